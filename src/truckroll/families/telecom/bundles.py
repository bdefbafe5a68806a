"""Calls with the work that came of them, as the present API lists them."""

from typing import TYPE_CHECKING, Any, Literal

from truckroll.catalogue import Duration, Model, When, one
from truckroll.families.telecom.likeness import NEVER, found, like

if TYPE_CHECKING:
    from truckroll.families.telecom.calls import Call

CallDirection = Literal["Inbound", "Outbound"]
CallType = Literal["Abandoned", "Unbooked", "Excused", "Booked", "NotLead"]


class NamedModel(Model):
    """Something by its id and its name."""

    id: int = 0
    name: str = ""


NAMELESS = "Unknown"
"""What stands where a name is published as never empty, though a call need not have a job, a customer, a campaign."""


class JobTypeModel(NamedModel):
    """A kind of work."""

    name: str = NAMELESS
    modified_on: When = NEVER


class CallReasonModel(NamedModel):
    """Why no job came of a call."""

    lead: bool = False
    active: bool = False


class CallAgentModel(NamedModel):
    """Who spoke for the contractor, and under which id at the call center that lent them."""

    external_id: int | None


class TagResponseModel(Model):
    """A mark on a call."""

    id: int
    type_name: str


class CallCard(Model):
    """What every answer says of a call."""

    id: int
    received_on: When
    duration: Duration
    from_: str
    to: str
    direction: CallDirection
    call_type: CallType | None
    reason: CallReasonModel
    recording_url: str
    voice_mail_url: str
    created_by: NamedModel
    modified_on: When
    agent: CallAgentModel


class CallModelResponse(CallCard):
    """A call, and by name who called because of what."""

    created_on: When
    active: bool
    customer: NamedModel
    campaign: NamedModel
    sid: str | None
    tags: list[TagResponseModel] | None


class CallResponse(Model):
    """A call and the job that was booked with it; without one these are 0 and empty."""

    id: int
    job_number: str = ""
    project_id: int = 0
    business_unit: NamedModel
    type: JobTypeModel
    lead_call: CallModelResponse


def card(call: "Call") -> dict[str, Any]:
    """What every answer says of a call beside its own fields."""
    reason, tags = found(call.reason_id), [one(id) for id in call.tag_type_ids]
    return {
        "call_type": call.type,
        "reason": like(CallReasonModel, reason, lead=reason is not None and reason.is_lead),
        "recording_url": call.recording_url or "",
        "voice_mail_url": call.voice_mail_path or "",
        "created_by": like(NamedModel, found(call.created_by_id)),
        "agent": like(CallAgentModel, found(call.agent_id), external_id=call.agent_external_id),
        "tags": [TagResponseModel(id=tag.id, type_name=tag.name) for tag in tags],
    }


def bundle(call: "Call") -> CallResponse:
    """A call with its job."""
    job, customer, campaign = found(call.job_id), found(call.customer_id), found(call.campaign_id)
    names = {"customer": like(NamedModel, customer), "campaign": like(NamedModel, campaign)}
    return like(
        CallResponse,
        job,
        id=call.id,
        business_unit=like(NamedModel, found(job.business_unit_id) if job else None),
        type=like(JobTypeModel, found(job.job_type_id) if job else None),
        lead_call=like(CallModelResponse, call, **card(call) | names),
    )
