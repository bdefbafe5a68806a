"""What is billed again and again: the lines that are copied onto an invoice when a visit or a payment is due."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, Self

from truckroll.catalogue import (
    UNSET,
    Html,
    Ids,
    Model,
    ModificationResponse,
    Money,
    Page,
    Ref,
    Updatable,
    When,
    caller,
    cents,
    create,
    invalid,
    next_id,
    one,
    read,
    update,
)
from truckroll.families.memberships.authored import Authored

if TYPE_CHECKING:
    from truckroll.families import accounting, pricebook, settings

SkuType = Literal["Service", "Material", "Equipment", "PriceModifier"]


class AskedItem(Model):
    """A line as a caller writes it."""

    sku_id: Ref["pricebook.Service | pricebook.Material | pricebook.Equipment | pricebook.DiscountAndFees"]
    quantity: Money
    unit_price: Money
    is_add_on: bool
    description: Html | None
    cost: Money | None
    hours: Money | None


class NewItem(AskedItem):
    """A line of a new template."""

    workflow_action_item_id: int | None


class ChangedItem(AskedItem):
    """A line that is to be in the template from now on; one that was there is named by its id."""

    id: int | None


class InvoiceTemplateItem(NewItem):
    """A line that is copied onto invoices."""

    id: int
    sku_type: SkuType
    import_id: str | None

    def as_sold(self) -> dict[str, Any]:
        """What the line says where it is sold; what it leaves open is as the price book says."""
        said = {"quantity": self.quantity, "price": self.unit_price, "add_on": self.is_add_on}
        more = {"description": self.description, "cost": self.cost, "sold_hours": self.hours}
        return said | {name: value for name, value in more.items() if value is not None}

    @property
    def amount(self) -> Decimal:
        """What the line comes to."""
        return cents(self.quantity * self.unit_price)


class InvoiceTemplate(
    Authored, path="invoice-templates", tag="InvoiceTemplates", operations="get", feed="invoice-templates"
):
    """Lines to be copied onto invoices: of one membership or recurring service, or shared by many."""

    name: Updatable[str | None]
    created_on: Updatable[When]
    created_by_id: Updatable[Ref["settings.Employee"] | None]
    active: Updatable[bool] = True
    total: Money = Decimal(0)
    is_settings_template: bool = False
    import_id: str | None
    items: list[InvoiceTemplateItem]

    # there is no way to ask for all of them
    @read("GET ")
    def get_list(cls, ids: Ids) -> Page[Self]:
        """The templates with these ids, as memberships and recurring services name them."""
        return Page(template for id in dict.fromkeys(ids) for template in cls.find(id=id, active=None))

    @create()
    def create(self, items: list[NewItem] | None = None) -> ModificationResponse:
        """Write down what is to be billed, for a membership or a recurring service to be given it."""
        self.created_by_id = caller().user or None
        self.hold(items or [])
        return ModificationResponse(id=self.id)

    @update(404)
    def update(self, items: list[ChangedItem | None] = UNSET) -> ModificationResponse:
        """Change a template; its lines are replaced as a whole, and those named by their id stay the same lines."""
        shared = self.is_settings_template
        invalid(shared and not (self.name or "").strip(), "name", "A shared template needs a name.")
        if items is not UNSET:
            self.hold([item for item in items if item is not None])
        return ModificationResponse(id=self.id)

    def hold(self, asked: Sequence[NewItem | ChangedItem]) -> None:
        """Have these lines and no others, and the total that they come to."""
        there = {item.id: item for item in self.items}
        self.items = [self._line(place, item, there) for place, item in enumerate(asked)]
        self.total = sum((item.amount for item in self.items), Decimal(0))

    def _line(
        self, place: int, asked: NewItem | ChangedItem, there: dict[int, InvoiceTemplateItem]
    ) -> InvoiceTemplateItem:
        where = f"items[{place}]"
        invalid(asked.quantity <= 0, f"{where}.quantity", "A quantity is more than 0.")
        for name, amount in (("cost", asked.cost), ("hours", asked.hours)):
            invalid(amount is not None and amount < 0, f"{where}.{name}", f"The {name} of a line cannot be negative.")
        kind: str = one(asked.sku_id).noun.word
        line: dict[str, Any] = {"skuType": "PriceModifier" if kind == "DiscountAndFees" else kind}
        if isinstance(asked, ChangedItem) and asked.id is not None:
            invalid(asked.id not in there, f"{where}.id", f"Template {self.id} has no line {asked.id}.")
            line = there.pop(asked.id).values | line
        return InvoiceTemplateItem.of(line | asked.values | {"id": asked.values.get("id") or next_id()})

    def for_one(self) -> "Ref[InvoiceTemplate]":
        """This template, or where many share it a copy to be one's own."""
        if not self.is_settings_template:
            return self.id
        items = [item.values | {"id": next_id()} for item in self.items]
        return InvoiceTemplate.new(items=items, total=self.total).id

    def charge(self, invoice: "accounting.Invoice") -> "list[Ref[accounting.InvoiceItem]]":
        """Copy the lines onto an invoice; the ids that they have there."""
        return [invoice.add(one(item.sku_id), **item.as_sold()).id for item in self.items]
