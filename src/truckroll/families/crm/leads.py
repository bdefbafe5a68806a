"""Work that somebody may want."""

from typing import TYPE_CHECKING, Literal, Self

from truckroll.catalogue import (
    UNSET,
    AtLeast,
    Between,
    Immutable,
    Internal,
    Model,
    Ref,
    Required,
    Resource,
    Some,
    Text,
    When,
    Writable,
    action,
    caller,
    create,
    filter,
    invalid,
    one,
    refuse,
    some,
    tell,
    update,
    where,
)
from truckroll.catalogue.transaction import tenant
from truckroll.families.crm.addresses import CustomerAddress
from truckroll.families.crm.bookings import Booking, Priority
from truckroll.families.crm.lead_notes import LeadNote

if TYPE_CHECKING:
    from truckroll.families import jbce, jpm, marketing, settings, telecom
    from truckroll.families.crm.customers import Customer
    from truckroll.families.crm.locations import Location

LeadStatus = Literal["Open", "Dismissed", "Converted"]
FORM = "Form"


class FollowUpResponse(Model):
    """When somebody will follow a lead up, and what was written about it."""

    lead_id: Ref["Lead"]
    follow_up_date: When
    text: Text | None
    pin_to_top: bool


class SubmitLeadFormResponse(Model):
    """The lead that a submitted form became."""

    lead_id: Ref["Lead"]


