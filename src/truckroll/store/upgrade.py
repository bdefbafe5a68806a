"""From one catalogue to the next: what has to be done to a store that another program made, and doing it.

Where it is killed it goes on: what is left to do is found out from the store itself.
"""

import hashlib
import re
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, Literal, TypeVar

from truckroll.store import identity, schema
from truckroll.store.errors import StoreError
from truckroll.store.protocol import Connection
from truckroll.store.queries import queries, script
from truckroll.store.rederivation import Form, Rederivation, form_of_rows
from truckroll.store.schema import Change, Schema

T = TypeVar("T")

FEW = 5_000
"""How many records a server works out anew by itself when it starts; it answers a second or two later."""
A_SECOND = 2_000
"""How many records are worked out in a second, about."""
FIXED = ("schema", "access", "requests")
"""The files of tables that no noun has."""
_SQL = queries("upgrade_queries")
_STATEMENT = re.compile(r"create (?:table|unique index|index) if not exists [^;]*")

Transact = Callable[[Callable[[Connection], Any]], Any]
"""Does work whole or not at all."""
Progress = Callable[[int, int], None]
"""Told how many records are done, of how many."""


@dataclass(frozen=True)
class Plan:
    """What is to be done to a store."""

    mark: str
    occasion: str
    """What the places are noted under to which tenants' records are brought: none of an earlier upgrade counts."""
    changes: tuple[Change, ...]
    forms: Mapping[str, str]
    """The forms of the tables whose records are worked out anew."""
    rows: int
    lost: tuple[str, ...]
    """The fields whose values are forgotten."""
    missed: tuple[str, ...]
    """The fields that programs of the earlier version read in records, and would not find any more."""

    @property
    def loses(self) -> bool:
        """Whether anything that was kept is forgotten."""
        return bool(self.lost) or any(change.harm == "loss" for change in self.changes)

    @property
    def alone(self) -> bool:
        """Whether programs of the earlier version must have ended before."""
        return self.loses or bool(self.missed) or any(change.harm for change in self.changes)

    @property
    def small(self) -> bool:
        """Whether a server may do it when it starts, without being asked."""
        return not self.loses and self.rows <= FEW

    @cached_property
    def rederivation(self) -> Rederivation:
        """The records to work out anew."""
        return Rederivation(self.occasion, self.forms)

    def words(self) -> list[str]:
        """What will be done, a line each."""
        lines = [*_summed(change.words for change in self.changes)]
        if self.lost:
            lines.append(f"forgets the values of {', '.join(self.lost)}")
        if self.rows:
            lines.append(f"works out {self.rows:,} records of {len(self.forms)} nouns anew, {duration(self.rows)}")
        if self.alone:
            lines.append("programs of the earlier version must have ended before")
        return lines


def duration(rows: int) -> str:
    """About how long it takes to work out so many records."""
    seconds = rows / A_SECOND
    if seconds < 60:
        return f"about {max(1, round(seconds))} seconds"
    return f"about {round(seconds / 60)} minutes" if seconds < 5400 else f"about {round(seconds / 3600)} hours"


def _summed(words: Iterable[str]) -> Iterable[str]:
    """Sentences of one kind as one: a hundred new indexes are a line."""
    for verb, group in groupby(sorted(words, key=_verb), key=_verb):
        said = [each.removeprefix(verb).strip() for each in group]
        more = f" and {len(said) - 6} more" if len(said) > 6 else ""
        yield f"{verb} {', '.join(said[:6])}{more}"


def _verb(words: str) -> str:
    start = words.split(" ")
    return " ".join(start[:3] if start[1] == "the" else start[:2] if start[1] in ("to", "of") else start[:1])


def mark_of(statements: Sequence[str]) -> str:
    """By what a catalogue's tables are known."""
    return hashlib.sha256("\n".join(statements).encode()).hexdigest()


def fixed() -> list[str]:
    """The statements of the tables that no noun has."""
    return [each for stem in FIXED for each in _STATEMENT.findall(re.sub(r"--[^\n]*", "", script(stem)))]


def fix(connection: Connection, engine: Literal["sqlite", "postgres"]) -> bool:
    """Add to the tables that no noun has what is new in them, in the caller's transaction; False where nothing is.

    Whatever is more than an addition is a numbered step.
    """
    mark = mark_of(fixed())
    if identity.recall(connection, "fixed") == mark:
        return False
    connection.execute(script("schema"))
    is_, should = schema.found(connection, engine), schema.wanted(fixed())
    should.tables = {name: table for name, table in should.tables.items() if name in is_.tables}
    should.indexes = {name: index for name, index in should.indexes.items() if index.table in is_.tables}
    make(connection, schema.difference(is_, should, {}))
    identity.remember(connection, "fixed", mark)
    return True


