"""The lines of bills: goods that were bought, and expenses."""

from decimal import Decimal
from typing import TYPE_CHECKING

from truckroll.catalogue import Amount, Html, Int32, Model, Ref, cents, next_id, noun, one
from truckroll.catalogue.transaction import transaction
from truckroll.catalogue.types import reference
from truckroll.families.accounting.journal_lines import JournalEntrySku
from truckroll.families.accounting.posting import Voucher
from truckroll.families.accounting.shown import GLAccountResponse, NamedFieldResponse

if TYPE_CHECKING:
    from truckroll.families import accounting, jpm, pricebook
    from truckroll.families.inventory.receipts import InventoryReceiptItemResponse

GlAccount: "type[accounting.GlAccount]" = noun("accounting.GlAccount")


class ItemResponse(Model):
    """Something bought: how much of it, and at what cost."""

    id: int
    order: Int32
    name: str | None
    description: Html | None
    quantity: Amount
    cost: Amount
    serial_number: str | None
    general_ledger_account: GLAccountResponse | None
    cost_of_sale_account: GLAccountResponse | None
    asset_account: GLAccountResponse | None
    sku_id: Ref["pricebook.Material | pricebook.Equipment"]
    receipt_item_id: int | None
    sku_type: str
    sku_code: str
    budget_code_id: Ref["jpm.BudgetCode"] | None

    @property
    def accounts(self) -> list[GLAccountResponse]:
        """On which accounts it is booked."""
        named = (self.general_ledger_account, self.cost_of_sale_account, self.asset_account)
        return [account for account in named if account is not None]


class InventoryLocationResponse(Model):
    """The truck or the warehouse that something was brought to."""

    id: int
    name: str | None
    type: str | None


class InventoryBillItemResponse(ItemResponse):
    """Something bought, and the name of the place where it is kept."""

    inventory_location: str | None


class ApBillItemResponse(ItemResponse):
    """Something bought, and where it is kept."""

    inventory_location: InventoryLocationResponse | None
    vendor_part_number: str | None

    def book(self, voucher: Voucher) -> None:
        """What is kept in stock is worth its cost; the rest is used at once."""
        sku = transaction().load("pricebook.Material | pricebook.Equipment", self.sku_id)
        stocked = bool(getattr(sku, "is_inventory", False))
        named = self.asset_account if stocked else self.cost_of_sale_account
        voucher.debit(
            cents(self.quantity * self.cost),
            "Inventory" if stocked else "CostOfGoodsSoldMaterials",
            account_of(named),
            quantity=self.quantity,
            unit_amount=self.cost,
            inventory_location_id=self.inventory_location.id if self.inventory_location else None,
            budget_code_id=self.budget_code_id,
            sku=JournalEntrySku(id=self.sku_id, type=self.sku_type, code=self.sku_code),
        )

    def in_inventory(self) -> InventoryBillItemResponse:
        """The line as inventory sees it."""
        at = self.inventory_location
        shared = {name: getattr(self, name) for name in ItemResponse.fields}
        return InventoryBillItemResponse(**shared, inventory_location=at.name if at else None)


class ApBillExpenseItemResponse(Model):
    """An expense that is nothing to keep in stock."""

    id: int
    amount: str
    description: str | None
    general_ledger_account: GLAccountResponse | None
    job: NamedFieldResponse | None
    business_unit: NamedFieldResponse | None
    budget_code_id: Ref["jpm.BudgetCode"] | None
    project_label_ids: list[int] | None

    def book(self, voucher: Voucher) -> None:
        """What was spent, on the account that is named."""
        about = {"job_id": self.job.id} if self.job else {}
        about |= {"business_unit_id": self.business_unit.id} if self.business_unit else {}
        about |= {"budget_code_id": self.budget_code_id} if self.budget_code_id else {}
        account = account_of(self.general_ledger_account)
        voucher.debit(Decimal(self.amount), "CostOfGoodsSoldMaterials", account, memo=self.description, **about)


def account_of(shown: GLAccountResponse | None) -> "Ref[accounting.GlAccount] | None":
    """The account that a line shows."""
    return reference(shown.id, "accounting.GlAccount") if shown is not None else None


def item_of(at: InventoryLocationResponse, order: int, line: "InventoryReceiptItemResponse") -> ApBillItemResponse:
    """What has come, as a line of the bill for it."""
    sku = one(line.sku_id)
    booked = (line.general_ledger_account, line.cost_of_sale_account, line.asset_account)
    names = ("general_ledger_account", "cost_of_sale_account", "asset_account")
    found = (
        (name, account and GlAccount.first(name=account.name)) for name, account in zip(names, booked, strict=True)
    )
    return ApBillItemResponse(
        id=next_id(),
        order=order,
        name=line.name,
        description=line.description,
        quantity=line.quantity,
        cost=line.cost,
        sku_id=line.sku_id,
        sku_type=type(sku).noun.word,
        sku_code=line.code,
        receipt_item_id=line.id,
        budget_code_id=line.budget_code_id,
        inventory_location=at,
        **{name: account.shown() for name, account in found if account},
    )
