"""Terms, timesheets and pay on the shelf, and what of them each question should find."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.every.questions import Listing, Question, Row, among, present, same, times, values_of
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import now, transaction
from truckroll.catalogue.types import reference

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

SORT = ("id", "modifiedOn", "createdOn")
HOUR = timedelta(hours=1)
STATES = ["Pending", "Expired", "Approved", "Paid", "Locked"]
WORDS = (
    "ActivityCode", "TimesheetCode", "LaborType", "LocationLaborType", "JobSplit", "JobTimesheet", "NonJobTimesheet",
    "PayrollSettings", "PayrollAdjustment", "Payroll", "GrossPayItem",
)  # fmt: skip
NOUNS = [f"payroll.{word}" for word in WORDS]


def fill(shelf: "Shelf", number: int) -> None:
    """One more of everything; some are no longer there."""
    shown, ids = number % 4 != 3, shelf.tenant.ids

    def new(kind: str, noun: str, **values: Any) -> Any:
        shelf.kinds.setdefault(kind, []).append(resolve(f"payroll.{noun}").new(**values).id)
        return shelf.kinds[kind][-1]

    new("pay code", "ActivityCode", name=f"Code {number}", code=f"{number}", active=shown)
    code = new("time code", "TimesheetCode", code=f"{number}", active=shown)
    labor = new("labor", "LaborType", name=f"Labor {number}", code=f"L{number}")
    place = shelf.kinds["location"][number % 3]
    new("rate", "LocationLaborType", location_id=place, hourly_rate=number, labor_type_id=labor, active=shown)
    technician, person = shelf.kinds["technician"][number % 3], shelf.kinds["person"][number % 2]
    at = {"job_id": ids["done"], "appointment_id": ids["done visit"], "technician_id": technician}
    new("sheet", "JobTimesheet", **at, dispatched_on=now(), arrived_on=now() + HOUR, active=shown)
    sheet: Any = transaction().load("payroll.JobTimesheet", shelf.kinds["sheet"][-1])
    sheet.done_on = now() + 2 * HOUR if number % 2 else None
    sheet.settle()
    new("split", "JobSplit", job_id=ids["done"], technician_id=technician, split=number, active=shown)
    for whose in (technician, person):
        away = {"employee_id": whose, "started_on": now(), "ended_on": now() + HOUR}
        new("away", "NonJobTimesheet", **away, timesheet_code_id=code, active=shown)
        kind = "Technician" if whose == technician else "Employee"
        whom = {"employee_id": whose, "employee_type": kind, "active": shown}
        new("adjustment", "PayrollAdjustment", **whom, posted_on=now(), amount=Decimal(number))
        new(
            "payroll",
            "Payroll",
            **whom,
            started_on=now(),
            ended_on=now() + number * HOUR,
            status=STATES[number % 5],
            manager_approved_on=now() + HOUR if number % 5 > 1 else None,
        )
    item = resolve("payroll.GrossPayItem")
    payroll: Any = transaction().load("payroll.Payroll", shelf.kinds["payroll"][-1])
    bonus: Any = item.begun(payroll)  # type: ignore[attr-defined]
    bonus.date, bonus.amount, bonus.gross_pay_item_type, bonus.active = now(), Decimal(number), "CustomBonus", shown
    terms: Any = transaction().load("settings.Technician", reference(technician, "settings.Technician"))
    terms.team = f"Team {number}"


def _at_least(rows: list[Row], name: str) -> Question:
    return Question("moment", lambda row, asked: row[name] is not None and row[name] >= asked, values_of(rows, name))


def _at_most(rows: list[Row], name: str) -> Question:
    return Question("moment", lambda row, asked: row[name] is not None and row[name] <= asked, values_of(rows, name))


def _known(rows: list[Row], name: str) -> Question:
    """Ids of which none may be unknown."""
    return replace(among(rows, name), kind="known ids")


def _word(rows: list[Row], name: str) -> Question:
    return Question("word", same(name), values_of(rows, name))


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of the payroll API."""
    for noun, operation_id in (("ActivityCode", "ActivityCodes_GetList"), ("TimesheetCode", "TimesheetCodes_GetList")):
        rows = shelf.rows[f"payroll.{noun}"]
        yield Listing(operation_id, rows, times(rows), "True", sort=SORT)
    yield _rates(shelf)
    yield from _jobs(shelf)
    yield from _people(shelf)
    yield from _payrolls(shelf)
    yield _items(shelf)


