"""How the demo contractor becomes known: campaigns and their costs, the web site, and what customers write."""

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import now, one
from truckroll.catalogue.types import reference
from truckroll.families.crm import Customer, Location
from truckroll.families.jpm import Job
from truckroll.families.marketing_reputation import Review
from truckroll.families.scheduling_pro import Router, Scheduler, SchedulerSession
from truckroll.families.scheduling_pro.sessions import Address, SourceTracking
from truckroll.families.scheduling_pro.sessions import Customer as Visitor
from truckroll.sandbox import names
from truckroll.sandbox.asking import ask, get

if TYPE_CHECKING:
    from truckroll.sandbox.business import Worker
    from truckroll.sandbox.customers import Caller
    from truckroll.sandbox.demand import Wish
    from truckroll.sandbox.work import Work
    from truckroll.sandbox.year import Year

_CAMPAIGNS = (
    ("Referral", "Word of mouth", "", 0),
    ("Web Search", "Paid", "Search", 42),
    ("Van on the Road", "Word of mouth", "", 0),
    ("Returning Customer", "Word of mouth", "", 0),
    ("Radio", "Paid", "Radio", 25),
    ("Newsletter", "Paid", "Email", 4),
    ("Community Fair", "Word of mouth", "", 3),
)
"""What brings work, of which kind that is, by what medium, and what it costs a day."""
_WEB = "Web Search"
_STEPS = ("Opened", "Zipcode", "Interacted", "Issue", "Schedule", "Customer", "Details")
_PRAISE = ("On time, clean, and it works.", "Explained everything twice.", "Will call again.")
_BLAME = ("Had to wait half a day.", "It broke again after a week.")


