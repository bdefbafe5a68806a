"""Good calls of what customers are offered, and of what may come of it."""

from typing import Any

from tests.every.calls.words import Call, on, within
from tests.every.place import Given, Tenant
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.types import reference
from truckroll.families.salestech.estimates import CreateEstimateRequest

REFERENCES = {
    "salestech.EstimateItem": "estimate item",
    "settings.Technician | settings.Employee": "tess",
}


def furnish(tenant: Tenant, ids: dict[str, Any], new: Any, ask: Any) -> None:
    """An estimate that is open, and one that is sold."""
    estimates: Any = resolve("salestech.Estimate")
    for key in ("sold estimate", "estimate"):
        items = [{"skuId": ids["service"], "description": tenant.words}]
        asked = {"jobId": ids["open"], "name": tenant.words, "summary": tenant.words, "items": items}
        made = estimates.create(estimates, CreateEstimateRequest.of(asked))
        ids[key], ids["estimate item"], ids["opportunity"] = int(made.id), made.items[0].id, int(made.opportunity_id)
        if key == "sold estimate":
            made.sell(reference(ids["tess"], "settings.Technician"))


def _item(tenant: Tenant) -> dict[str, Any]:
    said = {"skuId": tenant.ids["service"], "quantity": 2.5, "unitPrice": 10.25, "unitCost": 4, "chargeable": True}
    return said | {"budgetCodeId": tenant.ids["code"], "itemGroupName": "Attic", "isAddOn": False}


def _estimate(tenant: Tenant, **more: Any) -> dict[str, Any]:
    said = {"name": "Better", "summary": "Two fans", "tax": 1.25, "reviewStatus": "Approved", "isRecommended": True}
    said |= {"status": "Sold", "soldBy": tenant.ids["tess"], "budgetCodeId": tenant.ids["code"]}
    links = [{"name": "Plan", "url": "https://example.com/plan"}]
    return said | {"items": [_item(tenant)], "externalLinks": links, "useDefaultProjectLabels": True} | more


def _created(tenant: Tenant) -> Given:
    place = {"jobId": "open", "projectId": "project", "locationId": "location"}
    return Given(body=_estimate(tenant, **{name: tenant.ids[key] for name, key in place.items()}))


GOOD: dict[str, Call] = {
    "Estimates_Get": on("estimate"),
    "Estimates_Create": _created,
    "Estimates_Update": lambda tenant: Given({"id": tenant.ids["estimate"]}, body=_estimate(tenant)),
    "Estimates_Sell": on("estimate", soldBy="tess"),
    "Estimates_Unsell": on("sold estimate"),
    "Estimates_Dismiss": on("estimate"),
    "Estimates_PutItem": lambda tenant: Given({"id": tenant.ids["estimate"]}, body=_item(tenant)),
    "Estimates_DeleteItem": within(id="estimate", itemId="estimate item"),
    "EstimatesStatus_GetEstimateStatusChanges": on("sold estimate"),
    "Opportunities_Get": on("opportunity"),
    "OpportunitiesFollowUps_GetFollowUps": on("opportunity"),
}

_FEED = "EstimatesExport_Estimates"
WRITTEN: dict[str, tuple[str, str, dict[str, Any]]] = {
    "Estimates_Update": (
        _FEED,
        "estimate",
        {"name": "Better", "subtotal": 25.63, "status": {"value": 1, "name": "Sold"}},
    ),
    "Estimates_Sell": (_FEED, "estimate", {"status": {"value": 1, "name": "Sold"}}),
    "Estimates_Unsell": (_FEED, "sold estimate", {"status": {"value": 0, "name": "Open"}, "soldBy": None}),
    "Estimates_Dismiss": (_FEED, "estimate", {"status": {"value": 2, "name": "Dismissed"}}),
    "Estimates_DeleteItem": (_FEED, "estimate", {"items": [], "subtotal": 0}),
}
LISTED = {
    "Estimates_GetList": (_FEED, "Estimates_Get"),
    "Opportunities_GetList": ("OpportunitiesExport_Export", "Opportunities_Get"),
    "OpportunitiesFollowUps_GetFollowUpsList": ("OpportunitiesFollowUpsExport_Export", None),
}
