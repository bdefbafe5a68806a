"""A declared field, and the records that have them: typed attributes over the values as they are kept."""

import inspect
import sys
from collections.abc import Callable, Mapping
from copy import copy
from decimal import Decimal
from typing import Any, ClassVar, Self, get_args

from truckroll.catalogue.shapes import (
    Member,
    Shape,
    behaviour_of,
    camel,
    copied_from,
    described,
    requested_by,
    sent_of,
    shape_of,
)
from truckroll.catalogue.types import UNSET, When, as_amount, reference

_NONE: Any = object()


class Field:
    """One field of a noun, named once; on a record it reads and writes the kept value, on the class it is itself."""

    default: Any

    def __init__(self, owner: type, name: str, annotation: Any, default: Any) -> None:
        names = vars(sys.modules[owner.__module__])
        family = family_of(owner)
        noun = f"{family}.{owner.__name__}"
        try:
            self.shape = shape_of(annotation, family, names)
            self.behaviour = behaviour_of(annotation)
            sent = sent_of(annotation)
            self.sent = shape_of(sent.annotation, family, names) if sent.annotation is not None else self.shape
            self.sent_later = shape_of(sent.update, family, names) if sent.update is not None else self.shape
        except TypeError as fault:
            raise TypeError(f"{noun}.{name}: {fault}") from None
        self.name = name
        self.json = camel(name)
        self.default = default
        self.model = model_of(annotation)
        self.copied = copied_from(annotation)
        self.on_request = requested_by(annotation)
        self._amount = self.shape.format == "amount"
        self._speech = speech(self.shape)

    @property
    def has_default(self) -> bool:
        """Whether a record without this value gets one."""
        return self.default is not _NONE or self.shape.nullable or self.shape.kind == "array"

    def start(self) -> Any:
        """The value of a record that was given none; lists are the record's own."""
        if self.default is UNSET:
            return UNSET
        if self.default is not _NONE:
            return self.kept(copy(self.default))
        if self.shape.format == "external-data":
            return {}
        return [] if self.shape.kind == "array" and not self.shape.nullable else None

    def kept(self, value: Any) -> Any:
        """A value of the field as it is kept and encoded."""
        if self._amount and isinstance(value, Decimal):
            return as_amount(value)
        return value if value.__class__ in _PLAIN else plain(value)

    def member(self) -> Member:
        """The field as a member of the shapes that show it; one whose default is UNSET may be left out."""
        required = not self.shape.nullable and self.default is not UNSET
        return Member(self.json, self.shape, required, self.describe())

    def describe(self) -> str:
        """The field in words, for documents and for assistants."""
        return described(self.name, self.shape)

    def __get__(self, record: Any, owner: type) -> Any:
        if record is None:
            return self
        value = record.values[self.json]
        if value is None or value is UNSET:
            return value
        if self.model is not None:
            return _modelled(self.model, value)
        return value if self._speech is None else self._speech(value)

    def __set__(self, record: Any, value: Any) -> None:
        kept = self.kept(value)
        values = record.values
        if values.get(self.json, _NONE) != kept:
            values[self.json] = kept
            record.changed = True
            record.altered.add(self.json)


def _modelled(model: "type[Record]", value: Any) -> Any:
    return [_modelled(model, item) for item in value] if isinstance(value, list) else model.of(value)  # pyright: ignore


def speech(shape: Shape) -> Callable[[Any], Any] | None:
    """How rules have a kept value: references that know their noun, moments, exact decimals, lists of one's own.

    None where they have it just as it is kept.
    """
    if shape.kind == "array" and shape.item is not None:
        item = shape.item
        return lambda value: [spoken(item, each) for each in value]
    if shape.noun and shape.kind in ("integer", "string"):
        noun = shape.noun
        return lambda value: reference(value, noun)
    if shape.format == "date-time":
        return When
    if shape.format in ("decimal", "amount"):
        return lambda value: value if isinstance(value, Decimal) else Decimal(str(value))
    return None


def spoken(shape: Shape, value: Any) -> Any:
    """A kept value as rules have it."""
    speak = speech(shape)
    return value if value is None or speak is None else speak(value)


_PLAIN = frozenset((type(None), bool, int, float, str, Decimal))


def plain(value: Any) -> Any:
    """A value as it is kept and encoded: no subclasses, models as their values."""
    if type(value) in _PLAIN:  # nearly every value is, and the look costs a fifth of what follows
        return value
    match value:
        case Decimal() | float():
            return value
        case int():
            return int(value)
        case str():
            return str.__str__(value)
        case Record():
            return value.values
        case list() | tuple():
            return [plain(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
        case dict():
            return {str(key): plain(item) for key, item in value.items()}  # pyright: ignore
        case _:
            raise TypeError(f"{value!r} cannot be kept in a record")


def family_of(owner: type) -> str:
    """The family in whose folder a class stands."""
    parts = owner.__module__.split(".")
    return parts[parts.index("families") + 1] if "families" in parts[:-1] else parts[0]


def model_of(annotation: Any) -> "type[Record] | None":
    """The model inside an annotation, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    for part in get_args(annotation):
        if (found := model_of(part)) is not None:
            return found
    return None


class Record:
    """Values under declared names."""

    fields: ClassVar[dict[str, Field]] = {}
    _starts: ClassVar[dict[str, Any]] = {}
    _own: ClassVar[dict[str, Any]] = {}
    """Of the values of a record that was given none those that it may change in place, so that it needs its own."""
    values: "dict[str, Any]"
    changed: bool
    altered: "set[str]"
    """What of a record that was there is not as it was."""

    def __init_subclass__(cls) -> None:
        own: dict[str, Field] = {}
        for name, annotation in inspect.get_annotations(cls).items():
            if getattr(annotation, "__origin__", None) is ClassVar:
                continue
            field = Field(cls, name, annotation, cls.__dict__.get(name, _NONE))
            own[name] = field
            setattr(cls, name, field)
        inherited: dict[str, Field] = {}
        for base in reversed(cls.__mro__[1:]):
            inherited |= vars(base).get("fields", {})
        cls.fields = {**inherited, **own}
        cls._starts = {field.json: field.start() for field in cls.fields.values()}
        cls._own = {json: start for json, start in cls._starts.items() if isinstance(start, list | dict)}

    def __init__(self, **given: Any) -> None:
        self.changed = True
        self.altered = set()
        self.values = type(self).blank()
        for name, value in given.items():
            field = type(self).fields.get(name)
            if field is None:
                raise TypeError(f"{type(self).__name__} has no field {name}")
            self.values[field.json] = field.kept(value)

    @classmethod
    def blank(cls) -> dict[str, Any]:
        """The values of a record that was given none."""
        values = cls._starts.copy()
        for json, start in cls._own.items():
            values[json] = start.copy()
        return values

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """A record over values that are already as they are kept."""
        record = cls.__new__(cls)
        record.values = cls.blank()
        record.values.update(values)
        record.changed = False
        record.altered = set()
        return record

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.values})"


class Model(Record):
    """A shape inside others, without an id and a place of its own."""

    @classmethod
    def shape(cls) -> Shape:
        """The model on the wire: a member is required unless it may be null."""
        return Shape("object", name=cls.__name__, members=tuple(field.member() for field in cls.fields.values()))


class ModificationResponse(Model):
    """The answer of a write that says no more than which record it was."""

    id: int
