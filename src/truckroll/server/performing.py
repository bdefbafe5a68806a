"""Doing what an operation says: reads from ready text, writes as one transaction of the tenant's rules."""

import hashlib
from decimal import Decimal
from typing import Any, cast

import msgspec

from truckroll.catalogue import given as giving
from truckroll.catalogue.fields import Model, Record
from truckroll.catalogue.files import File, FileLink
from truckroll.catalogue.refusals import Refused, invalid, missing
from truckroll.catalogue.resource import Noun, Resource
from truckroll.catalogue.shapes import Shape, camel
from truckroll.catalogue.time import When
from truckroll.catalogue.transaction import Caller as Behind
from truckroll.catalogue.transaction import transaction, within
from truckroll.catalogue.types import Between, Page
from truckroll.derive.operations import Operation
from truckroll.derive.tables import Table, table_of
from truckroll.server import naming
from truckroll.server.access.admission import Caller
from truckroll.server.platform import Platform
from truckroll.server.reading import Given
from truckroll.server.ready_pages import Key, Ready
from truckroll.store import feed, lists
from truckroll.store.protocol import Connection
from truckroll.store.queries import queries
from truckroll.store.records import Records, transact

DEFAULT_PAGE_SIZE = 50
_encode = msgspec.json.Encoder(decimal_format="number").encode
_decode = msgspec.json.Decoder(float_hook=Decimal).decode
_SQL = queries("record_queries")


class Call(msgspec.Struct, frozen=True):
    """One admitted request."""

    platform: Platform
    operation: Operation
    caller: Caller
    given: Given
    idempotency_key: str = ""
    trace: str = ""

    @property
    def table(self) -> Table:
        """Where the operation's noun is kept."""
        return table_of(self.operation.noun.name)

    @property
    def behind(self) -> Behind:
        """Who asks, as rules know it."""
        return Behind(app=self.caller.app_id, trace=self.trace)


Answer = bytes | File | FileLink


async def perform(call: Call) -> Answer:
    """The answer, the body of it unless it is a file; Refused when the business says no."""
    database = call.platform.database
    match call.operation.act:
        case "get" if not call.operation.noun.scoped:
            return _get(call, database.inline)
        case "get":
            return await database.read_async(lambda connection: _get(call, connection))
        case "list":
            return await database.read_async(lambda connection: _list(call, connection))
        case "feed":
            return _ready(call) or await database.read_async(lambda connection: _feed(call, connection))
        case "read":
            return await database.read_async(lambda connection: _read(call, connection))
        case _:
            if call.platform.room is not None:
                call.platform.room.refuse_full()
            return await database.write_async(lambda connection: _write(call, connection))


def _get(call: Call, connection: Connection) -> bytes:
    noun = call.operation.noun
    id = call.given.path[noun.own_id]
    found = lists.item(connection, _conditions(call, connection), id)
    if found is None:
        raise missing(noun.word, id)
    return _shown_on_request(call, found) if noun.told is None else _told(call, connection, [id])


def _conditions(call: Call, connection: Connection) -> lists.Conditions:
    """The records that the path allows: those within what it names."""
    noun = call.operation.noun
    conditions = lists.Conditions(call.table, call.caller.tenant, _shown_app(call), noun)
    if noun.scoped:
        with within(_records(call, connection)):
            for name, value in naming.around(noun, call.given.path).items():
                conditions.equal(name, value)
    return conditions


def _records(call: Call, connection: Connection) -> Records:
    return Records(connection, call.caller.tenant, call.platform.clock.now(), call.behind)


def _shown_app(call: Call) -> str:
    """Whose external data is shown: the calling app's, when it asks with its own GUID, or has no way to ask."""
    if call.operation.act == "read" and "externaldataapplicationguid" not in call.operation.query_parameters:
        return call.caller.app_id.lower()
    guid = call.given.query.get("externalDataApplicationGuid", "")
    return guid if guid == call.caller.app_id.lower() else ""


