"""Work that somebody asked for somewhere else."""

from typing import TYPE_CHECKING, Annotated, Literal, Self, get_args

from truckroll.catalogue import (
    Immutable,
    Internal,
    Ref,
    Required,
    Resource,
    Sent,
    Text,
    When,
    Writable,
    action,
    create,
    invalid,
    missing,
    now,
    refuse,
    tell,
    update,
)
from truckroll.families.crm.addresses import Town
from truckroll.families.crm.booking_contacts import BookingContact
from truckroll.families.crm.customers import CustomerType
from truckroll.families.crm.legacy_contacts import NewContact

if TYPE_CHECKING:
    from truckroll.families import jbce, jpm, marketing, settings
    from truckroll.families.crm.booking_providers import BookingProviderTag
    from truckroll.families.crm.leads import Lead

BookingStatus = Literal["New", "Converted", "Dismissed", "Accepted"]
Priority = Literal["Low", "Normal", "High", "Urgent"]
CUSTOMER_TYPES = get_args(CustomerType)


class BookingAddress(Town):
    """Where somebody wants work done."""

    unit: str | None


class BookingAddressPatch(Town):
    """An address that takes the place of another as a whole."""

    unit: str


class Booking(
    Resource,
    path="bookings",
    tag="Bookings",
    operations="get list",
    filters="ids external_id created modified",
    sort="id modified_on created_on",
    feed="bookings=ExportBookings_Get",
):
    """A request for work that a booking provider passed on."""

    source: Required[str]
    name: Required[str]
    address: Writable[Annotated[BookingAddress | None, Sent(update=BookingAddressPatch)]]
    customer_type: Writable[Annotated[CustomerType | None, Sent(str | None, update=CustomerType)]]
    start: Writable[When]
    campaign_id: Writable[Ref["marketing.Campaign"] | None]
    business_unit_id: Writable[Ref["settings.BusinessUnit"] | None]
    is_first_time_client: Required[bool | None]
    uploaded_images: Writable[list[str] | None]
    is_send_confirmation_email: Immutable[bool | None]
    status: BookingStatus = "New"
    dismissing_reason_id: Ref["jbce.CallReason"] | None
    job_id: Ref["jpm.Job"] | None
    external_id: Required[str]
    priority: Writable[Priority | None]
    job_type_id: Writable[Ref["jpm.JobType"] | None]
    booking_provider_id: Ref["BookingProviderTag"]
    summary: Required[Text | None]

    dismissing_memo: Internal[Text | None]

    def refuse_settled(self) -> None:
        """What became of a booking is its end: a provider changes only those that nobody has taken up."""
        refuse(self.status != "New", f"Booking {self.id} is {self.status}; only a new one can change.")

    def check(self) -> None:
        """A booking says who asks, and by which kind of customer."""
        invalid(not self.name.strip(), "name", "A booking needs the name of the customer.")
        known = self.customer_type is None or self.customer_type in CUSTOMER_TYPES
        invalid(not known, "customerType", f"'{self.customer_type}' is none of {', '.join(CUSTOMER_TYPES)}.")

    def put_aside(self, reason_id: "Ref[jbce.CallReason] | None", memo: str | None = None) -> None:
        """Dismiss the request: there will be no job of it."""
        self.refuse_settled()
        self.status = "Dismissed"
        self.dismissing_reason_id = reason_id
        self.dismissing_memo = memo
        tell("tn.crm.booking-updated", booking=self)

    def become(self, lead: "Lead") -> None:
        """Leave the request to a lead, which takes its place."""
        self.put_aside(lead.call_reason_id, f"Lead {lead.id} was made of it.")

    def convert(self, job: "jpm.Job") -> None:
        """Turn the request into a job."""
        refuse(self.status not in {"New", "Accepted"}, f"Booking {self.id} is {self.status} and cannot become a job.")
        self.status = "Converted"
        self.job_id = job.id
        tell("tn.crm.booking-updated", booking=self)


class ProviderBooking(
    Booking,
    path="booking-provider/{booking_provider}/bookings",
    tag="Bookings",
    scope="bookings",
    operations="get=GetForProvider list=GetList2",
    filters="ids external_id created modified",
    sort="id modified_on created_on",
):
    """A booking as the provider sees it who passed it on, and who alone may change it while it is new."""

    @create()
    def create(self, contacts: list[NewContact] | None = None) -> Self:
        """Pass on somebody's wish for work; without a start it is wanted from now on."""
        self.check()
        self.start = self.start or now()
        for place, asked in enumerate(contacts or []):
            BookingContact.of_booking(self, asked.type, asked.value, asked.memo, f"contacts[{place}].")
        return self

    @update(404, 409)
    def update(self) -> Self:
        """Correct a booking that nobody has taken up yet."""
        self.refuse_settled()
        self.check()
        tell("tn.crm.booking-updated", booking=self)
        return self

    @action("POST {id}/dismiss")
    def dismiss_booking(
        cls,
        booking_provider: str,
        id: Ref["Booking"],
        call_reason_id: Ref["jbce.CallReason"] | None = None,
        dismissing_memo: Text | None = None,
    ) -> None:
        """Withdraw a booking that nobody has taken up yet."""
        booking = Booking.first(id=id)
        if booking is None or str(booking.booking_provider_id) != booking_provider:
            raise missing("Booking", id)
        booking.put_aside(call_reason_id, dismissing_memo)
