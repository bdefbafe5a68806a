"""The single visits that a recurring service has coming."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from truckroll.catalogue import (
    Copy,
    Internal,
    Model,
    ModificationResponse,
    Ref,
    Some,
    When,
    action,
    filter,
    invalid,
    one,
    refuse,
    some,
)
from truckroll.families.memberships.authored import Authored

if TYPE_CHECKING:
    from truckroll.families import accounting, crm, jpm, settings
    from truckroll.families.memberships.memberships import Membership
    from truckroll.families.memberships.recurring_services import RecurringService

OpportunityStatus = Literal["NotAttempted", "Unreachable", "Contacted", "Won", "Dismissed"]


class ShownEvent(Model):
    """A visit as lists show it."""

    id: Ref[Any]
    location_recurring_service_id: Ref["RecurringService"]
    location_recurring_service_name: Annotated[str | None, Copy("location_recurring_service_id.name")]
    membership_id: Ref["Membership"] | None
    membership_name: Annotated[str | None, Copy("membership_id.membership_type_id.name")]
    status: OpportunityStatus = "NotAttempted"
    date: When
    created_on: When
    job_id: Ref["jpm.Job"] | None
    created_by_id: Ref["settings.Employee"] | None
    modified_on: When


class RecurringServiceEvent(
    ShownEvent,
    Authored,
    path="recurring-service-events",
    tag="LocationRecurringServiceEvents",
    operations="list",
    filters="ids job_id status created modified",
    sort_list="id created_on modified_on",
    feed="recurring-service-events=LocationRecurringServiceEvents",
    item=ShownEvent,
):
    """One visit of a recurring service that is due, or that a job has done."""

    active: bool = True
    invoice_item_ids: Internal[list[Ref["accounting.InvoiceItem"]]]

    @filter
    def location_id(cls, value: Ref["crm.Location"]) -> Some:
        """Visits at one place."""
        return some("memberships.RecurringService", id=cls.location_recurring_service_id, location_id=value)

    @property
    def is_free(self) -> bool:
        """Whether nobody has done or said anything about the visit yet."""
        return self.status == "NotAttempted" and self.job_id is None

    @action("POST {id}/mark-complete", 404)
    def mark_complete(self, job_id: Ref["jpm.Job"]) -> ModificationResponse:
        """A job does the visit: what the visit is billed by is copied onto the job's invoice."""
        service, job = one(self.location_recurring_service_id), one(job_id)
        refuse(self.job_id is not None, f"Visit {self.id} is already complete on job {self.job_id}.")
        refuse(job.job_status == "Canceled", f"Job {job.id} is Canceled; it completes no visit.")
        elsewhere = f"Job {job.id} is not at location {service.location_id}, where the visit is due."
        invalid(job.location_id != service.location_id, "jobId", elsewhere)
        if (template := service.template_for(self)) is not None:
            self.invoice_item_ids = template.charge(one(job.invoice_id))
        self.job_id, self.status = job_id, "Won"
        service.first_visit_complete = True
        job.membership_id = self.membership_id or job.membership_id
        return ModificationResponse(id=self.id)

    @action("POST {id}/mark-incomplete", 404)
    def mark_incomplete(self, job_id: Ref["jpm.Job"]) -> ModificationResponse:
        """The job did not do the visit after all: its lines leave the job's invoice, and the visit is due again."""
        refuse(self.job_id != job_id, f"Visit {self.id} is not complete on job {job_id}.")
        service, job = one(self.location_recurring_service_id), one(job_id)
        one(job.invoice_id).remove(self.invoice_item_ids)
        self.invoice_item_ids, self.job_id, self.status = [], None, "NotAttempted"
        events = RecurringServiceEvent.find(location_recurring_service_id=service.id)
        service.first_visit_complete = any(event.job_id is not None for event in events)
        if not RecurringServiceEvent.find(job_id=job_id, membership_id=self.membership_id):
            job.membership_id = None
        service.plan()
        return ModificationResponse(id=self.id)
