"""A Delta Lake as the destination: a table for each feed, cut by tenant, which many processes fill at once.

Delta commits versions of one table, and with each, for whoever asks, a number: here that of a tenant's last batch.
Where the feed stands after that batch is in a file of that number, written before (see `numbered`). So the commit of
the rows is the commit of the token, and a batch that does not follow the last one is refused: a process that was
paused, and whose tenant another one has read on, changes nothing any more.
"""

import shutil
import tempfile
import time
from array import array
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from secrets import randbelow
from typing import Any, Self, TypeVar

import duckdb
from deltalake import CommitProperties, DeltaTable, Field, Schema, Transaction, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError
from deltalake.schema import PrimitiveType

from .batches import Batch
from .destination import Landed
from .errors import Superseded, SyncError, UsageError, destination_failed
from .landing import EXTRA, MICROSECONDS, TENANT, Landing, literal, quoted
from .numbered import Found, Numbered, Numbers
from .stage import STAGE, typed_rows
from .state import FeedState, Place, Standing, check_place
from .wire import SEVENTH, seventh_decimals

TYPES = {
    "BOOLEAN": "boolean",
    "INTEGER": "integer",
    "BIGINT": "long",
    "DOUBLE": "double",
    "DECIMAL(28, 8)": "decimal(28,8)",
    "TIMESTAMP_NS": "timestamp",
    "DATE": "date",
}
"""What each type of the catalogue is in Delta; what it has no word for, such as JSON, is a string."""

BESIDE = "_truckroll"
"""The folder beside the tables: where feeds stand, and what is being read again."""
ATTEMPTS = 20  # Of a commit that meets those of other tenants.
TIDY = 50  # Commits of a tenant in a table, after which its files are put in order.
MEMORY = "256MB"  # What DuckDB may take to read the pages.

_IN_DUCKDB = {"string": "varchar", "timestamp": "timestamptz", "long": "bigint"}
_UNREADABLE = (duckdb.InvalidInputException, duckdb.ConversionException)
T = TypeVar("T")


