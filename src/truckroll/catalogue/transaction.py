"""What rules can do to the business: find, add and change records, tell what happened; all of it or nothing."""

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast
from zoneinfo import ZoneInfo

from truckroll.catalogue.refusals import missing
from truckroll.catalogue.time import When
from truckroll.catalogue.types import Ref, RefGuid, called

if TYPE_CHECKING:
    from truckroll.catalogue.files import File
    from truckroll.catalogue.resource import Resource

R = TypeVar("R", bound="Resource")


NOBODY: "Ref[Any]" = Ref(0)
"""The user under whom the platform itself, or an app without a user, writes."""


@dataclass(frozen=True)
class Caller:
    """Who asks: the app's GUID, which owns its external data, and the user its writes are booked under.

    `trace` is the W3C `traceparent` under which what is told on its account goes on, if it is followed.
    """

    app: str = ""
    user: "Ref[Any]" = NOBODY
    trace: str = ""


class Transaction(Protocol):
    """One request's view of one tenant; its writes come together or not at all."""

    caller: Caller
    tenant: int

    @property
    def timezone(self) -> ZoneInfo:
        """Where the tenant's clocks hang."""
        ...

    @property
    def tenant_name(self) -> str:
        """What the tenant's business is called."""
        ...

    def now(self) -> int:
        """The moment of everything that is written, in ticks."""
        ...

    def next_id(self) -> int:
        """The next id of the tenant's one sequence."""
        ...

    def load(self, noun: str, id: int | str) -> "Resource | None":
        """The record of this id, inactive ones too; always the same object."""
        ...

    def find(self, noun: str, where: Mapping[str, Any]) -> "list[Resource]":
        """The records with these values, changes of this transaction included, by id."""
        ...

    def add(self, record: "Resource") -> None:
        """Keep a new record, and give it its id."""
        ...

    def tell(self, event: str, data: Mapping[str, Any]) -> None:
        """Note that something happened."""
        ...

    def keep_file(self, path: str, file: "File | None") -> None:
        """Keep a file of the tenant under a path, or nothing."""
        ...

    def kept_file(self, path: str) -> "File | None":
        """What the tenant keeps under a path."""
        ...

    def plan(self, record: "Resource", act: str, when: int | None) -> None:
        """Have an act of a record done at a moment in ticks, instead of when it was planned before; None forgets it."""
        ...

    def select(self, sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows of a statement over the tenant's records as they are kept."""
        ...


_current: ContextVar[Transaction] = ContextVar("transaction")


@contextmanager
def within(transaction: Transaction) -> Generator[None]:
    """Run rules inside a transaction."""
    token = _current.set(transaction)
    try:
        yield
    finally:
        _current.reset(token)


def transaction() -> Transaction:
    """The transaction that the running rule belongs to."""
    return _current.get()


def now() -> When:
    """The moment of this transaction: every record it writes carries it."""
    return When.of(_current.get().now())


def next_id() -> int:
    """An id of the tenant's one sequence, for what is numbered inside a record."""
    return _current.get().next_id()


def tenant() -> int:
    """Whose business this is."""
    return _current.get().tenant


def timezone() -> ZoneInfo:
    """The tenant's time zone: its days and its times of day are on these clocks."""
    return _current.get().timezone


def local(moment: When) -> datetime:
    """A moment on the tenant's clocks."""
    return datetime.fromisoformat(moment).astimezone(timezone())


def tenant_name() -> str:
    """What the business is called."""
    return _current.get().tenant_name


def caller() -> Caller:
    """Who asks."""
    return _current.get().caller


def one(ref: Ref[R] | RefGuid[R]) -> R:
    """The record that a reference points at; a reference in a record always has one."""
    noun = cast(str, ref.noun)  # type: ignore[attr-defined]
    record = _current.get().load(noun, ref)
    if record is None:
        raise missing(called(noun), ref)
    return cast(R, record)


def later(when: When | None, act: Callable[[], object]) -> None:
    """Have a record do something by itself when the time has come: `later(self.to, self.expire)`.

    An act is planned once for a record: a new moment takes the place of the old one, None forgets it.
    """
    bound: Any = act
    _current.get().plan(bound.__self__, bound.__name__, when.ticks if when is not None else None)


def select(sql: str, **values: Any) -> list[tuple[Any, ...]]:
    """What a statement tells of many records at once, as they were before this transaction.

    Nouns are its tables, each with a name for its rows, and their fields the columns:
    `select j.job_status, count(*) from jpm.Job j where j.completed_on >= :since group by 1`. It sees this tenant alone.
    Moments are ticks where the noun keeps a column for them (`index`), else text; truth is 1 or 0. Amounts count in
    ten-thousandths inside the statement and come out exact: as decimals, as does every fraction.
    """
    return _current.get().select(sql, values)


def tell(event: str, **data: Any) -> None:
    """Record that something happened; it reaches subscribers only if the transaction is kept."""
    _current.get().tell(event, data)


@dataclass(frozen=True)
class Some:
    """A condition of a list: some record of a noun (the listed one, if none is named) has these values, or none."""

    noun: str
    where: dict[str, Any] = field(default_factory=dict[str, Any])
    present: bool = True


@dataclass(frozen=True)
class AtLeast:
    """This or more."""

    value: Any


@dataclass(frozen=True)
class AtMost:
    """This or less."""

    value: Any


@dataclass(frozen=True)
class Containing:
    """This text somewhere in it, in capitals or not."""

    part: str


@dataclass(frozen=True)
class MoreThan:
    """More than this."""

    value: Any


@dataclass(frozen=True)
class Not:
    """Anything but this."""

    value: Any


def where(**own: Any) -> Some:
    """The listed record itself has these values."""
    return Some("", own)


def some(noun: "str | type[Resource]", present: bool = True, **where: Any) -> Some:
    """Some record of the noun has these values; a field of the listed noun stands for each row's own value."""
    return Some(noun if isinstance(noun, str) else noun.noun.name, where, present)
