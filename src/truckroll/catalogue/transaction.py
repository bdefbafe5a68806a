"""What rules can do to the business: find, add and change records, tell what happened; all of it or nothing."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from truckroll.catalogue.refusals import missing
from truckroll.catalogue.time import When
from truckroll.catalogue.types import Ref, RefGuid

if TYPE_CHECKING:
    from truckroll.catalogue.resource import Resource

R = TypeVar("R", bound="Resource")


NOBODY: "Ref[Any]" = Ref(0)
"""The user under whom the platform itself, or an app without a user, writes."""


@dataclass(frozen=True)
class Caller:
    """Who asks: the app's GUID, which owns its external data, and the user its writes are booked under."""

    app: str = ""
    user: "Ref[Any]" = NOBODY


class Transaction(Protocol):
    """One request's view of one tenant; its writes come together or not at all."""

    caller: Caller
    tenant: int

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


def caller() -> Caller:
    """Who asks."""
    return _current.get().caller


def one(ref: Ref[R] | RefGuid[R]) -> R:
    """The record that a reference points at; a reference in a record always has one."""
    noun = cast(str, ref.noun)  # type: ignore[attr-defined]
    record = _current.get().load(noun, ref)
    if record is None:
        raise missing(noun.split(".")[1], ref)
    return cast(R, record)


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


def where(**own: Any) -> Some:
    """The listed record itself has these values."""
    return Some("", own)


def some(noun: "str | type[Resource]", present: bool = True, **where: Any) -> Some:
    """Some record of the noun has these values; a field of the listed noun stands for each row's own value."""
    return Some(noun if isinstance(noun, str) else noun.noun.name, where, present)
