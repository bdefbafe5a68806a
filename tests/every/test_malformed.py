"""Malformed requests to every operation: the documented code, a problem that names every place, and nothing written."""

import http.client
import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.every.good import good
from tests.every.place import OPERATIONS, PROBLEM, Answer, Place, Tenant
from tests.every.test_attacks import put, spelled
from truckroll.catalogue.shapes import Shape

READING = [name for name, each in OPERATIONS.items() if each.body is not None and not each.is_form]
ASKING = [
    name
    for name, operation in OPERATIONS.items()
    if any(parameter.where == "query" for parameter in operation.parameters)
]
MEGABYTE = 1 << 20

# Whole bodies

NOT_JSON = {
    "half": b'{"a": ',
    "word": b"nonsense",
    "two": b"{} {}",
    "latin": '{"a": "é"}'.encode("latin-1"),
    "UTF-16": '{"a": 1}'.encode("utf-16"),
    "mark": b"\xef\xbb\xbf{}",
    "NaN": b'{"a": NaN}',
    "infinity": b'{"a": -Infinity}',
    "NUL": b"\x00",
    "comment": b"{} // nothing",
    "single quotes": b"{'a': 1}",
    "deep arrays": b"[" * 100_000 + b"]" * 100_000,
    "deep objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "deep and open": b"[" * 1_000_000,
    "long number": b'{"a": ' + b"9" * 10_000 + b"}",
    "long exponent": b'{"a": 1e99999999999999999999}',
    "lone surrogate": b'{"a": "\\ud800"}',
    "control character": b'{"a": "\n"}',
}
NO_OBJECT = {
    "array": b"[]",
    "array of objects": b"[{}]",
    "null": b"null",
    "number": b"5",
    "text": b'"x"',
    "true": b"true",
}


def no_such_body(shape: Shape) -> dict[str, bytes]:
    """Whole bodies of another kind than the operation reads."""
    if shape.kind == "object":
        return NO_OBJECT
    return {name: body for name, body in NO_OBJECT.items() if body[:1] != b"["} | {"object": b'{"items": []}'}


@pytest.mark.parametrize("operation_id", READING)
def test_a_body_that_is_no_json_object_is_refused(mine: Tenant, operation_id: str):
    operation, call = OPERATIONS[operation_id], good(operation_id, mine)
    assert operation.body is not None
    before = mine.state()
    for name, body in (NOT_JSON | no_such_body(operation.body)).items():
        answer = mine.call(operation, call, raw=body)
        assert (answer.status, answer.places) == (400, {"request"}), (name, answer)
    assert mine.state() == before


@pytest.mark.parametrize("operation_id", READING)
def test_a_form_where_json_is_meant_is_refused_and_the_problem_says_so(mine: Tenant, operation_id: str):
    operation, call = OPERATIONS[operation_id], good(operation_id, mine)
    before = mine.state()
    for kind, body in (
        ("application/x-www-form-urlencoded", b"memo=rain&reasonId=5"),
        ("application/x-www-form-urlencoded; charset=utf-8", b""),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="memo"\r\n\r\nrain\r\n--x--\r\n',
        ),
    ):
        answer = mine.call(operation, call, raw=body, headers={"Content-Type": kind})
        assert (answer.status, answer.places) == (400, {"request"}), answer
        assert "a form was sent" in answer.title
    assert mine.state() == before


@pytest.mark.parametrize("operation_id", READING)
def test_an_empty_body_is_told_what_is_required(mine: Tenant, operation_id: str):
    operation, call = OPERATIONS[operation_id], good(operation_id, mine)
    assert operation.body is not None
    required = {member.name for member in operation.body.members if member.required}
    required = {"request"} if operation.body.kind == "array" else required
    if not required:
        return
    before = mine.state()
    for body in (b"", b"  ", b"{}"):
        answer = mine.call(operation, call, raw=body)
        assert (answer.status, answer.places) == (400, required), answer
    assert mine.state() == before


@pytest.mark.parametrize("operation_id", READING)
def test_a_body_over_10_mb_is_refused_whether_its_length_is_told_or_not(mine: Tenant, operation_id: str):
    operation, call = OPERATIONS[operation_id], good(operation_id, mine)
    before = mine.state()
    just = json.dumps(call.body).encode()
    large = just + b" " * (10 * MEGABYTE + 1 - len(just))
    answer = mine.call(operation, call, raw=large)
    assert (answer.status, answer.places) == (400, {"request"}), answer
    assert "10 MB" in answer.title
    assert mine.state() == before