def _list(call: Call, connection: Connection) -> bytes:
    noun, query = call.operation.noun, call.given.query
    conditions = _conditions(call, connection)
    if noun.needs and not any(name in query for name in noun.needs):
        message = f"Ask for at least one of {', '.join(noun.needs)}."
        raise Refused(message, kind="invalid", errors={name: [message] for name in noun.needs})
    rule = call.operation.rule
    if rule.function is not None:
        path = call.given.path
        with within(_records(call, connection)):
            conditions.some(giving.act(call.operation.resource, rule, {**path, **query}, frozenset(path)))
    if noun.filters.ids and "ids" in query:
        conditions.among("r.id", query["ids"])
    for asked in noun.filters.own:
        values = [query.get(name) for name in asked.parameters]
        if not any(name in query for name in asked.parameters):
            if asked.default is None:
                continue
            values = [asked.default]
        more = {also.name: query[also.json] for also in asked.more if also.json in query}
        conditions.own(asked, Between(*values) if asked.ranged else values[0], **more)
    if "externalDataKey" in query:
        conditions.external(query["externalDataKey"], query["externalDataValues"])
    told = "Any" if noun.shows_active else "True"
    conditions.active(query.get("active", noun.filters.active or told))
    page, size = query.get("page", 1), query.get("pageSize", DEFAULT_PAGE_SIZE)
    count = query.get("includeTotal", False) or bool(rule.options.get("counted"))
    found = lists.select(connection, conditions, _order(call), page=page, size=size, count=count)
    rows = _shown_on_request(call, found.rows) if noun.told is None else _told(call, connection, found.ids)
    if call.operation.rule.options.get("bare"):
        return b"[" + rows + b"]"
    total = "null" if found.total is None else found.total
    head = f'{{"page":{page},"pageSize":{size},"hasMore":{_true(found.more)},"totalCount":{total},"data":['
    return head.encode() + rows + b"]}"


def _told(call: Call, connection: Connection, ids: list[Any]) -> bytes:
    """Records as a rule of their noun tells them, joined by commas."""
    noun = call.operation.noun
    assert noun.told is not None
    shape = noun.item_shape()
    with within(_records(call, connection)):
        records = [transaction().load(noun.name, id) for id in ids]
        return b",".join(_encode(_shown(shape, _plain(noun.told(record)))) for record in records)


def _shown_on_request(call: Call, rows: bytes) -> bytes:
    """Records without what is shown only to those who ask for it, and did not."""
    get, query = call.operation.act == "get", call.given.query
    hidden = [name for name, on in call.operation.noun.on_request if on.get >= get and not query.get(camel(on.flag))]
    if not (hidden and rows):
        return rows
    return _encode([record | dict.fromkeys(hidden) for record in _decode(b"[" + rows + b"]")])[1:-1]


def _order(call: Call) -> str:
    noun, query = call.operation.noun, call.given.query
    older = bool(noun.order_by) and "sort" not in query
    parameter, known = ("orderBy", noun.order_by) if older else ("sort", noun.sort)
    asked = query.get(parameter)
    if asked is None:
        return lists.order(call.table, ("created_on" if noun.guid else "id", False))
    if older:
        by = [(asked, query.get("orderByDirection", "").lower() not in ("desc", "descending"))]
    else:
        by = [_direction(word) for word in (asked if noun.sort_list else [asked])]
    return lists.order(call.table, *((_sortable(noun, known, parameter, word), upwards) for word, upwards in by))


def _direction(asked: str | dict[str, Any]) -> tuple[str, bool]:
    """A field to sort by, and whether upwards."""
    if isinstance(asked, dict):
        return asked["field"], not asked["isDescending"]
    return asked, not asked.startswith("-")


def _sortable(noun: Noun, known: tuple[str, ...], parameter: str, asked: str) -> str:
    """The field that a word means. Refused when a list is not sorted by it."""
    # a field that holds an id is sorted by under the name of what it points at, too: `Location`
    spelled = {
        word.replace("_", ""): name
        for name in known
        for word in (name.removesuffix("_id"), noun.sort_words.get(name, name))
    }
    # a plus sign arrives as a blank when it was not encoded
    name = spelled.get(asked.lstrip("+- ").lower())
    if name is None:
        message = f"The value '{asked[:40]}' is not valid for {parameter[0].upper()}{parameter[1:]}."
        raise Refused(f"{parameter}: {message}", kind="invalid", errors={parameter: [message]})
    return name


