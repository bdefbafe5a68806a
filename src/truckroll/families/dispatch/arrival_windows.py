"""When customers are told that somebody will come."""

from datetime import timedelta
from typing import TYPE_CHECKING, Literal, Self

from truckroll.catalogue import (
    Duration,
    Model,
    Ref,
    Required,
    Resource,
    action,
    create,
    invalid,
    read,
    refuse,
    span,
    span_text,
    update,
)

if TYPE_CHECKING:
    from truckroll.families import settings

ArrivalWindowConfiguration = Literal["StartTimeOfArrivalWindow", "EndTimeOfArrivalWindow"]

DAY = timedelta(days=1)


class ChosenConfiguration(Model):
    """When in its arrival window a visit is planned to begin."""

    configuration: ArrivalWindowConfiguration


class ArrivalWindowChoice(Resource, ChosenConfiguration):
    """What the contractor chose about arrival windows."""


class ArrivalWindow(
    Resource,
    path="arrival-windows",
    tag="ArrivalWindows",
    operations="get list",
    filters="created active",
    hides="created_on modified_on",
):
    """A time of day in which technicians of some business units arrive; one without units is for all."""

    start: Required[Duration]
    duration: Required[Duration]
    business_unit_ids: Required[list[Ref["settings.BusinessUnit"]]]
    active: bool = True

    @create()
    def create(self) -> Self:
        """Offer customers another time of day."""
        return self.checked()

    @update(400, route="PUT {id}")
    def update(self) -> Self:
        """Move a time of day, or offer it for other business units."""
        return self.checked()

    @action("PUT {id}/activated", 404)
    def activated(self, is_active: bool) -> None:
        """Offer a time of day again, or no longer."""
        self.active = is_active
        self.checked()

    def checked(self) -> Self:
        """A window opens and closes on the same day, and is offered once to each business unit."""
        opens, lasts = span(self.start, "start"), span(self.duration, "duration")
        invalid(opens >= DAY, "start", "A window opens at a time of day before 24:00.")
        invalid(not lasts, "duration", "A window is open for some time; the duration is its length.")
        invalid(opens + lasts > DAY, "duration", f"A window from {self.start} closes on the same day.")
        self.start, self.duration = span_text(opens), span_text(lasts)
        twice = any(self.same_as(other) for other in ArrivalWindow.find() if other.id != self.id)
        refuse(twice and self.active, f"Some business unit has a window from {self.start} for {self.duration} already.")
        return self

    def same_as(self, other: "ArrivalWindow") -> bool:
        """Whether another window is the same time for some of the same business units."""
        times = (self.start, self.duration) == (other.start, other.duration)
        both = not (self.business_unit_ids or other.business_unit_ids)
        return times and (both or not set(self.business_unit_ids).isdisjoint(other.business_unit_ids))

    @classmethod
    def configured(cls) -> ArrivalWindowConfiguration:
        """When in its arrival window a visit is planned to begin."""
        chosen = ArrivalWindowChoice.first()
        return chosen.configuration if chosen else "StartTimeOfArrivalWindow"

    @read("GET configuration")
    def get_configuration(cls) -> ChosenConfiguration:
        """When in its arrival window a visit is planned to begin."""
        return ChosenConfiguration(configuration=cls.configured())

    @action("POST configuration")
    def updated_configuration(cls, configuration: ArrivalWindowConfiguration) -> ChosenConfiguration:
        """Plan visits to begin when their arrival windows open, or when they close."""
        for earlier in ArrivalWindowChoice.find():
            earlier.deactivate()
        return ChosenConfiguration(configuration=ArrivalWindowChoice.new(configuration=configuration).configuration)
