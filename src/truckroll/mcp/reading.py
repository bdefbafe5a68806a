"""Reading for an assistant: a few rows and a few fields at a time, counted and summed here rather than by it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any, cast

import msgspec

from truckroll.client import Client
from truckroll.client.paging import PAGE_SIZE
from truckroll.derive.operations import Operation
from truckroll.mcp.finding import Unfit, rows_of

MOST_ROWS, MOST_COUNTED, MOST_GROUPS = 200, 200_000, 50
MOST_BYTES = 24_000
"""How long an answer is at most: an assistant has to read it."""

Row = dict[str, Any]


def asked(operation: Operation, given: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The path and the query of a request; Unfit when a parameter is missing, or none of the operation's."""
    parameters = {each.name: each for each in operation.parameters if each.name != "tenant"}
    if unknown := [each for each in given if each not in parameters]:
        raise Unfit(f"{operation.name} has no parameter {unknown}; it has {sorted(parameters)}.")
    if missing := [each.name for each in parameters.values() if each.required and given.get(each.name) is None]:
        raise Unfit(f"{operation.name} needs {missing}.")
    path = operation.url
    for each in parameters.values():
        if each.where == "path":
            path = path.replace(f"{{{each.name}}}", str(given[each.name]))
    return path, {key: value for key, value in given.items() if parameters[key].where == "query" and value is not None}


def read(
    client: Client, operation: Operation, given: Mapping[str, Any], fields: Iterable[str] = (), most: int = 20
) -> dict[str, Any]:
    """The first rows of a list, or the one record of an operation that answers with one."""
    _reads(operation)
    path, query = asked(operation, given)
    wanted, most = list(fields), max(1, min(most, MOST_ROWS))
    if rows_of(operation) is None or operation.act == "feed":
        found = client.request("GET", path, params=query)
        if operation.act != "feed":
            return {"answer": chosen(cast("Row", found), wanted) if isinstance(found, dict) else found}
        return fed(found, wanted, most)
    if not _paged(operation):
        found = client.request("GET", path, params=query)
        rows = cast("list[Row]", found if isinstance(found, list) else found["data"])
        return cut([chosen(row, wanted) for row in rows[:most]], more=len(rows) > most)
    size = {"pageSize": query.get("pageSize", most), "page": query.get("page", 1), "includeTotal": "true"}
    page = cast("dict[str, Any]", client.request("GET", path, params=query | size))
    shown = cut([chosen(row, wanted) for row in page["data"][:most]], more=page["hasMore"])
    return shown | ({"total": page["totalCount"]} if page.get("totalCount") is not None else {})


def fed(page: Mapping[str, Any], fields: list[str], most: int) -> dict[str, Any]:
    """A page of a feed; where it is cut, the token must not be used, so a smaller choice of fields is asked for."""
    rows = [chosen(row, fields) for row in page["data"]]
    shown = cut(rows[:most], more=False)
    whole = len(shown["rows"]) == len(rows)
    told = {"rows_on_this_page": len(rows), "has_more": page["hasMore"], "continue_from": page["continueFrom"]}
    return shown | told | ({} if whole else {"note": f"Only {len(shown['rows'])} are shown; name fewer fields."})