def plan(connection: Connection, statements: Sequence[str], engine: Literal["sqlite", "postgres"]) -> Plan | None:
    """What is to be done, None for nothing; StoreError when it cannot be done, or the store is a newer program's."""
    mark = mark_of(statements)
    if not statements or identity.recall(connection, "schema") == mark:
        return None
    by = identity.recall(connection, "catalogue")
    if by is not None and _number(by) > _number(identity.program()):
        raise StoreError(
            f"its records are kept as Truckroll {by} does, and this is Truckroll {identity.program()}: upgrade it, or"
            " restore an older backup"
        )
    is_, should = schema.found(connection, engine), schema.wanted(statements)
    noted = dict(connection.execute(_SQL["forms"])) if "meta" in is_.tables else {}
    forms: dict[str, str] = {}
    for name, table in should.tables.items():
        if table.form and name in is_.tables and noted.get(name) != table.form:
            form = noted.get(name) or form_of_rows(connection, name)
            if form is not None:
                forms[name] = form
    changes = tuple(schema.difference(is_, should, noted))
    lost, missed = _fields(should, forms)
    begun = (identity.recall(connection, "upgrading") or "").split(" ")
    occasion = begun[1] if begun[0] == mark else secrets.token_hex(8)
    rows = Rederivation(occasion, forms).left(connection, begun=begun[0] == mark and "rederivation" in is_.tables)
    return Plan(mark, occasion, changes, forms, rows, lost, missed)


def _fields(should: Schema, forms: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Fields that are kept nowhere any more, and those that are not where programs of the earlier version read them."""
    lost: list[str] = []
    missed: list[str] = []
    for name, said in forms.items():
        before, after = Form.of(said), Form.of(should.tables[name].form)
        lost += [f"{name}.{field}" for field in before.kinds if field not in after.kinds]
        missed += [f"{name}.{field}" for field in before.body if field not in after.body and field in after.kinds]
    return tuple(lost), tuple(missed)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def begin(connection: Connection, work: Plan) -> None:
    """Note for which catalogue, and on which occasion, the store is changed from now on."""
    identity.remember(connection, "upgrading", f"{work.mark} {work.occasion}")


def grow(work: Plan, transact: Transact, *, at_once: int) -> None:
    """Add what is new, so many changes in one transaction."""
    transact(lambda connection: begin(connection, work))
    early = [change for change in work.changes if not change.late]
    for start in range(0, len(early), at_once):
        part = early[start : start + at_once]
        transact(lambda connection, part=part: make(connection, part))


def make(connection: Connection, changes: Iterable[Change]) -> None:
    """Make changes, in the caller's transaction."""
    for change in changes:
        for statement in change.statements:
            connection.execute(statement)


def rederive(
    rederivation: Rederivation,
    transact: Transact,
    engine: Literal["sqlite", "postgres"],
    progress: Progress | None = None,
    rows: int = 0,
) -> None:
    """Work out the records of every tenant anew, each pass up to the place that the tenant has come to by then."""
    if not rederivation.forms:
        return
    tables, tenants, places = transact(
        lambda connection: (
            schema.found(connection, engine).tables,
            list(connection.execute(_SQL["tenants"])),
            dict(connection.execute(_SQL["begun"], {"mark": rederivation.mark})),
        )
    )
    columns = {name: list(tables[name].columns) for name in rederivation.forms}
    done = 0
    for tenant, seq in tenants:
        more = places.get(tenant) != seq  # else nobody wrote since
        while more:
            count, more = transact(lambda connection, tenant=tenant: rederivation.bring(connection, tenant, columns))
            done += count
            if progress and count:
                progress(done, max(done, rows))


def settle(connection: Connection, statements: Sequence[str], late: Iterable[Change] = ()) -> None:
    """Drop what nobody needs any more, and note by which catalogue the store is kept, in the caller's transaction."""
    make(connection, late)
    should = schema.wanted(statements)
    noted = dict(connection.execute(_SQL["forms"]))
    for name in noted.keys() - should.tables.keys():
        identity.forget(connection, f"form {name}")
    for name, table in should.tables.items():
        if table.form and noted.get(name) != table.form:
            identity.remember(connection, f"form {name}", table.form)
    identity.forget(connection, "upgrading")
    identity.remember(connection, "schema", mark_of(statements))
    identity.remember(connection, "catalogue", identity.program())


def refusal(place: object, work: Plan, how: str) -> StoreError:
    """Say what has to be done, and by which command."""
    return StoreError(
        f"{place} was filled by another Truckroll. To bring it to this one: {'; '.join(work.words())}. {how}"
    )


def refuse_loss(place: object, work: Plan | None, *, forget: bool) -> None:
    """StoreError where values would be forgotten that nobody said may be."""
    if work is not None and work.loses and not forget:
        raise StoreError(
            f"{place} holds what this Truckroll does not keep: {'; '.join(work.words())}. Is this an older"
            " program? Else take a backup, and say --forget"
        )
