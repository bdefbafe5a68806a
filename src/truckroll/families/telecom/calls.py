"""Calls: who rang whom, who answered, and what became of it."""

from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from truckroll.catalogue import (
    AtLeast,
    Copy,
    Duration,
    File,
    Int32,
    Internal,
    Model,
    MoreThan,
    Not,
    Ref,
    Refused,
    Resource,
    Some,
    When,
    action,
    caller,
    filter,
    invalid,
    keep_file,
    kept_file,
    noun,
    now,
    one,
    read,
    refuse,
    span_text,
    tell,
    where,
)
from truckroll.catalogue.transaction import tenant
from truckroll.families.telecom.bundles import CallDirection, CallType, NamedModel, bundle
from truckroll.families.telecom.callers import CustomerInModel, LocationInModel, ReasonInModel, known_as
from truckroll.families.telecom.details import DetailedBundleCallModel, DetailedCallModel, detailed, detailed_bundle
from truckroll.families.telecom.likeness import found
from truckroll.families.telecom.numbers import e164
from truckroll.families.telecom.tones import tone

if TYPE_CHECKING:
    from datetime import timedelta

    from truckroll.families import crm, jbce, jpm, marketing, settings

Campaign: "type[marketing.Campaign]" = noun("marketing.Campaign")
TagType: "type[settings.TagType]" = noun("settings.TagType")

CallStatus = Literal["Ringing", "Answered", "Completed", "Initiated"]
Sound = Literal["recording", "voicemail"]


class JobModel(Model):
    """The job that was booked with a call."""

    id: int
    number: Annotated[str, Copy("job_number")]


class LeadModel(Model):
    """The lead that a call became."""

    id: int


