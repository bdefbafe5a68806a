"""The journal: what is booked on the accounts of the general ledger, entry by entry."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeVar

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
    Page,
    Ref,
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
    local,
    next_id,
    now,
    read,
    refuse,
    some,
    where,
)
from truckroll.families.accounting.custom_fields import CustomFieldResponse
from truckroll.families.accounting.journal_lines import (
    Booking,
    JournalEntryDetailsResponse,
    JournalEntryLine,
    JournalEntryLineCreateRequest,
    JournalEntrySummaryResponse,
    JournalEntryTransactionType,
)
from truckroll.families.accounting.shown import NamedFieldResponse

if TYPE_CHECKING:
    from truckroll.families import settings
    from truckroll.families.accounting.batches import Batch

JournalEntrySource = Literal["ServiceTitan", "External"]
JournalEntryPostingStatus = Literal["Open", "Closed"]
JournalEntrySyncStatus = Literal["NotSynced", "InProgress", "Synced", "OutOfSync", "Error", "Excluded"]
EmptyJeHandling = Literal["IncludeExceptNotSynced", "Include", "Exclude"]
MOST = 500
MOST_CUSTOM_FIELDS = 5
LAST_VERSION = (1 << 31) - 1

B = TypeVar("B", bound=Booking)


class JournalEntrySaveRequest(Model):
    """An entry as an app tells it, whole."""

    name: str | None
    status: JournalEntryPostingStatus
    version_id: Int32
    message: str | None
    post_date: Day | None
    custom_fields: dict[str, str | None] | None
    lines: list[JournalEntryLineCreateRequest] | None


class JournalEntry(
    Resource,
    path="journal-entries",
    tag="JournalEntries",
    guid=True,
    most=MOST,
    operations="get:400",
    filters="name~ created modified custom_field=alone",
    sort="id number name status created_on exported_on exported_by_id post_date",
    index="sync_status is_empty is_left_out batch_id",
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
    batch_id: Internal[Ref["Batch"] | None]

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

    @classmethod
    def begin(cls, name: str, batch_id: "Ref[Batch] | None" = None) -> Self:
        """An entry of the platform's own, for what is posted today."""
        return cls.new(number=next_id(), name=name, post_date=str(local(now()).date()), batch_id=batch_id)

    def amend(self, called: str) -> None:
        """Book otherwise from now on; a version that the contractor's books have stays theirs."""
        refuse(self.status == "Closed", f"{called} stands in entry {self.number}, which is closed; open that first.")
        if self.last_sync_version_id == self.version_id:
            self.version_id += 1
        if self.sync_status == "Synced":
            self.sync_status = "OutOfSync"

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
