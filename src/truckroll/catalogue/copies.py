"""Values that records show of others: filled in when a record is kept, and who shows what of whom."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from truckroll.catalogue.fields import Field, Record
from truckroll.catalogue.registry import nouns, resolve
from truckroll.catalogue.resource import Resource

Load = Callable[[str, Any], "Resource | None"]


@dataclass(frozen=True)
class Follower:
    """Records that show a value of another: their noun, and the references to the other, the nearest to it last."""

    noun: str
    references: tuple[tuple[str, str], ...]
    """Nouns and the fields in which they refer; none means the values of a custom field by its definition."""

    def __str__(self) -> str:
        return " ".join([self.noun, *(field for _, field in self.references)])


def fill(record: Resource, load: Load, *, new: bool = False, lacking: Collection[Field] = ()) -> None:
    """Give a record what it shows of others as they are now, unless it is settled; a new one has to have it first.

    One that `lacking` fields are new to gets those alone.
    """
    if record.settled() and not new and not lacking:
        return
    for field, read in _copied(type(record)):
        if lacking and field not in lacking:
            continue
        value = read(record, load)
        value = field.start() if value is None else value
        if record.values[field.json] != value:
            setattr(record, field.name, value)
    record.copied()


Read = Callable[[Record, Load], Any]
"""How a value is read from a record, or from those that it refers to."""


@cache
def _copied(resource: type[Resource]) -> tuple[tuple[Field, Read], ...]:
    return tuple((field, _reader(resource, field.copied, field)) for field in resource.noun.copied)


@cache
def _reader(resource: type[Record], path: tuple[str, ...], shown: Field) -> Read:
    """Along a path from a record of a kind; worked out once, for each booking reads some thirty."""
    name, *rest = path
    field = resource.fields[name]
    json, noun = field.json, field.shape.noun or (field.shape.item.noun if field.shape.item else "")
    if not noun or not (rest or shown.model):
        return lambda record, load: record.values[json]
    beyond = tuple(rest)

    def of_one(record: Record, load: Load) -> Any:
        id = record.values[json]
        return None if id is None else _beyond(load(noun, id), beyond, load, shown)

    def of_several(record: Record, load: Load) -> Any:
        ids = record.values[json]
        found = (_beyond(load(noun, id), beyond, load, shown) for id in ids or ())
        return None if ids is None else [each for each in found if each is not None]

    return of_several if field.shape.kind == "array" else of_one


def _beyond(other: Resource | None, path: tuple[str, ...], load: Load, shown: Field) -> Any:
    if other is None:
        return None
    if path:
        return _reader(type(other), path, shown)(other, load)
    return {json: read(other, load) for json, read in _members(type(other), shown)}


@cache
def _members(resource: type[Record], shown: Field) -> tuple[tuple[str, Read], ...]:
    """How each member of a shown model is read from the record that it is a model of."""
    assert shown.model is not None
    members = shown.model.fields.values()
    return tuple((each.json, _reader(resource, each.copied or (each.name,), each)) for each in members)


def refresh_custom_fields(record: Resource, definition: Resource) -> None:
    """Show the present name of a contractor's own field beside the record's value of it, unless it is settled."""
    if record.settled():
        return
    for field in type(record).fields.values():
        if _notes(field):
            kept = [
                said | {"name": definition.values["name"]} if said["typeId"] == definition.values["id"] else said
                for said in record.values[field.json] or ()
            ]
            if kept:
                setattr(record, field.name, kept)
    record.copied()


@cache
def followers() -> Mapping[str, tuple[tuple[str, Follower], ...]]:
    """By noun: the field of it that is shown elsewhere, and by whom."""
    found: dict[str, list[tuple[str, Follower]]] = {}
    for resource in list(nouns.values()):
        for source, field, follower in _of(resource):
            found.setdefault(source, []).append((field, follower))
    return {source: tuple(dict.fromkeys(pairs)) for source, pairs in found.items()}


def _of(resource: type[Resource]) -> Iterator[tuple[str, str, Follower]]:
    for field in resource.noun.copied:
        yield from _sources(resource, field.copied, field, resource.noun.name, ())
    if any(map(_notes, resource.fields.values())):
        yield _definitions(resource), "name", Follower(resource.noun.name, ())


def _notes(field: Field) -> bool:
    """Whether values of custom fields stand in it, each beside its definition and that one's name."""
    item = field.shape.item
    return item is not None and {"typeId", "name", "value"} <= {member.name for member in item.members}


def _definitions(resource: type[Resource]) -> str:
    """The noun that defines a record's custom fields; what is another view of it defines those of its own records."""
    name = f"{resource.noun.name}CustomFieldType"
    seen = ((noun.noun.name, view.noun) for noun in nouns.values() for view in noun.noun.views)
    return next((defining for defining, view in seen if f"{view.family}.{view.word}" == name), name)


def _sources(
    at: type[Record], path: tuple[str, ...], shown: Field, noun: str, along: tuple[tuple[str, str], ...]
) -> Iterator[tuple[str, str, Follower]]:
    name, *rest = path
    field, here = at.fields[name], cast(type[Resource], at).noun.name
    if along:
        yield here, field.json, Follower(noun, along)
    target = field.shape.noun or (field.shape.item.noun if field.shape.item else "")
    if not target or not (rest or shown.model):
        return
    for each in target.split(" | "):
        other, beyond = resolve(each), (*along, (here, name))
        if rest:
            yield from _sources(other, tuple(rest), shown, noun, beyond)
        else:
            assert shown.model is not None
            for part in shown.model.fields.values():
                if part.name != "id":
                    yield from _sources(other, part.copied or (part.name,), part, noun, beyond)


def contradictions(resource: type[Resource]) -> Iterator[str]:
    """Copies from nowhere, and copies of copies, which could not follow."""
    for field in resource.noun.copied:
        place = f"{resource.noun.name}.{field.name}"
        try:
            for source, name, follower in _sources(resource, field.copied, field, resource.noun.name, ()):
                original = next(each for each in resolve(source).fields.values() if each.json == name)
                if original.copied:
                    yield f"{place} copies {source}.{original.name}, which is a copy itself; name its own source"
                for noun, reference in follower.references:
                    kept = resolve(noun)
                    columns = {each.name for each in (*kept.noun.columns, *kept.noun.lists)}
                    if reference not in columns:
                        yield f"{place}: {noun} keeps no column {reference}; name it in its `index`"
        except (KeyError, LookupError) as fault:
            yield f"{place} copies along {'.'.join(field.copied)}, where there is no {fault}"
