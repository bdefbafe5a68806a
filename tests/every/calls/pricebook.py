"""Good calls of what is sold, of the shelves it stands on, its prices and its pictures."""

from collections.abc import Callable
from typing import Any

from tests.every.calls.words import Call, attached, on
from tests.every.place import Given, Tenant
from truckroll.catalogue.files import File, keep_file

SERVICE, MATERIAL = "pricebook.Service", "pricebook.Material"
REFERENCES = {
    SERVICE: "service",
    MATERIAL: "material",
    "pricebook.Equipment": "equipment",
    "pricebook.DiscountAndFees": "fee",
    "pricebook.Category": "shelf",
    "pricebook.CostType": "cost type",
    f"{SERVICE} | {MATERIAL}": "service",
    f"{SERVICE} | {MATERIAL} | pricebook.Equipment | pricebook.DiscountAndFees": "service",
    "inventory.Vendor": "seller",
}
PICTURE = File("boiler.png", "image/png", b"\x89PNG\r\n\x1a\n--\r\n\x00\xff")
Ids = dict[str, Any]
Body = dict[str, Any]


def furnish(tenant: Tenant, ids: Ids, new: Callable[..., Any], ask: Callable[..., Any]) -> None:
    """Two of each, one of which the other may name."""
    words = tenant.words
    place = dict.fromkeys(("unit", "street", "city", "state", "zip", "country"), words)
    said = {"is_truck_replenishment": False, "restricted_mobile_creation": False, "tax_rate": 0, "contact_info": {}}
    for key in ("other seller", "seller"):
        new(key, "inventory.Vendor", name=words, active=True, address=place, **said)
    new("cost type", "pricebook.CostType", name=words)
    new("materials markup", "pricebook.MaterialsMarkup", from_=0, to=50, percent=10)
    new("sheet", "pricebook.RateSheet", name=words)
    ask("shelf", "Categories_Create", {"name": words, "categoryType": "Services"})
    new("picture", "pricebook.Image", path=_picture(ids), used=True)
    keep_file(_picture(ids), PICTURE)
    inner = {"name": words, "categoryType": "Services", "parentId": ids["shelf"]}
    ask("inner shelf", "Categories_Create", inner)
    secret = {"applicationGuid": tenant.app.app_id, "externalData": [{"key": "secret", "value": words}]}
    named = {"description": words, "externalData": secret, "categories": [ids["shelf"]]}
    bought = named | {"cost": 10, "primaryVendor": _vendor(ids, memo=words)}
    for at, key in enumerate(("other material", "material")):
        ask(key, "Materials_Create", bought | {"code": f"{words} {at} {ids['shelf']}"})
    for at, key in enumerate(("other equipment", "equipment")):
        ask(key, "Equipment_Create", bought | {"code": f"{words} {at} {ids['shelf']}", "price": 500})
    parts = {"serviceMaterials": [{"skuId": ids["material"], "quantity": 2}]}
    for at, key in enumerate(("better service", "service")):
        ask(key, "Services_Create", named | parts | {"code": f"{words} {at} {ids['shelf']}", "price": 100})
    fee = {"type": "Fee", "amountType": "Fixed", "amount": 5, "code": f"{words} {ids['shelf']}"}
    ask("fee", "DiscountAndFees_Create", named | fee)


def _picture(ids: Ids) -> str:
    return f"Images/{ids['shelf']}.png"


def _vendor(ids: Ids, **more: Any) -> Body:
    account = {"cost": 4, "accountName": "Main"}
    said = {"vendorId": ids["seller"], "vendorPart": "P-1", "cost": 5, "active": True}
    return said | {"primarySubAccount": account, "otherSubAccounts": [account]} | more


def _named(ids: Ids) -> Body:
    """What is said of everything that is sold."""
    return {
        "code": "B-7",
        "displayName": "Boiler",
        "description": "A <b>boiler</b>",
        "active": True,
        "hours": 1.5,
        "account": "4000",
        "intacctGlGroupAccount": "Sales",
        "paysCommission": True,
        "bonus": 1,
        "commissionBonus": 2,
        "budgetCostCode": "100",
        "budgetCostType": "Labor",
        "categories": [ids["shelf"]],
        "assets": [{"type": "Image", "url": "https://example.com/a.png", "alias": "a.png", "isDefault": True}],
    }


def _priced(ids: Ids) -> Body:
    return _named(ids) | {
        "price": 120.5,
        "memberPrice": 110,
        "addOnPrice": 100,
        "addOnMemberPrice": 90,
        "taxable": True,
    }


def _bought(ids: Ids) -> Body:
    """What is said of what is bought before it is sold."""
    return _priced(ids) | {
        "cost": 60.25,
        "costOfSaleAccount": "5000",
        "assetAccount": "1000",
        "unitOfMeasure": "each",
        "isInventory": True,
        "primaryVendor": _vendor(ids),
        "otherVendors": [_vendor(ids, vendorId=ids["other seller"])],
    }


def _service(ids: Ids) -> Body:
    return _priced(ids) | {
        "warranty": {"duration": 12, "description": "All of it"},
        "isLabor": True,
        "crossSaleGroup": "Heat",
        "recommendations": [ids["material"]],
        "upgrades": [ids["better service"]],
        "serviceMaterials": [{"skuId": ids["material"], "quantity": 2}],
        "serviceEquipment": [{"skuId": ids["equipment"], "quantity": 1}],
    }


def _material(ids: Ids) -> Body:
    return _bought(ids) | {
        "deductAsJobCost": True,
        "isConfigurableMaterial": True,
        "chargeableByDefault": True,
        "variationMaterials": [ids["other material"]],
    }


