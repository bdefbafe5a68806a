"""Plans at the ends of the calendar, of a contractor far from Greenwich."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.families.crm.over_http import Office
from truckroll.catalogue.registry import resolve
from truckroll.testing import sandbox


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with sandbox() as server:
        office = Office(server, "dispatch")
        office.ids["tess"] = office.do(lambda: int(resolve("settings.Technician").new(name="Tess").id))
        yield office


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_plan_beyond_the_calendar_is_refused_or_kept_but_never_a_fault(office: Office, day: str):
    tess, start, end = office.ids["tess"], f"{day}T00:00:00Z", f"{day}T23:59:59Z"
    shift = {"technicianIds": [tess], "shiftType": "Normal", "title": "x", "start": start, "end": end}
    event = {"technicianId": tess, "start": end, "duration": "24:00", "name": "x"}
    repeated = {"repeat": True, "frequency": "Yearly", "endType": "After", "countOccurrences": 3, "allDay": True}
    capacity = {"startsOnOrAfter": start, "endsOnOrBefore": end, "skillBasedAvailability": False}
    asked: dict[str, Any] = {
        "technician-shifts": shift | {"repeatType": "Weekly", "repeatEndDate": end},
        "non-job-appointments": event | repeated,
        "capacity": capacity,
        "adcap/availability": {"startUtc": start, "endUtc": end, "xType": "Technician"},
        "adcap/availability/slots": {"startUtc": start, "endUtc": end, "xType": "BusinessHour"},
    }
    for path, body in asked.items():
        status, said = office.ask("POST", path, body)
        assert status in (200, 400), (path, status, said)
