"""What tests ask of a pricebook."""

from typing import Any

from tests.families.business import Business


def material(business: Business, code: str, **more: Any) -> Any:
    """A new material, bought from Acme unless told otherwise."""
    vendor = {"vendorId": business.ids["acme"], "cost": 1, "active": True}
    said = {"code": code, "description": code, "primaryVendor": vendor}
    return business.ask("Materials_Create", said | more)


def equipment(business: Business, code: str, **more: Any) -> Any:
    return business.ask("Equipment_Create", {"code": code, "description": code} | more)


def service(business: Business, code: str, **more: Any) -> Any:
    return business.ask("Services_Create", {"code": code, "description": code} | more)


def category(business: Business, name: str, **more: Any) -> Any:
    return business.ask("Categories_Create", {"name": name, "categoryType": "Services"} | more)


def linked(*parts: tuple[Any, Any]) -> list[dict[str, Any]]:
    return [{"skuId": part.id, "quantity": quantity} for part, quantity in parts]
