"""The demo contractor's price book: what it sells, for how much, and what goes into it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import cents, one
from truckroll.catalogue.types import reference
from truckroll.families.accounting import Invoice, RemittanceVendor
from truckroll.families.pricebook import CostType, RateSheet
from truckroll.sandbox import names
from truckroll.sandbox.asking import ask
from truckroll.sandbox.kinds import KINDS, Line
from truckroll.sandbox.pictures import picture

if TYPE_CHECKING:
    from truckroll.sandbox.year import Year

_PARTS = {
    "Filter", "Igniter", "Blower motor", "Capacitor", "Refrigerant", "Fan motor", "Thermostat", "Line set",
    "Expansion tank", "Breaker", "Supplies", "Fixtures and devices", "Drain line treatment",
}  # fmt: skip
_MACHINE = ", installed"
_MARGIN = {"Materials": Decimal("0.45"), "Equipment": Decimal("0.6"), "Services": Decimal(0)}
_NOUNS = {"Services": "pricebook.Service", "Materials": "pricebook.Material", "Equipment": "pricebook.Equipment"}
MEMBERS_OFF = 10
"""How many percent members pay less."""


@dataclass(frozen=True)
class Sku:
    """Something that is sold."""

    id: int
    kind: str
    cost: Decimal

    @property
    def record(self) -> Any:
        """What the price book says of it now."""
        return one(reference(self.id, _NOUNS[self.kind]))


class Shop:
    """What is sold, by the words in which it is told on invoices."""

    def __init__(self, year: "Year") -> None:
        self._year = year
        self.vendors = [_vendor(year, name) for name in ("Northern Supply", "Coil & Pipe Works", "Bright Electric")]
        self._shelves = self._put_up_shelves()
        ask("MaterialsMarkup_Create", {"id": 0, "from": 0, "to": 50, "percent": 100})
        ask("MaterialsMarkup_Create", {"id": 0, "from": 50, "to": 5_000, "percent": 60})
        self.skus: dict[tuple[str, str], Sku] = {}
        for kind in KINDS:
            for line in kind.lines:
                if (kind.trade, line[0]) not in self.skus:
                    self.skus[kind.trade, line[0]] = self._take_up(kind.trade, line)
        self.packages = {kind.name: self._package(kind.name, kind.trade, kind.lines) for kind in KINDS}
        self.membership = self._service("MEM-1", "Comfort Club", Decimal(0), "climate", account="Membership Revenue")
        self.member_visit = self._service("MEM-2", "Comfort Club visit", Decimal(0), "climate")
        told = {"code": "CLUB", "displayName": "Comfort Club discount", "description": "Members pay less."}
        told |= {"type": "Discount", "amountType": "Percentage", "amount": MEMBERS_OFF, "account": "Service Revenue"}
        self._discount = ask("DiscountAndFees_Create", told | {"categories": []}).id
        told = {"code": "SORRY", "displayName": "Goodwill", "description": "For the inconvenience."}
        told |= {"type": "Discount", "amountType": "Fixed", "amount": 20, "account": "Service Revenue"}
        self.goodwill = ask("DiscountAndFees_Create", told).code
        fee = {"code": "TRIP", "displayName": "Trip charge", "description": "For a door that stays closed."}
        ask("DiscountAndFees_Create", fee | {"type": "Fee", "amountType": "Fixed", "amount": 49})
        CostType.new(name="Permits and fees")
        sheet = RateSheet.new(name="Property managers")
        dear = [{"skuId": sku.id, "value": 5, "valueType": "DiscountPercent"} for sku in list(self.skus.values())[:5]]
        ask("ClientSpecificPricing_UpdateRateSheet", {"exceptions": dear}, rateSheetId=int(sheet.id))
        year.on_days(lambda day: (day.month, day.day) == (1, 4), 8, self._raise_prices)

    def service(self, id: int) -> Any:
        """What the price book says of a service now."""
        return one(reference(id, _NOUNS["Services"]))

    @property
    def stocked(self) -> list[Sku]:
        """What is kept in stock."""
        return [sku for sku in self.skus.values() if sku.kind != "Services"]

    def sell(self, invoice: Invoice, trade: str, what: str, worker: int | None) -> None:
        """Put something on an invoice, at its price; what is kept in stock comes from the truck, machines do not."""
        sku = self.skus[trade, what]
        record, said = sku.record, dict[str, Any]()
        if sku.kind != "Services":
            place = self._year.stock.place_of(sku, worker)
            said = {"inventory_location_id": place}
        if sku.kind == "Materials" and record.price < 60:
            said["quantity"] = Decimal(self._year.rng.choice((1, 1, 1, 2)))
        if worker is not None:
            said["technician_id"] = reference(worker, "settings.Technician")
        invoice.add(record, price=record.price, **said)

    def reduce(self, invoice: Invoice) -> None:
        """Let a member pay less."""
        off = cents(invoice.sub_total * MEMBERS_OFF / 100)
        if off > 0:
            invoice.add(one(reference(self._discount, "pricebook.DiscountAndFees")), price=-off)

    def _put_up_shelves(self) -> dict[str, int]:
        shelves: dict[str, int] = {}
        for kind, about in (("Services", "Work that we do"), ("Materials", "What goes into it")):
            top = ask("Categories_Create", {"name": about, "categoryType": kind, "position": len(shelves)})
            for at, trade in enumerate(("climate", "plumbing", "electric")):
                inner = {"name": trade.title(), "categoryType": kind, "parentId": top.id, "position": at}
                shelves[f"{kind} {trade}"] = int(ask("Categories_Create", inner).id)
        return shelves

    def _take_up(self, trade: str, line: Line) -> Sku:
        what, low, high = line
        price = Decimal((low + high) // 2)
        kind = "Equipment" if what.endswith(_MACHINE) else "Materials" if what in _PARTS else "Services"
        code = f"{trade[:2].upper()}-{len(self.skus) + 101}"
        if kind == "Services":
            return Sku(self._service(code, what, price, trade), kind, Decimal(0))
        cost = cents(price * _MARGIN[kind])
        vendor = {"vendorId": self.vendors[len(self.skus) % len(self.vendors)], "vendorPart": f"P-{code}"}
        told = self._told(code, what, price, trade, "Materials") | {
            "cost": cost,
            "taxable": True,
            "isInventory": True,
            "unitOfMeasure": "each",
            "costOfSaleAccount": "Cost of Materials",
            "assetAccount": "Inventory",
            "primaryVendor": vendor | {"cost": cost, "active": True},
        }
        if kind == "Equipment":
            told |= {"paysCommission": True, "bonus": 10, "manufacturer": "Alpenluft", "model": f"A{len(self.skus)}"}
            told["manufacturerWarranty"] = {"duration": 120, "description": "Parts"}
            sent = ask("Images_Post", {"file": picture(what)}).path
            told["assets"] = [{"type": "Image", "url": sent, "alias": what, "isDefault": True}]
        made = ask(f"{kind}_Create", told)
        if kind == "Equipment":
            made.type_id = int(self._year.paperwork.kind_of_equipment(what.removesuffix(_MACHINE)))
        return Sku(int(made.id), kind, cost)

    def _service(
        self, code: str, what: str, price: Decimal, trade: str, account: str = "Service Revenue", **more: Any
    ) -> int:
        told = self._told(code, what, price, trade, "Services") | {"isLabor": True, "hours": 1, "account": account}
        return int(ask("Services_Create", told | more).id)

    def _told(self, code: str, what: str, price: Decimal, trade: str, shelf: str) -> dict[str, Any]:
        told = {"code": code, "displayName": what, "description": f"{what}, done as it should be.", "price": price}
        told |= {"memberPrice": price * (100 - MEMBERS_OFF) / 100, "account": "Service Revenue"}
        return told | {"categories": [self._shelves[f"{shelf} {trade}"]]}

    def _package(self, name: str, trade: str, lines: tuple[Line, ...]) -> int:
        """All that a kind of work usually takes, as one service; estimates offer it."""
        parts = [self.skus[trade, what] for what, _, _ in lines]
        price = sum((sku.record.price for sku in parts), Decimal(0))
        into: dict[str, Any] = {
            link: [{"skuId": sku.id, "quantity": 1} for sku in parts if sku.kind == kind]
            for link, kind in (("serviceMaterials", "Materials"), ("serviceEquipment", "Equipment"))
        }
        return self._service(f"PK-{name.upper().replace(' ', '-')}", f"{name}, complete", price, trade, **into)

    def _raise_prices(self) -> None:
        """A new year has new prices."""
        for sku in self.skus.values():
            price = (sku.record.price * Decimal("1.03")).quantize(Decimal(1))
            ask(f"{sku.kind}_Update", {"price": price}, id=sku.id)


def _vendor(year: "Year", name: str) -> int:
    paid = RemittanceVendor.new(name=f"{name}, accounts")
    place = {part: value for part, value in names.address(year.rng).items() if isinstance(value, str)}
    told = {"name": name, "active": True, "isTruckReplenishment": True, "restrictedMobileCreation": False}
    told |= {"taxRate": 0, "address": place, "phone": names.phone(year.rng), "email": names.mail(name)}
    told |= {"paymentTermId": year.ledger.terms["Net 30"], "remittanceVendorId": int(paid.id)}
    return int(ask("Vendors_Create", told).id)
