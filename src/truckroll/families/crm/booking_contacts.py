"""How to reach somebody who asked for work."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Self

from truckroll.catalogue import (
    UNSET,
    Internal,
    Model,
    Ref,
    Required,
    Resource,
    Sent,
    Writable,
    action,
    create,
    one,
)
from truckroll.catalogue.shapes import Shape
from truckroll.families.crm.contact_types import ContactType, check_contact

if TYPE_CHECKING:
    from truckroll.families.crm.bookings import Booking


class BookingContact(
    Resource,
    path="bookings/{id}/contacts",
    within="booking_id",
    tag="Bookings",
    operations="list=GetContactList:404",
    hides="created_on",
):
    """A way to reach somebody who asked for work."""

    booking_id: Internal[Ref["Booking"]]
    type: Required[Annotated[ContactType, Sent(str)]]
    value: Required[str]
    memo: Writable[str] = ""

    @classmethod
    def of_booking(cls, booking: "Booking", type: str, value: str, memo: str | None, place: str) -> None:
        """A way to reach somebody that comes with the booking."""
        check_contact(type, value, place)
        cls.new(booking_id=booking.id, type=type, value=value, memo=memo or "")


class ChangedContact(Model):
    """A contact as it is after a change."""

    type: ContactType
    value: str
    memo: str

    @classmethod
    def shape(cls) -> Shape:
        """The contract answers a change with the request's own shape, of which nothing is required."""
        whole = super().shape()
        return replace(whole, members=tuple(replace(member, required=False) for member in whole.members))


class ProviderBookingContact(
    BookingContact,
    path="booking-provider/{booking_provider}/bookings/{id}/contacts",
    within="booking_id",
    own_id="contactId",
    tag="Bookings",
    scope="bookings",
    operations="list=GetContactList2:404",
    hides="created_on",
):
    """A way to reach somebody, as the booking's provider writes it."""

    @create(404)
    def create_contact(self) -> Self:
        """Add a way to reach somebody who asked for work."""
        one(self.booking_id).refuse_settled()
        check_contact(self.type, self.value)
        return self

    @action("PATCH {contactId}", 404, 409)
    def update_booking_contact(
        self, type: ContactType = UNSET, value: str = UNSET, memo: str = UNSET
    ) -> ChangedContact:
        """Correct a way to reach somebody; what is not given stays."""
        one(self.booking_id).refuse_settled()
        self.type = self.type if type is UNSET else type
        self.value = self.value if value is UNSET else value
        self.memo = self.memo if memo is UNSET else memo
        check_contact(self.type, self.value)
        return ChangedContact(type=self.type, value=self.value, memo=self.memo)

    @action("DELETE {contactId}", 404)
    def delete_contact(self) -> None:
        """Take a way to reach somebody away."""
        one(self.booking_id).refuse_settled()
        self.deactivate()
