"""What the demo contractor buys, keeps in its warehouse and its trucks, and gives back."""

from collections import defaultdict
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import now, one
from truckroll.catalogue.types import reference
from truckroll.families.inventory import (
    Adjustment,
    InventoryReturn,
    InventoryTemplate,
    PurchaseOrder,
    PurchaseOrderRequest,
    Receipt,
    Stock,
    Transfer,
    TransferType,
    Warehouse,
)
from truckroll.families.inventory.purchase_orders import CreatePurchaseOrderItemRequest
from truckroll.families.inventory.stock import Goods
from truckroll.families.inventory.templates import InventoryTemplateItemResponse
from truckroll.families.jpm import Job
from truckroll.families.pricebook import Equipment
from truckroll.sandbox import names
from truckroll.sandbox.agenda import DAY
from truckroll.sandbox.asking import ask, get

if TYPE_CHECKING:
    from truckroll.sandbox.business import Worker
    from truckroll.sandbox.shop import Sku
    from truckroll.sandbox.year import Year

_IN_TRUCK, _IN_WAREHOUSE = (2, 6), (6, 24)
"""How much of everything should lie there: at least and at most."""
_SKU, _PLACE = "pricebook.Material | pricebook.Equipment", "inventory.Truck | inventory.Warehouse"
_WHAT_ORDERS_DO: tuple[str, ...] = (
    "active", "includeInPoScreen", "displayToTechnician", "allowTechniciansToSendPo", "skipWeekends",
)  # fmt: skip
_WHAT_ORDERS_DO_NOT: tuple[str, ...] = (
    "automaticallyReceive", "excludeTaxFromJobCosting", "impactToTechnicianPayroll", "includeInSalesTax",
    "isDefaultForConsignment",
)  # fmt: skip

_NO_MAIL = {f"sendEmailTo{who}WhenPoMovedTo{to}": False for who in ("Technician", "Pm") for to in ("Send", "Received")}


