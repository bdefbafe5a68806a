"""The areas a contractor divides its territory into."""

from typing import TYPE_CHECKING, Any, Self

from truckroll.catalogue import (
    UNSET,
    Clearable,
    Int32,
    Model,
    Ref,
    Resource,
    action,
    caller,
    create,
    invalid,
    noun,
    refuse,
    tell,
    update,
)

if TYPE_CHECKING:
    from truckroll.families import settings

Technician: "type[settings.Technician]" = noun("settings.Technician")

WEEKDAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
"""The days of a week; a service day is known by its place here."""


LISTS = ("zips", "cities", "territory_numbers", "locn_numbers", "business_units")
"""What a zone has several of; none is an empty list."""


class WrittenZoneAnswer(Model):
    """A zone as those see it who draw it: days are numbers, from 0 for Sunday, and nothing is null."""

    id: Ref["Zone"]
    active: bool
    name: str
    zips: list[str]
    cities: list[str]
    territory_numbers: list[str]
    locn_numbers: list[str]
    service_days_enabled: bool
    service_days_ids: list[Int32]
    business_units: list[Ref["settings.BusinessUnit"]]


class Zone(
    Resource,
    path="zones",
    tag="Zone",
    operations="get list",
    filters="active created modified",
    sort="id modified_on created_on",
):
    """An area that technicians are sent to: the places that belong to it, and on which days they are served."""

    name: Clearable[str | None]
    zips: Clearable[list[str] | None] = []
    cities: Clearable[list[str] | None] = []
    territory_numbers: Clearable[list[str] | None] = []
    locn_numbers: Clearable[list[str] | None] = []
    created_by: Ref["settings.Employee"]
    service_days_enabled: Clearable[bool] = False
    service_days: list[str] | None = []
    business_units: Clearable[list[Ref["settings.BusinessUnit"]] | None] = []
    technicians: list[Ref["settings.Technician"]] | None = []
    active: bool = True

    @classmethod
    def new(cls, **given: Any) -> Self:
        """A new zone, drawn by whoever asks unless told otherwise."""
        return super().new(**{"created_by": caller().user} | given)

    def drawn(self, service_days_ids: list[int] | None) -> WrittenZoneAnswer:
        """An area has a name that no other has, and is served on days of the week."""
        invalid(not (self.name or "").strip(), "name", "A zone needs a name.")
        twice = any(zone.name == self.name and zone.id != self.id for zone in Zone.find())
        invalid(twice, "name", f"There is a zone '{self.name}' already.")
        for place, day in enumerate(service_days_ids or []):
            invalid(not 0 <= day <= 6, f"serviceDaysIds[{place}]", "A service day is a number from 0 (Sunday) to 6.")
        if service_days_ids is not UNSET:
            self.service_days = [WEEKDAYS[day] for day in sorted(set(service_days_ids or []))]
        days = [WEEKDAYS.index(day) for day in self.service_days or []]
        for name in LISTS:
            setattr(self, name, getattr(self, name) or [])
        return WrittenZoneAnswer.of({**self.values, "serviceDaysIds": days})


class WrittenZone(Zone, path="zones", tag="Zone", own_id="zoneId"):
    """A zone for those who draw it."""

    @create(terse=True)
    def create_zone(self, service_days_ids: list[Int32] | None = None) -> WrittenZoneAnswer:
        """Draw an area."""
        self.created_by = caller().user
        return self.drawn(service_days_ids)

    @update(400, route="PATCH {zoneId}", terse=True)
    def update_zone(self, service_days_ids: list[Int32] | None = UNSET) -> WrittenZoneAnswer:
        """Draw an area anew; what is not given stays, lists are replaced as a whole."""
        refuse(not self.active, f"Zone {self.id} is deleted.")
        answer = self.drawn(service_days_ids)
        tell("tn.dis.zone-updated", zone=self)
        return answer

    @action("DELETE {zoneId}")
    def delete_zone(self) -> None:
        """Give an area up; nobody is sent there any more."""
        refuse(not self.active, f"Zone {self.id} is already deleted.")
        for technician in Technician.find():
            if self.id in (technician.zone_ids or []):
                technician.zone_ids = [zone for zone in technician.zone_ids or [] if zone != self.id]
            if technician.main_zone_id == self.id:
                technician.main_zone_id = None
        self.deactivate()
        tell("tn.dis.zone-deleted", zone=self)
