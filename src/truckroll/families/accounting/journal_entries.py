"""The journal: what is booked on the accounts of the general ledger, entry by entry."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeVar, cast

from truckroll.catalogue import (
    UNSET,
    AtLeast,
    AtMost,
    Body,
    Containing,
    Copy,
    Day,
    Format,
    Ids,
    Int32,
    Internal,
    Model,
    Money,
    Page,
    Ref,
    RefGuid,
    Resource,
    Some,
    Texts,
    When,
    action,
    caller,
    delete,
    filter,
    invalid,
    listing,
    next_id,
    now,
    one,
    read,
    refuse,
    some,
    where,
)
from truckroll.catalogue.transaction import transaction
from truckroll.families.accounting.custom_fields import CustomFieldResponse
from truckroll.families.accounting.shown import NamedFieldResponse, NumberFieldResponse

if TYPE_CHECKING:
    from truckroll.families import crm, inventory, jpm, service_agreements, settings
    from truckroll.families.accounting.gl_accounts import GlAccount
    from truckroll.families.accounting.payment_types import PaymentType

JournalEntrySource = Literal["ServiceTitan", "External"]
JournalEntryPostingStatus = Literal["Open", "Closed"]
JournalEntrySyncStatus = Literal["NotSynced", "InProgress", "Synced", "OutOfSync", "Error", "Excluded"]
EmptyJeHandling = Literal["IncludeExceptNotSynced", "Include", "Exclude"]
JournalEntrySkuType = Literal["Service", "Material", "Equipment", "PriceModifier", "Unspecified"]
JournalEntryTransactionType = Literal[
    "Unspecified", "Invoice", "Payment", "Bill", "VendorCredit", "VendorPayment", "InventoryAdjustment",
    "PaymentApplication", "BankDeposit", "InventoryReturn", "InventoryTransfer", "RevenueRecognition", "Estimate",
    "PurchaseOrder", "Receipt", "GrossPayItem", "PayrollPeriod", "Manual", "ItemConsumption", "External", "CreditMemo",
    "CreditMemoApplication",
]  # fmt: skip
MOST = 500
MOST_CUSTOM_FIELDS = 5
LAST_VERSION = (1 << 31) - 1

B = TypeVar("B", bound="Booking")


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


class JournalEntrySaveRequest(Model):
    """An entry as an app tells it, whole."""

    name: str | None
    status: JournalEntryPostingStatus
    version_id: Int32
    message: str | None
    post_date: Day | None
    custom_fields: dict[str, str | None] | None
    lines: list[JournalEntryLineCreateRequest] | None


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
    index="journal_entry_id transaction_date transaction_type ref_number account_id business_unit_id customer_id"
    " vendor_id inventory_location_id job_id customer_location_id payment_type_id project_id service_agreement_id"
    " customer_name location_name vendor_name inventory_location_name",
):
    """A line of a journal entry: an amount on one side of an account, and what it is about."""

    journal_entry_id: RefGuid["JournalEntry"]
    account_id: Ref["GlAccount"]  # type: ignore[assignment]  # a line that is kept has one
    transaction_type: JournalEntryTransactionType = "External"
    ref_number: str | None
    sku: JournalEntrySku | None  # type: ignore[assignment]  # with its code
    customer_name: Annotated[str | None, Copy("customer_id.name")]
    location_name: Annotated[str | None, Copy("customer_location_id.name")]
    vendor_name: Annotated[str | None, Copy("vendor_id.name")]
    inventory_location_name: Annotated[str | None, Copy("inventory_location_id.name")]

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


class JournalEntry(
    Resource,
    path="journal-entries",
    tag="JournalEntries",
    guid=True,
    most=MOST,
    operations="get:400",
    filters="name~ created modified custom_field=alone",
    sort="id number name status created_on exported_on exported_by_id post_date",
    index="sync_status is_empty is_left_out",
):
    """What was booked together: by the platform for its documents, or by an app for what happened elsewhere."""

    id: Annotated[str | None, Format("guid")]  # type: ignore[assignment]  # published as if it might be null
    number: Int32
    name: str | None
    source: JournalEntrySource = "ServiceTitan"
    status: JournalEntryPostingStatus = "Open"
    sync_status: JournalEntrySyncStatus = "NotSynced"
    version_id: Int32 = 1
    last_sync_version_id: Int32 | None
    message: str | None
    post_date: Day | None
    exported_on: When | None
    exported_by_id: Internal[Ref["settings.Employee"] | None]
    exported_by: Annotated[NamedFieldResponse | None, Copy("exported_by_id")]
    custom_fields: list[CustomFieldResponse] | None = []
    url: str | None
    is_empty: bool = True
    is_left_out: Internal[bool] = True

    @listing("GET")
    def get_list(
        cls, ids: Texts = UNSET, exported_by: Ids = UNSET, empty: EmptyJeHandling = "IncludeExceptNotSynced"
    ) -> Some:
        """Journal entries; without those that are empty and nobody has synced, unless they are asked for."""
        asked: dict[str, Any] = {"exported_by_id": exported_by} if exported_by else {}
        if ids:
            return where(id=[id.lower() for id in ids], **asked)
        match empty:
            case "Exclude":
                asked["is_empty"] = False
            case "IncludeExceptNotSynced":
                asked["is_left_out"] = False
            case "Include":
                pass
        return where(**asked)

    @filter
    def exported_from(cls, value: When) -> Some:
        """Entries that were exported at this moment or later."""
        return where(exported_on=AtLeast(value))

    @filter
    def exported_to(cls, value: When) -> Some:
        """Entries that were exported at this moment or before."""
        return where(exported_on=AtMost(value))

    @filter
    def posted_from(cls, value: When) -> Some:
        """Entries of this day or a later one."""
        return where(post_date=AtLeast(value[:10]))

    @filter
    def posted_to(cls, value: When) -> Some:
        """Entries of this day or an earlier one."""
        return where(post_date=AtMost(value[:10]))

    @filter
    def number_from(cls, value: Int32) -> Some:
        """Entries with this number or a higher one."""
        return where(number=AtLeast(value))

    @filter
    def number_to(cls, value: Int32) -> Some:
        """Entries with this number or a lower one."""
        return where(number=AtMost(value))

    @filter
    def statuses(cls, value: list[JournalEntryPostingStatus]) -> Some:
        """Entries that are open, or closed."""
        return where(status=value)

    @filter
    def sync_statuses(cls, value: list[JournalEntrySyncStatus]) -> Some:
        """Entries that have come as far as this on their way to the contractor's books."""
        return where(sync_status=value)

    @filter
    def transaction_posted_from(cls, value: When) -> Some:
        """Entries with a line of this day or a later one."""
        return cls.with_line(transaction_date=AtLeast(value[:10]))

    @filter
    def transaction_posted_to(cls, value: When) -> Some:
        """Entries with a line of this day or an earlier one."""
        return cls.with_line(transaction_date=AtMost(value[:10]))

    @filter
    def business_unit_ids(cls, value: Ids) -> Some:
        """Entries with a line for one of these parts of the business."""
        return cls.with_line(business_unit_id=value)

    @filter
    def service_agreement_ids(cls, value: Ids) -> Some:
        """Entries with a line for one of these service agreements."""
        return cls.with_line(service_agreement_id=value)

    @filter
    def customer_name(cls, value: str) -> Some:
        """Entries with a line for a customer with this in the name."""
        return cls.with_line(customer_name=Containing(value))

    @filter
    def location_name(cls, value: str) -> Some:
        """Entries with a line for a location with this in its name."""
        return cls.with_line(location_name=Containing(value))

    @filter
    def vendor_name(cls, value: str) -> Some:
        """Entries with a line for a vendor with this in the name."""
        return cls.with_line(vendor_name=Containing(value))

    @filter
    def inventory_location_name(cls, value: str) -> Some:
        """Entries with a line for a truck or a warehouse with this in its name."""
        return cls.with_line(inventory_location_name=Containing(value))

    @filter
    def ref_number(cls, value: Texts) -> Some:
        """Entries with a line for a document of one of these numbers."""
        return cls.with_line(ref_number=value)

    @filter
    def transaction_types(cls, value: list[JournalEntryTransactionType]) -> Some:
        """Entries with a line for a document of one of these kinds."""
        return cls.with_line(transaction_type=value)

    @classmethod
    def with_line(cls, **values: Any) -> Some:
        """Entries with a line of which this is true."""
        return some(JournalEntryLine, journal_entry_id=cls.id, active=True, **values)

    @read("GET {id}/summary")
    def get_summary(
        self, page: Int32 = 1, page_size: Int32 = 50, include_total: bool = False
    ) -> Page[JournalEntrySummaryResponse]:
        """What an entry books, by account and part of the business."""
        rows = self.added_up(JournalEntrySummaryResponse, lambda line: (line.account_id, line.business_unit_id))
        return Page.cut(rows, page, page_size, include_total)

    @read("GET {id}/details")
    def get_details(
        self, page: Int32 = 1, page_size: Int32 = 50, include_total: bool = False
    ) -> Page[JournalEntryDetailsResponse]:
        """What an entry books, by account, part of the business, document and thing sold, bought or used."""
        rows = self.added_up(
            JournalEntryDetailsResponse,
            lambda line: (
                line.account_id,
                line.business_unit_id,
                line.transaction and (line.transaction.type, line.transaction.id),
                line.sku and (line.sku.type, line.sku.id),
            ),
        )
        return Page.cut(rows, page, page_size, include_total)

    @action("POST")
    def create_journal_entry(cls, body: Body[JournalEntrySaveRequest]) -> None:
        """Book what happened elsewhere."""
        entry = cls.new(source="External", number=next_id(), version_id=body.version_id)
        entry.take(body)

    @action("PUT {id}")
    def full_update(self, body: Body[JournalEntrySaveRequest]) -> None:
        """Write an entry that an app made anew, with all of its lines; it has a new version then."""
        self.refuse_own()
        stale = f"The entry has version {self.version_id} by now; read it again."
        invalid(body.version_id < self.version_id, "versionId", stale)
        invalid(body.version_id == LAST_VERSION, "versionId", f"There is no version after {LAST_VERSION}.")
        for line in self.lines():
            line.deactivate()
        self.version_id = max(body.version_id, self.version_id + 1)
        if self.sync_status == "Synced":
            self.sync_status = "OutOfSync"
        self.take(body)

    @action("PATCH {id}")
    def update(
        self, status: JournalEntryPostingStatus = UNSET, custom_fields: dict[str, str | None] | None = None
    ) -> Self:
        """Open or close an entry, and note values on it."""
        if status is not UNSET:
            self.status = status
        self.note(custom_fields)
        return self

    @action("PATCH {id}/sync")
    def sync_update(
        self,
        sync_status: JournalEntrySyncStatus,
        version_id: Int32 = UNSET,
        message: str = UNSET,
        custom_fields: dict[str, str | None] | None = None,
    ) -> Self:
        """Note how far an entry has come on its way to the contractor's books, and in which version."""
        if sync_status == "Synced":
            invalid(version_id is UNSET, "versionId", "Say which version of the entry is synced.")
            other = f"The entry has version {self.version_id} by now, and version {version_id} was synced."
            invalid(version_id != self.version_id, "versionId", other)
            self.last_sync_version_id = version_id
            self.exported_on, self.exported_by_id = now(), caller().user or None
        self.sync_status = sync_status
        if message is not UNSET:
            self.message = message
        self.note(custom_fields)
        self.settle()
        return self

    @delete(400)
    def delete_journal_entry(self) -> None:
        """Take back an entry that an app made."""
        self.refuse_own()
        for line in self.lines():
            line.deactivate()
        self.deactivate()

    def refuse_own(self) -> None:
        """What the platform booked for its documents is nobody else's to change."""
        own = self.source != "External"
        refuse(own, f"Entry {self.number} was made by the platform; only external entries are replaced or deleted.")

    def take(self, said: JournalEntrySaveRequest) -> None:
        """Be what an app says of the entry; what it books on one side it books on the other."""
        self.name, self.status, self.message = said.name, said.status, said.message
        self.post_date = said.post_date
        lines = [JournalEntryLine.written(self, line, f"lines[{at}]") for at, line in enumerate(said.lines or [])]
        debit, credit = (sum((getattr(line, side) for line in lines), Decimal(0)) for side in ("debit", "credit"))
        invalid(debit != credit, "lines", f"The lines debit {debit} and credit {credit}; they must be equal.")
        self.note(said.custom_fields)
        self.settle()

    def note(self, values: dict[str, str | None] | None) -> None:
        """Note values under names, at most five; a name once noted stays, be it with nothing under it."""
        noted = {field.name: field.value for field in self.custom_fields or []} | (values or {})
        most = f"An entry has at most {MOST_CUSTOM_FIELDS} custom fields: {', '.join(map(str, noted))}."
        invalid(len(noted) > MOST_CUSTOM_FIELDS, "customFields", most)
        self.custom_fields = [CustomFieldResponse(name=name, value=value) for name, value in noted.items()]

    def lines(self) -> list[JournalEntryLine]:
        """What the entry books, in the order in which it was written."""
        return JournalEntryLine.find(journal_entry_id=self.id)

    def settle(self) -> None:
        """Know whether the entry books anything."""
        self.is_empty = not self.lines()
        self.is_left_out = self.is_empty and self.sync_status == "NotSynced"

    def added_up(self, row: type[B], key: Callable[[JournalEntryLine], object]) -> list[B]:
        """The lines as rows, those of the same key as one."""
        rows: dict[object, B] = {}
        for line in self.lines():
            kept = rows.get(key(line))
            if kept is None:
                rows[key(line)] = row.of({field.json: line.values[field.json] for field in row.fields.values()})
            else:
                kept.debit, kept.credit = kept.debit + line.debit, kept.credit + line.credit
        return list(rows.values())
