"""Events: what subscribers hear when something has happened, declared by the family that publishes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from truckroll.catalogue.fields import Field, plain
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.resource import Resource
from truckroll.catalogue.shapes import Member, Shape, camel, described, shape_of

Work = Callable[[Any], object]
"""How a member that is no field follows from the record."""
ABOUT_TENANT = (
    Member("tenantId", Shape("integer", "int64"), True, "Whose business this is, by its number."),
    Member("tenantName", Shape("string"), True, "Whose business this is."),
)


@dataclass(frozen=True)
class Said:
    """What an event says of a record: the fields of its feed but some, or only some; and what is worked out for it."""

    noun: str
    but: frozenset[str]
    only: frozenset[str]
    added: Mapping[str, tuple[Any, Work]]

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The record's fields that are told as they are."""
        resource = resolve(self.noun)
        row, told = resource.noun.row, self.only or {each.name for each in resource.noun.row} - self.but
        if unknown := (self.only | self.but) - {each.name for each in row}:
            raise TypeError(f"an event of {self.noun} names {', '.join(sorted(unknown))}, which its feed does not show")
        return tuple(each for each in row if each.name in told)

    def shape(self, family: str) -> Shape:
        """What is said, on the wire."""
        members = [each.member() for each in self.fields]
        for name, (annotation, _) in self.added.items():
            shape = shape_of(annotation, family, {})
            members.append(Member(camel(name), shape, not shape.nullable, described(name, shape)))
        return Shape("object", name=f"{self.noun.split('.')[1]}Said", members=tuple(members))

    def of(self, record: Resource) -> dict[str, Any]:
        """What is said of a record as it is now."""
        told = {each.json: record.values[each.json] for each in self.fields}
        return told | {camel(name): plain(work(record)) for name, (_, work) in self.added.items()}


def said(noun: str, *, but: str = "", only: str = "", **added: Any) -> Said:
    """Say of a record what its feed shows, `but` some fields or `only` some.

    What is added is a type with how it is worked out, or a type alone for what nobody here knows: it is told as null.
    """
    worked: dict[str, Any] = {
        name: each if isinstance(each, tuple) else (each, _unknown) for name, each in added.items()
    }
    return Said(noun, frozenset(but.split()), frozenset(only.split()), worked)


def _unknown(record: object) -> None:
    return None


@dataclass(frozen=True)
class Event:
    """A kind of thing that happens: its published type, the noun it happens to, and what is told of it."""

    type: str
    about: str
    noun: str
    members: Mapping[str, Any]
    family: str
    published: bool = True
    """Whether it is one of the vendor's; if not, it is ours alone."""

    @cached_property
    def shape(self) -> Shape:
        """The `data` of the event on the wire."""
        members = [self._member(name, each) for name, each in self.members.items()]
        return Shape("object", name="EventData", members=(*members, *ABOUT_TENANT))

    def _member(self, name: str, each: Any) -> Member:
        shape = each.shape(self.family) if isinstance(each, Said) else shape_of(each, self.family, {})
        return Member(camel(name), shape, not shape.nullable, described(name, shape))

    def check(self, given: Mapping[str, Any]) -> None:
        """A rule tells what the event is declared to say, neither less nor more."""
        wanted = {name for name, each in self.members.items() if isinstance(each, Said) or not _optional(each)}
        if not wanted <= given.keys() <= self.members.keys():
            raise TypeError(f"{self.type} tells {', '.join(self.members)}; a rule gave {', '.join(given) or 'nothing'}")

    def record(self, given: Mapping[str, Any]) -> str:
        """To which record it happened: what happens to one record is told in order."""
        first = given[next(iter(self.members))]
        id = first.values["id"] if isinstance(first, Resource) else first
        return f"{self.noun}/{cast('dict[str, Any]', id)['id'] if isinstance(id, dict) else id}"

    def data(self, given: Mapping[str, Any], tenant: int, tenant_name: str) -> dict[str, Any]:
        """What subscribers are told."""
        told: dict[str, Any] = {}
        for name, each in self.members.items():
            value = given.get(name)
            told[camel(name)] = each.of(value) if isinstance(each, Said) and value is not None else plain(value)
        return told | {"tenantId": tenant, "tenantName": tenant_name}


def _optional(annotation: Any) -> bool:
    return type(None) in getattr(annotation, "__args__", ())


events: dict[str, Event] = {}


def event(type: str, about: str, *, of: str, published: bool = True, **members: Any) -> Event:
    """Declare what subscribers hear of a noun (`of`): members that are said of records, shapes, or plain types.

    The first member says which record it is.
    """
    family = of.split(".")[0]
    if type in events and events[type].noun != of:
        raise TypeError(f"the event {type} is declared twice")
    events[type] = Event(type, about, of, members, family, published)
    return events[type]