class DeltaLake(Standing):
    """One tenant's part of a lake. One thread lands; other processes may fill other tenants' parts meanwhile."""

    def __init__(self, path: Path, place: Place | None) -> None:
        self.path = path
        self._place = place or Place("", "")
        self._numbers = Numbers(path / BESIDE / "state")
        self._tables: dict[Path, DeltaTable] = {}
        self._follows: dict[tuple[str, str], int | None] = {}
        tenants = [self._numbers.of(place.tenant)] if place else self._numbers.tenants()
        found = [stands for tenant in tenants for each in self._numbers.found(tenant) if (stands := self._last(each))]
        self._every = [each.state for each in found]
        self._numbered = {each.state.name: each for each in found if place}
        self._states, self._noted = {name: each.state for name, each in self._numbered.items()}, {}
        if place:
            check_place(self._states, place, str(path))
        self._reader = duckdb.connect(config={"autoinstall_known_extensions": "false"})
        self._temporary = Path(tempfile.mkdtemp(prefix="truckroll-delta-"))
        self._reader.execute(
            "set TimeZone = 'UTC'; set enable_progress_bar = false;"
            f" set memory_limit = '{MEMORY}'; set temp_directory = {literal(str(self._temporary))}"
        )

    @classmethod
    def open(cls, path: Path, place: Place | None = None) -> Self:
        """Opens a lake, or makes it, for the data of one tenant; without a place an existing one is only read."""
        if path.exists() and not path.is_dir():
            raise UsageError(f"{path} is a file. Name another folder for the Delta tables.")
        if place is None and not (path / BESIDE).is_dir():
            raise UsageError(f"{path} is no lake of a sync. Name the folder that one has filled.")
        try:
            return cls(path, place)
        except OSError as fault:
            raise destination_failed(fault, path) from fault

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.close()
        shutil.rmtree(self._temporary, ignore_errors=True)

    @property
    def spool(self) -> Path:
        """A folder of this process for temporary files."""
        return self._temporary / "spool"

    def states(self) -> list[FeedState]:
        """Every feed that was ever landed here: the tenant's, or those of all for who only reads."""
        return super().states() or sorted(self._every, key=lambda state: (state.tenant, *state.name))

    def prepare(self, landing: Landing) -> tuple[str, str | None]:
        """The token to go on from, and why that is the beginning although the feed has been read before.

        Raises UsageError for a table of that name which no sync has made.
        """
        folder, state = table_folder(self.path, landing.name), self.state(landing)
        known, shape = self._numbered.get(state.name), columns(landing)
        if not known and self._is_strange(folder):
            raise UsageError(
                f"{self.path} has a table {landing.name} that no sync has made. Rename it, or sync elsewhere."
            )
        wanted = [folder / f"{TENANT}={self._place.tenant}"] if state.rows else [folder] if known else []
        if known and state.rereading:
            wanted.append(self._again(landing.name, known.columns))
        why = None if all(path.exists() for path in wanted) else f"its rows are gone from {self.path}"
        if known and not why:
            self._follows[state.name] = known.number
            new = [f"its column {name} is new" for name in shape if name not in known.columns]
            other = [
                f"its column {name} was {known.columns[name]} and is {type} now"
                for name, type in shape.items()
                if known.columns.get(name, type) != type
            ]
            why = next(iter(new + other), None)
        else:
            self._follows[state.name] = self._number(Numbered(landing.name, 0, state, shape))
        return ("" if why else state.token), why

    def _is_strange(self, folder: Path) -> bool:
        """Whether somebody else made what is there; another worker may be making the table at this moment."""
        if _is_table(folder):
            return TENANT not in types(self._at(folder))
        ours = ("_delta_log", f"{TENANT}=")
        return folder.exists() and not all(each.name.startswith(ours) for each in folder.iterdir())

    def due_parents(self, landing: Landing, again: bool) -> "tuple[array[int], int]":
        """Lists below one record are not read into a lake."""
        raise SyncError("what stands below one record is read into DuckDB, Parquet or PostgreSQL, not into Delta Lake.")

    def land(self, batch: Batch) -> Landed:
        """Rows and token of a batch, committed together; a failure leaves everything as it was before the batch.

        Raises SyncError for rows that cannot be read at all, Superseded when another process has gone on with the
        tenant, DestinationFailed when nothing can be written.
        """
        if batch.is_idle(self.state(batch.landing)):
            return Landed(self._note(batch.landing, batch.token, batch.last))
        landing = batch.landing
        try:
            with typed_rows(self._reader, batch.spool, landing) as (_, oddities):
                self._run(f"create or replace table batch as {_typed(landing, self._place.tenant)}")
            try:
                return replace(self._commit(batch), oddities=oddities)
            finally:
                self._run("drop table if exists batch; drop table if exists whole")
        except _UNREADABLE as fault:
            raise SyncError(f"its rows cannot be read: {str(fault).splitlines()[0]}") from fault
        except (duckdb.Error, DeltaError, OSError) as fault:
            raise destination_failed(fault, self.path) from fault

    def _commit(self, batch: Batch) -> Landed:
        landing, before = batch.landing, self.state(batch.landing)
        rereading = before.rereading or (batch.first and before.name in self._numbered)
        folder = self._again(landing.name, columns(landing)) if rereading else table_folder(self.path, landing.name)
        moment = f"max({quoted(landing.moment)})::timestamp" if landing.moment else "null"
        keyed, rows, latest = self._one(f"select bool_and({_keyed(landing)}), count(*), {moment} from batch")
        how: dict[str, Any] = {"token": batch.token, "first": batch.first, "last": batch.last, "latest": latest}
        if rereading and batch.last:
            return self._replace(batch, folder, how)
        how["rereading"] = rereading
        if not batch.first and keyed:
            new, changed = self._write(landing, folder, before.after(rows=before.rows, changes=rows, **how))
            return Landed(self.state(landing), *((0, 0) if rereading else (new, changed)))
        self._join(landing, None if batch.first else folder)
        if rereading:
            after, new, changed = before.after(rows=before.rows, changes=0, **how), 0, 0
        else:
            new, same, changed, _ = self._compared(landing, None if batch.first else folder, "batch")
            (total,) = self._one("select count(*) from whole")
            after, changed = before.after(rows=total, changes=new + same + changed, **how), same + changed
        self._write(landing, folder, after, "whole")
        return Landed(after, new, changed)

    def _replace(self, batch: Batch, again: Path, how: dict[str, Any]) -> Landed:
        """Puts what was read again in place of what was there, unless it is the same."""
        landing, before = batch.landing, self.state(batch.landing)
        main = table_folder(self.path, landing.name)
        self._join(landing, None if batch.first else again)
        new, same, changed, gone = self._compared(landing, main, "whole")
        after = before.after(rows=new + same + changed, changes=new + changed + gone, rereading=True, **how)
        if new or changed or gone or before.rereading or columns(landing) != self._numbered[after.name].columns:
            self._write(landing, main, after, "whole")
            if before.rereading:
                with suppress(DeltaError, OSError):  # What stays is replaced when the feed is read again.
                    self._at(again).delete(f"{TENANT} = {literal(self._place.tenant)}")
        else:
            self._states[after.name] = self._noted[after.name] = after
        return Landed(after, new, changed, gone)

    def _join(self, landing: Landing, folder: Path | None) -> None:
        """Makes `whole` of what a table has of the tenant, if one is named, and the batch, which is later."""
        names, which = ", ".join(map(quoted, columns(landing))), _which(landing)
        kept = f"where {which} not in (select {which} from batch)"
        earlier = f" union all select {names} from ({self._part(landing, folder)}) {kept}" if folder else ""
        self._run(f"create or replace table whole as select {names} from batch{earlier}")

    def _compared(self, landing: Landing, folder: Path | None, rows: str) -> tuple[int, int, int, int]:
        """Of some rows, how many are new beside a table's, the same, changed; and how many are only in the table."""
        if folder is None:
            (new,) = self._one(f"select count(*) from {rows}")
            return new, 0, 0, 0
        which, text = _which(landing), _row(landing)
        both = (f"from {rows}", self._part(landing, folder))
        ours, theirs = (f"(select {which} as which, {text} as text from ({each}))" for each in both)
        new, same, changed, gone = self._one(
            "select count(*) filter (o.which is null), count(*) filter (n.text = o.text), count(*) filter"
            " (n.text <> o.text), count(*) filter (n.which is null)"
            f" from {ours} n full join {theirs} o on n.which = o.which"
        )
        return new, same, changed, gone

    def _part(self, landing: Landing, folder: Path) -> str:
        """What a table has of the tenant, as SQL."""
        table = self._at(folder) if _is_table(folder) else None
        return part(table, self._place.tenant, columns(landing))

    def _write(self, landing: Landing, folder: Path, after: FeedState, rows: str = "") -> tuple[int, int]:
        """One commit: the tenant's part becomes some rows, or takes those of the batch; how many of these are new, how
        many had an earlier version."""
        name, shape = after.name, columns(landing)
        known, last = self._numbered.get(name), self._follows[name]
        numbered = Numbered.following(max(last or 0, known.number if known else 0), landing.name, after, shape)
        commit = CommitProperties(app_transactions=[Transaction(_app(after.tenant), numbered.number)])
        self._numbers.begin(numbered)
        counts = (0, 0)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                table = self._ready(landing, folder)
                there = self._number(numbered)
                if there != last and not (there is None and not (known and known.state.rows)):
                    if there and self._numbers.lost(numbered, there):
                        raise SyncError(f"where it stood is lost from {self.path}: the next run begins anew.")
                    raise Superseded(f"{landing.name} of tenant {after.tenant} is being read by another process.")
                if rows:
                    self._put(landing, table, rows, commit)
                else:
                    counts = self._merge(landing, table, commit)
                break
            except CommitFailedError:
                if attempt == ATTEMPTS:
                    raise
                time.sleep(randbelow(20 * attempt) / 1000)
        if not (rows or after.rereading):
            after = replace(after, rows=after.rows + counts[0])
        numbered = replace(numbered, state=after)
        self._numbers.mark(numbered)
        self._numbered[name], self._follows[name], self._states[name] = numbered, numbered.number, after
        self._noted.pop(name, None)
        if numbered.count % TIDY == 0:
            self._tidy(folder)
        return counts

    def _tidy(self, folder: Path) -> None:
        """Puts the tenant's small files together, and removes those that were replaced a week ago."""
        with suppress(DeltaError, OSError):  # Whoever commits meanwhile goes first; next time is early enough.
            table = self._at(folder)
            table.optimize.compact(partition_filters=[(TENANT, "=", self._place.tenant)])
            table.vacuum(dry_run=False)

    def _ready(self, landing: Landing, folder: Path) -> DeltaTable:
        """The table as it is now, with every column that is wanted."""
        if not _is_table(folder):
            fields = [Field(name, PrimitiveType(type)) for name, type in columns(landing).items()]
            DeltaTable.create(str(folder), Schema(fields), mode="ignore", partition_by=[TENANT])
        table = self._at(folder)
        present = types(table)
        if missing := [name for name in columns(landing) if name not in present]:
            table.alter.add_columns([Field(name, PrimitiveType(columns(landing)[name])) for name in missing])
        return table

    def _put(self, landing: Landing, table: DeltaTable, rows: str, commit: CommitProperties) -> None:
        """Some rows in place of all that the table has of the tenant."""
        source = self._reader.sql(f"select {', '.join(map(quoted, columns(landing)))} from {rows}")
        present = types(table)
        other = [name for name, type in columns(landing).items() if present[name] != type]
        if not other:
            mine = f"{TENANT} = {literal(self._place.tenant)}"
            write_deltalake(table, source, mode="overwrite", predicate=mine, commit_properties=commit)
        elif any(part[TENANT] != self._place.tenant for part in table.partitions()):
            raise SyncError(
                f"its column {other[0]} is {present[other[0]]} in {self.path}, and {columns(landing)[other[0]]} in this"
                " version, and the table has other tenants' rows. Move the table away: each tenant's is read again."
            )
        else:
            write_deltalake(table, source, mode="overwrite", schema_mode="overwrite", commit_properties=commit)

    def _merge(self, landing: Landing, table: DeltaTable, commit: CommitProperties) -> tuple[int, int]:
        """The batch's rows in place of their earlier versions; how many are new, how many had one."""
        same = [f"t.{quoted(name)} = s.{quoted(name)}" for name in landing.key]
        merged = (
            table.merge(
                self._reader.sql("from batch"),
                " and ".join([f"t.{TENANT} = {literal(self._place.tenant)}", *same]),
                source_alias="s",
                target_alias="t",
                commit_properties=commit,
            )
            .when_matched_update_all()
            .when_not_matched_insert_all()
            .execute()
        )
        return merged["num_target_rows_inserted"], merged["num_target_rows_updated"]

    def _last(self, found: Found) -> Numbered | None:
        """What holds of that which is kept of a feed. Where a process ended in a commit, the table knows."""
        for begun in reversed(found.begun):
            if begun.number == self._number(begun):
                table, state = self._at(table_folder(self.path, begun.table)), begun.state
                whole = part(table, state.tenant, begun.columns)
                with duckdb.connect() as connection:
                    (rows,) = connection.execute(f"select count(*) from ({whole})").fetchone() or (0,)
                return replace(begun, state=replace(state, rows=rows))
        return next(iter(found.marked), None)

    def _number(self, numbered: Numbered) -> int | None:
        """Of the tenant's last batch that is in the table, or in what is to replace it."""
        folders = table_folder(self.path, numbered.table), self._again(numbered.table, numbered.columns)
        tables = [self._at(folder) for folder in folders if _is_table(folder)]
        numbers = [table.transaction_version(_app(numbered.state.tenant)) for table in tables]
        return max((number for number in numbers if number is not None), default=None)

    def _at(self, folder: Path) -> DeltaTable:
        """A table as it is now."""
        if folder in self._tables:
            self._tables[folder].update_incremental()
        else:
            self._tables[folder] = DeltaTable(str(folder))
        return self._tables[folder]

    def _again(self, table: str, columns: Mapping[str, str]) -> Path:
        """The table that is filled while one is read again from its beginning; one for each set of columns."""
        return self.path / BESIDE / "rereading" / f"{table}-{sha256(repr(columns).encode()).hexdigest()[:12]}"

    def note_failure(self, landing: Landing, why: str) -> None:
        """Keeps for `sync status` why a feed that has begun did not reach its end."""
        state = self.state(landing)
        if state.name in self._numbered:
            self._states[state.name] = self._noted[state.name] = replace(state, failure=why)

    def finish(self, landing: Landing) -> None:
        """Nothing is left to do: every batch is in the lake."""

    def settle(self) -> None:
        """The run is over: what is still only noted is committed."""
        if not self._noted:
            return
        noted = [replace(each, state=self._states[name]) for name, each in self._numbered.items()]
        try:
            self._numbers.note(self._place.tenant, noted)
        except OSError as fault:
            raise destination_failed(fault, self.path) from fault
        self._noted.clear()

    def make_views(self) -> list[str]:
        """A lake has no views."""
        raise UsageError(f"{self.path} is a lake, which has no views. Sync into DuckDB or PostgreSQL for these.")

    def _run(self, sql: str) -> None:
        self._reader.execute(sql)

    def _one(self, sql: str) -> tuple[Any, ...]:
        (row,) = self._reader.execute(sql).fetchall()
        return row


