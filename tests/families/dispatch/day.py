"""A contractor's working day, for tests of who has time: shifts, hours and visits by the clock."""

from typing import Any

from tests.families.business import TENANT, Business


def at(hour: float, day: int = 3) -> str:
    """A moment of November 2026, which is 'tomorrow' on the third."""
    return f"2026-11-{day:02}T{int(hour):02}:{round(hour % 1 * 60):02}:00Z"


def clocks_of(business: Business, timezone: str) -> None:
    """Hang the contractor's clocks somewhere."""
    business.connection.execute("update tenant set timezone = :zone where id = :id", {"zone": timezone, "id": TENANT})


def shift(business: Business, who: str, start: float, end: float, *, day: int = 3, kind: str = "Normal") -> Any:
    """A shift of one technician on one day."""
    asked = {"technicianIds": [business.ids[who]], "shiftType": kind, "title": "Day", "repeatType": "Never"}
    made = business.ask("TechnicianShifts_Create", asked | {"start": at(start, day), "end": at(end, day)})
    return made.technician_shifts[0]


def visit(business: Business, start: float, end: float, *who: str, day: int = 3, **job: Any) -> Any:
    """A job with one visit on one day; the visit."""
    asked = {"start": at(start, day), "end": at(end, day), "technicianIds": [business.ids[name] for name in who]}
    return business.visits(business.book(asked, **job))[0]


def open_from(business: Business, *hours: tuple[int, int]) -> None:
    """Say when the contractor works on weekdays."""
    weekdays = [{"fromHour": start, "toHour": end} for start, end in hours]
    business.ask("BusinessHour_Create", {"weekdays": weekdays, "saturday": [], "sunday": []})
