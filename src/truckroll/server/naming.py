"""What a path names: the record itself, and those in whose paths it stands."""

from collections.abc import Mapping
from typing import Any

from truckroll.catalogue.refusals import missing, refuse
from truckroll.catalogue.resource import Noun, Resource
from truckroll.catalogue.transaction import transaction


def existing(noun: str, id: int | str) -> Resource:
    """The record of an id in a path; one that is gone from get is missing for every other operation, too."""
    record = transaction().load(noun, id)
    if record is None or (not record.active and not type(record).noun.shows_active):
        raise missing(noun.split(".")[1], id)
    return record


def around(noun: Noun, path: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a noun's records that the path fills, once all that it names is known to be there."""
    filled: dict[str, Any] = {}
    parents: list[Resource] = []
    for placeholder, name in noun.scoped.items():
        if name:
            filled[name] = path[placeholder]
            if refers := noun.fields[name].shape.noun:
                parents.append(existing(refers, path[placeholder]))
                closed = noun.within_active and name == noun.within and not parents[-1].active
                refuse(closed, f"{parents[-1].noun.word} {path[placeholder]} is not active.")
    for placeholder, name in noun.scoped.items():
        if not name and not any(_stands_within(parent, placeholder, path[placeholder]) for parent in parents):
            raise missing(parents[-1].noun.word if parents else noun.word, path.get("id", path[placeholder]))
    return filled


def named(noun: Noun, path: Mapping[str, Any]) -> Resource:
    """The record that the path names, where it stands in the path."""
    filled = around(noun, path)
    record = existing(noun.name, path[noun.own_id])
    if any(record.values[noun.fields[name].json] != value for name, value in filled.items()):
        raise missing(noun.word, path[noun.own_id])
    return record


def _stands_within(parent: Resource, placeholder: str, value: Any) -> bool:
    """Whether a further placeholder of the path is a field of the parent: the provider of a contact's booking."""
    names = (name for name in parent.fields if placeholder in (name, name.removesuffix("_id")))
    return any(parent.values[parent.fields[name].json] == value for name in names)
