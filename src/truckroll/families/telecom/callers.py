"""Who called and why, as it is told when a call is classified."""

from typing import TYPE_CHECKING

from truckroll.catalogue import Model, Ref, Refused, invalid, noun

if TYPE_CHECKING:
    from truckroll.families import crm, jbce

CallReason: "type[jbce.CallReason]" = noun("jbce.CallReason")
Customer: "type[crm.Customer]" = noun("crm.Customer")
CustomerContact: "type[crm.CustomerContact]" = noun("crm.CustomerContact")
Location: "type[crm.Location]" = noun("crm.Location")
LocationContact: "type[crm.LocationContact]" = noun("crm.LocationContact")


class ReasonInModel(Model):
    """Why no job came of a call: one of the contractor's reasons by its name, or none (an empty name)."""

    name: str
    lead: bool

    def known(self) -> "Ref[jbce.CallReason] | None":
        """The reason that is meant."""
        if not self.name:
            return None
        meant = (each for each in CallReason.find() if (each.name, each.is_lead) == (self.name, self.lead))
        reason = next(meant, None)
        which = "one that might have been work" if self.lead else "one that was never work"
        invalid(reason is None, "reason.name", f"'{self.name[:40]}' is no call reason, or not {which}.")
        assert reason is not None
        return reason.id


class AddressInput(Model):
    """Where somebody is."""

    street: str
    unit: str
    country: str
    city: str
    state: str
    zip: str
    latitude: float | None
    longitude: float | None


class ContactInputModel(Model):
    """A way to reach somebody."""

    id: int | None
    type: str
    value: str
    memo: str


class CustomerInModel(Model):
    """Who called: one of our customers, nobody we know (id 0 and no name), or somebody new (id 0 and a name)."""

    id: int
    name: str
    address: AddressInput
    contacts: list[ContactInputModel]


class LocationInModel(CustomerInModel):
    """About which place they called, told in the same way."""


def known_as(
    who: CustomerInModel, place: LocationInModel
) -> "tuple[Ref[crm.Customer] | None, Ref[crm.Location] | None]":
    """The customer and the location that are meant; new ones are taken up, known ones stay as they are."""
    location = Location.first(id=place.id, active=None) if place.id else None
    invalid(place.id != 0 and location is None, "location.id", f"There is no Location {place.id}.")
    customer = Customer.first(id=who.id, active=None) if who.id else None
    invalid(who.id != 0 and customer is None, "customer.id", f"There is no Customer {who.id}.")
    if customer is None and who.name.strip():
        customer = Customer.new(name=who.name, address=who.address)
        _reach(CustomerContact, who.contacts, "customer", customer_id=customer.id)
    if location is None and place.name.strip():
        invalid(customer is None, "location.name", "A new place needs a customer; say whose it is.")
        assert customer is not None
        location = Location.new(name=place.name, address=place.address, customer_id=customer.id)
        _reach(LocationContact, place.contacts, "location", location_id=location.id)
    if location is None:
        return (customer.id if customer else None), None
    other = customer is not None and location.customer_id != customer.id
    invalid(other, "location.id", f"Location {location.id} does not belong to customer {customer and customer.id}.")
    return location.customer_id, location.id


def _reach(
    noun: "type[crm.CustomerContact | crm.LocationContact]", contacts: list[ContactInputModel], whose: str, **of: int
) -> None:
    """Note the ways to reach somebody new."""
    for at, each in enumerate(contacts):
        try:
            noun.new(type=each.type, value=each.value, memo=each.memo or None, **of)
        except Refused as refused:  # told without the place, for which the contact itself is no part of a call
            errors = {f"{whose}.contacts[{at}].{name}": told for name, told in refused.errors.items()}
            title = " ".join(f"{place}: {told[0]}" for place, told in errors.items())
            raise Refused(title, kind=refused.kind, errors=errors) from None