def _rates(shelf: "Shelf") -> Listing:
    rows = shelf.rows["payroll.LocationLaborType"]
    asked = {"locationIds": _known(rows, "locationId"), "created": times(rows)["created"]}
    key = ("locationId", "hourlyRate")
    return Listing(
        "LocationLaborType_GetListByLocations", rows, asked, "True", sort=("locationId", "createdOn"), key=key
    )


def _jobs(shelf: "Shelf") -> Iterable[Listing]:
    job, splits = shelf.tenant.ids["done"], shelf.rows["payroll.JobSplit"]
    shared = times(present(splits))
    only = [row for row in splits if row["jobId"] == job]
    yield Listing("JobSplits_GetList", only, shared, "True", sort=SORT, path={"job": job})
    asked = {"jobIds": _known(splits, "jobId")} | shared
    yield Listing("JobSplits_GetListByJobs", splits, asked, "True", sort=SORT)
    rows = shelf.rows["payroll.JobTimesheet"]
    about = times(rows) | {
        "technicianId": Question("id", same("technicianId"), values_of(rows, "technicianId")),
        "startedOn": Question("moment", lambda row, asked: max(_course(row)) >= asked, values_of(rows, "arrivedOn")),
        "endedOn": Question("moment", lambda row, asked: min(_course(row)) < asked, values_of(rows, "arrivedOn")),
    }
    only = [row for row in rows if row["jobId"] == job]
    yield Listing("Timesheets_GetJobTimesheets", only, about, "True", sort=SORT, path={"job": job})
    asked = {"jobIds": among(rows, "jobId")} | about
    yield Listing("Timesheets_GetJobTimesheetsByJobs", rows, asked, "True", sort=SORT)


def _course(row: Row) -> list[str]:
    return [row[name] for name in ("dispatchedOn", "arrivedOn", "canceledOn", "doneOn") if row[name] is not None]


def _people(shelf: "Shelf") -> Iterable[Listing]:
    rows = shelf.rows["payroll.NonJobTimesheet"]
    asked = {"employeeId": Question("id", same("employeeId"), values_of(rows, "employeeId"))}
    asked |= {"employeeType": _word(rows, "employeeType")} | times(rows)
    yield Listing("Timesheets_GetNonJobTimesheets", rows, asked, "True", sort=SORT)
    rows = shelf.rows["payroll.PayrollAdjustment"]
    asked = {"employeeIds": among(rows, "employeeId"), "postedOnOrAfter": _at_least(rows, "postedOn")}
    asked |= {"postedOnOrBefore": _at_most(rows, "postedOn")} | times(rows)
    yield Listing("PayrollAdjustments_GetList", rows, asked, "True", sort=SORT)
    rows = shelf.rows["payroll.PayrollSettings"]
    asked = {"employeeType": _word(rows, "employeeType")} | times(rows)
    key = ("employeeId", "employeeType")
    yield Listing("PayrollSettings_GetPayrollSettingsList", rows, asked, "True", key=key)


def _payrolls(shelf: "Shelf") -> Iterable[Listing]:
    every = shelf.rows["payroll.Payroll"]
    asked = times(every) | {
        "status": _word(every, "status"),
        "startedOnOrAfter": _at_least(every, "startedOn"),
        "endedOnOrBefore": _at_most(every, "endedOn"),
        "approvedOnOrAfter": _at_least(every, "managerApprovedOn"),
    }
    whole = asked | {"employeeType": _word(every, "employeeType")}
    yield Listing("Payrolls_GetList", every, whole, "True", sort=SORT)
    for kind, who in (("technician", "technician"), ("employee", "person")):
        whose = shelf.kinds[who][0]
        rows = [row for row in every if row["employeeId"] == whose]
        yield Listing(f"Payrolls_Get{kind.title()}Payrolls", rows, asked, "True", sort=SORT, path={kind: whose})


def _items(shelf: "Shelf") -> Listing:
    rows = present(shelf.rows["payroll.GrossPayItem"])
    asked = times(rows) | {
        "employeeType": _word(rows, "employeeType"),
        "employeeId": Question("id", same("employeeId"), values_of(rows, "employeeId")),
        "payrollIds": among(rows, "payrollId"),
        "dateOnOrAfter": _at_least(rows, "date"),
        "dateOnOrBefore": _at_most(rows, "date"),
        "modifiedOnOrBefore": _at_most(rows, "modifiedOn"),
    }
    return Listing("GrossPayItems_GetList", rows, asked, "", sort=SORT)