class Stores:
    """The warehouse and the trucks, and who fills them."""

    def __init__(self, year: "Year") -> None:
        self._year = year
        self._address = {k: v for k, v in names.address(year.rng).items() if isinstance(v, str)}
        template = InventoryTemplate.new(name="Service truck", type="Truck")
        self.warehouse = int(Warehouse.new(name="Main warehouse", address=self._address).id)
        ask("PurchaseOrdersMarkup_Create", {"from": 0, "to": 100, "percent": 80})
        ask("PurchaseOrdersMarkup_Create", {"from": 100, "to": 10_000, "percent": 40})
        self._for_stock = _order_type("Stock", is_default=True, to_invoice=False)
        self._for_job = _order_type("Job", is_default=False, to_invoice=True)
        told = {"name": "Defective", "automaticallyReceiveVendorCredit": False, "includeInSalesTax": False}
        self._defective = ask("ReturnTypes_Create", told | {"isDefault": True, "isDefaultForConsignment": False}).id
        self._replenishment = TransferType.new(name="Replenishment").id
        self.trucks: dict[int, int] = {}
        for number, worker in enumerate(year.business.everybody, 1):
            self.trucks[worker.id] = self._put_on_the_road(number, worker, int(template.id))
        template.items = [
            InventoryTemplateItemResponse(
                id=sku.id, sku_id=sku.id, code=sku.record.code, name=sku.record.display_name, sku_type="Material",
                min_quantity=Decimal(_IN_TRUCK[0]), max_quantity=Decimal(_IN_TRUCK[1]),
            )
            for sku in self._carried
        ]  # fmt: skip
        self._open_with_a_count()
        year.on_days(lambda day: day.weekday() == 0, 7, self._order)
        year.on_days(lambda day: day.weekday() == 1, 6.5, self._replenish)
        year.on_days(lambda day: day.day == 28 and day.month % 3 == 0, 17, self._count)
        year.on_days(lambda day: day.day == 11, 15, self._give_back)

    @property
    def _carried(self) -> "list[Sku]":
        return [sku for sku in self._year.shop.stocked if sku.kind == "Materials"]

    def place_of(self, sku: "Sku", worker: int | None) -> Any:
        """Where something is taken from: parts from a truck, machines from the warehouse."""
        truck = self.trucks.get(worker) if worker is not None and sku.kind == "Materials" else None
        return reference(truck or self.warehouse, _PLACE)

    def send_for(self, job: int, worker: "Worker") -> None:
        """A technician asks for a part that nobody has with him; mostly the office orders it."""
        year = self._year
        job_record = get(Job, job)
        sku = year.rng.choice([each for each in self._carried if each.cost > 30])
        wanted = PurchaseOrderRequest.new(
            vendor_id=reference(year.shop.vendors[0], "inventory.Vendor"),
            type_id=reference(int(self._for_job), "inventory.PurchaseOrderType"),
            business_unit_id=job_record.business_unit_id,
            inventory_location_id=self.place_of(sku, worker.id),
            technician_id=worker.ref,
            job_id=job_record.id,
            date=now(),
            summary="For the job on hold.",
        )
        line = {"skuId": sku.id, "quantity": Decimal(1), "cost": sku.cost, "description": "", "vendorPartNumber": ""}
        wanted.ask([CreatePurchaseOrderItemRequest.of(line | {"skuId": reference(sku.id, _SKU)})])
        decide = self._decide if year.rng.random() < 0.85 else self._reject
        year.agenda.within(year.agenda.now, year.agenda.now + DAY // 8, partial(decide, int(wanted.id)))

    def _decide(self, request: int) -> None:
        ask("PurchaseOrders_ApproveRequest", id=request)
        get(PurchaseOrder, request).send()
        later = self._year.agenda.now + DAY
        self._year.in_office_hours(later, later + DAY // 2, partial(self._receive, request, 1))

    def _reject(self, request: int) -> None:
        ask("PurchaseOrders_RejectRequest", {"rejectionReason": "Other"}, id=request)

    def _put_on_the_road(self, number: int, worker: "Worker", template: int) -> int:
        told = {"name": f"Truck {number}", "memo": "", "warehouseId": self.warehouse, "templateId": template}
        truck = int(ask("Trucks_Create", told | {"technicianIds": [worker.id]}).id)
        ask("Technicians_AccountActions", {"action": "SendInvite", "truckId": truck}, id=worker.id)
        return truck

    def _goods(self, wanted: "list[tuple[Sku, int]]") -> list[Goods]:
        return [Goods(sku_id=reference(sku.id, _SKU), quantity=Decimal(many), cost=sku.cost) for sku, many in wanted]

    def _levels(self, place: int) -> dict[int, int]:
        """How much of everything lies at a place."""
        lies = defaultdict[int, int](int)
        lies |= {int(level.sku_id): int(level.quantity) for level in Stock.find(inventory_location_id=place)}
        return lies

    def _lacking(self, place: int, skus: "list[Sku]", bounds: tuple[int, int]) -> "list[tuple[Sku, int]]":
        """What lies there less than it should, and how much of it would fill up."""
        levels = self._levels(place)
        return [(sku, bounds[1] - levels[sku.id]) for sku in skus if levels[sku.id] < bounds[0]]

    def _open_with_a_count(self) -> None:
        """What lay there when the year began."""
        for place in (self.warehouse, *self.trucks.values()):
            inside = place == self.warehouse
            skus, (_, most) = (self._year.shop.stocked, _IN_WAREHOUSE) if inside else (self._carried, _IN_TRUCK)
            self._adjust(place, "Opening count", [(sku, most) for sku in skus])

    def _adjust(self, place: int, why: str, differences: "list[tuple[Sku, int]]") -> None:
        said = {"type": why, "memo": why, "date": now(), "inventory_location_id": reference(place, _PLACE)}
        adjustment = Adjustment.new(**said)
        adjustment.correct(self._goods(differences))
        self._identify(adjustment)

    def _count(self) -> None:
        """Once in three months somebody counts, and something is missing."""
        levels = self._levels(self.warehouse)
        if there := [sku for sku in self._carried if levels[sku.id] > 0]:
            self._adjust(self.warehouse, "Cycle count", [(self._year.rng.choice(there), -1)])

    def _order(self) -> None:
        """Order what the warehouse lacks, from whom it is bought."""
        year = self._year
        wanted: defaultdict[int, list[tuple[Sku, int]]] = defaultdict(list)
        for sku, many in self._lacking(self.warehouse, year.shop.stocked, _IN_WAREHOUSE):
            wanted[int(sku.record.primary_vendor.vendor_id)].append((sku, many))
        for vendor, lines in sorted(wanted.items()):
            told: dict[str, Any] = {
                "vendorId": vendor,
                "typeId": self._for_stock,
                "businessUnitId": next(iter(year.business.units.values())),
                "inventoryLocationId": self.warehouse,
                "shipTo": {"description": "Main warehouse", "address": self._address},
                "date": now(),
                "requiredOn": now(),
                "impactsTechnicianPayroll": False,
                "tax": 0,
                "shipping": 15,
                "memo": "Weekly order",
                "items": [
                    {"skuId": sku.id, "quantity": many, "cost": sku.cost, "description": "", "vendorPartNumber": ""}
                    for sku, many in lines
                ],
            }
            order = int(ask("PurchaseOrders_Create", told).id)
            if year.rng.random() < 0.04:
                ask("PurchaseOrders_Cancel", {"canceledReason": "Duplicate"}, id=order)
                continue
            get(PurchaseOrder, order).send()
            soon = year.agenda.now + DAY
            year.in_office_hours(soon, soon + 3 * DAY, partial(self._receive, order, year.rng.choice((1, 1, 1, 2))))

    def _receive(self, order: int, deliveries: int) -> None:
        """Take in what is still to come, all of it or what came first; its bill comes with it."""
        year, record = self._year, get(PurchaseOrder, order)
        waiting = [item for item in record.items if item.open]
        come = waiting if deliveries == 1 else waiting[: -(-len(waiting) // 2)]
        items = [
            {"skuId": item.sku_id, "quantity": item.open, "cost": item.cost, "purchaseOrderItemId": item.id,
             "description": item.description, "vendorPartNumber": item.vendor_part_number}
            for item in come
        ]  # fmt: skip
        told = {"purchaseOrderId": order, "dateReceived": now(), "tax": 0, "shipping": 15 if record.shipping else 0}
        told |= {"vendorDocumentNumber": f"V-{order}", "memo": "Weekly order", "items": items}
        self._identify(get(Receipt, int(ask("Receipts_CreateReceipt", told).id)))
        if len(come) < len(waiting):
            soon = year.agenda.now + DAY
            year.in_office_hours(soon, soon + 3 * DAY, partial(self._receive, order, 1))

    def _identify(self, paper: Receipt | Adjustment) -> None:
        """Note the numbers of machines that have come."""
        for line in paper.items:
            if one(line.sku_id).noun is Equipment.noun:
                paper.identify(line.id, [f"S{line.id}-{piece}" for piece in range(1, int(line.quantity) + 1)])

    def _replenish(self) -> None:
        """Fill the trucks from the warehouse, as far as that has something."""
        for truck in self.trucks.values():
            lacking, levels = self._lacking(truck, self._carried, _IN_TRUCK), self._levels(self.warehouse)
            there = [(sku, min(many, levels[sku.id])) for sku, many in lacking]
            if goods := self._goods([(sku, many) for sku, many in there if many > 0]):
                transfer = Transfer.new(
                    transfer_type_id=self._replenishment,
                    from_location_id=reference(self.warehouse, _PLACE),
                    to_location_id=reference(truck, _PLACE),
                    date=now(),
                    memo="Weekly replenishment",
                )
                transfer.ask(goods)
                transfer.pick()
                agenda = self._year.agenda
                agenda.within(agenda.now, agenda.now + DAY // 12, partial(self._unload, int(transfer.id)))

    def _unload(self, transfer: int) -> None:
        get(Transfer, transfer).receive()

    def _give_back(self) -> None:
        """Something from the warehouse was defective; the vendor takes it back, mostly."""
        year = self._year
        levels = self._levels(self.warehouse)
        skus = [sku for sku in self._carried if levels[sku.id] > 0]
        if not skus:
            return
        sku = year.rng.choice(skus)
        told: dict[str, Any] = {
            "vendorId": sku.record.primary_vendor.vendor_id,
            "returnTypeId": int(self._defective),
            "businessUnitId": next(iter(year.business.units.values())),
            "inventoryLocationId": self.warehouse,
            "returnDate": now(),
            "tax": 0,
            "shipping": 0,
            "restockingFee": 0,
            "memo": "Dead on arrival",
            "referenceNumber": "",
            "items": [{"skuId": sku.id, "quantity": 1, "cost": sku.cost, "description": "Dead on arrival"}],
        }
        back = int(ask("Returns_CreateReturn", told).id)
        if year.rng.random() < 0.15:
            ask("Returns_Cancel", {"canceledReason": "VendorIssue"}, id=back)
            return
        soon = year.agenda.now + DAY
        year.in_office_hours(soon, soon + 3 * DAY, partial(self._hand_back, back))

    def _hand_back(self, back: int) -> None:
        get(InventoryReturn, back).hand_back()
        later = self._year.agenda.now + 5 * DAY
        self._year.in_office_hours(later, later + 5 * DAY, partial(self._take_credit, back))

    def _take_credit(self, back: int) -> None:
        get(InventoryReturn, back).receive_credit()


def _order_type(name: str, *, is_default: bool, to_invoice: bool) -> int:
    told: dict[str, Any] = dict.fromkeys(_WHAT_ORDERS_DO, True) | dict.fromkeys(_WHAT_ORDERS_DO_NOT, False)
    told |= {"name": name, "isDefault": is_default, "defaultRequiredDateDaysOffset": 3, "alertSettings": _NO_MAIL}
    told["copyPurchaseOrderItemsToInvoiceWhenReceived"] = to_invoice
    return int(ask("PurchaseOrderTypes_Create", told).id)