def test_a_body_over_10_mb_in_pieces_is_refused(place: Place, mine: Tenant):
    answer = _in_pieces(place, mine, "Jobs_CreateNote", (b" " * MEGABYTE for _ in range(11)))
    assert (answer.status, answer.places) == (400, {"request"}), answer


def test_a_body_of_10_mb_is_read(place: Place, mine: Tenant):
    body = b'{"text": 5}'
    answer = mine.call(
        OPERATIONS["Jobs_CreateNote"], good("Jobs_CreateNote", mine), raw=body + b" " * (10 * MEGABYTE - len(body))
    )
    assert (answer.status, answer.places) == (400, {"text"}), answer


def _in_pieces(place: Place, tenant: Tenant, operation_id: str, pieces: Iterator[bytes]) -> Answer:
    operation = OPERATIONS[operation_id]
    connection = http.client.HTTPConnection("127.0.0.1", place.pool.port, timeout=30)
    headers = {"Authorization": tenant.token, "ST-App-Key": tenant.app.app_key, "Content-Type": "application/json"}
    connection.request(
        operation.method, good(operation_id, tenant).url(operation, tenant.id), pieces, headers, encode_chunked=True
    )
    said = connection.getresponse()
    return Answer(said.status, dict(said.headers.items()), said.read())


# Values of the wrong kind, at each place of each body

WRONG: dict[str, list[str]] = {
    "integer": [
        '"x"',
        '"5"',
        "1.5",
        "1.0",
        "true",
        "[]",
        "{}",
        "9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "1e3",
    ],
    "number": ['"x"', '"5"', "true", "[]", "{}", "1e400", "-1e400"],
    "boolean": ['"true"', "1", "0", "[]", "{}"],
    "enum": ['"Nonsense"', '""', "5", "[]", "{}", "true"],
    "array": ['"x"', "{}", "5", "true"],
    "object": ['"x"', "[]", "5", "true"],
    "map": ['"x"', "[]", "5", "true"],
    "string": ["5", "1.5", "true", "[]", "{}", '"a\\u0000b"'],
    "any": [],
}
WRONG_TEXT: dict[str, list[str]] = {
    "date-time": [
        '""',
        '"yesterday"',
        '"10000-01-01T00:00:00Z"',
        '"+12026-01-01"',
        '"0000-01-01T00:00:00Z"',
        '"-0001-01-01"',
        '"2026-02-30"',
        '"2026-01-01T25:00:00Z"',
        '"2026-01-01T00:00:00+15:00"',
        '"2026-01-01T00:00:00+01:60"',
        '"9999-12-31T23:59:59-01:00"',
        '"0001-01-01T00:00:00+01:00"',
        '"2026-01-01T00:00:00.\u0661Z"',
        '"\u0968\u0966\u0968\u096c-01-01"',
        '"1767225600"',
    ],
    "guid": ['""', '"x"', '"00000000-0000-0000-0000-00000000000g"'],
}


def wrong(shape: Shape) -> list[str]:
    """JSON texts that are no value of a shape."""
    found = list(WRONG[shape.kind])
    if shape.format == "int32":
        found += ["2147483648", "-2147483649"]
    if shape.format == "decimal":
        found += ["100000000000000", "1e20", "0.0000000000001"]
    return found + WRONG_TEXT.get(shape.format, []) + ([] if shape.nullable else ["null"])


def example(shape: Shape) -> Any:
    """Some value of a shape."""
    match shape.kind:
        case "object":
            return {member.name: example(member.shape) for member in shape.members}
        case "array":
            assert shape.item is not None
            return [example(shape.item)]
        case "map":
            assert shape.item is not None
            return {"x": example(shape.item)}
        case "enum":
            return shape.values[0]
        case "string" if shape.format == "date-time":
            return "2026-12-01T10:00:00Z"
        case "string" if shape.format == "date":
            return "2026-12-01"
        case "string" if shape.format == "guid":
            return "00000000-0000-0000-0000-000000000000"
        case kind:
            return {"integer": 1, "number": 1, "boolean": True, "string": "x", "any": "x"}[kind]


def every_place(shape: Shape, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Shape]]:
    """The places in a body, and what stands at each."""
    if path:
        yield path, shape
    if shape.item is not None:
        yield from every_place(shape.item, (*path, "x" if shape.kind == "map" else 0))
    for member in shape.members:
        yield from every_place(member.shape, (*path, member.name))


