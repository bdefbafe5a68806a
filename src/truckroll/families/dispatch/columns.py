"""The columns of a grid of availability: times of days, or what technicians belong to."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from truckroll.catalogue import When, noun, span
from truckroll.families.dispatch.arrival_windows import ArrivalWindow
from truckroll.families.dispatch.availability_request import (
    GetAvailabilityRequestArgs,
    trade_of,
    type_of,
    zones_of,
)
from truckroll.families.dispatch.business_hours import BusinessHour, at
from truckroll.families.dispatch.roster import belongs, knows
from truckroll.families.dispatch.stretches import Stretch, cut

if TYPE_CHECKING:
    from truckroll.families import settings

Serves: TypeAlias = "Callable[[settings.Technician], bool]"


def _everybody(technician: "settings.Technician") -> bool:
    return True


@dataclass
class Column:
    """A column of a grid: the time it stands for, when in it a job may begin, and whose it is."""

    id: int | None
    name: str
    times: list[Stretch]
    starts: list[Stretch]
    serves: Serves = _everybody


def times(asked: GetAvailabilityRequestArgs, day: date) -> Iterator[Column]:
    """The times of a day that are columns: business hours, arrival windows, or one of the caller's own."""
    late = asked.x_type == "ArrivalWindow" and ArrivalWindow.configured() == "EndTimeOfArrivalWindow"
    for id, name, first, last in _minutes(asked, day):
        start, end = When.at(at(day, first)), When.at(at(day, last))
        if start >= asked.start_utc and end <= asked.end_utc:
            starts = (end.ticks, end.ticks) if late else (start.ticks, end.ticks - 1)
            yield Column(id, name, [(start.ticks, end.ticks)], [starts])


def _minutes(asked: GetAvailabilityRequestArgs, day: date) -> Iterator[tuple[int | None, str, int, int]]:
    if asked.start_minute_ttz is not None and asked.end_minute_ttz is not None:
        yield None, "Own window", asked.start_minute_ttz, asked.end_minute_ttz
    elif asked.x_type == "BusinessHour":
        for hours in BusinessHour.on_day(day):
            if not asked.business_hours or hours.id in asked.business_hours:
                yield hours.id, f"{hours.from_hour}-{hours.to_hour}", hours.from_hour * 60, hours.to_hour * 60
    else:
        for window in sorted(ArrivalWindow.find(), key=lambda each: (each.start, each.duration)):
            units = window.business_unit_ids
            meant = not units or not asked.units or not set(units).isdisjoint(asked.units)
            if meant and (not asked.arrival_windows or window.id in asked.arrival_windows):
                first = span(window.start, "start") // timedelta(minutes=1)
                length = span(window.duration, "duration") // timedelta(minutes=1)
                yield window.id, window.start[:5], first, first + length


def entities(asked: GetAvailabilityRequestArgs, staff: "list[settings.Technician]") -> Iterator[Column]:
    """Columns that are no times: all that is asked for of the time of those who belong to something."""
    days = [(When.at(at(day, 0)).ticks, When.at(at(day, 1440)).ticks) for day in asked.days()]
    whole = cut(days, asked.start_utc.ticks, asked.end_utc.ticks)
    for id, name, serves in _kinds(asked, staff):
        yield Column(id, name, whole, [(start, end - 1) for start, end in whole], serves)


def _kinds(
    asked: GetAvailabilityRequestArgs, staff: "list[settings.Technician]"
) -> Iterator[tuple[int | None, str, Serves]]:
    def among(name: str, chosen: Collection[int] | None) -> list[Any]:
        return [each for each in noun(name).find() if not chosen or each.id in chosen]

    match asked.x_type:
        case "BusinessUnit":
            for unit in among("settings.BusinessUnit", asked.units):
                yield unit.id, unit.name, lambda each, unit=unit: belongs(each, [unit.id])
        case "JobType":
            for kind in among("jpm.JobType", asked.job_types):
                skills, units = kind.skills, kind.business_unit_ids
                yield kind.id, kind.name, lambda each, s=skills, u=units: knows(each, s) and belongs(each, u)
        case "Skill":
            for skill in among("dispatch.Skill", asked.skills):
                yield skill.id, skill.name, lambda each, skill=skill: knows(each, [skill.name])
        case "Team":
            for team in among("dispatch.Team", asked.teams):
                yield team.id, team.name, lambda each, team=team: each.team == team.name
        case "Zone":
            for zone in among("dispatch.Zone", asked.zones):
                yield zone.id, zone.name, lambda each, zone=zone: zone.id in zones_of(each)
        case "Trade":
            trades = {unit.trade.id: unit.trade.name for unit in among("settings.BusinessUnit", None) if unit.trade}
            for id, name in sorted(trades.items()):
                if not asked.trades or id in asked.trades:
                    yield id, name, lambda each, id=id: trade_of(each) == id
        case "TechnicianType":
            for licence in asked.technician_types or ("Unmanaged", "Managed"):
                yield None, licence, lambda each, licence=licence: type_of(each) == licence
        case _:
            for technician in staff:
                yield technician.id, technician.name, lambda each, id=technician.id: each.id == id
