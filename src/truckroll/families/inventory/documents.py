"""What the papers of purchasing and of stock have in common: lines of SKUs, a number, a batch, and why they end."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from truckroll.catalogue import (
    Copy,
    CustomFields,
    Html,
    Model,
    ModificationResponse,
    Ref,
    Text,
    When,
    caller,
    invalid,
    next_id,
    noun,
    now,
    one,
    refuse,
)
from truckroll.catalogue.types import MOST_MONEY
from truckroll.families.inventory.custom_fields import Noted
from truckroll.families.inventory.stock import Goods, Place, Sku

if TYPE_CHECKING:
    from truckroll.families import accounting, settings

GlAccount: "type[accounting.GlAccount]" = noun("accounting.GlAccount")

SyncStatus = Literal["Pending", "Posted", "Exported"]
CancellationReason = Literal["NotRequired", "Duplicate", "Accidental", "VendorIssue", "Other", "JobCanceled"]
InventoryReasonTransactionCanceled = Literal[
    "NotRequired", "Duplicate", "Accidental", "VendorIssue", "Other", "JobCanceled", "NotWarranty", "WarrantyRejected"
]


def check_amounts(**amounts: Decimal) -> None:
    """A tax, a shipping cost and a fee are nothing or more; each is named as it was given."""
    for name, amount in amounts.items():
        invalid(amount < 0, name, "An amount is 0 or more.")


def total(lines: Iterable[Goods], *more: Decimal) -> Decimal:
    """What lines come to with what is paid beside them."""
    amount = sum((line.worth for line in lines), sum(more, Decimal(0)))
    invalid(abs(amount) >= MOST_MONEY, "items", f"This comes to {amount}, more than is bought.")
    return amount


def check_place(place: Place | None) -> None:
    """Goods lie in a truck or a warehouse that is in use."""
    where = one(place) if place is not None else None
    invalid(where is None or not where.active, "inventoryLocationId", f"Truck or warehouse {place} is not active.")


class AddressRequest(Model):
    """An address as it is told: all of its parts."""

    street: str
    unit: str
    city: str
    state: str
    zip: str
    country: str


class AddressResponse(Model):
    """An address, as much of it as is known."""

    street: str | None
    unit: str | None
    city: str | None
    state: str | None
    zip: str | None
    country: str | None


class BatchResponse(Model):
    """The batch in which a paper was posted."""

    id: int
    number: str | None
    name: str | None


class GLAccountResponse(Model):
    """The account of the general ledger on which a line is booked."""

    name: str | None
    number: str | None
    type: str | None
    detail_type: str | None

    @classmethod
    def named(cls, name: str | None) -> "GLAccountResponse | None":
        """The account that the price book names."""
        known = GlAccount.first(name=name) if name else None
        if known is None:
            return cls(name=name) if name else None
        return cls(name=known.name, number=known.number, type=known.type, detail_type=known.subtype)


class SerialNumberResponse(Model):
    """One piece of equipment among those of its kind."""

    id: int
    number: str


class Line(Goods):
    """Goods on a paper."""

    id: int
    description: Html = ""


class NamedLine(Line):
    """A line that says what its SKU is called."""

    name: str = ""
    code: str = ""


class BookedLine(NamedLine):
    """A line that says on which accounts it is booked."""

    general_ledger_account: GLAccountResponse | None
    cost_of_sale_account: GLAccountResponse | None
    asset_account: GLAccountResponse | None


class MovedLine(NamedLine):
    """A line of goods that were moved, and by whom."""

    created_on: When
    modified_on: When
    serial_numbers: list[SerialNumberResponse] | None = []
    created_by_id: Ref["settings.Employee"] | None
    active: bool = True


def told(goods: Goods, description: str | None, place: str, *, less: bool = False) -> dict[str, Any]:
    """What every line says of goods: more than none of them, or `less`, of a SKU that is in use."""
    sku = one(goods.sku_id)
    invalid(not sku.active, f"{place}skuId", f"{sku.code} is not active.")
    invalid(goods.quantity <= 0 and not less, f"{place}quantity", "A quantity is more than 0.")
    invalid(goods.cost < 0, f"{place}cost", "A cost is 0 or more.")
    said = {name: getattr(goods, name) for name in Goods.fields}
    return said | {"id": next_id(), "description": sku.description if description is None else description}


def named(sku_id: Sku) -> dict[str, Any]:
    """What a SKU is called."""
    sku = one(sku_id)
    return {"name": sku.display_name or sku.code, "code": sku.code}


def booked(sku_id: Sku) -> dict[str, Any]:
    """What a SKU is called, and on which accounts it is booked."""
    sku = one(sku_id)
    return named(sku_id) | {
        "general_ledger_account": GLAccountResponse.named(sku.account),
        "cost_of_sale_account": GLAccountResponse.named(sku.cost_of_sale_account),
        "asset_account": GLAccountResponse.named(sku.asset_account),
    }


def moved() -> dict[str, Any]:
    """When a line was written, and by whom."""
    return {"created_on": now(), "modified_on": now(), "created_by_id": caller().user or None}


class Paper(Noted, abstract=True):
    """A paper of purchasing or of stock, as the contractor's books know it."""

    number: str = ""
    memo: Text = ""
    created_by_id: Ref["settings.Employee"] | None
    batch_id: Ref["accounting.Batch"] | None
    sync_status: SyncStatus = "Pending"
    custom_fields: CustomFields
    active: bool = True

    @property
    def called(self) -> str:
        """The paper as people are told of it."""
        return f"{type(self).noun.word} {self.id}"

    def refuse_booked(self) -> None:
        """What stands in the contractor's books no longer changes here."""
        refuse(self.sync_status != "Pending", f"{self.called} is {self.sync_status} and can no longer change.")

    def settled(self) -> bool:
        """Whether the paper keeps the names it was exported with."""
        return self.sync_status == "Exported"


class Movement(Paper, abstract=True):
    """A paper by which goods move, and which can be called off."""

    reference_number: str = ""
    batch: Annotated[BatchResponse | None, Copy("batch_id")]
    canceled_by_id: Ref["settings.Employee"] | None
    canceled_reason: InventoryReasonTransactionCanceled | None
    date_canceled: When | None

    def begin(self) -> None:
        """Get a number, and note who writes."""
        self.number, self.created_by_id = str(self.id), caller().user or None

    def call_off(self, reason: InventoryReasonTransactionCanceled) -> ModificationResponse:
        """Note that none of it is to be, why, and who says so."""
        refuse(self.date_canceled is not None, f"{self.called} is canceled already.")
        self.refuse_booked()
        self.canceled_reason, self.canceled_by_id, self.date_canceled = reason, caller().user or None, now()
        return ModificationResponse(id=self.id)

    def book(self, status: SyncStatus, batch_id: "Ref[accounting.Batch] | None") -> None:
        """Go to the contractor's books."""
        refuse(self.date_canceled is not None, f"{self.called} is canceled.")
        self.sync_status, self.batch_id = status, batch_id
