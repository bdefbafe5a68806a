"""Records of any noun: which there are, a table of one noun with the filters that its list declares."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.catalogue.refusals import Refused
from truckroll.catalogue.registry import families as registered
from truckroll.catalogue.shapes import camel
from truckroll.catalogue.transaction import Caller as Behind
from truckroll.derive.operations import Operation, Parameter, all_operations, load
from truckroll.derive.tables import Table, all_tables
from truckroll.portal import gate
from truckroll.portal.console import cells, sight
from truckroll.portal.rendering import missing, render
from truckroll.server.access.admission import Caller
from truckroll.server.access.tenants import Tenant
from truckroll.server.performing import Call, perform
from truckroll.server.platform import Platform
from truckroll.server.problems import Problem
from truckroll.server.reading import read
from truckroll.server.routing import Route as Found
from truckroll.store import lists
from truckroll.store.protocol import Connection
from truckroll.store.records import Records

PAGE = 50
FIRST = ("ids", "active", "name", "status", "number")
"""Filters that are asked for most, which a form shows at once; the others are a click away."""
BESIDE = frozenset({"page", "pageSize", "includeTotal", "sort", "orderBy", "orderByDirection"})


def routes(platform: Platform) -> list[BaseRoute]:
    """What there is, and the table of one noun."""
    return [Route("/console/records", _nouns), Route("/console/records/{noun}", _table)]


@dataclass(frozen=True)
class Rows:
    """A page of records as JSON gives them."""

    rows: list[dict[str, Any]]
    more: bool
    total: int | None
    faults: Mapping[str, list[str]]


@gate.only(*sight.READERS)
async def _nouns(request: Request) -> Response:
    seen, platform = sight.of(request), gate.platform(request)
    tenant = sight.chosen(request, seen)
    if tenant is None:
        return nobody(request, seen, "/console/records")
    id = tenant.id

    def count(connection: Connection) -> dict[str, int]:
        sql = " union all ".join(
            f"select '{t.noun.name}', count(*) from {t.name} where tenant = :t" for t in all_tables()
        )
        return dict(connection.execute(sql, {"t": id}))  # type: ignore[arg-type]

    counts = await platform.database.read_async(count)
    families = {
        family.api: [table.noun for table in all_tables() if registered[table.noun.family] is family]
        for family in load()
    }
    known = sight.page(request, seen, "/console/records", tenant=tenant, counts=counts, families=families)
    return render(request, "console/nouns.html", **known)


def nobody(request: Request, seen: sight.Sight, here: str) -> Response:
    """The page of a reader who has no tenant to look at, or asked for one that is not his."""
    if request.query_params.get("tenant"):
        return missing(request)
    return render(request, "console/nobody.html", **sight.page(request, seen, here))


@gate.only(*sight.READERS)
async def _table(request: Request) -> Response:
    seen = sight.of(request)
    tenant, table = sight.chosen(request, seen), table_named(request.path_params["noun"])
    if tenant is None or table is None:
        return missing(request)
    operation = list_of(table.noun.name)
    given = {name: value for name, value in request.query_params.items() if value and name != "tenant"}
    number = int(given["page"]) if given.get("page", "").isdigit() and len(given["page"]) < 9 else 1
    found = await _listed(gate.platform(request), operation, tenant, given, number) if operation else None
    if found is None or (found.faults and not given):  # a list that answers nobody who asks for nothing
        found = await _all_of(gate.platform(request), table, tenant, number)
    filters = (
        [each for each in operation.parameters if each.where == "query" and each.name not in BESIDE]
        if operation
        else []
    )
    fields = {field.json: field for field in (*table.noun.item, *table.noun.row)}
    known = sight.page(
        request, seen, "/console/records",
        tenant=tenant, noun=table.noun, found=found, fields=fields, columns=cells.columns(table.noun, found.rows),
        first=[each for each in filters if _is_first(each.name)],
        rest=[each for each in filters if not _is_first(each.name)],
        sorts=_sorts(operation), given=given, number=number, cells=cells.Cells(tenant),
        here_with=urlencode({"tenant": tenant.id, **{name: value for name, value in given.items() if name != "page"}}),
        choices=_choices,
    )  # fmt: skip
    return render(request, "console/table.html", 400 if found.faults else 200, **known)


def table_named(noun: str) -> Table | None:
    """The table of a noun that an address names, such as `jpm.Job`."""
    return next((table for table in all_tables() if table.noun.name == noun), None)


@cache
def list_of(noun: str) -> Operation | None:
    """The operation that lists all records of a noun."""
    return next((each for each in all_operations() if each.noun.name == noun and _lists_all(each)), None)


def _lists_all(operation: Operation) -> bool:
    in_path = [each for each in operation.parameters if each.where == "path" and each.name != "tenant"]
    return operation.act == "list" and not in_path and not operation.noun.needs


async def _listed(
    platform: Platform, operation: Operation, tenant: Tenant, given: Mapping[str, str], number: int
) -> Rows:
    """What the API's own list answers: the same filters, refused in the same words."""
    known = {each.name for each in operation.parameters}
    query = {name: value for name, value in given.items() if name in known and name not in ("page", "pageSize")}
    query |= {
        name: value
        for name, value in (("page", str(number)), ("pageSize", str(PAGE)), ("includeTotal", "true"))
        if name in known
    }
    route = Found(operation, str(tenant.id), {})
    said = read(route, urlencode(query).encode(), b"", b"", strict=False)
    if isinstance(said, Problem):
        return Rows([], False, None, said.errors or {"": [said.title]})
    caller = Caller("", "", tenant.id, frozenset(), None, ())
    try:
        answer = await perform(Call(platform, operation, caller, said))
    except Refused as refused:
        return Rows([], False, None, refused.errors or {"": [refused.title]})
    assert isinstance(answer, bytes)
    body = msgspec.json.decode(answer)
    if isinstance(body, list):
        return Rows(body, False, len(body), {})  # type: ignore[arg-type]
    return Rows(body["data"], body["hasMore"], body.get("totalCount"), {})