def _tokens(call: Call) -> feed.Tokens:
    return feed.Tokens(call.platform.database.epoch, call.caller.tenant, f"{call.operation.api}/{call.table.noun.feed}")


def _key(call: Call, tokens: feed.Tokens, after: int) -> Key:
    active = call.given.query.get("active", call.operation.noun.feed_active or "Any")
    idle = call.caller.idle_token or call.platform.idle_token
    size = call.platform.page_size
    return Key(tokens.epoch, tokens.tenant, call.table.name, tokens.feed, after, size, active, idle)


def _ready(call: Call) -> bytes | None:
    """The page of a feed as it was sent before, if that is kept and still true."""
    given, platform = call.given.query.get("from", ""), call.platform
    if call.given.query.get("includeRecentChanges", False) or platform.database.reworking:
        return None
    tokens = _tokens(call)
    try:
        after = tokens.read(given) if given else 0
    except feed.BadToken:  # a date, or nonsense
        return None
    kept = platform.ready_pages.find(_key(call, tokens, after), platform.database, call.table, platform.clock.now())
    if kept is None:
        return None
    platform.telemetry.counts.rows.note(kept.rows)
    return kept.answer


def _feed(call: Call, connection: Connection) -> bytes:
    query, platform, tenant = call.given.query, call.platform, call.caller.tenant
    tokens = _tokens(call)
    after = _place(call, connection, tokens, query.get("from", ""))
    key = _key(call, tokens, after)
    now, recent = feed.moment(connection, tenant, platform.clock.now()), query.get("includeRecentChanges", False)
    page = feed.page(
        connection, call.table, tenant, after, size=key.size, now=now, recent=recent, active=key.active
    )  # fmt: skip
    platform.telemetry.counts.rows.note(page.count)
    token = "" if key.idle == "empty" and not page.more else tokens.issue(page.seq)
    head = f'{{"hasMore":{_true(page.more)},"continueFrom":"{token}","data":['
    answer = head.encode() + page.rows + b"]}"
    if not (recent or platform.database.reworking) and platform.ready_pages.wants(key, len(answer)):
        settled, due = feed.settled(connection, call.table, tenant, now)
        platform.ready_pages.keep(key, Ready(answer, page.count, settled, due))
    return answer


def _place(call: Call, connection: Connection, tokens: feed.Tokens, given: str) -> int:
    """Where a feed goes on: after a token, at a date, or from the beginning."""
    if not given:
        return 0
    try:
        return tokens.read(given)
    except feed.BadToken as fault:
        try:
            since = When.parse(given.replace(" ", "+") if "T" in given else given)
        except ValueError:
            raise Refused(f"from: {fault}", kind="invalid", errors={"from": [str(fault)]}) from None
    return feed.place_of(connection, call.table, call.caller.tenant, since)


def _read(call: Call, connection: Connection) -> Answer:
    with within(_records(call, connection)):
        result = run(call.operation, call.given)
        return result if isinstance(result, File | FileLink) else _answer(call, connection, result)


def _write(call: Call, connection: Connection) -> bytes:
    known = _seen_before(call, connection)
    if known is not None:
        return known
    clock = call.platform.clock.now()
    result = transact(connection, call.caller.tenant, clock, call.behind, lambda: run(call.operation, call.given))
    answer = _answer(call, connection, result)
    if call.idempotency_key:
        at = feed.moment(connection, call.caller.tenant, clock)
        kept = {"request": _request(call), "answer": answer.decode(), "at": at}
        connection.execute(_SQL["remember_answer"], _occasion(call) | kept)
    return answer


