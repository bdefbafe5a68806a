"""The lines of the journal: an amount on one side of an account, and what it is about."""

from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, cast

from truckroll.catalogue import Copy, Day, Internal, Model, Money, Ref, RefGuid, Resource, invalid, one
from truckroll.catalogue.transaction import transaction
from truckroll.families.accounting.shown import NamedFieldResponse, NumberFieldResponse

if TYPE_CHECKING:
    from truckroll.families import crm, inventory, jpm, service_agreements, settings
    from truckroll.families.accounting.gl_accounts import GlAccount
    from truckroll.families.accounting.journal_entries import JournalEntry
    from truckroll.families.accounting.payment_types import PaymentType

JournalEntrySkuType = Literal["Service", "Material", "Equipment", "PriceModifier", "Unspecified"]
JournalEntryTransactionType = Literal[
    "Unspecified", "Invoice", "Payment", "Bill", "VendorCredit", "VendorPayment", "InventoryAdjustment",
    "PaymentApplication", "BankDeposit", "InventoryReturn", "InventoryTransfer", "RevenueRecognition", "Estimate",
    "PurchaseOrder", "Receipt", "GrossPayItem", "PayrollPeriod", "Manual", "ItemConsumption", "External", "CreditMemo",
    "CreditMemoApplication",
]  # fmt: skip


class ExternalObject(Model):
    """Something in another system that a line is about."""

    id: str | None
    type: str | None
    name: str | None
    url: str | None


class JournalEntryTransaction(Model):
    """The document that something was booked for."""

    id: int
    type: JournalEntryTransactionType
    ref_number: str | None


class JournalEntrySkuSaveRequest(Model):
    """What was sold, bought or used, as it is told."""

    id: int
    type: JournalEntrySkuType


class JournalEntrySku(Model):
    """What was sold, bought or used."""

    id: int
    type: JournalEntrySkuType | None
    code: str | None


class GeneralLedgerAccount(Model):
    """The account that a line is booked on."""

    id: int
    number: str | None
    name: str | None
    type: str | None
    subtype: str | None


class Booking(Model):
    """An amount on an account, and when it was booked there."""

    post_date: Day | None
    debit: Money
    credit: Money
    memo: str | None


class JournalEntryLineCreateRequest(Booking):
    """A line as it is told: an amount on one side of an account, and what it is about."""

    account_id: Ref["GlAccount"] | None
    quantity: Money | None
    unit_amount: Money | None
    external_objects: list[ExternalObject] | None
    business_unit_id: Ref["settings.BusinessUnit"] | None
    customer_id: Ref["crm.Customer"] | None
    vendor_id: Ref["inventory.Vendor"] | None
    inventory_location_id: Ref["inventory.Truck | inventory.Warehouse"] | None
    job_id: Ref["jpm.Job"] | None
    customer_location_id: Ref["crm.Location"] | None
    payment_type_id: Ref["PaymentType"] | None
    project_id: Ref["jpm.Project"] | None
    budget_code_id: Ref["jpm.BudgetCode"] | None
    employee_id: Ref["settings.Employee | settings.Technician"] | None
    service_agreement_id: Ref["service_agreements.ServiceAgreement"] | None
    applied_to: JournalEntryTransaction | None
    sku: JournalEntrySkuSaveRequest | None


class NumberedJob(NumberFieldResponse):
    """A job by its number."""

    number: Annotated[str | None, Copy("job_number")]


class NumberedAgreement(NumberFieldResponse):
    """A service agreement by its name; it has no number."""

    number: Annotated[str | None, Copy("name")]


class JournalEntrySummaryResponse(Booking):
    """What an entry books on one account for one part of the business."""

    account: Annotated[GeneralLedgerAccount, Copy("account_id")]
    business_unit: Annotated[NamedFieldResponse | None, Copy("business_unit_id")]


