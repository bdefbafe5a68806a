"""One record: what it says now, how it came to that, what it points at and what points at it."""

from dataclasses import dataclass
from typing import Any, cast

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.catalogue.fields import Field
from truckroll.catalogue.resource import Resource
from truckroll.catalogue.transaction import Caller as Behind
from truckroll.derive.tables import Table, all_tables, column_name
from truckroll.portal import gate
from truckroll.portal.console import cells, sight
from truckroll.portal.console.records import table_named
from truckroll.portal.rendering import missing, render
from truckroll.server.access.tenants import Tenant
from truckroll.server.platform import Platform
from truckroll.store.protocol import Connection
from truckroll.store.records import HORIZON, Records

MOST_VERSIONS = 50
MOST_COUNTED = 1_000
"""How many records that point here are counted; more are `1,000+`."""
NAMES = ("name", "displayName", "title", "number", "summary", "appointmentNumber", "event", "text")


def routes(platform: Platform) -> list[BaseRoute]:
    """The page of one record."""
    return [Route("/console/records/{noun}/{id}", _record)]


@dataclass(frozen=True)
class Change:
    """A field that one version changed."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Version:
    """A record as it stood from one moment to another; `until` is None of what stands now."""

    seq: int
    since: int
    until: int | None
    active: bool
    changes: list[Change]
    due: bool
    """Whether the feed shows it, or something later, already."""


@dataclass(frozen=True)
class Pointing:
    """Records of another noun that point here."""

    noun: str
    field: str
    parameter: str
    count: int


@dataclass(frozen=True)
class Told:
    """Everything that the page of a record shows."""

    values: dict[str, Any]
    fields: dict[str, Field]
    name: str
    names: dict[str, str]
    """What the records are called that it points at, by field."""
    versions: list[Version]
    pointing: list[Pointing]


@gate.only(*sight.READERS)
async def _record(request: Request) -> Response:
    seen, platform = sight.of(request), gate.platform(request)
    tenant, table = sight.chosen(request, seen), table_named(request.path_params["noun"])
    id = _id(table, request.path_params["id"]) if table is not None else None
    if tenant is None or table is None or id is None:
        return missing(request)
    told = await platform.database.read_async(lambda connection: tell(connection, platform, tenant, table, id))
    if told is None:
        return missing(request)
    known = sight.page(
        request, seen, "/console/records", tenant=tenant, noun=table.noun, id=id, told=told, cells=cells.Cells(tenant),
        most_counted=MOST_COUNTED,
    )  # fmt: skip
    return render(request, "console/record.html", **known)


def _id(table: Table, text: str) -> int | str | None:
    if table.noun.guid:
        return text
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def tell(connection: Connection, platform: Platform, tenant: Tenant, table: Table, id: int | str) -> Told | None:
    """What there is to tell of a record; None when there is no such record."""
    now = platform.clock.now()
    records = Records(connection, tenant.id, now, Behind())
    record = records.load(table.noun.name, id)
    if record is None:
        return None
    values = cells.shown(record)
    fields = {field.json: field for field in (*table.noun.item, *table.noun.row)}
    names: dict[str, str] = {}
    for name, value in values.items():
        if fields[name].shape.noun and isinstance(value, (int, str)) and value:
            there = records.load(fields[name].shape.noun, value)
            names[name] = called(there) if there is not None else "there is no such record"
    past = versions(connection, table, tenant.id, id, now)
    return Told(values, fields, called(record), names, past, _pointing(connection, table, tenant.id, id))


def called(record: Resource) -> str:
    """What people call a record."""
    found = (record.values.get(name) for name in NAMES)
    return next((str(value)[:60] for value in found if value and value != str(record.values["id"])), "")


def versions(connection: Connection, table: Table, tenant: int, id: int | str, now: int) -> list[Version]:
    """How a record came to what it is, the newest version first, as far back as versions are kept."""
    if not table.noun.feed:
        return []
    values = {"tenant": tenant, "id": id, "noun": table.name, "text": str(id), "most": MOST_VERSIONS}
    current = (
        f"select seq, modified, cast(null as integer), active, {table.row} from {table.name} r"
        " where tenant = :tenant and id = :id"
    )
    before = (
        "select seq, modified, replaced_on, active, body from replaced"
        " where tenant = :tenant and noun = :noun and id = :text order by seq desc limit :most"
    )
    rows = [*connection.execute(current, values), *connection.execute(before, values)]
    bodies = [cast("dict[str, Any]", msgspec.json.decode(row[4])) for row in rows]
    return [
        Version(
            seq, since, until, bool(active),
            [] if at + 1 == len(rows) else _changes(bodies[at + 1], bodies[at]), since <= now - HORIZON,
        )
        for at, (seq, since, until, active, _) in enumerate(rows)
    ]  # fmt: skip


def _changes(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    names = [name for name in {**before, **after} if name != "modifiedOn"]
    return [Change(n, before.get(n), after.get(n)) for n in names if before.get(n) != after.get(n)]


def _pointing(connection: Connection, table: Table, tenant: int, id: int | str) -> list[Pointing]:
    """Which records point here, by fields that the store can look up."""
    found: list[Pointing] = []
    for other in all_tables():
        for field in other.noun.columns:
            if table.noun.name not in field.shape.noun.split(" | "):
                continue
            sql = (
                f"select 1 from {other.name} where tenant = :tenant and {column_name(field)} = :id limit {MOST_COUNTED}"
            )
            row = connection.one(f"select count(*) from ({sql}) found", {"tenant": tenant, "id": id})
            if row and row[0]:
                asked = (each for each in other.noun.filters.own if each.field is field and not each.ranged)
                parameter = next((each.parameters[0] for each in asked), "")
                found.append(Pointing(other.noun.name, field.name, parameter, row[0]))
    return sorted(found, key=lambda each: (-each.count, each.noun))
