"""What follows from an API's declaration for its page of documentation: records, states, feeds, scopes and events."""

from collections.abc import Iterable

from truckroll.catalogue.registry import Family
from truckroll.catalogue.resource import Resource
from truckroll.derive.events import all_events, scope_of
from truckroll.derive.operations import Operation
from truckroll.portal.contract import address, explained

HOW = {"r": "view", "w": "modify"}


def page(api: Family) -> str:
    """The generated part of an API's page, as Markdown."""
    operations = [each.operation for each in explained()[api.api].values()]
    parts = (
        ("Records", _records(operations)),
        ("States", _states(operations)),
        ("Feeds", _feeds(operations)),
        ("Scopes", _scopes(operations)),
        ("Events", events(api.name)),
    )
    lead = f"[All operations](/reference/{api.api}) · [API definition](/openapi/{api.document}.json)"
    return "\n\n".join((lead, *(f"## {title}\n\n{text}" for title, text in parts if text))) + "\n"


def events(family: str = "") -> str:
    """What subscribers hear, of one API or of all."""
    told = [each for each in all_events().values() if each.published and family in ("", each.family)]
    return _table(
        ("Event", "When", "Needs the scope"), ((f"`{each.type}`", each.about, f"`{scope_of(each)}`") for each in told)
    )


def _records(operations: list[Operation]) -> str:
    by_noun: dict[type[Resource], list[Operation]] = {}
    for each in operations:
        by_noun.setdefault(each.resource, []).append(each)
    rows = (
        (f"**{resource.noun.word}**", resource.noun.about.split("\n")[0], ", ".join(map(_link, found)))
        for resource, found in sorted(by_noun.items(), key=lambda each: each[0].noun.word)
    )
    return _table(("Record", "What it is", "Operations"), rows)


def _states(operations: list[Operation]) -> str:
    """The words for how a record stands, of each noun that has them."""
    rows: dict[tuple[str, str], str] = {}
    for each in operations:
        for field in each.resource.fields.values():
            values = field.shape.values
            if values and field.shape.kind == "enum" and ("status" in field.name or field.name == "state"):
                rows[each.noun.word, f"`{field.json}`"] = ", ".join(f"`{value}`" for value in values)
    return _table(("Record", "Field", "One of"), ((*key, values) for key, values in sorted(rows.items())))


def _feeds(operations: list[Operation]) -> str:
    feeds = [each for each in operations if each.act == "feed"]
    rows = ((_link(each), f"`{each.url}`", f"`{each.scope}`") for each in feeds)
    return _table(("Feed", "Path", "Scope"), rows)


def _scopes(operations: list[Operation]) -> str:
    by_scope: dict[str, list[Operation]] = {}
    for each in operations:
        by_scope.setdefault(each.scope, []).append(each)
    rows = ((f"`{scope}`", HOW[scope[-1]], ", ".join(map(_link, found))) for scope, found in sorted(by_scope.items()))
    return _table(("Scope", "Lets an app", "Operations"), rows)


def _link(operation: Operation) -> str:
    return f"[{operation.operation_id}]({address(operation)})"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if not lines:
        return ""
    return "\n".join([f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *lines])
