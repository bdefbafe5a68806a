"""Reading one request: its path, query and body as the operation's own values, or a problem that names every place."""

from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from truckroll.derive.operations import Operation
from truckroll.derive.validation import Reading
from truckroll.server import problems
from truckroll.server.files import form
from truckroll.server.problems import Problem
from truckroll.server.routing import Route

MOST_BYTES = 10 * 1024 * 1024
MOST_PARAMETERS = 1_000
FORMS = (b"application/x-www-form-urlencoded", b"multipart/form-data")
_decode = msgspec.json.Decoder(float_hook=Decimal).decode


class Given(msgspec.Struct):
    """What a request gave, by published names."""

    path: dict[str, Any]
    query: dict[str, Any]
    body: dict[str, Any] = {}
    ignored: list[str] = []
    read_as: dict[str, str] = {}


def read(route: Route, query: bytes, content_type: bytes, body: bytes, *, strict: bool) -> Given | Problem:
    """Read a request against its operation; in strict mode what nobody knows is wrong, too."""
    operation, reading = route.operation, Reading()
    path: dict[str, Any] = {}
    for parameter in operation.path_parameters:
        path[parameter.name] = reading.parameter(parameter.shape, route.path[parameter.name], parameter.name)
    given = Given(path, {})
    if query or operation.asks:
        try:
            pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
        except ValueError:
            title = f"The query has more than {MOST_PARAMETERS} parameters; ask for less at a time."
            return problems.bad_request(title, {"request": ["There are too many parameters."]})
        pairs = [(name, text) for name, text in pairs if name.lower() != "servicetitanapplicationkey"]
        also = operation.read_as
        given.query = reading.query(operation.query_parameters, pairs, also)
        given.read_as = {name: also[name.lower()] for name, _ in pairs if name.lower() in also}
        _check_page(operation.noun.most, given.query, reading)
    if operation.body is not None:
        said = _form(operation, content_type, body) if operation.is_form else _json(content_type, body)
        if isinstance(said, Problem):
            return said
        value = reading.value(operation.body, said, "")
        given.body = {operation.body.format: value} if operation.body.format in ("items", "body") else value
    given.ignored = reading.ignored
    if strict:
        for name in reading.ignored:
            reading.fault(name, "Nothing of this name is known here.")
    if reading.faults:
        return invalid(reading.faults)
    return given


def invalid(faults: dict[str, list[str]]) -> Problem:
    """The 400 that names every place at fault."""
    title = " ".join(f"{place}: {messages[0]}" for place, messages in list(faults.items())[:5])
    more = len(faults) - 5
    return problems.bad_request(title + (f" And {more} more." if more > 0 else ""), faults, {"places": list(faults)})


def _check_page(most: int, query: dict[str, Any], reading: Reading) -> None:
    page, size = query.get("page"), query.get("pageSize")
    if isinstance(page, int) and page < 1:
        reading.fault("page", "Pages are counted from 1.")
    if isinstance(size, int) and not 1 <= size <= most:
        reading.fault("pageSize", f"A page has 1 to {most} records.")
    if ("externalDataKey" in query) != ("externalDataValues" in query):
        reading.fault("externalDataKey", "externalDataKey and externalDataValues go together.")
    if "externalDataKey" in query and "externalDataApplicationGuid" not in query:
        reading.fault("externalDataApplicationGuid", "This parameter is required with externalDataKey.")


def _form(operation: Operation, content_type: bytes, body: bytes) -> Any:
    assert operation.body is not None
    try:
        said = form(content_type, body)
    except ValueError as fault:
        return problems.bad_request(f"{fault}.", {"request": [f"{fault}."]})
    for member in operation.body.members:
        if member.shape.format == "binary" and member.name not in said:
            message = f"The form has no file in a field called {member.name}."
            return problems.bad_request(message, {member.name: [message]})
    return said


def _json(content_type: bytes, body: bytes) -> Any:
    if content_type.split(b";")[0].strip().lower() in FORMS:
        return problems.bad_request(
            "This operation reads JSON, and a form was sent. Send the body as JSON with Content-Type: application/json"
            " (in Python's requests: json=…, not data=…).",
            {"request": ["JSON is expected, not a form."]},
        )
    if not body.strip():
        return {}
    try:
        return _decode(body)
    except RecursionError:
        return problems.bad_request("The JSON is nested too deeply.", {"request": ["The JSON is nested too deeply."]})
    except ArithmeticError:
        message = "A number in the body has an exponent that no number here can have."
        return problems.bad_request(message, {"request": [message]})
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as fault:
        return problems.bad_request(f"The body is not JSON: {fault}.", {"request": [f"The body is not JSON: {fault}."]})
