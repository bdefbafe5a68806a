"""Good calls of jobs, their visits and ratings, projects and budget codes."""

from typing import Any

from tests.every.calls.words import SOMEDAY, Call, attached, changed, on, within
from tests.every.place import OPERATIONS, Given, Tenant

REFERENCES = {
    "jpm.Job": "open",
    "jpm.JobType": "kind",
    "jpm.JobCancelReason": "why_canceled",
    "jpm.JobHoldReason": "why_held",
    "jpm.JobMessage": "message",
    "jpm.Project": "project",
    "jpm.ProjectStatus": "step",
    "jpm.ProjectSubStatus": "part",
    "jpm.ProjectType": "project kind",
    "jpm.Segment": "segment",
    "jpm.SegmentItem": "item",
}

_MARK = {"technicianId": "tess", "jobId": "open"}


GOOD: dict[str, Call] = {
    "Appointments_Get": on("open visit"),
    "Appointments_Add": lambda tenant: Given(
        body={
            "jobId": tenant.ids["open"],
            **tenant.visit(9, technicianIds=[tenant.ids["tom"]]),
            "specialInstructions": "Ring.",
        }
    ),
    "Appointments_Confirm": on("open visit"),
    "Appointments_RemoveConfirmation": on("open visit 2"),
    "Appointments_Delete": on("open visit"),
    "Appointments_Hold": on("open visit", reasonId="why_held", memo="rain"),
    "Appointments_RemoveHold": on("held visit"),
    "Appointments_Reschedule": on("open visit", start="2046-12-01T09:00:00.1234567-01:00"),
    "Appointments_UpdateSpecialInstructions": on("open visit", specialInstructions="Ring twice."),
    "Jobs_GetJobCanceledLogs": on("canceled"),
    "Jobs_GetNotes": on("open"),
    "Jobs_CreateNote": on("open", text="Beware of the dog.", pinToTop=True),
    "Jobs_Get": on("open"),
    "Jobs_Create": lambda tenant: Given(
        body=tenant.job(
            appointments=[tenant.visit(5, technicianIds=[tenant.ids["tess"]])],
            tagTypeIds=[tenant.ids["tag"]],
            customFields=[{"typeId": tenant.ids["color"], "value": "Red"}],
            leadId=tenant.ids["lead"],
            bookingId=tenant.ids["booking"],
            projectId=tenant.ids["project"],
            soldById=tenant.ids["tess"],
            summary="Squeaks",
            **attached(tenant),
        )
    ),
    "Jobs_Update": changed("open", summary="Leaks", priority="Urgent", customerPo="PO 5"),
    "Jobs_Cancel": on("open", reasonId="why_canceled", memo="sold the house"),
    "Jobs_RemoveCancellation": on("canceled"),
    "Jobs_Hold": on("open", reasonId="why_held", memo="storm"),
    "Jobs_Complete": on("open", completedOn="2026-01-02"),
    "Jobs_CreateMessage": on("open", body="Who has the key?", createdByEmployeeId="office"),
    "Jobs_GetBookedLog": on("open"),
    "Jobs_GetHistory": on("open"),
    "Jobs_GetCancelReasons": lambda tenant: Given(query={"ids": f"{tenant.ids['canceled']},{tenant.ids['open']}"}),
    "JobTypes_Get": on("kind"),
    "JobTypes_Create": lambda tenant: Given(
        body={"name": "Repair", "soldThreshold": 99.5, "duration": 3600, "class": "Home", **attached(tenant)}
    ),
    "JobTypes_Update": changed("kind", name="Tune-up", soldThreshold=10),
    "TechnicianRatings_Update": lambda tenant: Given(
        body={name: tenant.ids[key] for name, key in _MARK.items()} | {"rating": 7.5}
    ),
    "TechnicianRating_Update": lambda tenant: Given(
        {name: tenant.ids[key] for name, key in _MARK.items()}, body={"value": 6}
    ),
}


_SEGMENT = {"segmentId": "segment"}
_ITEM = _SEGMENT | {"segmentItemId": "item"}


def _full(tenant: Tenant) -> dict[str, Any]:
    return {"segmentItemIds": [tenant.ids["part of item"]]}


def _partial(tenant: Tenant) -> dict[str, Any]:
    return {"segments": [{"segmentId": tenant.ids["segment"], "segmentItemId": tenant.ids["part of item"]}]}


def _codes(tenant: Tenant) -> str:
    return f"{tenant.words},2"