async def _all_of(platform: Platform, table: Table, tenant: Tenant, number: int) -> Rows:
    """Records of a noun that has no list of its own: all of them, the newest first."""

    def work(connection: Connection) -> Rows:
        by = lists.order(table, ("created_on" if table.noun.guid else "id", False))
        scope = f"from {table.name} r where r.tenant = :tenant"
        values = {"tenant": tenant.id, "most": PAGE + 1, "skip": (number - 1) * PAGE}
        sql = f"select r.id {scope} order by {by} limit :most offset :skip"
        ids = [row[0] for row in connection.execute(sql, values)]
        records = Records(connection, tenant.id, platform.clock.now(), Behind())
        found = [records.load(table.noun.name, id) for id in ids[:PAGE]]
        total = connection.one(f"select count(*) {scope}", {"tenant": tenant.id})
        rows = [{"id": record.values["id"], **cells.shown(record)} for record in found if record is not None]
        return Rows(rows, len(ids) > PAGE, total[0] if total else 0, {})

    return await platform.database.read_async(work)


def _is_first(name: str) -> bool:
    return name in FIRST or any(name.lower().endswith(word) for word in ("status", "statuses", "name", "number"))


def _choices(parameter: Parameter) -> list[tuple[str, str]]:
    """The values that a filter may have, where they are known words."""
    shape = parameter.shape.item or parameter.shape
    if shape.kind == "boolean":
        return [("", "Any"), ("true", "yes"), ("false", "no")]
    if shape.values:
        return [("", "Any" if parameter.name != "active" else "Usual"), *((value, value) for value in shape.values)]
    return []


def _sorts(operation: Operation | None) -> list[tuple[str, str]]:
    """How a list may be sorted, where one word says it."""
    if operation is None or operation.noun.sort_list or not operation.noun.sort:
        return []
    names = [operation.noun.sort_words.get(name, name) for name in operation.noun.sort]
    known = [name[:1].upper() + camel(name)[1:] if "_" in name else name[:1].upper() + name[1:] for name in names]
    return [
        ("", "Newest first"),
        *((f"{sign}{name}", f"{name} {word}") for name in known for sign, word in (("+", "up"), ("-", "down"))),
    ]
