"""How technicians share the credit for a job."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import Ids, Model, Money, Ref, Resource, Some, When, cents, listing, noun
from truckroll.families.payroll.references import among

if TYPE_CHECKING:
    from truckroll.families import accounting, jpm, payroll, settings

Invoice: "type[accounting.Invoice]" = noun("accounting.Invoice")
Payroll: "type[payroll.Payroll]" = noun("payroll.Payroll")

WHOLE = Decimal(100)


class JobSplitCard(Model):
    """A share as lists show it."""

    id: Ref[Any]
    job_id: Ref["jpm.Job"]
    technician_id: Ref["settings.Technician"]
    split: Money
    created_on: When
    modified_on: When


class JobSplit(
    JobSplitCard,
    Resource,
    path="jobs/{job}/splits",
    tag="JobSplits",
    operations="list:409",
    filters="active created modified",
    sort="id modified_on created_on",
    feed="jobs/splits=JobSplits",
    item=JobSplitCard,
):
    """A technician's share of the credit for a job, in percent; those who were sent share it equally."""

    active: bool = True

    @classmethod
    def share(cls, job_id: "Ref[jpm.Job]", technicians: "list[Ref[settings.Technician]]") -> None:
        """Divide the credit among those who were sent; the last one's share makes up what rounding leaves."""
        known = {split.technician_id: split for split in cls.find(job_id=job_id, active=None)}
        part = cents(WHOLE / max(len(technicians), 1))
        for technician_id in technicians:
            last = technician_id == technicians[-1]
            size = WHOLE - part * (len(technicians) - 1) if last else part
            split = known.pop(technician_id, None) or cls.new(job_id=job_id, technician_id=technician_id, split=size)
            split.split, split.active = size, True
        for split in known.values():
            split.deactivate()
        for invoice in Invoice.find(job_id=job_id):
            if invoice.sync_status != "Pending":
                Payroll.reward(invoice)


class SplitOfJobs(
    JobSplit,
    path="jobs/splits",
    tag="JobSplits",
    filters="active created modified",
    sort="id modified_on created_on",
    item=JobSplitCard,
):
    """Shares of the credit for several jobs."""

    @listing("GET", 409)
    def get_list_by_jobs(cls, job_ids: Ids | None = None) -> Some:
        """The shares of all jobs, or of some."""
        return among("jpm.Job", "job_id", job_ids)
