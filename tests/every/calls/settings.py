"""Good calls of people, tags and units of the business, and of the small nouns that jobs need."""

from collections.abc import Callable
from typing import Any

from tests.every.calls.words import Call, changed, on
from tests.every.place import Given, Tenant

REFERENCES = {
    "settings.BusinessUnit": "unit",
    "settings.Technician": "tess",
    "settings.Employee": "office",
    "settings.TagType": "tag",
    "settings.UserRole": "desk",
    "accounting.PaymentTerm": "term",
    "accounting.TaxZone": "tax_zone",
    "marketing.Campaign": "campaign",
    "jbce.CallReason": "call_reason",
}


def _person(**more: Any) -> Callable[[Tenant], Given]:
    def given(tenant: Tenant) -> Given:
        said = {"name": "Ann Bell", "email": "ann@example.com", "accountCreationMethod": "SendInvite", "login": "ann"}
        role = tenant.ids["field" if "licenseType" in more else "desk"]
        return Given(body=said | {"roleId": role, "businessUnitId": tenant.ids["unit"]} | more)

    return given


GOOD: dict[str, Call] = {
    "Employees_Get": on("office"),
    "Employees_Create": _person(positions=["CSR"], mobilePhoneNumber="555-0100"),
    "Employees_Update": on("office", name="Olga Orr", roleId="desk", accountLocked=True),
    "Employees_AccountActions": on("office", action="Deactivate"),
    "Technicians_Get": on("tess"),
    "Technicians_Create": _person(positions=["Service"], licenseType="ManagedTech", dailyGoal=500.5),
    "Technicians_Update": on("tess", team="North", licenseType="ManagedInstaller", dailyGoal=None),
    "Technicians_AccountActions": on("tess", action="Deactivate"),
    "BusinessUnits_Get": on("unit"),
    "BusinessUnits_Update": changed("unit"),
    "TagTypes_Create": lambda tenant: Given(body={"name": "Gate", "color": "#00ff00", "importance": "High"}),
    "TagTypes_Update": on("tag", color="#0000ff", code="G", importance=None),
}
"""People and tags: the settings."""

"""The territory."""


LISTED = {
    "Employees_GetList": ("Export_Employees", "Employees_Get"),
    "Technicians_GetList": ("Export_Technicians", "Technicians_Get"),
    "BusinessUnits_GetList": ("Export_BusinessUnits", "BusinessUnits_Get"),
    "TagTypes_GetList": ("Export_TagTypes", None),
}
