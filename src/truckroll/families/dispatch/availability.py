"""Who can take a job when: a grid of technicians and times, or the bookable slots of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from truckroll.catalogue import Body, Int32, Model, Ref, When, invalid, now, read
from truckroll.families.dispatch.availability_request import GetAvailabilityRequestArgs
from truckroll.families.dispatch.columns import Column, entities, times
from truckroll.families.dispatch.roster import MINUTE, Roster
from truckroll.families.dispatch.shifts import TechnicianShift
from truckroll.families.dispatch.stretches import cut, length

if TYPE_CHECKING:
    from truckroll.families import settings


class GetAvailabilityCell(Model):
    """Minutes of a technician in a column; of a technician, or of a column, in all."""

    index: Int32
    id: int | None
    name: str | None
    total: int = 0
    assigned: int = 0
    booked: int = 0
    done: int = 0
    start_utc: When | None
    end_utc: When | None
    is_bookable: bool = False
    is_assignable: bool = False
    job_start_utc: When | None
    job_end_utc: When | None

    def add(self, other: "GetAvailabilityCell") -> None:
        """Count a cell in; a job can begin where it first can in any of them."""
        self.total, self.assigned, self.done = (
            self.total + other.total,
            self.assigned + other.assigned,
            self.done + other.done,
        )
        self.is_bookable, self.is_assignable = (
            self.is_bookable or other.is_bookable,
            self.is_assignable or other.is_assignable,
        )
        if other.job_start_utc and (not self.job_start_utc or other.job_start_utc < self.job_start_utc):
            self.job_start_utc, self.job_end_utc = other.job_start_utc, other.job_end_utc


class GetAvailabilityGrid(Model):
    """Technicians in rows, times (or what they are asked by) in columns."""

    row_headers: list[GetAvailabilityCell]
    column_headers: list[GetAvailabilityCell]
    table: list[list[GetAvailabilityCell]]


class GetAvailabilityResponse(Model):
    """A grid for each day, or one in all where columns are no times."""

    time_stamp: When
    grids: list[GetAvailabilityGrid] | None


class GetAvailabilitySlotTechnician(Model):
    """Who can take the job, and from when to when."""

    technician_id: Ref["settings.Technician"]
    technician_name: str
    job_start: When
    job_end: When


class GetAvailabilitySlot(Model):
    """A time in which somebody can begin the job."""

    slot_start: When
    slot_end: When
    technicians: list[GetAvailabilitySlotTechnician]


class GetAvailabilitySlotsResponse(Model):
    """The times in which somebody can begin the job."""

    time_stamp: When
    available_slots: list[GetAvailabilitySlot] | None


class AdaptiveCapacity(TechnicianShift, path="adcap/availability", tag="AdaptiveCapacity", scope="capacity"):
    """What technicians' shifts leave open, technician by technician."""

    @read("POST", operation_id="Availability_GetList")
    def get_list(cls, body: Body[GetAvailabilityRequestArgs]) -> GetAvailabilityResponse:
        """Who has time for a job in which columns."""
        return GetAvailabilityResponse(time_stamp=now(), grids=list(grids(body)))

    @read("POST slots", operation_id="Availability_GetSlots")
    def get_slots(cls, body: Body[GetAvailabilityRequestArgs]) -> GetAvailabilitySlotsResponse:
        """The times in which a job can be booked, each with those who can take it."""
        invalid(not body.is_timed, "xType", "Slots are times: ask for BusinessHour or ArrivalWindow.")
        slots = [
            GetAvailabilitySlot(slot_start=column.start_utc, slot_end=column.end_utc, technicians=able)
            for grid in grids(body)
            for column in grid.column_headers
            if (able := list(able_in(grid, column.index)))
        ]
        return GetAvailabilitySlotsResponse(time_stamp=now(), available_slots=slots)


def able_in(grid: GetAvailabilityGrid, column: int) -> Iterator[GetAvailabilitySlotTechnician]:
    """Who can take the job in a column."""
    for technician, cells in zip(grid.row_headers, grid.table, strict=True):
        cell = cells[column]
        if cell.is_bookable:
            who = {"technician_id": technician.id, "technician_name": technician.name}
            yield GetAvailabilitySlotTechnician(**who, job_start=cell.job_start_utc, job_end=cell.job_end_utc)


def grids(asked: GetAvailabilityRequestArgs) -> Iterator[GetAvailabilityGrid]:
    """A grid for each day, or one in all where columns are no times."""
    asked.check()
    staff = asked.staff()
    roster = Roster(asked.start_utc, asked.end_utc, asked.counts, asked.existing_job_appointment_id)
    for columns in (times(asked, day) for day in asked.days()) if asked.is_timed else (entities(asked, staff),):
        if shown := list(columns):
            yield grid(shown, staff, roster, asked)


def grid(
    columns: list[Column], staff: "list[settings.Technician]", roster: Roster, asked: GetAvailabilityRequestArgs
) -> GetAvailabilityGrid:
    """One grid: each technician's minutes in each column, and the sums of both."""
    rows = [GetAvailabilityCell(index=index, id=each.id, name=each.name) for index, each in enumerate(staff)]
    heads: list[GetAvailabilityCell] = []
    table: list[list[GetAvailabilityCell]] = [[] for _ in staff]
    for index, column in enumerate(columns):
        head = GetAvailabilityCell(index=index, id=column.id, name=column.name)
        if asked.is_timed:
            head.start_utc, head.end_utc = (When.of(ticks) for ticks in column.times[0])
        units = asked.units
        waiting = [when for job, when in roster.nobodys if not units or job.business_unit_id in units]
        head.booked = sum(length(cut(waiting, *time)) for time in column.times) // MINUTE
        serving = [each for each in staff if column.serves(each)]
        free = sum(length(cut(roster.free.get(each.id, ()), *time)) for each in serving for time in column.times)
        full = free // MINUTE <= head.booked
        for technician, row, cells in zip(staff, rows, table, strict=True):
            cell = GetAvailabilityCell(index=index, id=technician.id, start_utc=head.start_utc, end_utc=head.end_utc)
            if technician in serving:
                fill(cell, technician.id, column, roster, asked.lasts, full=full)
            cells.append(cell)
            row.add(cell)
            head.add(cell)
        heads.append(head)
    return GetAvailabilityGrid(row_headers=rows, column_headers=heads, table=table)


def fill(
    cell: GetAvailabilityCell, technician_id: int, column: Column, roster: Roster, lasts: int, *, full: bool
) -> None:
    """Say what a technician has to do in a column, and when he could begin the job; not where all is booked."""
    for name, kept in (("total", roster.working), ("assigned", roster.assigned), ("done", roster.done)):
        parts = (cut(kept.get(technician_id, ()), *time) for time in column.times)
        setattr(cell, name, sum(length(part) for part in parts) // MINUTE)
    ahead = ((max(start, now().ticks), end) for start, end in column.times)
    cell.is_assignable = any(cut(roster.free.get(technician_id, ()), *time) for time in ahead)
    openings = (roster.opening(technician_id, first, last, lasts) for first, last in column.starts)
    begins = next((moment for moment in openings if moment is not None), None)
    if begins is not None and not full:
        cell.is_bookable = True
        cell.job_start_utc, cell.job_end_utc = When.of(begins), When.of(begins + lasts)