def _seen_before(call: Call, connection: Connection) -> bytes | None:
    """The answer that this very request already got: a caller who lost it may ask again, and nothing is done twice."""
    if not call.idempotency_key:
        return None
    # who asks the same at the same time waits here, and then finds the answer
    connection.execute(_SQL["lock_tenant"], {"tenant": call.caller.tenant})
    row = connection.one(_SQL["recall_answer"], _occasion(call))
    if row is None:
        return None
    request, answer = row
    another = "This key came with another request before; take a new key for each request."
    invalid(request != _request(call), "Idempotency-Key", another)
    return answer.encode()


def _occasion(call: Call) -> dict[str, Any]:
    return {"tenant": call.caller.tenant, "occasion": f"{call.caller.client_id} {call.idempotency_key}"}


def _request(call: Call) -> str:
    """By what the same request is known when it comes again."""
    given = call.given
    asked = (call.operation.operation_id, given.path, given.query, given.body)
    return hashlib.sha256(repr(asked).encode()).hexdigest()


def run(operation: Operation, given: Given) -> Any:
    """What the rule of an operation, or its act without one, makes of what is given, inside a transaction."""
    path, rule, noun = given.path, operation.rule, operation.noun
    if operation.act == "create":
        return giving.create(operation.resource, rule, given.body, naming.around(noun, path))
    if rule.on_class:
        everything = {**path, **given.query, **given.body}
        return giving.act(operation.resource, rule, everything, frozenset(path))
    record = naming.named(noun, path)
    rest = {name: value for name, value in path.items() if name != noun.own_id and name not in noun.scoped}
    match operation.act:
        case "update":
            return giving.change(record, rule, given.body)
        case "delete" if rule.function is None:
            record.deactivate()
            return None
        case _:
            return giving.act(record, rule, {**rest, **given.query, **given.body}, frozenset(rest))


def _answer(call: Call, connection: Connection, result: Any) -> bytes:
    if call.operation.answer is None:
        return b""
    if isinstance(result, Resource) and not _is_model(call.operation.rule.answer):
        own = call.caller.app_id.lower() if "externalData" in call.given.body else _shown_app(call)
        noun, shown = type(result).noun, call.operation.noun
        view = shown if shown.name == noun.name else noun
        conditions = lists.Conditions(table_of(noun.name), call.caller.tenant, own, view)
        text = lists.item(connection, conditions, result.values["id"], gone=True)
        assert text is not None
        return text
    if isinstance(result, Page):
        rows = [_plain(row) for row in cast(Page[Any], result)]
        size, total = (len(rows), len(rows)) if result.size is None else (result.size, result.total)
        return _encode({
            "page": result.number, "pageSize": size, "hasMore": result.more, "totalCount": total, "data": rows
        })  # fmt: skip
    return _encode(_shown(call.operation.answer, _plain(result)))


def _is_model(answer: Any) -> bool:
    """Whether a rule shows its record as a model that the noun is a kind of, which may be more than lists show."""
    return isinstance(answer, type) and issubclass(answer, Model) and not issubclass(answer, Resource)


def _shown(shape: Shape, value: Any) -> Any:
    """What a shape shows of a value: records that rules answer with keep to themselves what is not published."""
    if shape.format == "external-data":
        return cast(Any, value) if isinstance(value, list) else []  # a rule gives a list of what the caller may see
    if isinstance(value, list) and shape.item is not None:
        return [_shown(shape.item, item) for item in cast(list[Any], value)]
    if isinstance(value, dict) and shape.kind == "object":
        values = cast(dict[str, Any], value)
        return {member.name: _shown(member.shape, values[member.name]) for member in shape.members}
    return cast(Any, value)


def _plain(value: Any) -> Any:
    match value:
        case Record():
            return {name: _plain(item) for name, item in value.values.items()}
        case list():
            return [_plain(item) for item in cast(list[Any], value)]
        case dict():
            return {name: _plain(item) for name, item in cast(dict[str, Any], value).items()}
        case Decimal() | int() | float() | str() | None:
            return value
        case _:
            raise TypeError(f"{value!r} is no answer")


def _true(value: bool) -> str:
    return "true" if value else "false"
