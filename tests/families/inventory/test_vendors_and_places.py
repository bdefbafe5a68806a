"""From whom is bought, where it lies, in which ways, and what the contractor notes on it."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import OTHER_APP, refused
from tests.families.inventory.conftest import ADDRESS, Stockroom

VENDOR = {
    "name": "Boilers Inc",
    "active": True,
    "isTruckReplenishment": True,
    "taxRate": Decimal("8.25"),
    "restrictedMobileCreation": True,
    "address": ADDRESS,
}


class TestAVendor:
    def create(self, stockroom: Stockroom, **more: Any) -> Any:
        return stockroom.see("Vendor", stockroom.business.ask("Vendors_Create", VENDOR | more).id)

    def test_shows_whom_to_ask_and_its_tax(self, stockroom: Stockroom):
        vendor = self.create(stockroom, firstName="Vi", phone="555-0100", deliveryOption="EmailAsPdf")
        assert vendor.contact_info.values == {
            "firstName": "Vi", "lastName": "", "phone": "555-0100", "email": "", "fax": ""
        }  # fmt: skip
        assert (vendor.default_tax_rate, vendor.is_mobile_creation_restricted) == (Decimal("8.25"), True)
        assert (vendor.delivery_option, vendor.address.city) == ("EmailAsPdf", "Reno")

    def test_is_changed_in_part(self, stockroom: Stockroom):
        vendor = self.create(stockroom, firstName="Vi", phone="555-0100")
        said = {"phone": "555-0199", "taxRate": 5, "restrictedMobileCreation": False}
        stockroom.business.ask("Vendors_Update", said, id=vendor.id)
        vendor = stockroom.see("Vendor", vendor.id)
        assert (vendor.contact_info.first_name, vendor.contact_info.phone) == ("Vi", "555-0199")
        assert (vendor.default_tax_rate, vendor.is_mobile_creation_restricted) == (5, False)

    def test_has_a_name_and_a_tax_that_can_be(self, stockroom: Stockroom):
        with refused(400, "needs a name", "name"):
            self.create(stockroom, name=" ")
        for rate in (-1, 101):
            with refused(400, "percent", "taxRate"):
                self.create(stockroom, taxRate=rate)

    def test_numbers_those_who_get_its_orders(self, stockroom: Stockroom):
        vendor = self.create(stockroom, vendorContacts=[{"name": "Vi", "email": "vi@example.com"}])
        [known] = vendor.vendor_contacts
        contacts = [
            {"id": known.id, "name": "Viv", "email": "v@example.com"},
            {"name": "Vo", "email": "vo@example.com"},
        ]
        stockroom.business.ask("Vendors_Update", {"vendorContacts": contacts}, id=vendor.id)
        first, second = stockroom.see("Vendor", vendor.id).vendor_contacts
        assert (first.id, first.name) == (known.id, "Viv")
        assert second.id not in (None, known.id)

    def test_is_found_by_what_an_app_keeps_of_it(self, stockroom: Stockroom):
        app = stockroom.business.app
        data = {"applicationGuid": app, "externalData": [{"key": "bay", "value": "4"}]}
        vendor = self.create(stockroom, externalData=data)

        def get(guid: str, value: str) -> Any:
            asked: dict[str, Any] = {
                "externalDataApplicationGuid": guid,
                "externalDataKey": "bay",
                "externalDataValues": [value],
            }
            return stockroom.business.ask("Vendors_GetById", id=vendor.id, **asked)

        assert get(app, "4").id == vendor.id
        for guid, value in ((app, "5"), (OTHER_APP, "4")):
            with refused(404, "not found", "id"):
                get(guid, value)


class TestATruck:
    def create(self, stockroom: Stockroom, **more: Any) -> Any:
        said = {"name": "Truck 2", "warehouseId": stockroom.ids["warehouse"]} | more
        return stockroom.see("Truck", stockroom.business.ask("Trucks_Create", said).id)

    def test_carries_what_its_template_says(self, stockroom: Stockroom):
        one, other = (
            stockroom.business.new(key, "inventory.InventoryTemplate", name=key, type="Truck")
            for key in ("one", "other")
        )
        truck = self.create(stockroom, templateId=one, technicianIds=[stockroom.ids["tess"]] * 2)
        assert (truck.inventory_template_id, truck.technician_ids) == (one, [stockroom.ids["tess"]])

        def places(template: int) -> Any:
            return stockroom.see("InventoryTemplate", template).location_ids

        assert places(one) == [truck.id]
        stockroom.business.ask("Trucks_Update", {"memo": "red"}, id=truck.id)
        assert places(one) == [truck.id]
        stockroom.business.ask("Trucks_Update", {"templateId": other}, id=truck.id)
        assert (places(one), places(other)) == ([], [truck.id])
        stockroom.business.ask("Trucks_Update", {"templateId": None}, id=truck.id)
        assert places(other) == []
        stockroom.business.set("inventory.InventoryTemplate", other, active=False)
        with refused(400, "not active", "templateId"):
            self.create(stockroom, templateId=other)

    def test_is_named_and_filled_from_a_warehouse_in_use(self, stockroom: Stockroom):
        with refused(400, "needs a name", "name"):
            self.create(stockroom, name=" ")
        stockroom.business.set("inventory.Warehouse", stockroom.ids["warehouse"], active=False)
        with refused(400, "not active", "warehouseId"):
            self.create(stockroom)
        with refused(400, "no Warehouse", "warehouseId"):
            self.create(stockroom, warehouseId=stockroom.ids["truck"])

    def test_leaves_the_road_empty(self, stockroom: Stockroom):
        order = stockroom.order(inventoryLocationId=stockroom.ids["truck"])
        receipt = stockroom.came(order, stockroom.line("pipe", 1))
        with refused(400, "still holds"):
            stockroom.business.ask("Trucks_Update", {"active": False}, id=stockroom.ids["truck"])
        stockroom.business.ask("Receipts_CancelReceipts", {}, id=receipt.id)
        stockroom.business.ask("Trucks_Update", {"active": False}, id=stockroom.ids["truck"])
        assert not stockroom.see("Truck", stockroom.ids["truck"]).active


FLAGS = (
    "active", "includeInPoScreen", "automaticallyReceive", "displayToTechnician", "excludeTaxFromJobCosting",
    "impactToTechnicianPayroll", "allowTechniciansToSendPo", "skipWeekends", "includeInSalesTax", "isDefault",
    "copyPurchaseOrderItemsToInvoiceWhenReceived", "isDefaultForConsignment",
)  # fmt: skip
ALERTS = {
    f"sendEmailTo{who}WhenPoMovedTo{state}": True for who in ("Technician", "Pm") for state in ("Send", "Received")
}
ORDERS = dict.fromkeys(FLAGS, False) | {"active": True, "defaultRequiredDateDaysOffset": 2, "alertSettings": ALERTS}
RETURNS = dict.fromkeys(
    ("automaticallyReceiveVendorCredit", "includeInSalesTax", "isDefault", "isDefaultForConsignment"), False
)


@pytest.mark.parametrize(
    ("noun", "tag", "body"),
    [("PurchaseOrderType", "PurchaseOrderTypes", ORDERS), ("ReturnType", "ReturnTypes", RETURNS)],
)
class TestAKind:
    def create(self, stockroom: Stockroom, noun: str, tag: str, body: dict[str, Any], **more: Any) -> Any:
        return stockroom.see(noun, stockroom.business.ask(f"{tag}_Create", body | more).id)

    def change(self, stockroom: Stockroom, noun: str, tag: str, kind: Any, **body: Any) -> Any:
        named = {"id": kind.id} if noun == "ReturnType" else {}
        stockroom.business.ask(f"{tag}_Update", named | body, id=kind.id)
        return stockroom.see(noun, kind.id)

    def test_has_a_name_of_its_own(self, stockroom: Stockroom, noun: str, tag: str, body: dict[str, Any]):
        kind = self.create(stockroom, noun, tag, body, name="Rush")
        with refused(400, "already"):
            self.create(stockroom, noun, tag, body, name="rush")
        with refused(400, "needs a name", "name"):
            self.create(stockroom, noun, tag, body, name=" ")
        other = self.create(stockroom, noun, tag, body, name="Other")
        with refused(409, "already"):
            self.change(stockroom, noun, tag, other, name="Rush")
        assert self.change(stockroom, noun, tag, kind, name="RUSH").name == "RUSH"

    def test_that_is_the_default_takes_the_place_of_another_and_is_in_use(
        self, stockroom: Stockroom, noun: str, tag: str, body: dict[str, Any]
    ):
        first = self.create(stockroom, noun, tag, body, name="First", isDefault=True)
        second = self.create(stockroom, noun, tag, body, name="Second", isDefault=True)
        assert not stockroom.see(noun, first.id).is_default
        with refused(409, "default"):
            self.change(stockroom, noun, tag, second, active=False)
        assert not self.change(stockroom, noun, tag, first, active=False).active


def test_goods_are_not_wanted_before_they_are_ordered(stockroom: Stockroom):
    with refused(400, "from 0", "defaultRequiredDateDaysOffset"):
        stockroom.business.ask("PurchaseOrderTypes_Create", ORDERS | {"name": "x", "defaultRequiredDateDaysOffset": -1})


def test_a_return_type_is_named_by_its_path(stockroom: Stockroom):
    with refused(400, "give its id", "id"):
        stockroom.business.ask("ReturnTypes_Update", {"id": 1}, id=stockroom.ids["return_type"])


class TestAMarkup:
    def create(self, stockroom: Stockroom, low: Any, high: Any, percent: Any = 10) -> Any:
        return stockroom.business.ask("PurchaseOrdersMarkup_Create", {"from": low, "to": high, "percent": percent})

    @pytest.mark.parametrize(
        ("low", "high", "percent", "place"),
        [(-1, 5, 1, "from"), (5, 5, 1, "to"), (5, 6, -1, "percent"), (5, 6, 1001, "percent")],
    )
    def test_is_a_range_and_no_discount(self, stockroom: Stockroom, low: int, high: int, percent: int, place: str):
        with refused(400, "", place):
            self.create(stockroom, low, high, percent)

    def test_shares_no_cost_with_another(self, stockroom: Stockroom):
        first = self.create(stockroom, 0, 10)
        second = self.create(stockroom, 10, 20)
        with refused(400, "already holds", "from"):
            self.create(stockroom, 9, 11)
        wider = {"from": 5, "to": 20, "percent": 1}
        with refused(400, "already holds", "from"):
            stockroom.business.ask("PurchaseOrdersMarkup_Update", wider, id=second.id)
        stockroom.business.ask("PurchaseOrdersMarkup_Delete", id=first.id)
        assert stockroom.business.ask("PurchaseOrdersMarkup_Update", wider, id=second.id).from_ == 5


class TestCustomFields:
    @pytest.fixture
    def fields(self, stockroom: Stockroom) -> Stockroom:
        new = stockroom.business.new
        new("bay", "inventory.VendorCustomFieldType", name="Bay", data_type="Numeric")
        new("color", "inventory.VendorCustomFieldType", name="Color", data_type="Dropdown", data_type_options=["Red"])
        return stockroom

    def note(self, stockroom: Stockroom, *values: tuple[str, str], of: int = 0) -> Any:
        said = [{"name": name, "value": value} for name, value in values]
        operations = [{"objectId": of or stockroom.ids["vendor"], "customFields": said}]
        stockroom.business.ask("Vendors_UpdateCustomFields", {"operations": operations})
        return {
            value["name"]: value["value"] for value in stockroom.see("Vendor", stockroom.ids["vendor"]).custom_fields
        }

    def test_are_noted_by_their_names_and_the_others_stay(self, fields: Stockroom):
        self.note(fields, ("Bay", "4"), ("Color", "Red"))
        assert self.note(fields, ("Bay", "5")) == {"Bay": "5", "Color": "Red"}

    @pytest.mark.parametrize(
        ("name", "value", "place"), [("Bay", "four", "value"), ("Color", "Blue", "value"), ("Shelf", "1", "name")]
    )
    def test_hold_what_they_may(self, fields: Stockroom, name: str, value: str, place: str):
        with refused(400, "", f"operations[0].customFields[0].{place}"):
            self.note(fields, (name, value))

    def test_are_noted_on_records_there_are(self, fields: Stockroom):
        with refused(400, "no Vendor", "operations[0].objectId"):
            self.note(fields, ("Bay", "4"), of=fields.ids["warehouse"])