def _equipment(ids: Ids) -> Body:
    warranty = {"duration": 24, "description": "Parts"}
    return _bought(ids) | {
        "manufacturer": "Acme",
        "model": "X1",
        "manufacturerWarranty": warranty,
        "serviceProviderWarranty": warranty,
        "recommendations": [{"skuId": ids["service"], "type": "Service"}],
        "upgrades": [ids["other equipment"]],
        "equipmentMaterials": [{"skuId": ids["material"], "quantity": 0.5}],
        "crossSaleGroup": "Heat",
        "isConfigurableEquipment": True,
        "variationEquipment": [ids["other equipment"]],
        "dimensions": {"height": 1, "width": 2, "depth": None},
    }


def _fee(ids: Ids) -> Body:
    said = {"type": "Discount", "amountType": "Percentage", "amount": 10, "limit": 50, "taxable": False}
    return _named(ids) | said | {"crossSaleGroup": "Heat", "excludeFromPayroll": True}


KINDS: dict[str, tuple[str, str, Callable[[Ids], Body]]] = {
    "Services": ("services", "service", _service),
    "Materials": ("materials", "material", _material),
    "Equipment": ("equipment", "equipment", _equipment),
    "DiscountAndFees": ("discountAndFees", "fee", _fee),
}


def _created(kind: str) -> Call:
    return lambda tenant: Given(body=KINDS[kind][2](tenant.ids) | attached(tenant))


def _changed(kind: str) -> Call:
    _, key, body = KINDS[kind]
    return lambda tenant: Given({"id": tenant.ids[key]}, body=body(tenant.ids) | attached(tenant))


def _bulk(tenant: Tenant) -> Given:
    """One of each kind, named by our ids and by the caller's own."""

    def linked(name: str, item: Any) -> Any:
        links = ("recommendations", "upgrades", "serviceMaterials", "serviceEquipment", "equipmentMaterials")
        return [each if isinstance(each, dict) else {"skuId": each} for each in item] if name in links else item

    said: Body = {}
    for name, key, body in KINDS.values():
        item = {part: linked(part, value) for part, value in body(tenant.ids).items()}
        said[name] = [item | {"customId": key} | attached(tenant)]
    said["services"][0]["serviceMaterials"].append({"customId": "material", "quantity": 3})
    return Given(body=said)


def _bulk_change(tenant: Tenant) -> Given:
    items = {name: body(tenant.ids) | {"id": tenant.ids[key]} | attached(tenant) for name, key, body in KINDS.values()}
    return Given(body={name: [item] for name, item in items.items()})


def _category(tenant: Tenant) -> Given:
    said = {"name": "Boilers", "categoryType": "Services", "parentId": tenant.ids["shelf"], "position": 2}
    more = {"description": "Hot", "businessUnitIds": [tenant.ids["unit"]], "skuImages": [], "skuVideos": ["v"]}
    return Given(body=said | more | {"active": True, "image": None})


def _markup(path: dict[str, int], begin: int) -> Given:
    return Given(path, body={"id": path.get("id", 0), "from": begin, "to": begin + 50, "percent": 20})


def _sheet(tenant: Tenant) -> Given:
    exceptions = [{"skuId": tenant.ids["service"], "value": 12.5, "valueType": "DiscountPercent"}]
    return Given({"rateSheetId": tenant.ids["sheet"]}, body={"exceptions": exceptions})


GOOD: dict[str, Call] = {
    "Categories_Get": on("shelf"),
    "Categories_Create": _category,
    "Categories_Update": on("inner shelf", name="Burners", position=3, parentId=None),
    "Categories_Delete": on("shelf"),
    "Materials_GetCostTypes": lambda tenant: Given(),
    "MaterialsMarkup_GetList": lambda tenant: Given(),
    "MaterialsMarkup_Get": on("materials markup"),
    "MaterialsMarkup_Create": lambda tenant: _markup({}, 1000),
    "MaterialsMarkup_Update": lambda tenant: _markup({"id": tenant.ids["materials markup"]}, 0),
    "ClientSpecificPricing_UpdateRateSheet": _sheet,
    "Images_Get": lambda tenant: Given(query={"path": _picture(tenant.ids)}),
    "Images_Post": lambda tenant: Given(body={"file": PICTURE}),
    "PricebookBulk_Create": _bulk,
    "PricebookBulk_Update": _bulk_change,
}
for _kind, (_, _key, _) in KINDS.items():
    GOOD[f"{_kind}_Get"] = GOOD[f"{_kind}_Delete"] = on(_key)
    GOOD[f"{_kind}_Create"], GOOD[f"{_kind}_Update"] = _created(_kind), _changed(_kind)

UNFED = {
    "DiscountAndFees_Create", "DiscountAndFees_Update", "DiscountAndFees_Delete",
    "MaterialsMarkup_Create", "ClientSpecificPricing_UpdateRateSheet", "Images_Post",
}  # fmt: skip
WRITTEN = {
    "Services_Update": ("Export_Services", "service", {"code": "B-7", "price": 120.5, "cost": 30}),
    "Materials_Update": ("Export_Materials", "material", {"code": "B-7", "cost": 60.25}),
    "Equipment_Update": ("Export_Equipment", "equipment", {"code": "B-7", "manufacturer": "Acme"}),
    "Services_Delete": ("Export_Services", "service", {"active": False}),
    "Categories_Delete": ("Export_Categories", "inner shelf", {"active": False}),
}
LISTED = {
    "Services_GetList": ("Export_Services", "Services_Get"),
    "Materials_GetList": ("Export_Materials", "Materials_Get"),
    "Equipment_GetList": ("Export_Equipment", "Equipment_Get"),
    "Categories_GetList": ("Export_Categories", "Categories_Get"),
    "DiscountAndFees_GetList": (None, "DiscountAndFees_Get"),
}