class Advertising:
    """Campaigns, sessions on the web site, and reviews."""

    def __init__(self, year: "Year") -> None:
        self._year = year
        kinds = {name: ask("CampaignCategories_Create", {"name": name}).id for name in ("Paid", "Word of mouth")}
        units = list(year.business.units.values())
        self.campaigns: dict[str, int] = {}
        for at, (name, kind, medium, _) in enumerate(_CAMPAIGNS):
            told = {"name": name, "active": True, "categoryId": kinds[kind], "businessUnitId": units[at % len(units)]}
            told |= {"medium": medium or None, "dnis": f"312555{at + 150:04}", "isDefaultCampaign": name == "Referral"}
            self.campaigns[name] = int(ask("Campaigns_Create", told).id)
        old = {"name": "Phone Book", "active": False, "categoryId": kinds["Paid"], "businessUnitId": units[0]}
        ask("Campaigns_Create", old)
        provider = {"tagName": "Website", "description": "The form on our own pages."}
        self._provider = int(ask("BookingProviderTags_Create", provider).id)
        self._site = Scheduler.new(
            id="site", name="Web site", company_name=names.TENANT_NAME, data_api_key="demo", is_default=True,
            quick_launch_link="https://lakeside.example.com/book",
        ).id  # fmt: skip
        self._router = Router.new(id="front", name="What is it about?").id
        self._sessions = 0
        year.on_days(lambda day: day.day == 1, 7, self._spend)
        year.on_days(lambda day: day.day == 15, 12, self._clean_list)
        for _ in range(max(3, year.jobs // 15)):
            year.agenda.within(year.agenda.start, year.agenda.end, self._come_and_go)

    def book_online(self, wish: "Wish", caller: "Caller") -> int:
        """Somebody books at the web site, step by step; the session says where they came from."""
        customer = get(Customer, caller.id)
        place = get(Location, caller.locations[0]).address
        address = {part: place.values[part] or "" for part in ("street", "unit", "city", "state", "zip", "country")}
        booking = int(
            ask(
                "Bookings_Create",
                {
                    "source": "Website",
                    "name": customer.name,
                    "address": address,
                    "customerType": customer.type,
                    "summary": wish.kind.summary,
                    "isFirstTimeClient": False,
                    "externalId": f"web-{self._sessions}",
                    "campaignId": self.campaigns[_WEB],
                    "businessUnitId": self._year.business.units[wish.kind.unit],
                    "jobTypeId": self._year.business.job_types[wish.kind.name],
                    "start": now(),
                    "contacts": [{"type": "Email", "value": names.mail(customer.name), "memo": "as given"}],
                },
                booking_provider=self._provider,
            ).id
        )
        session = self._session(Visitor(
            id=customer.id, is_new_customer=False, is_new_location=False, email=names.mail(customer.name),
            location_id=reference(caller.locations[0], "crm.Location"), address=Address(**address),
        ))  # fmt: skip
        session.reach(*_STEPS)
        session.complete(booking_id=reference(booking, "crm.Booking"))
        ask("WebBookingAttributions_Create", {"webSessionData": _web_session("book"), "bookingId": booking})
        return booking

    def dismiss(self, booking: int) -> None:
        """A booking that is none: nobody can be reached, or it is out of the area."""
        why = {"callReasonId": self._year.business.call_reasons[0], "dismissingMemo": "Nobody answers."}
        ask("Bookings_DismissBooking", why, booking_provider=str(self._provider), id=booking)

    def fill_in_form(self) -> int:
        """Somebody leaves a name on a form of a campaign."""
        rng = self._year.rng
        name = names.person(rng)
        told: dict[str, Any] = {"name": name, "email": names.mail(name), "phoneNumber": names.phone(rng)}
        told |= {"summary": "Would like a quote.", "address": names.address(rng)}
        lead = int(ask("Leads_SubmitLeadForm", told, id=self.campaigns[_WEB]).lead_id)
        ask("WebLeadFormAttributions_Create", {"webSessionData": _web_session("quote"), "leadId": lead})
        return lead

    def attribute(self, work: "Work") -> None:
        """Some of those who call have been on the web site before."""
        if self._year.rng.random() < 0.06:
            ask("ScheduledJobAttributions_Create", {"webSessionData": _web_session("call"), "jobId": work.id})

    def attribute_call(self, phone: str) -> None:
        """Somebody called the number of an advertisement."""
        call = {"customerPhoneNumber": phone, "forwardingPhoneNumber": "3125550151", "callStartedOnUtc": now()}
        call["trackingPhoneNumber"] = "3125550190"
        ask("ExternalCallAttributions_Create", {"webSessionData": _web_session("call"), "externalCallData": call})

    def review(self, work: "Work", worker: "Worker", mark: float) -> None:
        """Write on a public page what somebody thinks of the work."""
        rng, job = self._year.rng, get(Job, work.id)
        customer = one(job.customer_id)
        Review.new(
            platform=rng.choice(("Google", "Yelp", "Facebook")),
            author_name=customer.name,
            review=rng.choice(_PRAISE if mark >= 6 else _BLAME),
            rating=max(1.0, round(mark) / 2),
            publish_date=now(),
            job_id=job.id,
            technician_id=worker.ref,
            location_id=job.location_id,
            campaign_id=job.campaign_id,
            external_id=f"review-{work.id}",
        )

    def _session(self, visitor: Visitor) -> SchedulerSession:
        self._sessions += 1
        return SchedulerSession.new(
            id=f"session-{self._sessions}",
            scheduler_id=self._site,
            router_id=self._router,
            last_checkin_date=now(),
            customer=visitor,
            source_tracking=SourceTracking(utm_source="search", utm_campaign=_WEB),
            campaign_name=_WEB,
        )

    def _come_and_go(self) -> None:
        """Most of those who look at the form do not fill it in."""
        rng = self._year.rng
        name = names.person(rng)
        mail = names.mail(name) if rng.random() < 0.4 else None
        visitor = Visitor(email=mail, address=Address())
        self._session(visitor).reach(*_STEPS[: rng.randint(1, len(_STEPS))])

    def _spend(self) -> None:
        """Say what campaigns cost in the month that begins."""
        year, month = int(self._year.today[:4]), int(self._year.today[5:7])
        for name, _, _, daily in _CAMPAIGNS:
            if daily and self.campaigns[name] in self._year.business.campaigns:
                told = {"campaignId": self.campaigns[name], "year": year, "month": month}
                ask("CampaignCosts_Create", told | {"dailyCost": Decimal(daily)})

    def _clean_list(self) -> None:
        """Some mail comes back, and some people want none; one of them wants it again."""
        name = names.person(self._year.rng)
        ask("Suppressions_Add", {"emails": [names.mail(name)], "reason": "Bounce"})
        if self._year.rng.random() < 0.2:
            self._year.agenda.within(
                self._year.agenda.now, self._year.agenda.end, partial(self._allow, names.mail(name))
            )

    def _allow(self, email: str) -> None:
        ask("Suppressions_Remove", {"emails": [email]})


def _web_session(page: str) -> dict[str, str]:
    """How somebody came to a page."""
    told = {"landingPageUrl": f"https://lakeside.example.com/{page}", "referrerUrl": "https://search.example.com/"}
    return told | {"utmCampaign": _WEB, "utmSource": "search", "utmTerm": "heating repair"}
