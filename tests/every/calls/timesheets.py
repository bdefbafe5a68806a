"""Good calls of activities and their kinds."""

from typing import Any

from tests.every.calls.words import Call, on
from tests.every.place import Given, Tenant

REFERENCES = {
    "settings.Employee | settings.Technician": "tess",
    "payroll.LaborType": "labor type",
    "timesheets.ActivityType": "activity type",
    "jpm.Appointment": "open visit",
    "jpm.BudgetCode": "code",
}

_TIMES = {"startTime": "2026-02-03T08:00:00.0000000Z", "endTime": "2026-02-03T09:30:00.0000000Z"}
_ABOUT = {"jobId": "open", "appointmentId": "open visit", "projectId": "project", "laborTypeId": "labor type"}
_SAID = {"projectLabel": "annex", "memo": "by van", "milesDriven": 3.5, "nonJobEventAssignmentId": 7}


def furnish(tenant: Tenant, ids: dict[str, Any], new: Any, ask: Any) -> None:
    """Somebody drives, and has begun to do something else."""
    words = tenant.words
    new("labor type", "payroll.LaborType", name=words, code=words)
    new("activity category", "timesheets.ActivityCategory", name=words, type="Travel")
    new("activity type", "timesheets.ActivityType", code=words, category_id=ids["activity category"], icon=words)
    for key, more in (("activity", _TIMES), ("begun activity", {"startTime": "2026-02-04T08:00:00Z"})):
        asked = {"employeeId": ids["tess"], "employeeType": "Technician", "activityTypeId": ids["activity type"]}
        ask(key, "ActivitiesControllers_Create", asked | {"memo": words, "tagTypes": []} | more)


def _told(tenant: Tenant, **more: Any) -> dict[str, Any]:
    ids = tenant.ids
    asked = {name: ids[key] for name, key in _ABOUT.items()} | {"tagTypes": [ids["tag"]], "budgetCodeId": ids["code"]}
    return {"activityTypeId": ids["activity type"]} | _TIMES | asked | _SAID | more


GOOD: dict[str, Call] = {
    "ActivitiesControllers_Get": on("activity"),
    "ActivitiesControllers_Create": lambda tenant: Given(
        body=_told(tenant, employeeId=tenant.ids["tess"], employeeType="Technician")
    ),
    "ActivitiesControllers_Update": lambda tenant: Given(
        {"id": tenant.ids["begun activity"]}, body=_told(tenant, active=True)
    ),
    "ActivitiesControllers_Delete": on("activity"),
    "ActivityCategories_Get": on("activity category"),
    "ActivityTypes_Get": on("activity type"),
}
WRITTEN: dict[str, tuple[str, str, dict[str, Any]]] = {
    "ActivitiesControllers_Update": ("Export_Activities", "begun activity", _TIMES | {"memo": "by van"}),
    "ActivitiesControllers_Delete": ("Export_Activities", "activity", {"active": False}),
}
LISTED = {
    "ActivitiesControllers_GetList": ("Export_Activities", "ActivitiesControllers_Get"),
    "ActivityCategories_GetList": ("Export_ActivityCategories", "ActivityCategories_Get"),
    "ActivityTypes_GetList": ("Export_ActivityTypes", "ActivityTypes_Get"),
}
