"""Good calls of timesheets, terms, adjustments and what payrolls are made of."""

from typing import Any

from tests.every.calls.words import Call, on, within
from tests.every.place import Given, Tenant
from truckroll.catalogue.transaction import transaction

REFERENCES = {
    "accounting.Invoice": "invoice",
    "payroll.ActivityCode": "activity code",
    "payroll.Payroll": "payroll",
    "payroll.TimesheetCode": "timesheet code",
}

_DAY = "2026-02-04T00:00:00.0000000Z"
_TIMES = {
    "dispatchedOn": "2026-02-05T08:00:00.0000000Z",
    "arrivedOn": "2026-02-05T09:00:00.0000000Z",
    "doneOn": "2026-02-05T11:00:00.0000000Z",
}
_VISIT = {"appointmentId": "done visit", "technicianId": "tess"}
_TERMS = {"hourlyRate": 25.5, "externalPayrollId": "P 1", "managerId": "office", "isIncludedInPayroll": True}
_TERMS |= {"hireDate": _DAY}


def furnish(tenant: Tenant, ids: dict[str, Any], new: Any, ask: Any) -> None:
    """Somebody was at a visit, somebody in the office at a training, and somebody got a bonus."""
    words = tenant.words
    job: Any = transaction().load("jpm.Job", ids["open"])
    ids.setdefault("invoice", int(job.invoice_id))
    new("activity code", "payroll.ActivityCode", name=words, code=words)
    new("timesheet code", "payroll.TimesheetCode", code=words, description=words)
    new(
        "rate",
        "payroll.LocationLaborType",
        location_id=ids["location"],
        hourly_rate=30,
        labor_type_id=ids["labor type"],
    )
    times = {"dispatched_on": _TIMES["dispatchedOn"], "arrived_on": _TIMES["arrivedOn"], "done_on": _TIMES["doneOn"]}
    visit = {"job_id": ids["done"], "appointment_id": ids["done visit"], "technician_id": ids["tess"]}
    new("timesheet", "payroll.JobTimesheet", **visit, **times)
    sheet: Any = transaction().load("payroll.JobTimesheet", ids["timesheet"])
    sheet.settle()
    ids["payroll"] = int(sheet.payroll_id)
    away = {"started_on": _DAY, "ended_on": _TIMES["dispatchedOn"]}
    new(
        "training",
        "payroll.NonJobTimesheet",
        employee_id=ids["office"],
        timesheet_code_id=ids["timesheet code"],
        **away,
    )
    item = {"payrollId": ids["payroll"], "amount": 50, "activityCodeId": ids["activity code"], "date": _DAY}
    ask("bonus", "GrossPayItems_Create", item | {"memo": words})
    adjusted = {"employeeType": "Technician", "employeeId": ids["tess"], "postedOn": _DAY, "amount": 5, "memo": words}
    ask("adjustment", "PayrollAdjustments_Create", adjusted)


def _item(tenant: Tenant, **more: Any) -> dict[str, Any]:
    ids = tenant.ids
    asked = {"payrollId": ids["payroll"], "activityCodeId": ids["activity code"], "budgetCodeId": ids["code"]}
    return asked | {"amount": 12.5, "date": _DAY, "memo": "well done", "invoiceId": tenant.ids["invoice"]} | more


GOOD: dict[str, Call] = {
    "ActivityCodes_Get": on("activity code"),
    "TimesheetCodes_Get": on("timesheet code"),
    "JobSplits_GetList": within(job="done"),
    "Timesheets_GetJobTimesheets": within(job="done"),
    "Timesheets_CreateJobTimesheet": within({**_VISIT, **_TIMES}, job="done"),
    "Timesheets_UpdateJobTimesheet": within({**_VISIT, **_TIMES, "technicianId": "tom"}, job="done", id="timesheet"),
    "PayrollSettings_GetEmployeePayrollSettings": within(employee="office"),
    "PayrollSettings_GetTechnicianPayrollSettings": within(technician="tess"),
    "PayrollSettings_UpdateEmployeePayrollSettings": within(
        _TERMS | {"managerId": None, "payrollBusinessUnitId": "unit"}, employee="office"
    ),
    "PayrollSettings_UpdateTechnicianPayrollSettings": within(_TERMS, technician="tess"),
    "Payrolls_GetTechnicianPayrolls": within(technician="tess"),
    "Payrolls_GetEmployeePayrolls": within(employee="office"),
    "PayrollAdjustments_Get": on("adjustment"),
    "PayrollAdjustments_Create": lambda tenant: Given(
        body={"employeeType": "Technician", "employeeId": tenant.ids["tess"], "postedOn": _DAY, "memo": "late"}
        | {"hours": 2, "rate": 20, "activityCodeId": tenant.ids["activity code"], "invoiceId": tenant.ids["invoice"]}
    ),
    "GrossPayItems_Create": lambda tenant: Given(body=_item(tenant)),
    "GrossPayItems_Update": lambda tenant: Given({"id": tenant.ids["bonus"]}, body=_item(tenant)),
    "GrossPayItems_Delete": on("bonus"),
}
WRITTEN: dict[str, tuple[str, str, dict[str, Any]]] = {
    "Timesheets_UpdateJobTimesheet": ("Export_Timesheets", "timesheet", _TIMES),
    "GrossPayItems_Update": ("Export_GrossPayItems", "bonus", {"amount": 12.5, "memo": "well done"}),
    "GrossPayItems_Delete": ("Export_GrossPayItems", "bonus", {"active": False}),
}
LISTED = {
    "ActivityCodes_GetList": ("Export_ActivityCodes", "ActivityCodes_Get"),
    "TimesheetCodes_GetList": ("Export_TimesheetCodes", "TimesheetCodes_Get"),
    "PayrollAdjustments_GetList": ("Export_PayrollAdjustments", "PayrollAdjustments_Get"),
    "PayrollSettings_GetPayrollSettingsList": ("Export_PayrollSettings", None),
    "Timesheets_GetJobTimesheetsByJobs": ("Export_Timesheets", None),
}
WITHIN = {
    "JobSplits_GetList": ("Jobs_GetList", "Export_JobSplits"),
    "Timesheets_GetJobTimesheets": ("Jobs_GetList", "Export_Timesheets"),
}