@pytest.mark.parametrize("operation_id", READING)
def test_a_value_of_the_wrong_kind_is_named_by_its_place(mine: Tenant, operation_id: str):
    operation, call = OPERATIONS[operation_id], good(operation_id, mine)
    assert operation.body is not None
    whole = example(operation.body)
    before = mine.state()
    for path, shape in every_place(operation.body):
        holed = json.dumps(put(whole, path, "the wrong value"), ensure_ascii=False)
        for value in wrong(shape):
            answer = mine.call(operation, call, raw=holed.replace('"the wrong value"', value).encode())
            assert (answer.status, answer.places) == (400, {spelled(path)}), (value, answer)
    assert mine.state() == before


@pytest.mark.parametrize("operation_id", READING)
def test_all_wrong_values_are_named_at_once(mine: Tenant, operation_id: str):
    operation, call = OPERATIONS[operation_id], good(operation_id, mine)
    assert operation.body is not None
    many = operation.body.kind == "array"
    shape = operation.body.item if many and operation.body.item else operation.body
    body: Any = {member.name: [[]] if member.shape.kind != "array" else {} for member in shape.members}
    places = {f"[{at}].{name}" for name in body for at in (0, 1)} if many else set(body)
    answer = mine.call(operation, replace(call, body=[body, body] if many else body))
    assert (answer.status, answer.places) == (400, places), answer
    if not operation.terse:
        assert answer.json["data"] == {"places": list(answer.json["errors"])}


@pytest.mark.parametrize("operation_id", READING)
def test_what_a_body_lacks_is_named_wherever_it_lacks_it(mine: Tenant, operation_id: str):
    operation, call = OPERATIONS[operation_id], good(operation_id, mine)
    assert operation.body is not None
    whole = example(operation.body)
    for path, shape in every_place(operation.body, ("",)):
        for member in shape.members:
            if member.required:
                there = put(
                    whole, path[1:], {each.name: example(each.shape) for each in shape.members if each != member}
                )
                answer = mine.call(operation, replace(call, body=there))
                place = spelled((*path[1:], member.name))
                assert (answer.status, answer.places) == (400, {place}), answer


# Queries

WRONG_QUERY: dict[str, list[str]] = {
    "integer": [
        "x",
        "1.5",
        "1e3",
        "9223372036854775808",
        "-9223372036854775809",
        "99999999999999999999",
        "9" * 5000,
        "%00",
        "%F0%9D%9F%99",
        "0x1",
        "1,2",
        "--1",
        "+",
        "%FF",
    ],
    "number": ["x", "1e400", "-1e400", "NaN", "Infinity", "%00", "1,2", "--1", "%FF"],
    "boolean": ["x", "1", "yes", "%00", "true,true"],
    "enum": ["x", "%00", "1", "%FF"],
    "string": ["a%00b"],
    "array": ["a%00b", ",".join(map(str, range(51)))],
    "map": [],  # it is asked for by name, as in `x[name]=value`
}
WRONG_QUERY_TEXT: dict[str, list[str]] = {
    "date-time": [
        "x",
        "0",
        "10000-01-01",
        "0000-01-01",
        "2026-13-01",
        "2026-01-01T99:00:00Z",
        "%FF",
        "9999-12-31T23:59:59-01:00",
    ],
    "guid": ["x", "%FF", "0"],
    "ids": ["x", "1,x", "1.5", "9223372036854775808", "99999999999999999999", ",".join(map(str, range(51))), "%FF"],
    "texts": [",".join(map(str, range(51)))],
}


@pytest.mark.parametrize("operation_id", ASKING)
def test_a_wrong_query_value_is_named(mine: Tenant, operation_id: str):
    operation, call = OPERATIONS[operation_id], good(operation_id, mine)
    for parameter in operation.parameters:
        if parameter.where != "query" or parameter.name.startswith("externalData"):
            continue
        values = WRONG_QUERY[parameter.shape.kind] + WRONG_QUERY_TEXT.get(parameter.shape.format, [])
        if parameter.shape.format == "int32":
            values += ["2147483648"]
        if parameter.name in ("page", "pageSize"):
            values += ["0", "-1", "-2147483648"]
        if parameter.name == "pageSize":
            values += [str(operation.noun.most + 1)]
        if parameter.name == "sort" or parameter.name == "orderBy":
            values += ["Nope", "-Nope", "id id", "id;drop table", "Id,Name"]
        for value in values:
            others = {name: text for name, text in dict(call.query or {}).items() if name != parameter.name}
            query = "&".join([f"{parameter.name}={value}", *(f"{name}={text}" for name, text in others.items())])
            answer = mine.call(operation, replace(call, query=query))
            assert (answer.status, answer.places) == (400, {parameter.name}), (value, answer)


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_no_query_makes_the_server_fail(mine: Tenant, operation_id: str):
    """Whatever else a query holds is read or refused, but never a failure; writes get their good body with it."""
    operation, call = OPERATIONS[operation_id], good(operation_id, mine)
    names = [parameter.name for parameter in operation.parameters if parameter.where == "query"] or ["page"]
    queries = [
        "&" * 2000,
        "a=1&" * 1500,
        "=",
        "=&=",
        "a" * 20_000,
        "%",
        "%zz=%zz",
        "%00=%00",
        ";a=1;b=2",
        "a[]=1&a[b][c]=2",
        "\x7f=1",
    ]
    queries += [
        f"{name}={value}" for name in names for value in ("", "%", "'", '"', "x" * 5000, "%F0%9F%92%A9", "..%2f..")
    ]
    if operation.method != "GET":
        call = replace(call, path=dict.fromkeys(call.path, 0)) if call.path else replace(call, body={})
    for query in queries:
        mine.call(operation, replace(call, query=query))


