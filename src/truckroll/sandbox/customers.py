"""Who asks the demo contractor for work."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from truckroll.families.crm import Location
from truckroll.sandbox import names
from truckroll.sandbox.agenda import DAY
from truckroll.sandbox.asking import ask, get

if TYPE_CHECKING:
    from truckroll.sandbox.year import Year

SHARE_KNOWN = 0.6
"""Of all customers, those who were there when the year began."""
JOBS_OF_A_CUSTOMER = 3


@dataclass(eq=False)
class Caller:
    """A customer, the locations there is work at, and how many jobs are open."""

    id: int
    locations: list[int]
    commercial: bool
    phone: str
    open_jobs: int = 0
    here: bool = True


class Customers:
    """The contractor's customers, who come back, and the new ones."""

    def __init__(self, year: "Year", jobs: int) -> None:
        self._year = year
        self._rng = year.rng
        self._here: list[Caller] = []
        self.known_at_first = max(1, round(jobs / JOBS_OF_A_CUSTOMER * SHARE_KNOWN))
        self._chance_new = (1 - SHARE_KNOWN) / JOBS_OF_A_CUSTOMER

    def who_calls(self) -> Caller:
        """Somebody known, or somebody new."""
        if not self._here or self._rng.random() < self._chance_new:
            return self.welcome()
        return self._rng.choice(self._here)

    def knows(self, caller: Caller) -> bool:
        """Whether somebody still is a customer."""
        return caller.here

    def somebody(self) -> Caller | None:
        """Any customer there is."""
        return self._rng.choice(self._here) if self._here else None

    def welcome(self) -> Caller:
        """Take up a new customer with one or several locations, and the ways to reach it."""
        rng = self._rng
        commercial = rng.random() < 0.15
        name = names.firm(rng) if commercial else names.person(rng)
        count = rng.choices((1, 2, 3, 5), (40, 30, 20, 10) if commercial else (84, 12, 3, 1))[0]
        number = names.phone(rng)
        phone = {"type": "MobilePhone", "value": number, "memo": None}
        mail = {"type": "Email", "value": names.mail(name), "memo": None}
        told: dict[str, Any] = {"name": name, "type": "Commercial" if commercial else "Residential"}
        told |= {"address": names.address(rng), "contacts": [phone, mail] if rng.random() < 0.7 else [phone]}
        told["locations"] = [self._place(phone) for _ in range(count)]
        if commercial:
            told |= {"paymentTermId": self._year.ledger.terms["Net 30"], "creditLimit": 5_000}
        if rng.random() < 0.15:
            told["tagTypeIds"] = [self._year.business.tags["Financing"]]
        made = ask("Customers_Create", told)
        caller = Caller(int(made.id), [int(place.id) for place in made.locations], commercial, number)
        for place in made.locations:
            self._settle(int(place.id), place.address.zip, commercial)
        self._write_down(caller, name)
        self._here.append(caller)
        return caller

    def _place(self, phone: dict[str, Any]) -> dict[str, Any]:
        street = names.street(self._rng)
        reach = [phone] if self._rng.random() < 0.3 else []
        return {"name": street, "address": names.address(self._rng, street), "contacts": reach}

    def _settle(self, location: int, code: str, commercial: bool) -> None:
        """Know which taxes are due at a place, in which zone it is, and what an hour pays there."""
        rng = self._rng
        ask("Locations_Update", {"taxZoneId": self._year.ledger.taxes[code]}, id=location)
        get(Location, location).zone_id = self._year.crew.zones[code]
        if commercial and rng.random() < 0.2:
            self._year.crew.prevailing(location)
        if rng.random() < 0.3:
            self._year.paperwork.note_equipment(location)
        if rng.random() < 0.06:
            today = self._year.diary.day(self._year.agenda.now)
            worker = rng.choice([each for each in self._year.business.everybody if each.last_day > today])
            ask("Locations_UpdatePreferredTechnician", id=location, preferredTechnicianId=worker.id)
        if rng.random() < 0.15:
            note = {"text": rng.choice(names.INSTRUCTIONS), "pinToTop": rng.random() < 0.3, "addToCustomer": False}
            ask("Locations_CreateNote", note, id=location)

    def _write_down(self, caller: Caller, name: str) -> None:
        """Note what is good to know of a customer, and who speaks for it."""
        rng = self._rng
        if rng.random() < 0.2:
            note = {"text": rng.choice(names.NOTES), "pinToTop": False, "addToLocations": rng.random() < 0.3}
            ask("Customers_CreateNote", note, id=caller.id)
        if caller.commercial or rng.random() < 0.2:
            who = names.person(rng) if caller.commercial else name
            contact = ask("Contacts_Create", {"name": who, "title": "Facilities" if caller.commercial else "Owner"})
            for kind, value in (("Phone", caller.phone), ("Email", names.mail(who))):
                method = ask("ContactMethods_CreateContactMethod", {"type": kind, "value": value}, contactId=contact.id)
            ask(
                "ContactPreferences_UpdateContactMethodPreference",
                {"value": "true"}, contactId=contact.id, contactMethodId=method.id, preferenceName="JobReminders",
            )  # fmt: skip
            at: dict[str, Any] = {"contactId": contact.id, "relatedEntityId": caller.id, "typeSlug": "customer"}
            ask("Contacts_CreateContactRelationship", **at)
        if caller.commercial and len(caller.locations) > 1 and rng.random() < 0.6:
            now = self._year.agenda.now
            self._year.in_office_hours(now + DAY, now + 60 * DAY, partial(self._year.club.agree, caller))

    def someone_without_work(self) -> Caller | None:
        """A customer for whom nothing is open, if one turns up quickly."""
        for _ in range(20 if self._here else 0):
            caller = self._rng.choice(self._here)
            if not caller.open_jobs and not self._year.club.has(caller):
                return caller
        return None

    def lose(self, caller: Caller) -> None:
        """Call no more."""
        self._here.remove(caller)
        caller.here = False
