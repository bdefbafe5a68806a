"""The areas a contractor divides its territory into."""

from typing import TYPE_CHECKING, Any, Self

from truckroll.catalogue import Ref, Resource, caller

if TYPE_CHECKING:
    from truckroll.families import settings


class Zone(
    Resource,
    path="zones",
    tag="Zone",
    operations="get list",
    filters="active created modified",
    sort="id modified_on created_on",
):
    """An area that technicians are sent to: the places that belong to it, and on which days they are served."""

    name: str | None
    zips: list[str] | None = []
    cities: list[str] | None = []
    territory_numbers: list[str] | None = []
    locn_numbers: list[str] | None = []
    created_by: Ref["settings.Employee"]
    service_days_enabled: bool = False
    service_days: list[str] | None = []
    business_units: list[Ref["settings.BusinessUnit"]] | None = []
    technicians: list[Ref["settings.Technician"]] | None = []
    active: bool = True

    @classmethod
    def new(cls, **given: Any) -> Self:
        """A new zone, drawn by whoever asks unless told otherwise."""
        return super().new(**{"created_by": caller().user} | given)
