"""Good calls of installed equipment: its kinds, its files, and all that can be noted of it."""

from typing import Any

from tests.every.calls.words import Call, on
from tests.every.place import Given, Tenant
from truckroll.catalogue.files import File, keep_file

REFERENCES = {
    "equipment_systems.EquipmentType": "equipment type",
    "equipment_systems.InstalledEquipment": "furnace",
}
PLATE = File("plate.png", "image/png", b"\x89PNG\r\n\x1a\n--\r\n\x00\xff")
_MOMENT = "2026-01-02T00:00:00.0000000Z"


def furnish(tenant: Tenant, ids: dict[str, Any], new: Any, ask: Any) -> None:
    """A furnace of the customer's, with all that is noted of it."""
    words = tenant.words
    new("equipment type", "equipment_systems.EquipmentType", name=f"{words} {ids['customer']}", replaced_after=120)
    new("equipment field", "equipment_systems.InstalledEquipmentCustomFieldType", name=words, data_type="Text")
    new("plate", "equipment_systems.InstalledEquipmentFile", path=_plate(ids), used=True)
    keep_file(_plate(ids), PLATE)
    said = {"locationId": ids["location"], "equipmentTypeId": ids["equipment type"], "tagTypeIds": [ids["tag"]]}
    said |= dict.fromkeys(("name", "serialNumber", "barcodeId", "memo", "manufacturer", "model"), words)
    noted = {"customFields": [{"typeId": ids["equipment field"], "value": words}], "installedOn": _MOMENT}
    for key in ("old furnace", "furnace"):
        ask(key, "InstalledEquipment_Create", said | noted | {"attachments": [_attachment(ids)]})


def _plate(ids: dict[str, Any]) -> str:
    return f"Equipment/{ids['customer']}.png"


def _attachment(ids: dict[str, Any]) -> dict[str, Any]:
    return {"alias": "Plate", "fileName": "plate.png", "type": "Image", "url": _plate(ids)}


def _equipment(tenant: Tenant) -> dict[str, Any]:
    moments = ("manufacturerWarrantyStart", "serviceProviderWarrantyStart", "installedOn")
    ends = dict.fromkeys(("manufacturerWarrantyEnd", "serviceProviderWarrantyEnd"), "2036-01-02T00:00:00Z")
    said = {"name": "Furnace", "serialNumber": "S1", "barcodeId": "B1", "memo": "In the attic", "model": "X1"}
    said |= {"manufacturer": "Acme", "cost": 1200.5, "status": "Replaced", "actualReplacementDate": "2026-02-03"}
    said |= dict.fromkeys(moments, _MOMENT) | ends | {"equipmentTypeId": tenant.ids["equipment type"]}
    noted = {"customFields": [{"typeId": tenant.ids["equipment field"], "value": "left"}]}
    return said | noted | {"attachments": [_attachment(tenant.ids)], "tagTypeIds": [tenant.ids["worn"]]}


def _created(tenant: Tenant) -> Given:
    return Given(body=_equipment(tenant) | {"locationId": tenant.ids["location"]})


GOOD: dict[str, Call] = {
    "EquipmentTypes_Get": on("equipment type"),
    "EquipmentTypes_Create": lambda tenant: Given(body={"name": "Boilers"}),
    "EquipmentTypes_Update": on("equipment type", name="Heat pumps", active=False),
    "InstalledEquipment_Get": on("furnace"),
    "InstalledEquipment_Create": _created,
    "InstalledEquipment_Update": lambda tenant: Given({"id": tenant.ids["furnace"]}, body=_equipment(tenant)),
    "InstalledEquipment_Get2": lambda tenant: Given(query={"path": _plate(tenant.ids)}),
    "InstalledEquipment_PostAttachment": lambda tenant: Given(body={"file": PLATE}),
    "InstalledEquipment_GetCustomFieldTypes": lambda tenant: Given(
        query={"page": 1, "pageSize": 50, "descending": False}
    ),
}
UNFED = {"EquipmentTypes_Create", "InstalledEquipment_PostAttachment"}
WRITTEN = {
    "InstalledEquipment_Update": (
        "Export_ExportInstalledEquipment",
        "furnace",
        {"status": "Replaced", "active": False, "cost": 1200.5, "serialNumber": "S1"},
    ),
}
LISTED = {
    "EquipmentTypes_GetList": (None, "EquipmentTypes_Get"),
    "InstalledEquipment_GetList": ("Export_ExportInstalledEquipment", "InstalledEquipment_Get"),
}
