"""How customers judged the technicians who came."""

from typing import TYPE_CHECKING, Self

from truckroll.catalogue import Immutable, Ref, Required, Resource, action, create, invalid

if TYPE_CHECKING:
    from truckroll.families import jpm, settings


class TechnicianRating(
    Resource,
    path="technician-ratings",
    tag="TechnicianRatings",
    scope="technicianrating",
    feed="technician-ratings",
    operations="list",
    key="technician_id job_id",
    filters="technician_id job_id active created modified",
    sort="created_on modified_on",
    hides="id",
):
    """One mark for a technician and a job; a second one replaces the first."""

    technician_id: Immutable[Ref["settings.Technician"]]
    job_id: Immutable[Ref["jpm.Job"]]
    rating: Required[float]
    active: bool = True

    @create(404, operation_id="TechnicianRatings_Update")
    def rate(self) -> Self:
        """Give or change a mark from 0 to 10."""
        invalid(not 0 <= self.rating <= 10, "rating", "A rating is a number from 0 to 10.")
        return self

    @action("PUT /technician-rating/technician/{technicianId}/job/{jobId}", 404, tag="TechnicianRating")
    def update(cls, technician_id: Ref["settings.Technician"], job_id: Ref["jpm.Job"], value: float) -> None:
        """Give or change a mark, in the older way."""
        invalid(not 0 <= value <= 10, "value", "A rating is a number from 0 to 10.")
        mark = cls.first(technician_id=technician_id, job_id=job_id, active=None)
        if mark is None:
            cls.new(technician_id=technician_id, job_id=job_id, rating=value)
        else:
            mark.rating, mark.active = value, True
