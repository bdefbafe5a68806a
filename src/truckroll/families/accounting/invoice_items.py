"""The lines of invoices."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from truckroll.catalogue import (
    Amount,
    Body,
    Copy,
    Html,
    Int32,
    Internal,
    Model,
    Money,
    Ref,
    Resource,
    When,
    action,
    cents,
    invalid,
    noun,
    one,
    refuse,
)
from truckroll.catalogue.types import reference
from truckroll.families.accounting.gl_accounts import DefaultAccountType
from truckroll.families.accounting.journal_lines import JournalEntrySku
from truckroll.families.accounting.posting import Voucher
from truckroll.families.accounting.shown import GLAccountResponse, NamedFieldResponse

if TYPE_CHECKING:
    from truckroll.families import crm, equipment_systems, inventory, jpm, pricebook, settings
    from truckroll.families.accounting.gl_accounts import GlAccount
    from truckroll.families.accounting.invoices import Invoice

Service: "type[pricebook.Service]" = noun("pricebook.Service")
Material: "type[pricebook.Material]" = noun("pricebook.Material")
Equipment: "type[pricebook.Equipment]" = noun("pricebook.Equipment")
DiscountAndFees: "type[pricebook.DiscountAndFees]" = noun("pricebook.DiscountAndFees")
SerialNumber: "type[inventory.SerialNumber]" = noun("inventory.SerialNumber")
Stock: "type[inventory.Stock]" = noun("inventory.Stock")
Accounts: "type[GlAccount]" = noun("accounting.GlAccount")
InstalledEquipment: "type[equipment_systems.InstalledEquipment]" = noun("equipment_systems.InstalledEquipment")

InvoiceItemType = Literal["Service", "Material", "Equipment", "PriceModifier", "Unspecified"]
KINDS: dict[str, InvoiceItemType] = {
    "pricebook.Service": "Service",
    "pricebook.Material": "Material",
    "pricebook.Equipment": "Equipment",
    "pricebook.DiscountAndFees": "PriceModifier",
}
KEPT = (
    "cost",
    "technician_id",
    "budget_code_id",
    "inventory_location_id",
    "duration_billing_id",
    "signature",
    "technician_acknowledgement_signature",
)
STOCKED = "pricebook.Material | pricebook.Equipment"
Stocked = Ref["pricebook.Material | pricebook.Equipment"]
Sku = Ref["pricebook.Service | pricebook.Material | pricebook.Equipment | pricebook.DiscountAndFees"]
Place = Ref["inventory.Truck | inventory.Warehouse"]


class ItemGroupResponse(Model):
    """Lines that belong together, under the one that stands for all of them."""

    root_id: int
    name: str | None


class InvoiceItemUpdate(Model):
    """A line as it is asked for: with an id it changes that one, without it is a new one."""

    sku_id: Sku | None
    sku_name: str | None
    technician_id: Ref["settings.Technician"] | None
    description: Html
    quantity: Money
    unit_price: Money | None
    cost: Money | None
    is_add_on: bool | None
    signature: str | None
    technician_acknowledgement_signature: str | None
    installed_on: When | None
    inventory_warehouse_name: str | None
    skip_updating_membership_prices: bool | None
    item_group_name: str | None
    item_group_root_id: int | None
    inventory_location_id: Place | None
    duration_billing_id: int | None
    budget_code_id: Ref["jpm.BudgetCode"] | None
    id: int | None

    def kept(self) -> Iterator[tuple[str, Any]]:
        """What a line keeps under the same name, and when it was put in."""
        yield "service_date", self.installed_on
        for name in KEPT:
            yield name, getattr(self, name)


class InvoiceItemResponse(Model):
    """A line as its invoice shows it; what it says of what was sold stays as it was then."""

    id: Ref[Any]
    description: Html | None
    quantity: Amount = Decimal(1)
    cost: Amount = Decimal(0)
    total_cost: Amount = Decimal(0)
    budget_code_id: Ref["jpm.BudgetCode"] | None
    inventory_location_id: Place | None
    inventory_location: Annotated[str | None, Copy("inventory_location_id.name")]
    price: Amount = Decimal(0)
    type: InvoiceItemType = "Unspecified"
    sku_name: str | None
    sku_id: int = 0
    total: Amount = Decimal(0)
    inventory: bool = False
    taxable: bool = False
    is_chargeable: bool = True
    general_ledger_account: Annotated[GLAccountResponse | None, Copy("general_ledger_account_id")]
    cost_of_sale_account: Annotated[GLAccountResponse | None, Copy("cost_of_sale_account_id")]
    asset_account: Annotated[GLAccountResponse | None, Copy("asset_account_id")]
    membership_type_id: int = 0
    item_group: ItemGroupResponse | None
    display_name: str | None
    sold_hours: Money | None
    created_on: When
    modified_on: When
    service_date: When | None
    order: Int32
    business_unit: Annotated[NamedFieldResponse | None, Copy("business_unit_id")]
    created_by_id: Ref["settings.Employee | settings.Technician"] | None
    display_in_amount: bool | None
    import_id: str | None
    export_id: str | None
    inventory_status: str | None
    add_on: bool = False
    member_price: Amount = Decimal(0)
    technician_id: Ref["settings.Technician"] | None
    installed_equipment_id: Ref["equipment_systems.InstalledEquipment"] | None
    estimate_item_id: int | None


class InvoiceItem(
    InvoiceItemResponse,
    Resource,
    path="invoices/{invoiceId}/items",
    tag="Invoices",
    own_id="itemId",
    feed="invoice-items=InvoiceItems",
    feed_scope="invoiceitems",
    index="invoice_id business_unit_id",
):
    """One line of an invoice: what was sold, how much of it, and at what price."""

    invoice_id: Ref["Invoice"]
    active: bool = True

    business_unit_id: Internal[Ref["settings.BusinessUnit"] | None]
    general_ledger_account_id: Internal[Ref["GlAccount"] | None]
    cost_of_sale_account_id: Internal[Ref["GlAccount"] | None]
    asset_account_id: Internal[Ref["GlAccount"] | None]
    signature: Internal[str | None]
    technician_acknowledgement_signature: Internal[str | None]
    duration_billing_id: Internal[int | None]

    @action("PATCH", operation_id="Invoices_UpdateInvoiceItems")
    def update_items(cls, invoice_id: Ref["Invoice"], body: Body[InvoiceItemUpdate]) -> None:
        """Put a line on an invoice that is still open, or change one of its lines."""
        invoice = one(invoice_id)
        invoice.refuse_closed()
        invoice.write(body)
        invoice.settle()

    @action("DELETE {itemId}", operation_id="Invoices_DeleteInvoiceItem")
    def delete(self) -> None:
        """Take a line off an invoice that is still open."""
        refuse(not self.active, f"Line {self.id} is deleted.")
        one(self.invoice_id).remove([self.id])

    def say(self, asked: InvoiceItemUpdate, place: str = "") -> None:
        """Be as asked; what is not named stays."""
        self.take(-1)
        if (sku := sku_of(asked, place)) is not None:
            if sku.id != self.sku_id:
                self.uninstall()
            self.sell(sku)
        self.description, self.quantity = asked.description, asked.quantity
        for name, value in (("price", asked.unit_price), ("add_on", asked.is_add_on), *asked.kept()):
            if value is not None:
                setattr(self, name, value)
        if asked.item_group_name is not None or asked.item_group_root_id is not None:
            self.item_group = ItemGroupResponse(root_id=asked.item_group_root_id or self.id, name=asked.item_group_name)
        self.count()
        self.take()

    def sell(self, sku: Any) -> None:
        """Be a line of something from the price book, as that is now; its price is for others to say."""
        self.type, self.sku_id, self.sku_name = KINDS[sku.noun.name], sku.id, sku.code
        self.display_name, self.taxable, self.sold_hours = sku.display_name, bool(sku.taxable), sku.hours
        self.cost, self.member_price = getattr(sku, "cost", Decimal(0)), getattr(sku, "member_price", Decimal(0))
        self.inventory = getattr(sku, "is_inventory", False)
        self.general_ledger_account_id = account(sku.account)
        self.cost_of_sale_account_id = account(getattr(sku, "cost_of_sale_account", None))
        self.asset_account_id = account(getattr(sku, "asset_account", None))

    def count(self) -> None:
        """What the line comes to, to the cent."""
        self.total, self.total_cost = cents(self.quantity * self.price), cents(self.quantity * self.cost)

    def take(self, sign: int = 1) -> None:
        """Take what is sold from where it lies, or put it back."""
        if self.inventory and self.inventory_location_id is not None:
            Stock.move(self.inventory_location_id, self.stocked_id, -sign * self.quantity)

    @property
    def stocked_id(self) -> Stocked:
        """What is sold, as the stock knows it."""
        return reference(self.sku_id, STOCKED)

    def book(self, voucher: Voucher, deferred: bool) -> None:
        """What the line earns, or what is owed to the member who paid in advance, and what it uses up of the stock."""
        sku = JournalEntrySku(id=self.sku_id, type=self.type, code=self.sku_name) if self.sku_id else None
        about = {"business_unit_id": self.business_unit_id, "budget_code_id": self.budget_code_id, "sku": sku}
        earned: DefaultAccountType = "MembershipRevenue" if self.membership_type_id else "Revenue"
        sold = {"quantity": self.quantity, "unit_amount": self.price}
        if deferred:
            voucher.credit(self.total, "MembershipAgreements", None, **about, **sold)
        else:
            voucher.credit(self.total, earned, self.general_ledger_account_id, **about, **sold)
        if self.inventory:
            used = {"quantity": self.quantity, "unit_amount": self.cost}
            used |= {"inventory_location_id": self.inventory_location_id}
            voucher.debit(self.total_cost, "CostOfGoodsSoldMaterials", self.cost_of_sale_account_id, **about, **used)
            voucher.credit(self.total_cost, "Inventory", self.asset_account_id, **about, **used)

    def install(self, location_id: "Ref[crm.Location]", on: When) -> None:
        """What was sold of equipment stands at the customer's place from now on, unless it does already."""
        if self.type == "Equipment" and self.quantity > 0 and self.installed_equipment_id is None:
            self.installed_equipment_id = InstalledEquipment.install(self, location_id, self.service_date or on).id

    def uninstall(self) -> None:
        """What is not sold after all does not stand there."""
        if self.installed_equipment_id is not None:
            one(self.installed_equipment_id).deactivate()
            SerialNumber.uninstall(self)
            self.installed_equipment_id = None


def sku_of(asked: InvoiceItemUpdate, place: str) -> Any:
    """What of the price book is asked for by its id or its code; None when neither is named."""
    if asked.sku_id is not None:
        return one(asked.sku_id)
    if asked.sku_name is None:
        return None
    found = (each.first(code=asked.sku_name) for each in (Service, Material, Equipment, DiscountAndFees))
    sku = next((each for each in found if each is not None), None)
    invalid(sku is None, f"{place}skuName", f"The price book has nothing of the code '{asked.sku_name}'.")
    return sku


def account(name: str | None) -> "Ref[GlAccount] | None":
    """The account of the general ledger that the price book names."""
    found = Accounts.first(name=name) if name else None
    return found.id if found else None