GOOD |= {
    "Projects_Get": on("project"),
    "Projects_GetNotes": on("project"),
    "Projects_CreateNote": on("project", text="Permit at the desk.", pinToTop=True),
    "Projects_CreateMessage": on("project", body="Who has the permit?", createdByEmployeeId="office"),
    "Projects_AttachJob": within(id="project", jobId="loose"),
    "Projects_DetachJob": within(jobId="open"),
    "Projects_Create": lambda tenant: Given(
        body={"locationId": tenant.ids["location"], "name": "Annex", "summary": "Two floors", "startDate": SOMEDAY}
        | {"statusId": tenant.ids["step"], "subStatusId": tenant.ids["part"]}
        | {"projectTypeId": tenant.ids["project kind"], "projectManagerIds": [tenant.ids["office"]]}
        | {"businessUnitIds": [tenant.ids["unit"]]}
        | {"customFields": [{"typeId": tenant.ids["project field"], "value": "Red"}]}
        | attached(tenant)
    ),
    "Projects_Update": lambda tenant: Given(
        {"id": tenant.ids["project"]},
        body={"name": "Barn", "statusId": tenant.ids["step"], "jobIds": [tenant.ids["loose"]]} | attached(tenant),
    ),
    "ProjectStatuses_Get": on("step"),
    "ProjectSubStatuses_Get": on("part"),
    "ProjectTypes_Get": on("project kind"),
    "BudgetCodes_ListCompanySegments": lambda _: Given(),
    "BudgetCodes_ListProjectSegments": within(projectId="project"),
    "BudgetCodes_ListCompanySegmentItems": within(**_SEGMENT),
    "BudgetCodes_ListProjectSegmentItems": within(projectId="project", **_SEGMENT),
    "BudgetCodes_ListCompanySegmentItemChildren": within(**_ITEM),
    "BudgetCodes_ListProjectSegmentItemChildren": within(projectId="project", **_ITEM),
    "BudgetCodes_ListProjectBudgetCodes": within(projectId="project"),
    "BudgetCodes_MatchCompanyBudgetCodes": lambda tenant: Given(query={"codes": _codes(tenant)}),
    "BudgetCodes_MatchProjectBudgetCodes": lambda tenant: Given(
        {"projectId": tenant.ids["project"]}, {"codes": _codes(tenant)}
    ),
    "BudgetCodes_CreateBudgetCode": lambda tenant: Given(body=_full(tenant)),
    "BudgetCodes_CreateBudgetCodePartial": lambda tenant: Given(body=_partial(tenant)),
    "BudgetCodes_CreateBudgetCodesBatch": lambda tenant: Given(body=[_full(tenant)]),
    "BudgetCodes_CreateBudgetCodesPartialBatch": lambda tenant: Given(body=[_partial(tenant)]),
}
"""Projects, and under what their costs are booked."""


WRITTEN: dict[str, tuple[str, str, dict[str, Any]]] = {
    "Appointments_Confirm": ("Export_Appointments", "open visit", {"isConfirmed": True}),
    "Appointments_RemoveConfirmation": ("Export_Appointments", "open visit 2", {"isConfirmed": False}),
    "Appointments_Delete": ("Export_Appointments", "open visit", {"active": False}),
    "Appointments_Hold": ("Export_Appointments", "open visit", {"status": "Hold"}),
    "Appointments_RemoveHold": ("Export_Appointments", "held visit", {"status": "Scheduled"}),
    "Appointments_Reschedule": ("Export_Appointments", "open visit", {"start": "2046-12-01T10:00:00.1234567Z"}),
    "Appointments_UpdateSpecialInstructions": (
        "Export_Appointments",
        "open visit",
        {"specialInstructions": "Ring twice."},
    ),
    "Jobs_Update": ("Export_Jobs", "open", {"summary": "Leaks", "priority": "Urgent", "customerPo": "PO 5"}),
    "Jobs_Cancel": ("Export_Jobs", "open", {"jobStatus": "Canceled"}),
    "Jobs_RemoveCancellation": ("Export_Jobs", "canceled", {"jobStatus": "Scheduled"}),
    "Jobs_Hold": ("Export_Jobs", "open", {"jobStatus": "Hold"}),
    "Jobs_Complete": ("Export_Jobs", "open", {"jobStatus": "Completed", "completedOn": "2026-01-02T00:00:00.0000000Z"}),
    "TechnicianRating_Update": ("Export_TechnicianRatings", "open", {"rating": 6}),
    "TechnicianRatings_Update": ("Export_TechnicianRatings", "open", {"rating": 7.5}),
}
"""For each write of a record that was there: the feed that shows it, the record, and what it then says."""

UNFED = {"JobTypes_Create", "Jobs_CreateMessage", "Projects_CreateMessage"}
UNFED |= {
    name for name, operation in OPERATIONS.items() if operation.tag == "BudgetCodes" and operation.method != "GET"
}

LISTED = {
    "Appointments_GetList": ("Export_Appointments", "Appointments_Get"),
    "Jobs_GetList": ("Export_Jobs", "Jobs_Get"),
    "TechnicianRatings_GetList": ("Export_TechnicianRatings", None),
    "JobTypes_GetList": (None, "JobTypes_Get"),
    "Projects_GetList": ("Export_Projects", "Projects_Get"),
    "ProjectStatuses_GetList": (None, "ProjectStatuses_Get"),
    "ProjectSubStatuses_GetList": (None, "ProjectSubStatuses_Get"),
    "ProjectTypes_GetList": (None, "ProjectTypes_Get"),
}
WITHIN = {
    "Jobs_GetNotes": ("Jobs_GetList", "Export_JobNotes"),
    "Jobs_GetJobCanceledLogs": ("Jobs_GetList", "Export_JobCancelReasons"),
    "Projects_GetNotes": ("Projects_GetList", "Export_ProjectNotes"),
}