def columns(landing: Landing) -> dict[str, str]:
    """Every column of a landing's table with its type as Delta says it."""
    known = {column.name: TYPES.get(column.type, "string") for column in landing.columns}
    seventh = {SEVENTH: "string"} if "timestamp" in known.values() else {}
    return {TENANT: "string", **known, EXTRA: "string", **seventh}


def _is_table(folder: Path) -> bool:
    return DeltaTable.is_deltatable(str(folder))


def types(table: DeltaTable) -> dict[str, str]:
    """The columns of a table as it is."""
    return {field.name: field.type.type for field in table.schema().fields if isinstance(field.type, PrimitiveType)}


def table_folder(lake: Path, table: str) -> Path:
    """Where the table of such a name is."""
    return lake.joinpath(*table.split(".", 1))


def part(table: DeltaTable | None, tenant: str, columns: Mapping[str, str]) -> str:
    """What a table has of a tenant, as SQL that DuckDB reads."""
    files = table.file_uris(file_pruning_predicate=f"{TENANT} = {literal(tenant)}") if table else []
    nulls = ", ".join(f"null::{_IN_DUCKDB.get(type, type)} as {quoted(name)}" for name, type in columns.items())
    shaped = f"select {nulls} where false"
    if not files:
        return shaped
    read = f"read_parquet([{', '.join(map(literal, files))}], union_by_name = true, hive_partitioning = false)"
    return f"select {literal(tenant)} as {TENANT}, * from {read} union all by name {shaped}"


