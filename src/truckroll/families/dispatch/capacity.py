"""How much work can still be booked, business hour by business hour."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from truckroll.catalogue import Model, Ref, When, local, noun, now, one, read
from truckroll.families.dispatch.business_hours import BusinessHour
from truckroll.families.dispatch.roster import HOUR, Roster, belongs, check_range, knows
from truckroll.families.dispatch.shifts import TechnicianShift
from truckroll.families.dispatch.stretches import Stretch, cut, length

if TYPE_CHECKING:
    from truckroll.families import jpm, settings

BusinessUnit: "type[settings.BusinessUnit]" = noun("settings.BusinessUnit")
Technician: "type[settings.Technician]" = noun("settings.Technician")

CapacityResponseTechnicianStatus = Literal["Available", "Unavailable"]

IDEAL = 1.0
"""How much of the time the platform books before it says that this is more than ideal; nobody can set another."""


class CapacityTechnician(Model):
    """Whether a technician has time, and can do what is asked for."""

    id: Ref["settings.Technician"]
    name: str
    status: CapacityResponseTechnicianStatus
    has_required_skills: bool | None


class Availability(Model):
    """A time frame, by the contractor's clocks and in UTC, and how many hours of it can still be booked."""

    start: When
    end: When
    start_utc: When
    end_utc: When
    business_unit_ids: list[Ref["settings.BusinessUnit"]]
    total_availability: float
    open_availability: float
    technicians: list[CapacityTechnician]
    is_available: bool
    is_exceeding_ideal_booking_percentage: bool


class CapacityResponse(Model):
    """What can be booked, and when that was so."""

    time_stamp: When
    availabilities: list[Availability]


class Capacity(TechnicianShift, path="capacity", tag="Capacity"):
    """What technicians' shifts leave open for work."""

    @read("POST", operation_id="Capacity_GetList")
    def get_list(
        cls,
        starts_on_or_after: When,
        ends_on_or_before: When,
        skill_based_availability: bool,
        business_unit_ids: list[Ref["settings.BusinessUnit"]] | None = None,
        job_type_id: Ref["jpm.JobType"] | None = None,
    ) -> CapacityResponse:
        """How many hours can still be booked in each business hour of a time of at most 14 days."""
        check_range(starts_on_or_after, ends_on_or_before, "startsOnOrAfter", "endsOnOrBefore")
        kind = one(job_type_id) if job_type_id is not None else None
        units = (
            business_unit_ids or (kind.business_unit_ids if kind else []) or [unit.id for unit in BusinessUnit.find()]
        )
        skills = kind.skills if kind and skill_based_availability else None
        lasts = kind.duration * HOUR // 3600 if kind else 0
        roster = Roster(starts_on_or_after, ends_on_or_before)
        staff = [each for each in Technician.find() if belongs(each, units)]
        frames: list[Availability] = []
        for opens, closes in hours_between(local(starts_on_or_after).date(), local(ends_on_or_before).date()):
            start, end = When.at(opens), When.at(closes)
            if start < starts_on_or_after or end > ends_on_or_before:
                continue
            frame = (start.ticks, end.ticks)
            shown = [shown_of(each, roster, frame, lasts, skills) for each in staff]
            able = [each.id for each in shown if each.has_required_skills is not False]
            total = sum(length(cut(roster.working.get(id, ()), *frame)) for id in able)
            free = sum(length(cut(roster.free.get(id, ()), *frame)) for id in able)
            waiting = length(cut((when for job, when in roster.nobodys if job.business_unit_id in units), *frame))
            left = max(free - waiting, 0)
            some = any(each.status == "Available" for each in shown)
            frames.append(
                Availability(
                    start=_as_shown(opens),
                    end=_as_shown(closes),
                    start_utc=start,
                    end_utc=end,
                    business_unit_ids=units,
                    total_availability=total / HOUR,
                    open_availability=left / HOUR,
                    technicians=shown,
                    is_available=some and left > 0 and left >= min(lasts, end.ticks - start.ticks),
                    is_exceeding_ideal_booking_percentage=total - free + waiting > IDEAL * total,
                )
            )
        return CapacityResponse(time_stamp=now(), availabilities=frames)


def _as_shown(clock: datetime) -> When:
    """What the contractor's clocks show; the contract writes it like a moment, and has another field for the moment."""
    return When.parse(clock.replace(tzinfo=None).isoformat())


def hours_between(first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
    """From when to when the contractor works, day by day."""
    for each in range((last - first).days + 1):
        day = first + timedelta(days=each)
        yield from (hours.on(day) for hours in BusinessHour.on_day(day))


def shown_of(
    technician: "settings.Technician", roster: Roster, frame: Stretch, lasts: int, skills: list[str] | None
) -> CapacityTechnician:
    """Whether a technician can begin work in a time frame: it is free long enough, and the skills are there."""
    able = None if skills is None else knows(technician, skills)
    begins = roster.opening(technician.id, frame[0], frame[1] - 1, max(lasts, 1))
    free = begins is not None and able is not False
    return CapacityTechnician(
        id=technician.id,
        name=technician.name,
        status="Available" if free else "Unavailable",
        has_required_skills=able,
    )
