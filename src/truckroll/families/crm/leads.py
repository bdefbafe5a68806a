"""Work that somebody may want."""

from typing import TYPE_CHECKING, Literal

from truckroll.catalogue import Ref, Resource, refuse

if TYPE_CHECKING:
    from truckroll.families import jpm
    from truckroll.families.crm.customers import Customer

LeadStatus = Literal["Open", "Dismissed", "Converted"]


class Lead(Resource):
    """A chance for work that somebody follows up."""

    status: LeadStatus = "Open"
    customer_id: Ref["Customer"] | None
    summary: str | None
    job_id: Ref["jpm.Job"] | None

    def convert(self, job: "jpm.Job") -> None:
        """Win the lead with a job."""
        refuse(self.status != "Open", f"Lead {self.id} is {self.status} and cannot become a job.")
        self.status = "Converted"
        self.job_id = job.id
