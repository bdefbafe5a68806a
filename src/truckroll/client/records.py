"""What the platform shows, read with tolerance: a class for each shape, over the JSON as it came."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast, overload

import msgspec

from truckroll.catalogue.shapes import Shape
from truckroll.catalogue.time import When
from truckroll.derive.arguments import python_name
from truckroll.derive.calls import record_names

from .paging import Page

T = TypeVar("T")
R = TypeVar("R", bound="Record")
Reader = Callable[[Any], Any]

SHOWN, LONGEST = 3, 40  # Fields in a record's repr, and characters of each.
_decode = msgspec.json.Decoder(float_hook=Decimal).decode
_OBJECT = ord("{")


class Shown(Generic[T]):
    """A field of a record, read when it is asked for; None when it is missing or null."""

    def __init__(self, name: str, read: Callable[[Any], T]) -> None:
        self.name = name
        self.read = read

    @overload
    def __get__(self, record: None, owner: type) -> "Shown[T]": ...
    @overload
    def __get__(self, record: object, owner: type) -> T: ...
    def __get__(self, record: Any, owner: type) -> Any:
        if record is None:
            return self
        value = _opened(record).get(self.name)
        return None if value is None else self.read(value)


class Record:
    """What the platform shows of one thing.

    Fields have their names in snake case: moments are `When`, decimals exact, a value of another type than was
    published is left as it came. A field that nobody published is there too. `raw` is the whole, names as they came;
    a number with a fraction in it is a Decimal, so that nothing is lost.
    """

    # A drain makes millions of these, and few are read whole: the JSON is decoded when a field is first asked for.
    __slots__ = ("_held",)
    _fields: ClassVar[tuple[str, ...]] = ()

    def __init__(self, raw: dict[str, Any] | msgspec.Raw) -> None:
        self._held = raw

    @property
    def raw(self) -> dict[str, Any]:
        """The whole as a dict, names as they came."""
        return _opened(self)

    if not TYPE_CHECKING:  # A type checker is to refuse what nobody published.

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):  # Not there yet while a copy is being made.
                raise AttributeError(name)
            unpublished = {python_name(each): value for each, value in self.raw.items()}
            if name in unpublished:
                return unpublished[name]
            there = ", ".join(dict.fromkeys((*self._fields, *unpublished)))
            raise AttributeError(f"{type(self).__name__} has no {name}; it has {there}", name=name, obj=self)

    def __eq__(self, other: object) -> bool:
        return self.raw == other.raw if isinstance(other, Record) and type(self) is type(other) else NotImplemented

    __hash__ = None  # pyright: ignore[reportAssignmentType]  # as a dict has none

    def __repr__(self) -> str:
        said = ((name, getattr(self, name)) for name in self._fields)
        telling = [f"{name}={_short(value)}" for name, value in said if _tells(value)]
        return f"{type(self).__name__}({', '.join([*telling[:SHOWN], '…'])})"


def _opened(record: Any) -> dict[str, Any]:
    held = record._held
    if held.__class__ is not dict:
        held = record._held = exact(held)
    return held


def _tells(value: Any) -> bool:
    return isinstance(value, int | str) and not isinstance(value, When) and value != ""


def _short(value: int | str) -> str:
    said = repr(value)
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…{said[-1]}"


@dataclass(frozen=True)
class RecordPage(Generic[R]):
    """Part of a feed; `next` is the token to keep for next time, `rows` the JSON array as it came."""

    records: list[R]
    next: str
    has_more: bool
    rows: bytes = b"[]"


def exact(body: bytes | msgspec.Raw) -> Any:
    """JSON as Python objects with every decimal kept, None for nothing. Raises ValueError for what is no JSON."""
    try:
        return _decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        said = bytes(body)
        return json.loads(said, parse_float=Decimal) if said.strip() else None


def each(page: Page, read: Reader, kind: type[Record] | None) -> list[Any]:
    """What a reader makes of the rows of a page; those of a kind of record are opened when they are looked at."""
    try:
        if kind is not None:
            return [kind(raw) if memoryview(raw)[0] == _OBJECT else read(exact(raw)) for raw in page.each()]
    except (msgspec.MsgspecError, UnicodeDecodeError):
        pass  # NaN and the like, which `exact` reads
    return [read(row) for row in exact(page.rows)]


def kind_of(api: str, shape: Shape | None) -> type[Record] | None:
    """The record class of a shape, where it has one."""
    return classes(api)[record_names(api)[shape.not_null()]] if shape and shape.kind == "object" else None


@cache
def classes(api: str) -> dict[str, type[Record]]:
    """The record classes of an API by name."""
    return {name: _class(api, name, shape) for shape, name in record_names(api).items()}


def named(api: str, name: str) -> type[Record]:
    """A record class of an API; an AttributeError names those there are."""
    if name in classes(api):
        return classes(api)[name]
    raise AttributeError(name if name.startswith("_") else f"{api} has no {name}; it has {', '.join(classes(api))}")


def reader(api: str, shape: Shape) -> Reader:
    """What makes of a JSON value what Python programs want; a value of another type stays as it came."""
    match shape.kind, shape.format:
        case "array", _:
            assert shape.item is not None
            each = reader(api, shape.item)
            return _tolerant(list, lambda items: [None if item is None else each(item) for item in items])
        case "object", _:
            name = record_names(api)[shape.not_null()]
            return _tolerant(dict, lambda raw: classes(api)[name](raw))
        case "string", "date-time":
            return _tolerant(str, _moment)
        case "string", "date":
            return _tolerant(str, lambda text: date.fromisoformat(text[:10]))
        case ("number", "decimal") | ("string", "amount"):
            return _tolerant((int, str, Decimal), lambda number: Decimal(number))
        case "number", _:
            return _tolerant((int, Decimal), float)
        case "integer", _:
            return _tolerant(Decimal, lambda number: int(number) if number == int(number) else number)
        case _:
            return lambda value: value


def _moment(text: str) -> When:
    # What our own server writes needs no second look; others leave decimals out.
    return When(text) if len(text) == 28 and text[10] == "T" and text[-1] == "Z" else When.parse(text)


def _tolerant(kind: type | tuple[type, ...], read: Reader) -> Reader:
    def tolerant(value: Any) -> Any:
        if not isinstance(value, kind) or isinstance(value, bool):
            return value
        try:
            return read(value)
        except (ValueError, ArithmeticError):
            return value

    return tolerant


def _class(api: str, name: str, shape: Shape) -> type[Record]:
    fields = {python_name(member.name): Shown(member.name, reader(api, member.shape)) for member in shape.members}
    described = {"__slots__": (), "__module__": f"truckroll.client.apis.{api}", "_fields": tuple(fields)}
    return cast("type[Record]", type(name, (Record,), {**fields, **described}))
