"""Where the trucks are."""

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from truckroll.catalogue import Html, Internal, Items, Model, Resource, When, action, noun, now

if TYPE_CHECKING:
    from truckroll.families import settings

Technician: "type[settings.Technician]" = noun("settings.Technician")

GpsPingResultStatus = Literal["Fail", "Success"]

EARLY = timedelta(minutes=5)
"""How far a provider's clock may be ahead of ours."""


class Seen(Model):
    """Where a unit was seen, as its provider tells it."""

    unit_id: str
    unit_name: str
    event_time: When
    latitude: float | None
    longitude: float | None
    speed: float | None
    street: str
    city: str
    region: str
    postal_code: str
    message: Html
    external_id: str
    is_new: bool
    status_message: str


class GpsPingResult(Model):
    """Whether a ping was taken, and what is said of it."""

    external_id: str
    status: GpsPingResultStatus
    message: Html


class GpsPing(
    Seen,
    Resource,
    path="gps-provider/{gps_provider}/gps-pings",
    tag="Gps",
    scope="gpspings",
    index="external_id gps_provider",
):
    """A unit, mostly a truck, was seen at a place; a technician is where the truck is."""

    gps_provider: Internal[str]

    @action("POST")
    def create(cls, gps_provider: str, items: Items[Seen]) -> list[GpsPingResult]:
        """Take pings one by one; each is answered for itself."""
        drivers = {str(each.truck_id): each for each in Technician.find() if each.truck_id is not None}
        answers: list[GpsPingResult] = []
        for ping in items:
            fault = cls.fault(gps_provider, ping)
            if not fault:
                cls.new(gps_provider=gps_provider, **{name: getattr(ping, name) for name in Seen.fields})
                if (driver := drivers.get(ping.unit_id)) is not None:
                    driver.seen_at(ping.latitude, ping.longitude, ping.event_time)
            status = "Fail" if fault else "Success"
            said = GpsPingResult(external_id=ping.external_id, status=status, message=fault or ping.message)
            answers.append(said)
        return answers

    @classmethod
    def fault(cls, gps_provider: str, ping: Seen) -> str:
        """What is wrong with a ping, if anything is."""
        latitude, longitude = ping.latitude, ping.longitude
        if (latitude is None) != (longitude is None):
            return "A place has both a latitude and a longitude."
        if latitude is not None and longitude is not None and not (abs(latitude) <= 90 and abs(longitude) <= 180):
            return "A latitude is from -90 to 90, and a longitude from -180 to 180."
        if ping.event_time > now() + EARLY:
            return "Nothing was seen in the future."
        if not ping.external_id.strip():
            return "A ping needs an external id."
        known = cls.first(gps_provider=gps_provider, external_id=ping.external_id)
        return f"The ping {ping.external_id} is known already." if known else ""