class JournalEntryDetailsResponse(JournalEntrySummaryResponse):
    """What an entry books on one account for one document and one thing sold, bought or used."""

    quantity: Money | None
    unit_amount: Money | None
    external_objects: list[ExternalObject] | None
    transaction: JournalEntryTransaction | None
    customer: Annotated[NamedFieldResponse | None, Copy("customer_id")]
    vendor: Annotated[NamedFieldResponse | None, Copy("vendor_id")]
    inventory_location: Annotated[NamedFieldResponse | None, Copy("inventory_location_id")]
    job: Annotated[NumberedJob | None, Copy("job_id")]
    customer_location: Annotated[NamedFieldResponse | None, Copy("customer_location_id")]
    payment_type: Annotated[NamedFieldResponse | None, Copy("payment_type_id")]
    project: Annotated[NumberFieldResponse | None, Copy("project_id")]
    service_agreement: Annotated[NumberedAgreement | None, Copy("service_agreement_id")]
    applied_to: JournalEntryTransaction | None
    sku: JournalEntrySku | None
    transaction_date: Day | None
    budget_code_id: Ref["jpm.BudgetCode"] | None


class JournalEntryLine(
    JournalEntryDetailsResponse,
    JournalEntryLineCreateRequest,
    Resource,
    index="journal_entry_id transaction_id transaction_date transaction_type ref_number account_id business_unit_id"
    " customer_id vendor_id inventory_location_id job_id customer_location_id payment_type_id project_id"
    " service_agreement_id customer_name location_name vendor_name inventory_location_name",
):
    """A line of a journal entry: an amount on one side of an account, and what it is about."""

    journal_entry_id: RefGuid["JournalEntry"]
    account_id: Ref["GlAccount"]  # type: ignore[assignment]  # a line that is kept has one
    transaction_id: Internal[int | None]
    transaction_type: JournalEntryTransactionType = "External"
    ref_number: str | None
    sku: JournalEntrySku | None  # type: ignore[assignment]  # with its code
    customer_name: Annotated[str | None, Copy("customer_id.name")]
    location_name: Annotated[str | None, Copy("customer_location_id.name")]
    vendor_name: Annotated[str | None, Copy("vendor_id.name")]
    inventory_location_name: Annotated[str | None, Copy("inventory_location_id.name")]

    def says(self, values: dict[str, Any]) -> bool:
        """Whether the line is one of these values already."""
        fields = type(self).fields
        return all(self.values[fields[name].json] == fields[name].kept(value) for name, value in values.items())

    @classmethod
    def written(cls, entry: "JournalEntry", said: JournalEntryLineCreateRequest, place: str) -> Self:
        """One more line of an entry; `place` is where it was asked for."""
        invalid(said.account_id is None, f"{place}.accountId", "A line is booked on an account.")
        for side in ("debit", "credit"):
            invalid(getattr(said, side) < 0, f"{place}.{side}", "An amount is not negative; book it on the other side.")
        invalid(bool(said.debit and said.credit), f"{place}.credit", "A line is booked on one side of its account.")
        assert said.account_id is not None
        account = one(said.account_id)
        invalid(not account.active, f"{place}.accountId", f"Account {account.id} ({account.name}) is out of use.")
        values = {name: getattr(said, name) for name in JournalEntryLineCreateRequest.fields if name != "sku"}
        values["post_date"] = said.post_date or entry.post_date
        line = cls.new(
            **values,
            journal_entry_id=entry.id,
            transaction_date=values["post_date"],
            sku=said.sku and JournalEntrySku(id=said.sku.id, type=said.sku.type, code=code_of(said.sku)),
        )
        line.transaction = JournalEntryTransaction(id=line.id, type="External", ref_number=None)
        return line


def code_of(sku: JournalEntrySkuSaveRequest) -> str | None:
    """The code of something in the pricebook, where the pricebook has it."""
    noun = {"Service": "Service", "Material": "Material", "Equipment": "Equipment", "PriceModifier": "DiscountAndFees"}
    kept = transaction().load(f"pricebook.{noun[sku.type]}", sku.id) if sku.type in noun else None
    return cast(Any, kept).code if kept is not None else None
