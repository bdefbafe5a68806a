"""The lines of an estimate: what of the pricebook is offered, how much of it, and for how much."""

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from truckroll.catalogue import UNSET, Html, Internal, Model, Money, Ref, Resource, When, cents, invalid, noun, now, one

if TYPE_CHECKING:
    from truckroll.families import accounting, jpm, memberships, pricebook
    from truckroll.families.salestech.estimates import Estimate

GlAccount: "type[accounting.GlAccount]" = noun("accounting.GlAccount")
KINDS = {
    "Service": "Service",
    "Material": "Material",
    "Equipment": "Equipment",
    "DiscountAndFees": "PriceModifier",
}
"""The kinds of what the pricebook has, as an estimate calls them."""
MOST = Decimal(10) ** 12

S = TypeVar("S", bound="EstimateLine")


class EstimateItemRequest(Model):
    """A line as it is asked for: a new one, or what is to change of one that is there."""

    id: Ref["EstimateItem"] | None
    sku_id: Ref["pricebook.Service | pricebook.Material | pricebook.Equipment | pricebook.DiscountAndFees"] | None
    sku_name: str | None
    parent_item_id: Ref["EstimateItem"] | None
    description: Html | None
    is_add_on: bool | None
    quantity: Money | None
    unit_price: Money | None
    skip_updating_membership_prices: bool | None
    item_group_name: str | None
    item_group_root_id: int | None
    chargeable: bool | None
    use_default_project_labels: bool | None
    budget_code_id: Ref["jpm.BudgetCode"] | None
    unit_cost: Money = UNSET

    def sku(self, place: str) -> Any:
        """What of the pricebook is offered: by its id, or by its code."""
        if self.sku_id is not None:
            return one(self.sku_id)
        if self.sku_name is None:
            return None
        kinds = (noun(f"pricebook.{kind}") for kind in KINDS)
        found = next((sku for kind in kinds if (sku := kind.first(code=self.sku_name))), None)
        invalid(found is None, f"{place}skuName", f"Nothing in the pricebook has the code '{self.sku_name}'.")
        return found


class SkuModel(Model):
    """What of the pricebook a line offers, as it was when it was offered."""

    id: int
    name: str
    display_name: str
    type: str
    sold_hours: Money
    general_ledger_account_id: int
    general_ledger_account_name: str
    modified_on: When


class ItemLine(Model):
    """A line of an estimate, as it is shown everywhere."""

    sku: SkuModel
    sku_account: str = ""
    description: Html = ""
    membership_type_id: Ref["memberships.MembershipType"] | None
    qty: Money = Decimal(1)
    unit_rate: Money = Decimal(0)
    total: Money = Decimal(0)
    unit_cost: Money = Decimal(0)
    total_cost: Money = Decimal(0)
    item_group_name: str = ""
    item_group_root_id: int | None
    created_on: When
    modified_on: When
    chargeable: bool | None
    invoice_item_id: int | None
    budget_code_id: Ref["jpm.BudgetCode"] | None


class EstimateLine(ItemLine):
    """A line inside its estimate."""

    id: int


class EstimateItemUpdateResponse(EstimateLine):
    """A line that was put, and the estimate it is of."""

    estimate_id: int


