"""Phone numbers and e-mail addresses as the platform first kept them: one list a customer, one list a location."""

from typing import TYPE_CHECKING, Any, Self

from truckroll.catalogue import Internal, Model, Ref, Required, Resource, Updatable, When, Writable, create, one, update
from truckroll.families.crm.contact_types import ContactType, check_contact

if TYPE_CHECKING:
    from truckroll.families.crm.customers import Customer
    from truckroll.families.crm.locations import Location


class PhoneSettings(Model):
    """What holds for the number of a contact; an e-mail address has none."""

    phone_number: str = ""
    do_not_text: bool = False


class ContactPreferences(Model):
    """What somebody wants to hear about under a contact."""

    job_reminders_enabled: bool
    marketing_updates_enabled: bool
    invoice_statement_notification: bool


class NewContact(Model):
    """A way to reach somebody, as it is given with a new customer or location."""

    type: ContactType
    value: str
    memo: str | None

    def check(self, place: str) -> None:
        """A contact leads somewhere; `place` is where it was given."""
        check_contact(self.type, self.value, place)

    def words(self) -> dict[str, Any]:
        """What a record of the contact says."""
        return {"type": self.type, "value": self.value, "memo": self.memo}


class BriefContact(NewContact):
    """A way to reach somebody, as the answer to a new customer or location shows it."""

    id: int


class ContactCard(Model):
    """A way to reach somebody, as those see it who know whom."""

    id: Ref[Any]
    type: Required[ContactType]
    value: Required[str]
    memo: Writable[str | None]
    phone_settings: PhoneSettings
    preferences: Updatable[ContactPreferences | None]
    created_on: When
    modified_on: When


class LegacyContact(ContactCard, Resource, abstract=True):
    """A way to reach somebody: a phone number, an e-mail address or a fax number."""

    phone: Internal[str | None]

    @classmethod
    def new(cls, **given: Any) -> Self:
        """A contact that can be reached under its value."""
        contact = super().new(**given)
        contact.settle()
        return contact

    def settle(self) -> None:
        """Let what is known of the number follow the value."""
        check_contact(self.type, self.value)
        self.phone = digits(self.value) or None if self.type != "Email" else None
        told: dict[str, Any] = self.values["phoneSettings"] or {}
        self.phone_settings = PhoneSettings.of({**told, "phoneNumber": self.phone or ""})

    def brief(self) -> BriefContact:
        """The contact without what came later."""
        return BriefContact(id=self.id, type=self.type, value=self.value, memo=self.memo)


def digits(phone: str) -> str:
    """A number as it is compared: its digits, without the country code of North America."""
    found = "".join(sign for sign in phone if sign.isdecimal() and sign.isascii())
    return found[1:] if len(found) == 11 and found[0] == "1" else found


class CustomerContact(
    LegacyContact,
    path="customers/{id}/contacts",
    within="customer_id active",
    own_id="contactId",
    tag="Customers",
    operations="list=GetContactList:404,409 delete=DeleteContact:404,409",
    feed="customers/contacts=ExportContacts_CustomersContacts",
    index="phone",
    item=ContactCard,
):
    """A way to reach a customer."""

    customer_id: Ref["Customer"]
    active: bool = True

    @create(404, 409)
    def create_contact(self) -> Self:
        """Note a way to reach a customer."""
        self.settle()
        return self

    @update(404, 409, route="PATCH {contactId}")
    def update_contact(self) -> Self:
        """Change a way to reach a customer, or what may be sent there."""
        self.settle()
        return self

    @classmethod
    def copy(cls, customer_id: "Ref[Customer]", contact: LegacyContact) -> None:
        """Let a customer be reached as a contact says, unless that is known already."""
        known = {(each.type, each.value) for each in cls.find(customer_id=customer_id)}
        if (contact.type, contact.value) not in known:
            cls.new(customer_id=customer_id, type=contact.type, value=contact.value, memo=contact.memo)


class CustomerContactWithCustomer(ContactCard):
    """A way to reach a customer, and which."""

    customer_id: Ref["Customer"]


class CustomersContact(
    CustomerContact,
    path="customers/contacts",
    tag="Customers",
    operations="list=GetModifiedContactsList:404",
    filters="customer_ids=customer_id created modified",
    needs="customerIds modifiedOnOrAfter modifiedBefore",
    item=CustomerContactWithCustomer,
):
    """A way to reach some customer."""


class LocationContact(
    LegacyContact,
    path="locations/{id}/contacts",
    within="location_id active",
    own_id="contactId",
    tag="Locations",
    operations="list=GetContactList:404,409 delete=DeleteContact:404,409",
    feed="locations/contacts=ExportContacts_LocationsContacts",
    item=ContactCard,
):
    """A way to reach somebody at a location."""

    location_id: Ref["Location"]
    active: bool = True

    @create(404, 409)
    def create_contact(self) -> Self:
        """Note a way to reach somebody at a location; it reaches the customer, too."""
        self.settle()
        CustomerContact.copy(one(self.location_id).customer_id, self)
        return self

    @update(404, 409, route="PATCH {contactId}")
    def update_contact(self) -> Self:
        """Change a way to reach somebody at a location, or what may be sent there."""
        self.settle()
        return self


class LocationContactWithLocation(ContactCard):
    """A way to reach somebody at a location, and which."""

    location_id: Ref["Location"]


class LocationsContact(
    LocationContact,
    path="locations/contacts",
    tag="Locations",
    operations="list=GetLocationsContactsList",
    filters="location_ids=location_id created modified",
    needs="locationIds modifiedOnOrAfter modifiedBefore createdOnOrAfter createdBefore",
    item=LocationContactWithLocation,
):
    """A way to reach somebody at some location."""