def count(
    client: Client, operation: Operation, given: Mapping[str, Any], by: str = "", total: str = ""
) -> dict[str, Any]:
    """How many rows there are, by a field's values if one is named, and the sum of another field."""
    _reads(operation)
    if rows_of(operation) is None:
        raise Unfit(f"{operation.name} answers with one record; there is nothing to count. Use read.")
    for field in filter(None, (by, total)):
        _has(operation, field)
    path, query = asked(operation, given)
    if not by and not total and _paged(operation):
        page = cast(
            "dict[str, Any]", client.request("GET", path, params=query | {"pageSize": 1, "includeTotal": "true"})
        )
        if page.get("totalCount") is not None:
            return {"count": page["totalCount"]}
    counts: Counter[str] = Counter()
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    rows = 0
    for row in islice(_every(client, operation, path, query), MOST_COUNTED + 1):
        rows += 1
        for value in list(_values(row, by)) if by else [""]:
            counts[_text(value)] += 1
            for amount in list(_values(row, total)) if total else []:
                sums[_text(value)] += _number(amount, total)
    if rows > MOST_COUNTED:
        raise Unfit(f"There are more than {MOST_COUNTED:,} rows. Narrow them by a filter, or ask the warehouse.")
    if not by:
        return {"count": rows} | ({f"sum of {total}": str(sums[""])} if total else {})
    groups = [
        {by: value, "count": times} | ({f"sum of {total}": str(sums[value])} if total else {})
        for value, times in counts.most_common(MOST_GROUPS)
    ]
    return {"count": rows, "groups": groups, "groups_left_out": max(0, len(counts) - MOST_GROUPS)}


def _reads(operation: Operation) -> None:
    if operation.method != "GET":
        raise Unfit(f"{operation.name} changes something; this tool only reads.")


def _paged(operation: Operation) -> bool:
    return any(each.name == "page" for each in operation.parameters)


def _every(client: Client, operation: Operation, path: str, query: dict[str, Any]) -> Iterator[Row]:
    if operation.act == "feed":
        given = dict(query)
        after, recent = str(given.pop("from", "")), str(given.pop("includeRecentChanges", "")).lower() == "true"
        return client.feed(path, after, recent)
    if not _paged(operation):
        found = client.request("GET", path, params=query)
        return iter(cast("list[Row]", found if isinstance(found, list) else found["data"]))
    return client.list(path, query | {"pageSize": query.get("pageSize", PAGE_SIZE)})


def _has(operation: Operation, field: str) -> None:
    """Unfit when the rows have no such field: a mistyped one would be counted as null."""
    shape = rows_of(operation)
    for part in field.split("."):
        inner = shape.item if shape and shape.kind == "array" else shape
        members = {member.name: member.shape for member in inner.members} if inner else {}
        if inner is not None and inner.kind == "any":
            return
        if part not in members:
            raise Unfit(f"The rows of {operation.name} have no field {field!r}; they have {sorted(members)}.")
        shape = members[part]


def chosen(row: Row, fields: list[str]) -> Row:
    """A row with the fields that were wanted, all of them if none was; dotted names reach into records."""
    if not fields:
        return row
    return {field: found[0] if len(found := list(_values(row, field))) == 1 else found for field in fields}


def _values(value: Any, field: str) -> Iterator[Any]:
    """What stands at a dotted name: several values where there is a list on the way."""
    if isinstance(value, list):
        for each in cast("list[Any]", value):
            yield from _values(each, field)
        return
    head, _, rest = field.partition(".")
    found = cast("Row", value).get(head) if isinstance(value, dict) else None
    if rest:
        yield from _values(found, rest)
    elif isinstance(found, list):
        yield from cast("list[Any]", found)
    else:
        yield found


def _text(value: Any) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _number(value: Any, field: str) -> Decimal:
    try:
        return Decimal(str(value)) if value is not None else Decimal(0)
    except InvalidOperation:
        raise Unfit(f"{field} is no number: {value!r}.") from None


def cut(rows: list[Row], *, more: bool) -> dict[str, Any]:
    """As many of the rows as an answer has room for, and how to get what is missing."""
    room, shown = MOST_BYTES, 0
    for row in rows:
        room -= len(msgspec.json.encode(row))
        if room < 0:
            break
        shown += 1
    told: dict[str, Any] = {"rows": rows[:shown]}
    if shown < len(rows):
        told["how_to_get_more"] = "The rows are long: name the fields you need, or ask for fewer rows a page."
    elif more:
        told["how_to_get_more"] = "Ask for the next page with the parameter page, or narrow the list by a filter."
    return told
