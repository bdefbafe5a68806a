"""Good calls of campaigns, what they cost, and to whom no mail may be sent."""

from typing import Any

from tests.every.calls.words import Call, on, within
from tests.every.place import Given, Tenant

REFERENCES = {"marketing.Campaign": "campaign", "marketing.CampaignCategory": "campaign kind"}
_JANUARY = {"from": "2046-01-01", "to": "2046-02-01"}
_EMAIL = "ada@example.com"


def furnish(tenant: Tenant, ids: dict[str, Any], new: Any, ask: Any) -> None:
    """A campaign of a kind, by email, that costs something in January, and an address without mail."""
    new("campaign kind", "marketing.CampaignCategory", name=tenant.words)
    kind = {"category_id": ids["campaign kind"], "business_unit_id": ids["unit"]}
    new("mailing", "marketing.Campaign", name=tenant.words, medium="Email", **kind)
    for key in ("campaign", "mailing"):
        asked = {"campaignId": ids[key], "year": 2046, "month": 1, "dailyCost": 2}
        ask(f"{key} cost", "CampaignCosts_Create", asked)
    new("suppression", "marketing.Suppression", email=_EMAIL, reason="Bounce")


def _campaign(tenant: Tenant, **more: Any) -> dict[str, Any]:
    said = {"name": "Spring", "active": True, "dnis": "555-0100", "isDefaultCampaign": True, "source": "Google"}
    return said | {"businessUnitId": tenant.ids["unit"], "categoryId": tenant.ids["campaign kind"]} | more


GOOD: dict[str, Call] = {
    "CampaignCategories_Get": on("campaign kind"),
    "CampaignCategories_Create": lambda _: Given(body={"name": "Radio"}),
    "CampaignCategories_Update": on("campaign kind", name="Letters", active=False),
    "CampaignCosts_Get": on("campaign cost"),
    "CampaignCosts_Create": lambda tenant: Given(
        body={"campaignId": tenant.ids["campaign"], "year": 2046, "month": 2, "dailyCost": 2.25}
    ),
    "CampaignCosts_Update": on("campaign cost", dailyCost=3.75),
    "CampaignCostSummary_Get": lambda _: Given(query=_JANUARY),
    "Campaigns_Get": on("mailing"),
    "Campaigns_Create": lambda tenant: Given(body=_campaign(tenant)),
    "Campaigns_Update": lambda tenant: Given({"id": tenant.ids["campaign"]}, body=_campaign(tenant, active=False)),
    "Campaigns_GetCosts": within(id="campaign"),
    "EmailChannelCost_Get": lambda _: Given(query=_JANUARY),
    "Suppressions_Get": lambda _: Given({"email": _EMAIL}),
    "Suppressions_Add": lambda _: Given(body={"emails": ["bob@example.com"], "reason": "NeverEmail"}),
    "Suppressions_Remove": lambda _: Given(body={"emails": [_EMAIL]}),
}
UNFED = {
    f"{tag}_{act}" for tag in ("CampaignCategories", "CampaignCosts", "Campaigns") for act in ("Create", "Update")
} - {"Campaigns_Update"} | {"Suppressions_Add", "Suppressions_Remove"}
LISTED = {
    "CampaignCategories_GetList": (None, "CampaignCategories_Get"),
    "CampaignCosts_GetList": (None, "CampaignCosts_Get"),
    "Campaigns_GetList": (None, "Campaigns_Get"),
    "Suppressions_GetList": (None, None),
}
