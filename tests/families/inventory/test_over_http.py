"""What apps ask of purchasing over HTTP, and what a client's calls make of it."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.families.crm.over_http import Office
from tests.families.inventory.conftest import ADDRESS
from truckroll.catalogue.registry import resolve
from truckroll.client.encoding import query
from truckroll.derive.calls import all_calls
from truckroll.testing import sandbox


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with sandbox() as server:
        office = Office(server, "inventory")
        office.do(lambda: furnish(office))
        yield office


def furnish(office: Office) -> None:
    def new(key: str, noun: str, **values: Any) -> None:
        office.ids[key] = int(resolve(noun).new(**values).id)

    new("vendor", "inventory.Vendor", name="Pipes & Co")
    new("dock", "inventory.Warehouse", name="Dock", address=ADDRESS)
    new("stock", "inventory.PurchaseOrderType", name="Stock")
    new("pipe", "pricebook.Material", code="P", display_name="Pipe", description="", is_inventory=True)
    for noun, name in (("Vendor", "Bay"), ("Vendor", "Gate code"), ("Receipt", "Bay")):
        new(f"{noun} {name}", f"inventory.{noun}CustomFieldType", name=name, data_type="Text")


def receive(office: Office) -> tuple[int, int]:
    """Order two pipes, and receive them."""
    named = {"vendorId": "vendor", "typeId": "stock", "businessUnitId": "unit", "inventoryLocationId": "dock"}
    line = {"skuId": office.ids["pipe"], "description": "", "vendorPartNumber": "", "quantity": 2, "cost": 3}
    said = {"shipTo": {"description": "", "address": ADDRESS}, "impactsTechnicianPayroll": False, "items": [line]}
    said |= {"date": "2026-11-01", "requiredOn": "2026-11-05", "tax": 0, "shipping": 0}
    order = office.good("POST", "purchase-orders", {name: office.ids[key] for name, key in named.items()} | said)["id"]
    came = {"purchaseOrderId": order, "dateReceived": "2026-11-03", "tax": 0, "shipping": 0}
    receipt = office.good("POST", "receipts", came | {"items": [{"skuId": line["skuId"], "quantity": 2, "cost": 3}]})
    return order, receipt["id"]


def test_a_receipt_is_canceled_under_one_id_alone(office: Office):
    order, receipt = receive(office)
    path = f"receipts/{receipt}/cancellation"
    assert office.refused(400, "leave the other id out", "PATCH", path, {}, id=order) == {"id"}
    assert office.good("PATCH", path, {"canceledReason": "Duplicate"}, id=receipt) == {"id": receipt}
    assert receipt not in office.found("receipts")
    assert receipt in office.found("receipts", active="Any")
    assert office.good("GET", f"purchase-orders/{order}")["status"] == "Pending"


def test_records_are_found_by_what_the_contractor_noted_on_them(office: Office):
    def note(key: str, **values: str) -> int:
        vendor = office.do(lambda: int(resolve("inventory.Vendor").new(name=key).id))
        fields = [{"name": name.replace("_", " "), "value": value} for name, value in values.items()]
        operations = [{"objectId": vendor, "customFields": fields}]
        assert office.good("PATCH", "vendors/custom-fields", {"operations": operations}) is None
        return vendor

    both, bay, gate = note("a", Bay="4", Gate_code="7"), note("b", Bay="4"), note("c", Gate_code="7")
    asked = {"customField.Fields[Bay]": "4", "customField.Fields[Gate%20code]": "7"}
    assert office.found("vendors", **asked) == [both]
    assert office.found("vendors", **asked | {"customField.Operator": "or"}) == [gate, bay, both]
    assert office.found("vendors", **{"customField.Fields.bay": "4"}) == [bay, both]
    assert office.found("vendors", **{"customField.Fields[Bay]": "5"}) == []
    assert office.found("vendors", ids=f"{bay},{gate}") == [gate, bay]


def test_no_more_than_fifty_noted_values_are_asked_for(office: Office):
    many = {f"customField.Fields[{number}]": "x" for number in range(51)}
    assert office.refused(400, "At most 50", "GET", "vendors", **many) == {"customField.Fields"}


def test_clients_write_noted_values_by_their_names():
    assert query({"customField.Fields": {"Gate code": "7"}}) == "customField.Fields%5BGate%20code%5D=7"
    call = all_calls()["inventory"]["vendors"]["list"]
    asked = call.asked((), {"custom_field_fields": {"Bay": "4"}, "custom_field_operator": "Or"})
    assert asked.query == {"customField.Fields": {"Bay": "4"}, "customField.Operator": "Or"}


def test_an_id_beside_that_of_the_path_has_a_name_of_its_own():
    calls = all_calls()["inventory"]
    asked = calls["receipts"]["cancel_receipts"].asked((7,), {"id_": 7, "canceled_reason": "Other"})
    assert (asked.path[-24:], asked.query) == ("/receipts/7/cancellation", {"id": 7})
    assert calls["return_types"]["update"].asked((7,), {"id_": 7}).body == {"id": 7}


def test_a_feed_shows_an_order_as_it_last_was(office: Office):
    order, _ = receive(office)
    rows = office.good("GET", "export/purchase-orders", includeRecentChanges="true")["data"]
    assert [(row["status"], row["total"]) for row in rows if row["id"] == order] == [("Received", 6)]