def kept_rows(lake: Path, tenant: str, landing: Landing) -> str:
    """The rows of a tenant as every other destination has them, as SQL that DuckDB reads."""
    moments = [column.name for column in landing.columns if column.type == "TIMESTAMP_NS"]
    shown: list[str] = []
    for name, type in landing.types.items():
        column = quoted(name)
        if name in moments:
            seventh = f"substr({SEVENTH}, {moments.index(name) + 1}, 1)"
            column = f"(strftime({column}, '%Y-%m-%d %H:%M:%S.%f') || {seventh})::timestamp_ns"
        shown.append(f"{column}::{type} as {quoted(name)}")
    table = DeltaTable(str(table_folder(lake, landing.name)))
    return f"(select {', '.join(shown)} from ({part(table, tenant, columns(landing))}))"


def _typed(landing: Landing, tenant: str) -> str:
    """The staged rows as the table has them, of each the last."""
    moments = [column.name for column in landing.columns if column.type == "TIMESTAMP_NS"]
    shown = [f"{literal(tenant)} as {TENANT}"]
    for name, type in landing.types.items():
        column = quoted(name)
        if name in moments:
            column = f"{MICROSECONDS.format(column)}::timestamptz"
        shown.append(f"{column}{'::varchar' * (type == 'JSON')} as {quoted(name)}")
    if moments:
        shown.append(f"{seventh_decimals(moments)} as {SEVENTH}")
    ranked = f"row_number() over (partition by {_which(landing)} order by _place desc) as _rank"
    named = f"(select *, rowid from {STAGE}) as row({', '.join(map(quoted, landing.types))}, _place)"
    return (
        f"select * exclude (_place, _rank) from (select *, {ranked} from"
        f" (select {', '.join(shown)}, _place from {named})) where _rank = 1"
    )


def _which(landing: Landing) -> str:
    """What tells a row from others, as text: its key, or all of it where it has none."""
    key = ", ".join(f"{quoted(name)}::varchar" for name in landing.key)
    return f"case when {_keyed(landing)} then concat_ws(',', {key}) else {_row(landing)} end" if key else _row(landing)


def _keyed(landing: Landing) -> str:
    return " and ".join(f"{quoted(name)} is not null" for name in landing.key) or "false"


def _row(landing: Landing) -> str:
    return f"md5(row({', '.join(f'{quoted(name)}::varchar' for name in columns(landing))})::varchar)"


def _app(tenant: str) -> str:
    """Under which name a tenant's number stands in a table."""
    return f"truckroll/{tenant}"