class Call(
    Resource,
    version="v2",
    path="calls",
    tag="Calls",
    feed="calls",
    index="to from_ seconds received_on agent_name agent_external_id sid tag job_id customer_id location_id campaign_id"
    " reason_id agent_id created_by_id lead_id",
):
    """Somebody rang, or was rung up."""

    duration: Duration = "00:00:00"
    from_: str
    to: str
    direction: CallDirection
    status: CallStatus
    type: CallType | None
    recording_url: str | None
    voice_mail_path: str | None
    reason: Annotated[NamedModel | None, Copy("reason_id")]
    customer: Annotated[NamedModel | None, Copy("customer_id")]
    location: Annotated[NamedModel | None, Copy("location_id")]
    campaign: Annotated[NamedModel | None, Copy("campaign_id")]
    job: Annotated[JobModel | None, Copy("job_id")]
    agent: Annotated[NamedModel | None, Copy("agent_id")]
    created_by: Annotated[NamedModel | None, Copy("created_by_id")]
    excuse_memo: str = ""
    tag: str = ""
    active: bool = True
    lead: Annotated[LeadModel | None, Copy("lead_id")]

    received_on: Internal[When]
    seconds: Internal[Int32] = 0
    sid: Internal[str | None]
    reason_id: Internal[Ref["jbce.CallReason"] | None]
    customer_id: Internal[Ref["crm.Customer"] | None]
    location_id: Internal[Ref["crm.Location"] | None]
    campaign_id: Internal[Ref["marketing.Campaign"] | None]
    job_id: Internal[Ref["jpm.Job"] | None]
    booking_id: Internal[Ref["crm.Booking"] | None]
    lead_id: Internal[Ref["crm.Lead"] | None]
    agent_id: Internal[Ref["settings.Employee | settings.Technician"] | None]
    agent_name: Internal[Annotated[str | None, Copy("agent_id.name")]]
    agent_external_id: Internal[int | None]
    created_by_id: Internal[Ref["settings.Employee"] | None]
    tag_type_ids: Internal[list[Ref["settings.TagType"]]] = []

    @filter
    def created_after(cls, value: When) -> Some:
        """Calls noted later than a moment."""
        return where(created_on=MoreThan(value))

    @filter
    def modified_after(cls, value: When) -> Some:
        """Calls of which something changed later than a moment."""
        return where(modified_on=MoreThan(value))

    @filter
    def min_duration(cls, value: Int32) -> Some:
        """Calls that lasted at least so many seconds."""
        return where(seconds=AtLeast(value))

    @filter
    def phone_number_called(cls, value: str) -> Some:
        """Calls to a number, however it is written."""
        return where(to=e164(value) or value)

    @filter
    def agent_is_external(cls, value: bool) -> Some:
        """Calls that a call center answered, or that we did."""
        return where(agent_external_id=Not(None) if value else None)

    @read("GET {id}", 404)
    def get_details(self) -> DetailedBundleCallModel:
        """One call, with all that is known of who called because of what, and the job that was booked with it."""
        return detailed_bundle(self)

    @action("PUT {id}", 404)
    def update(
        self,
        excuse_memo: str,
        reason: ReasonInModel,
        customer: CustomerInModel,
        location: LocationInModel,
        tag: str,
        call_id: int | None = None,
        call_type: CallType | None = None,
        campaign_id: Ref["marketing.Campaign"] | None = None,
        job_id: Ref["jpm.Job"] | None = None,
        agent_id: Ref["settings.Employee | settings.Technician"] | None = None,
    ) -> DetailedCallModel:
        """Say anew what became of a call, and who called because of what; what is left out is forgotten."""
        invalid(call_id not in (None, self.id), "callId", f"The body says {call_id}, and the path says {self.id}.")
        bookable = call_type == "Booked" or (call_type is None and self.direction == "Outbound")
        invalid(job_id is not None and not bookable, "jobId", "A call with a job is Booked.")
        nothing = call_type == "Booked" and job_id is None and self.booking_id is None
        invalid(nothing, "jobId", "A booked call has a job; say which.")
        invalid(call_type == "Excused" and not excuse_memo.strip(), "excuseMemo", "Say what excuses the call.")
        self.classify(call_type)
        self.excuse_memo, self.campaign_id, self.agent_id = excuse_memo, campaign_id, agent_id
        self.reason_id = reason.known()
        self.customer_id, self.location_id = known_as(customer, location)
        self.mark(tag)
        self.let_go()
        if job_id is not None:
            job = one(job_id)
            other = self.customer_id not in (None, job.customer_id)
            invalid(other, "jobId", f"Job {job.id} is of customer {job.customer_id}, not {self.customer_id}.")
            self.take(job)
        tell("tn.tlc.call-updated", call=bundle(self).values)
        return detailed(self)

    @read("GET {id}/recording", 404)
    def get_recording(self) -> File:
        """What was said."""
        return self.sound("recording", self.recording_url)

    @read("GET {id}/voicemail", 404, operation_id="Calls_GetVoiceMail")
    def get_voicemail(self) -> File:
        """What the caller left as a message."""
        return self.sound("voicemail", self.voice_mail_path)

    def sound(self, what: Sound, address: str | None) -> File:
        """The kept sound, or a tone of the call's length where nobody kept one."""
        if address is None:
            title = f"Call {self.id} has no {what}."
            raise Refused(title, kind="missing", errors={"id": [title]})
        kept = kept_file(self._place(what))
        content, name = (kept.content, kept.name) if kept else (tone(self.seconds), f"call-{self.id}-{what}.wav")
        return File(name, "application/octet-stream", content)

    def keep(self, what: Sound, file: File | None = None) -> None:
        """There is something to hear of the call: these bytes, or a tone in the place of them."""
        address = f"/telecom/v2/tenant/{tenant()}/calls/{self.id}/{what}"
        if what == "recording":
            self.recording_url = address
        else:
            self.voice_mail_path = address
        if file is not None:
            keep_file(self._place(what), file)

    def _place(self, what: Sound) -> str:
        return f"Calls/{self.id}/{what}"

    @classmethod
    def receive(cls, number: str, called: str, **known: Any) -> Self:
        """Somebody rings; their number tells who, and the number they call because of what, unless that is known."""
        call = cls._begin("Inbound", "Ringing", number, called, known)
        call.customer_id = call.customer_id or _customer_of(call.from_)
        call.campaign_id = call.campaign_id or _campaign_of(call.to)
        return call

    @classmethod
    def dial(
        cls, number: str, own: str, agent_id: "Ref[settings.Employee | settings.Technician]", **known: Any
    ) -> Self:
        """Ring somebody up from a number of our own."""
        call = cls._begin("Outbound", "Initiated", own, number, known)
        call.agent_id, call.customer_id = agent_id, call.customer_id or _customer_of(call.to)
        return call

    @classmethod
    def _begin(cls, direction: CallDirection, status: CallStatus, from_: str, to: str, known: dict[str, Any]) -> Self:
        asked = {"received_on": now(), "created_by_id": caller().user} | known
        call = cls.new(direction=direction, status=status, from_=e164(from_) or from_, to=e164(to) or to, **asked)
        call.sid = call.sid or f"CA{call.id:032x}"
        return call

    def answer(
        self, agent_id: "Ref[settings.Employee | settings.Technician] | None" = None, external_id: int | None = None
    ) -> None:
        """Somebody takes the call, for us or for a call center; who is rung up is nobody's agent."""
        refuse(self.status not in ("Ringing", "Initiated"), f"Call {self.id} is {self.status}; nobody can answer it.")
        self.status, self.agent_id, self.agent_external_id = "Answered", agent_id or self.agent_id, external_id

    def hang_up(self, lasted: "timedelta") -> None:
        """The call is over; one that nobody took is Abandoned, another Unbooked until more is said of it."""
        refuse(self.status == "Completed", f"Call {self.id} is over.")
        if self.direction == "Inbound" and self.type is None:
            self.type = "Unbooked" if self.status == "Answered" else "Abandoned"
        self.status = "Completed"
        self.seconds, self.duration = int(lasted.total_seconds()), span_text(lasted)
        tell("tn.tlc.call-completed", call=bundle(self).values)

    def book(self, job: "jpm.Job") -> None:
        """A job was booked while they spoke."""
        self.classify("Booked" if self.direction == "Inbound" else None)
        self.let_go()
        self.take(job)
        self._tell()

    def take_booking(self, booking: "crm.Booking") -> None:
        """A request for work was noted while they spoke."""
        self.classify("Booked")
        self.booking_id = booking.id
        self._tell()

    def become(self, lead: "crm.Lead") -> None:
        """The call is followed up as a lead."""
        self.classify("Unbooked")
        self.lead_id, lead.call_id = lead.id, self.id
        self._tell()

    def lose(self, reason: "jbce.CallReason", memo: str = "") -> None:
        """No job comes of the call: for a reason that says whether it might have."""
        self.classify("Excused" if memo else "Unbooked" if reason.is_lead else "NotLead")
        self.reason_id, self.excuse_memo = reason.id, memo
        self._tell()

    def classify(self, kind: CallType | None) -> None:
        """Say what became of a call; only those who call us are booked or lost."""
        outbound = kind is not None and self.direction == "Outbound"
        invalid(outbound, "callType", f"Call {self.id} is Outbound and has no type.")
        self.type = kind

    def mark(self, tag: str) -> None:
        """Put a word on the call; where a tag of the contractor is called so, it is that tag."""
        known = next((each for each in TagType.find() if tag and each.name == tag), None)
        self.tag, self.tag_type_ids = tag, [known.id] if known else []

    def take(self, job: "jpm.Job") -> None:
        """The job came of this call, unless it came of an earlier one that is about it, too."""
        self.job_id, job.lead_call_id = job.id, job.lead_call_id or self.id
        self.customer_id, self.location_id = job.customer_id, job.location_id
        self.campaign_id = self.campaign_id or job.campaign_id

    def let_go(self) -> None:
        """The call's job did not come of it after all."""
        job = found(self.job_id)
        if job is not None and job.lead_call_id == self.id:
            job.lead_call_id = None
        self.job_id = None

    def _tell(self) -> None:
        tell("tn.tlc.call-updated", call=bundle(self).values)


def _customer_of(number: str) -> "Ref[crm.Customer] | None":
    contacts: type[crm.CustomerContact] = noun("crm.CustomerContact")
    contact = contacts.first(phone=number.removeprefix("+1").removeprefix("+"))
    return contact.customer_id if contact else None


def _campaign_of(number: str) -> "Ref[marketing.Campaign] | None":
    known = (each for each in Campaign.find() if each.dnis and e164(each.dnis) == number)
    return next((each.id for each in known), None)