class EstimateItem(
    ItemLine,
    Resource,
    path="estimates/items",
    tag="Estimates",
    operations="list=GetItems",
    filters="ids active estimate_id created modified",
    sort="id created_on modified_on",
    item=EstimateLine,
):
    """What of the pricebook an estimate offers, how much of it, and for how much."""

    estimate_id: Ref["Estimate"]
    sku_id: Internal[Ref["pricebook.Service | pricebook.Material | pricebook.Equipment | pricebook.DiscountAndFees"]]
    parent_item_id: Internal[Ref["EstimateItem"] | None]
    is_add_on: Internal[bool] = False

    @classmethod
    def line_of(cls, estimate: "Estimate", id: "Ref[EstimateItem]", place: str) -> "EstimateItem":
        """A line of this estimate and no other."""
        item = one(id)
        gone = item.estimate_id != estimate.id or not item.active
        invalid(gone, place, f"Estimate {estimate.id} has no item {id}.")
        return item

    @classmethod
    def put(cls, estimate: "Estimate", asked: EstimateItemRequest, place: str = "") -> "EstimateItem":
        """A new line of an estimate, or a change to one: what is null or left out stays as it is."""
        sku = asked.sku(place)
        if asked.id is not None:
            item = cls.line_of(estimate, asked.id, f"{place}id")
        else:
            invalid(sku is None, f"{place}skuId", "A new item says what it offers: skuId, or its code as skuName.")
            item = cls.new(estimate_id=estimate.id)
        if asked.parent_item_id is not None:
            parent = cls.line_of(estimate, asked.parent_item_id, f"{place}parentItemId")
            invalid(parent is item, f"{place}parentItemId", f"Item {item.id} cannot be a part of itself.")
        invalid(
            sku is not None and not sku.active, f"{place}skuId", f"{asked.sku_name or asked.sku_id} is not sold now."
        )
        invalid((asked.quantity or 0) < 0, f"{place}quantity", "A quantity is not negative.")
        if sku is not None:
            item.offer(sku)
            item.ask_for(sku, estimate, asked)
        labels = asked.use_default_project_labels and asked.budget_code_id is None
        said = {
            "parent_item_id": asked.parent_item_id,
            "is_add_on": asked.is_add_on,
            "description": asked.description,
            "qty": asked.quantity,
            "unit_rate": asked.unit_price,
            "unit_cost": None if asked.unit_cost is UNSET else asked.unit_cost,
            "item_group_name": asked.item_group_name,
            "item_group_root_id": asked.item_group_root_id,
            "chargeable": asked.chargeable,
            "budget_code_id": estimate.budget_code_id if labels else asked.budget_code_id,
        }
        for name, value in said.items():
            if value is not None:
                setattr(item, name, value)
        item.count(place)
        return item

    def offer(self, sku: Any) -> None:
        """Be a line of something from the pricebook, in its words of today."""
        account = GlAccount.first(name=sku.account) if sku.account else None
        self.sku_id = sku.id
        self.sku = SkuModel(
            id=sku.id,
            name=sku.code,
            display_name=sku.display_name or sku.code,
            type=KINDS[type(sku).__name__],
            sold_hours=sku.hours,
            general_ledger_account_id=account.id if account else 0,
            general_ledger_account_name=sku.account or "",
            modified_on=sku.modified_on,
        )
        self.sku_account = sku.account or ""
        self.description = sku.description

    def ask_for(self, sku: Any, estimate: "Estimate", asked: EstimateItemRequest) -> None:
        """Cost what the pricebook asks today: of members their own price, by the hundred of what is offered so far."""
        if self.sku.type == "PriceModifier":
            lines = EstimateItem.find(estimate_id=estimate.id)
            priced = sum((each.total for each in lines if each.sku.type != "PriceModifier"), Decimal(0))
            amount = cents(priced * sku.amount / 100) if sku.amount_type == "Percentage" else sku.amount
            amount = min(amount, sku.limit) if sku.limit else amount
            amount = estimate.own_price(sku, amount)
            self.unit_rate = -abs(amount) if sku.type == "Discount" else amount
            return
        member = None if asked.skip_updating_membership_prices else estimate.member
        prices = (sku.add_on_member_price if member else 0, sku.add_on_price) if asked.is_add_on else ()
        prices = (*prices, sku.member_price if member else 0, sku.price)
        usual = next((price for price in prices if price), Decimal(0))
        self.unit_rate, self.unit_cost = estimate.own_price(sku, usual), sku.cost
        self.membership_type_id = member.membership_type_id if member else None

    def count(self, place: str) -> None:
        """What the line comes to, to the cent; what the customer is not charged for comes to nothing."""
        total = self.qty * self.unit_rate if self.chargeable is not False else Decimal(0)
        cost = self.qty * self.unit_cost
        invalid(max(abs(total), abs(cost)) >= MOST, f"{place}quantity", "An item comes to less than a trillion.")
        self.total, self.total_cost = cents(total), cents(cost)

    def charge(self, invoice: "accounting.Invoice") -> None:
        """Be a line of an invoice, too, under the words and for the price of the estimate."""
        charged = self.chargeable is not False
        line = invoice.add(
            one(self.sku_id),
            description=self.description,
            quantity=self.qty,
            price=self.unit_rate if charged else Decimal(0),
            cost=self.unit_cost,
            add_on=self.is_add_on,
            is_chargeable=charged,
            budget_code_id=self.budget_code_id,
            estimate_item_id=self.id,
        )
        self.invoice_item_id = line.id

    def remove(self) -> None:
        """Take the line off its estimate, with those that are parts of it."""
        parts: defaultdict[int | None, list[EstimateItem]] = defaultdict(list)
        for each in EstimateItem.find(estimate_id=self.estimate_id):
            parts[each.parent_item_id].append(each)
        gone = [self]
        for each in gone:  # it grows while it is gone through
            each.deactivate()
            gone += [part for part in parts[each.id] if part.active]

    def shown(self, kind: type[S]) -> S:
        """The line as others show it; one that changed just now says so."""
        values = {name: self.values[field.json] for name, field in kind.fields.items()}
        return kind(**values | ({"modified_on": now()} if self.changed else {}))