class Lead(
    Resource,
    path="leads",
    tag="Leads",
    operations="get list",
    filters="ids created modified customer_id status lead_customer_name lead_phone",
    sort="id modified_on created_on",
    feed="leads=ExportLeads_Leads",
    index="location_id capture_source campaign_id",
):
    """A chance for work that somebody follows up."""

    status: LeadStatus = "Open"
    priority: Writable[Priority] = "Normal"
    customer_id: Immutable[Ref["Customer"] | None]
    location_id: Immutable[Ref["Location"] | None]
    business_unit_id: Writable[Ref["settings.BusinessUnit"] | None]
    job_type_id: Writable[Ref["jpm.JobType"] | None]
    campaign_id: Required[Ref["marketing.Campaign"]]
    follow_up_date: Immutable[When | None]
    created_by_id: Ref["settings.Employee"]
    tag_type_ids: Immutable[list[Ref["settings.TagType"]] | None]
    dismissing_reason_id: Ref["jbce.CallReason"] | None
    summary: Required[Text | None]
    call_reason_id: Immutable[Ref["jbce.CallReason"] | None]
    call_id: Ref["telecom.Call"] | None
    booking_id: Immutable[Ref["Booking"] | None]
    manual_call_id: int | None
    lead_url: str | None
    lead_customer_name: Writable[str | None]
    lead_phone: Writable[str | None]
    lead_email: Writable[str | None]
    lead_street: Writable[str | None]
    lead_unit: Writable[str | None]
    lead_city: Writable[str | None]
    lead_state: Writable[str | None]
    lead_zip: Writable[str | None]
    lead_country: Writable[str | None]
    capture_source: str | None

    job_id: Internal[Ref["jpm.Job"] | None]

    @filter
    def is_prospect(cls, value: bool) -> Some:
        """Leads of nobody yet, or of customers who never had a job."""
        return some("jpm.Job", present=not value, customer_id=cls.customer_id)

    @filter
    def without_customer(cls, value: bool) -> Some:
        """Leads that are of no customer's place yet; a place always has its customer."""
        return some("crm.Location", present=not value, id=cls.location_id)

    @filter
    def customer_city(cls, value: str) -> Some:
        """Leads of customers in a city."""
        return some("crm.Customer", id=cls.customer_id, city=value)

    @filter
    def customer_state(cls, value: str) -> Some:
        """Leads of customers in a state."""
        return some("crm.Customer", id=cls.customer_id, state=value)

    @filter
    def customer_zip(cls, value: str) -> Some:
        """Leads of customers with a ZIP code."""
        return some("crm.Customer", id=cls.customer_id, zip=value)

    @filter
    def customer_created(cls, value: Between[When]) -> Some:
        """Leads of customers who came in a range of time."""
        return some("crm.Customer", id=cls.customer_id, created_on=value)

    @filter
    def customer_modified_on_or_after(cls, value: When) -> Some:
        """Leads of customers who changed since a moment."""
        return some("crm.Customer", id=cls.customer_id, modified_on=AtLeast(value))

    @filter
    def gen_perm_url(cls, value: bool) -> Some:
        """All leads, told or not: each has its permanent URL from its first day."""
        return where()

    @filter
    def is_capture_source_form(cls, value: bool) -> Some:
        """Leads that came, or did not come, by a form."""
        return some("crm.Lead", present=value, id=cls.id, capture_source=FORM)

    @create()
    def create(self) -> Self:
        """Note a chance for work, with the reason of the call or the day on which somebody follows it up."""
        nobody = self.call_reason_id is None and self.follow_up_date is None
        invalid(nobody, "followUpDate", "A lead needs a day to follow it up (followUpDate) or a callReasonId.")
        self.check()
        if self.location_id is not None:
            location = one(self.location_id)
            elsewhere = self.customer_id is not None and location.customer_id != self.customer_id
            invalid(elsewhere, "locationId", f"Location {location.id} does not belong to customer {self.customer_id}.")
            self.customer_id = location.customer_id
        self.open()
        if self.booking_id is not None:
            one(self.booking_id).become(self)
        return self

    @update(400)
    def update(self) -> Self:
        """Change what is known of a chance for work."""
        self.check()
        tell("tn.crm.lead-updated", lead=self)
        return self

    @action("POST form?id")
    def submit_lead_form(
        cls,
        name: str,
        id: Ref["marketing.Campaign"] = UNSET,
        email: str | None = None,
        phone_number: str | None = None,
        address: CustomerAddress | None = None,
        summary: Text | None = None,
    ) -> SubmitLeadFormResponse:
        """Take a form that somebody filled in as a lead of the campaign (`id`) whose form it is."""
        invalid(id is UNSET, "id", "Say with ?id= which campaign's form was filled in.")
        invalid(not name.strip(), "name", "A form needs the name of who filled it in.")
        lead = Lead.new(
            campaign_id=id, lead_customer_name=name, lead_email=email, lead_phone=phone_number, summary=summary
        )
        if address is not None:
            lead.lead_street, lead.lead_unit, lead.lead_city = address.street, address.unit, address.city
            lead.lead_state, lead.lead_zip, lead.lead_country = address.state, address.zip, address.country
        lead.capture_source = FORM
        lead.open()
        return SubmitLeadFormResponse(lead_id=lead.id)

    @action("POST {id}/follow-up")
    def create_follow_up(
        self, follow_up_date: When, text: Text | None = None, pin_to_top: bool | None = None
    ) -> FollowUpResponse:
        """Promise to come back to somebody, with a note for whoever will."""
        self.refuse_settled()
        self.follow_up_date = follow_up_date
        if text:
            LeadNote.new(lead_id=self.id, text=text, is_pinned=bool(pin_to_top), created_by_id=caller().user)
        tell("tn.crm.lead-updated", lead=self)
        return FollowUpResponse(lead_id=self.id, follow_up_date=follow_up_date, text=text, pin_to_top=bool(pin_to_top))

    @action("POST {id}/dismiss", 404)
    def dismiss(self, dismissing_reason_id: Ref["jbce.CallReason"]) -> None:
        """Give up a chance for work."""
        self.refuse_settled()
        self.status = "Dismissed"
        self.dismissing_reason_id = dismissing_reason_id
        tell("tn.crm.lead-updated", lead=self)

    def check(self) -> None:
        """A lead says what is wanted."""
        invalid(self.summary is not None and not self.summary.strip(), "summary", "A lead needs a summary.")

    def open(self) -> None:
        """Begin to follow a chance for work up."""
        self.created_by_id = caller().user
        self.lead_url = f"/crm/v2/tenant/{tenant()}/leads/{self.id}"
        tell("tn.crm.lead-created", lead=self)

    def refuse_settled(self) -> None:
        """A lead that was won or given up is over."""
        refuse(self.status != "Open", f"Lead {self.id} is {self.status}; nobody follows it up any more.")

    def convert(self, job: "jpm.Job") -> None:
        """Win the lead with a job."""
        refuse(self.status != "Open", f"Lead {self.id} is {self.status} and cannot become a job.")
        self.status = "Converted"
        self.job_id = job.id
        tell("tn.crm.lead-updated", lead=self)
