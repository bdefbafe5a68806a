"""Who works when in a stretch of time, and what is promised already: what capacity is computed from."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from truckroll.catalogue import Between, When, invalid, noun, now, one
from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.families.dispatch.assignments import AppointmentAssignment
from truckroll.families.dispatch.non_job_appointments import NonJobAppointment
from truckroll.families.dispatch.shifts import ShiftType, TechnicianShift
from truckroll.families.dispatch.stretches import Stretch, joined, without

if TYPE_CHECKING:
    from truckroll.families import jpm, settings

Appointment: "type[jpm.Appointment]" = noun("jpm.Appointment")

MINUTE = 60 * TICKS_PER_SECOND
HOUR = 60 * MINUTE
LONGEST = 14 * 24 * HOUR
"""The longest stretch of time for which the platform tells capacity."""


def check_range(since: When, until: When, first: str, last: str) -> None:
    """Capacity is told for a stretch of at most 14 days."""
    invalid(until <= since, last, "The time ends after it begins.")
    invalid(until.ticks - since.ticks > LONGEST, last, "Capacity is told for at most 14 days at once.")


def _by_technician() -> "defaultdict[int, list[Stretch]]":
    return defaultdict(list)


@dataclass
class Roster:
    """Technicians' time between two moments; a visit that is to be moved may be left out."""

    since: When
    until: When
    counts: Collection[ShiftType] = ("Normal",)
    moved: int | None = None
    assigned: "defaultdict[int, list[Stretch]]" = field(default_factory=_by_technician)
    """What technicians are to do, and do."""
    done: "defaultdict[int, list[Stretch]]" = field(default_factory=_by_technician)
    """What technicians have done."""
    nobodys: "list[tuple[jpm.Job, Stretch]]" = field(default_factory=list["tuple[jpm.Job, Stretch]"])
    """What is promised, and nobody is assigned to yet."""

    def __post_init__(self) -> None:
        touching = {"start": Between(None, self.until), "end": Between(self.since, None)}
        visits = [
            visit
            for visit in Appointment.find(**touching)
            if visit.status not in ("Canceled", "Hold") and not visit.unused and visit.id != self.moved
        ]
        coming: defaultdict[int, list[AppointmentAssignment]] = defaultdict(list)
        for assignment in AppointmentAssignment.find(appointment_id=[visit.id for visit in visits]):
            coming[assignment.appointment_id].append(assignment)
        for visit in visits:
            stretch = (visit.start.ticks, visit.end.ticks)
            for assignment in coming[visit.id]:
                done = visit.status == "Done" or assignment.status == "Done"
                (self.done if done else self.assigned)[assignment.technician_id].append(stretch)
            if not coming[visit.id] and visit.status != "Done":
                self.nobodys.append((one(visit.job_id), stretch))

    @cached_property
    def working(self) -> dict[int, list[Stretch]]:
        """When each technician works: shifts without time off, and without what keeps them from jobs."""
        at_work, away = _by_technician(), _by_technician()
        for shift in TechnicianShift.find(start=Between(None, self.until), end=Between(self.since, None)):
            kept = at_work if shift.shift_type in self.counts else away if shift.shift_type == "TimeOff" else None
            if kept is not None:
                kept[shift.technician_id].append((shift.start.ticks, shift.end.ticks))
        for other in NonJobAppointment.find(start=Between(None, self.until), over_on=Between(self.since, None)):
            if other.remove_technician_from_capacity_planning:
                times = other.times(self.since, self.until)
                away[other.technician_id] += [(start.ticks, end.ticks) for start, end in times]
        return {id: without(stretches, away[id]) for id, stretches in at_work.items()}

    @cached_property
    def free(self) -> dict[int, list[Stretch]]:
        """When each technician works and has nothing to do yet."""
        taken = {id: joined([*self.assigned[id], *self.done[id]]) for id in self.working}
        return {id: without(stretches, taken[id]) for id, stretches in self.working.items()}

    def opening(self, technician_id: int, first: int, last: int, lasts: int) -> int | None:
        """The earliest moment between two at which a technician can begin work that takes so long; not in the past."""
        first = max(first, now().ticks)
        starts = ((max(start, first), end) for start, end in self.free.get(technician_id, ()))
        return next((start for start, end in starts if start <= last and start + lasts <= end), None)


def belongs(technician: "settings.Technician", units: Collection[int]) -> bool:
    """Whether a technician works for one of these parts of the business (none: any); one of no part works for all."""
    return not units or technician.business_unit_id is None or technician.business_unit_id in units


def knows(technician: "settings.Technician", skills: Iterable[str]) -> bool:
    """Whether a technician has all of these skills."""
    return {skill.name for skill in technician.skills or []}.issuperset(skills)
