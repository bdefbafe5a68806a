"""What follows from one noun's declaration, in words for people."""

from truckroll.catalogue.registry import nouns
from truckroll.catalogue.resource import Resource
from truckroll.derive.events import all_events
from truckroll.derive.feeds import all_feeds
from truckroll.derive.operations import all_operations, load
from truckroll.derive.tables import table_of


def describe(name: str) -> str:
    """Routes, scopes, filters, columns, warehouse columns and events of a noun; LookupError names those there are."""
    resource = _named(name)
    noun = resource.noun
    lines = [f"{noun.name}: {noun.about}", "", "Fields"]
    for field in resource.fields.values():
        kind = f"{field.shape.kind} {field.shape.format}".strip() + (" or null" if field.shape.nullable else "")
        noun_meant = field.shape.noun or (field.shape.item.noun if field.shape.item else "")
        refers = f" -> {noun_meant}" if noun_meant else ""
        lines.append(f"  {field.json:28} {kind:24} {field.behaviour.value}{refers}")
    operations = [operation for operation in all_operations() if operation.resource is resource]
    lines += ["", "Operations"] if operations else []
    for operation in operations:
        statuses = ", ".join(map(str, (*operation.statuses, *operation.refusals)))
        lines.append(f"  {operation.method:6} {operation.url}")
        lines.append(f"         {operation.operation_id}, scope {operation.scope}, answers {statuses}")
        query = [parameter.name for parameter in operation.parameters if parameter.where == "query"]
        if query:
            lines.append(f"         asks {', '.join(query)}")
    table = table_of(noun.name)
    lines += ["", f"Table {table.name}", f"  columns {', '.join(table.columns) or 'none beside those of every table'}"]
    lines += [f"  link table {link}" for link in table.links]
    for feed in all_feeds():
        if any(operation.act == "feed" and operation.url == feed.path for operation in operations):
            lines += ["", f"Warehouse table {feed.table}, key {', '.join(feed.key)}"]
            lines += [f"  {column.name:28} {column.type}" for column in feed.columns]
    events = [event for event in all_events().values() if event.noun == noun.name]
    lines += ["", "Events", *(f"  {event.type:36} {event.about}" for event in events)] if events else []
    return "\n".join(lines)


def _named(name: str) -> type[Resource]:
    load()
    if name in nouns:
        return nouns[name]
    for resource in nouns.values():
        if name.replace("_", "-") == f"{resource.noun.family}.{resource.noun.path}".replace("_", "-"):
            return resource
    raise LookupError(f"there is no noun {name}; there are {', '.join(sorted(nouns))}")
