"""Work that somebody asked for somewhere else."""

from typing import TYPE_CHECKING, Literal

from truckroll.catalogue import Ref, Resource, refuse

if TYPE_CHECKING:
    from truckroll.families import jpm

BookingStatus = Literal["New", "Accepted", "Dismissed", "Converted"]


class Booking(Resource):
    """A request for work that a booking provider passed on."""

    status: BookingStatus = "New"
    source: str
    name: str
    job_id: Ref["jpm.Job"] | None

    def convert(self, job: "jpm.Job") -> None:
        """Turn the request into a job."""
        refuse(self.status not in {"New", "Accepted"}, f"Booking {self.id} is {self.status} and cannot become a job.")
        self.status = "Converted"
        self.job_id = job.id
