"""What customers do who book online: step by step, until it is booked or given up."""

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from truckroll.catalogue import Internal, Model, Ref, RefName, Resource, When, later, now, refuse, tell

if TYPE_CHECKING:
    from truckroll.families import crm, dispatch, jpm, memberships, settings
    from truckroll.families.scheduling_pro.schedulers import Router, Scheduler

MILESTONES = ("Opened", "Zipcode", "Interacted", "Issue", "Schedule", "Customer", "Details", "Booked")
PATIENCE = timedelta(minutes=30)
"""After so long without a step a session counts as given up."""
Recovery = Literal["RecoveryLink", "AiAgent"]
COMPLETED, ABANDONED = "Completed", "Abandoned"


class Address(Model):
    """Where the work is to be done."""

    street: str | None
    unit: str | None
    city: str | None
    state: str | None
    zip: str | None
    country: str | None


class Customer(Model):
    """Who booked, and with what."""

    is_new_customer: bool = True
    id: Ref["crm.Customer"] | None
    first_name: str | None
    last_name: str | None
    email: str | None
    phone: str | None
    location_id: Ref["crm.Location"] | None
    is_new_location: bool = True
    address: Address
    browser_name: str | None
    browser_version: str | None
    cpu_architecture: str | None
    device_model: str | None
    device_type: str | None
    device_vendor: str | None
    engine_name: str | None
    engine_version: str | None
    ip_address: str | None
    is_bot: bool | None
    os_name: str | None
    os_version: str | None
    user_agent: str | None


class SourceTracking(Model):
    """What led the customer here."""

    is_r_w_g_session: bool | None
    campaign_id: str | None
    landing_page_url: str | None
    gclid: str | None
    fbclid: str | None
    msclkid: str | None
    utm_source: str | None
    utm_medium: str | None
    utm_campaign: str | None
    utm_adgroup: str | None
    utm_term: str | None
    utm_content: str | None
    google_analytics_client_id: str | None
    booked_from: str | None
    sourced_from_marketing_pro: str | None
    gbraid: str | None
    wbraid: str | None
    marketing_source: str | None


class SchedulerSession(
    Resource,
    path="schedulers/{id}/sessions",
    within="scheduler_id",
    own_id="sessionId",
    tag="Scheduler",
    named=True,
    operations="list=SchedulerSessions:404",
    filters="created modified",
    index="router_id",
):
    """One customer's way through a router or a scheduler."""

    last_checkin_date: When
    session_outcome: str | None
    scheduler_id: RefName["Scheduler"] | None
    job_id: Ref["jpm.Job"] | None
    booking_id: Ref["crm.Booking"] | None
    lead_id: Ref["crm.Lead"] | None
    gbp_name: str | None
    timeslot_start: When | None
    timeslot_end: When | None
    category: str | None
    job_type_id: Ref["jpm.JobType"] | None
    business_unit_id: Ref["settings.BusinessUnit"] | None
    customer: Customer
    zone_id: Ref["dispatch.Zone"] | None
    customer_responses: list[str] | None = []
    notes: str | None
    source_tracking: SourceTracking
    mobile_notification_opt_in: bool | None
    blocker_type: str | None
    blocker_to_book_additional_data: str | None
    last_step: str | None
    dispatch_fee_quoted: str | None
    is_location_takeover: bool | None
    custom_opt_in: bool | None
    marketing_opt_in: bool | None
    membership_interest: str | None
    payment_info_captured: bool | None
    external_id: str | None
    recurring_service_id: Ref["memberships.RecurringService"] | None
    campaign_name: str | None

    router_id: Internal[RefName["Router"] | None]
    milestones: Internal[list[str]]
    was_abandoned: Internal[bool] = False
    sent_to: Internal[Literal["Booking", "Lead"] | None]
    recovered_by: Internal[Recovery | None]
    recovery_messages: Internal[list[Recovery]]

    def reach(self, *milestones: str) -> None:
        """Come so far; who takes no further step for a while has given up."""
        self.refuse_over()
        known = [each for each in milestones if each in MILESTONES]
        self.milestones = list(dict.fromkeys([*self.milestones, *known]))
        self.last_step = known[-1] if known else self.last_step
        self.last_checkin_date = now()
        later(now() + PATIENCE, self.abandon)

    def lead_to(self, scheduler_id: "RefName[Scheduler]") -> None:
        """Go on at a scheduler."""
        self.refuse_over()
        self.scheduler_id = scheduler_id

    def complete(self, *, job_id: "Ref[jpm.Job] | None" = None, booking_id: "Ref[crm.Booking] | None" = None) -> None:
        """It is booked: as a job, or as a booking that somebody looks through."""
        refuse(job_id is None and booking_id is None, f"Session {self.id} is complete with a job or a booking.")
        self.reach("Booked")
        self.job_id, self.booking_id, self.session_outcome = job_id, booking_id, COMPLETED
        later(None, self.abandon)
        tell("tn.sp.session-completed", session=self)

    def abandon(self) -> None:
        """The customer has gone; who can be reached is worth a call."""
        self.refuse_over()
        self.session_outcome, self.was_abandoned = ABANDONED, True
        later(None, self.abandon)
        if self.is_reachable:
            tell("tn.sp.session-abandoned-qualified", session=self)

    def send_to(self, *, booking_id: "Ref[crm.Booking] | None" = None, lead_id: "Ref[crm.Lead] | None" = None) -> None:
        """Somebody of the office follows up: a booking, or a lead, was made of a session that was given up."""
        refuse(self.session_outcome != ABANDONED, f"Session {self.id} was not given up.")
        self.sent_to = "Booking" if booking_id is not None else "Lead"
        self.booking_id, self.lead_id = booking_id, lead_id

    def call_back(self, by: Recovery) -> None:
        """Ask the customer by a text message to come back."""
        refuse(self.session_outcome != ABANDONED, f"Session {self.id} was not given up.")
        self.recovery_messages = [*self.recovery_messages, by]

    def come_back(self, by: Recovery) -> None:
        """The customer goes on where it was left."""
        refuse(self.session_outcome != ABANDONED, f"Session {self.id} was not given up.")
        self.session_outcome, self.recovered_by = None, by
        self.reach()

    def refuse_over(self) -> None:
        """Nothing more happens in a session that is over."""
        refuse(self.session_outcome is not None, f"Session {self.id} is {self.session_outcome}.")

    @property
    def is_reachable(self) -> bool:
        """Whether the customer left an address of mail or a telephone number."""
        return bool(self.customer.email or self.customer.phone)


class RouterSession(
    SchedulerSession,
    path="routers/{id}/sessions",
    within="router_id",
    own_id="sessionId",
    tag="Router",
    scope="schedulers",
    operations="list=RouterSessions:404",
    filters="created modified",
):
    """The same, as one who asks for what came of a router sees it."""