def test_the_last_page_there_can_be_is_empty(mine: Tenant):
    for name, operation in OPERATIONS.items():
        if operation.act == "list":
            call = good(name, mine)
            call = replace(
                call, query=dict(call.query or {}) | {"page": (1 << 31) - 1, "pageSize": operation.noun.most}
            )
            answer = mine.call(operation, call)
            assert (answer.status, answer.rows) == (200, [])
            assert isinstance(answer.json, list) or not answer.json["hasMore"]


# What is not even a path, or not even HTTP


# fmt: off
NOWHERE = [
    "/", "/jpm", "/jpm/v2", "/jpm/v2/tenant", "/jpm/v2/tenant/1001", "/jpm/v2/tenant/1001/jobz", "/jpm/v2/tenant//jobs",
    "/jpm/v3/tenant/1001/jobs", "/accounting/v2/tenant/1001/paymentz/5", "/%00", "/%ff", "/../../etc/passwd",
    "/favicon.ico", "/connect/nothing", "/openapi/x/y.json", "/.well-known/nothing", "/healthz/x",
]
# fmt: on


@pytest.mark.parametrize("path", [*NOWHERE, "/" + "a" * 10_000, "/" + "a/" * 3000], ids=lambda path: path[:50])
def test_a_path_that_leads_nowhere_is_404(place: Place, path: str):
    for method in ("GET", "POST", "DELETE"):
        assert place.send(method, path).status == 404


@pytest.mark.parametrize(
    ("path", "successor"),
    [
        ("/v1/customers/5", "/crm/v2/tenant/{tenant}/customers/{id}"),
        ("/jpm/v1/tenant/1001/jobs", "/jpm/v2/tenant/{tenant}/jobs"),
        ("/v1/nothing/of/the/kind", None),
    ],
)
def test_the_first_version_is_gone_and_says_what_replaced_it(place: Place, path: str, successor: str | None):
    answer = place.send("GET", path)
    assert answer.status == 410
    assert answer.headers.get("link") == (f'<{successor}>; rel="successor-version"' if successor else None)


def test_a_document_there_is_not_is_404_with_those_there_are(place: Place):
    answer = place.send("GET", "/openapi/nothing.json")
    assert (answer.status, "There is no API nothing; there are" in answer.title) == (404, True)


@pytest.mark.parametrize("path", ["/connect/token", "/openapi/jpm-v2.json", "/healthz", "/readyz"])
def test_what_stands_beside_the_api_refuses_other_methods_with_a_problem_too(place: Place, path: str):
    answer = place.send("DELETE", path)
    assert (answer.status, "allow" in answer.headers) == (405, True)


@pytest.mark.parametrize(
    "request_line",
    [
        b"DEL /jpm/v2/tenant/1/jobs HTTP/1.1",
        b"GET /\xff HTTP/1.1",
        b"GET /jpm/v2/tenant/1/jobs?\xff HTTP/1.1",
        b"NONSENSE",
        b"GET / HTTP/9.9",
    ],
)
def test_what_is_hardly_http_is_answered_all_the_same(place: Place, request_line: bytes):
    with socket.create_connection(("127.0.0.1", place.pool.port), timeout=30) as wire:
        wire.sendall(request_line + b"\r\nHost: x\r\nConnection: close\r\n\r\n")
        said = b"".join(iter(lambda: wire.recv(65536), b""))
    head, _, body = said.partition(b"\r\n\r\n")
    assert 400 <= int(head.split()[1]) < 500, said
    assert set(json.loads(body)) == PROBLEM
