"""Good calls of findings: noted, changed, and shown in files."""

from typing import Any

from tests.every.calls.words import Call, on, within
from tests.every.place import Given, Tenant
from truckroll.catalogue.files import File, keep_file

REFERENCES = {"findings.Finding": "finding", "findings.FindingAttachment": "finding file"}
LEAK = File("leak.png", "image/png", b"\x89PNG\r\n\x1a\n--\r\n\x00\xff")


def furnish(tenant: Tenant, ids: dict[str, Any], new: Any, ask: Any) -> None:
    """A leak at the furnace, found on the open job."""
    words = tenant.words
    new("leak", "findings.FindingAsset", path=_leak(ids), used=True)
    keep_file(_leak(ids), LEAK)
    ask("finding", "Findings_Create", _finding(ids) | dict.fromkeys(TEXTS, words))
    ask("finding file", "Findings_CreateFindingAttachment", _file(ids) | {"fileName": words}, ids["finding"])


TEXTS = ("name", "description", "recommendedSolution", "internalNotes")


def _leak(ids: dict[str, Any]) -> str:
    return f"Findings/{ids['customer']}.png"


def _file(ids: dict[str, Any]) -> dict[str, Any]:
    return {"fileName": "leak.png", "url": _leak(ids), "type": "Image"}


def _finding(ids: dict[str, Any]) -> dict[str, Any]:
    about = {"locationId": ids["location"], "installedEquipmentId": ids["furnace"], "sourceJobId": ids["open"]}
    return about | dict.fromkeys(TEXTS, "It leaks") | {"urgencyLevel": "High"}


GOOD: dict[str, Call] = {
    "Findings_Get": on("finding"),
    "Findings_Create": lambda tenant: Given(body=_finding(tenant.ids) | {"attachments": [_file(tenant.ids)]}),
    "Findings_Update": on(
        "finding", **dict.fromkeys(TEXTS, "It drips"), urgencyLevel="Low", archived=True, active=False
    ),
    "Findings_GetFindingAttachments": on("finding"),
    "Findings_CreateFindingAttachment": lambda tenant: Given({"id": tenant.ids["finding"]}, body=_file(tenant.ids)),
    "Findings_GetFindingAttachment": within(id="finding", attachmentId="finding file"),
    "Findings_UpdateFindingAttachment": within(
        {"fileName": "film", "url": "https://example.com/film", "type": "VideoLink"},
        id="finding",
        attachmentId="finding file",
    ),
    "Findings_DeleteFindingAttachment": within(id="finding", attachmentId="finding file"),
    "FindingAssets_Get": lambda tenant: Given(query={"path": _leak(tenant.ids)}),
    "FindingAssets_PostAttachment": lambda tenant: Given(body={"file": LEAK}),
}
UNFED = {name for name in GOOD if name.split("_")[1].startswith(("Create", "Update", "Delete", "Post"))}
LISTED = {"Findings_GetList": (None, "Findings_Get")}
