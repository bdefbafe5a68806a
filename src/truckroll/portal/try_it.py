"""Try it: an operation asked from its page, inside the server, as the signed-in reader's own app.

The request goes the way of any other, through admission, limits and the request log, with a token that is made for it
and leaves the server as little as the app key does.
"""

import json
import time
from dataclasses import dataclass
from typing import cast
from urllib.parse import quote, unquote, urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.derive.operations import Operation, Parameter, by_name
from truckroll.portal import gate
from truckroll.portal.rendering import environment, missing, render
from truckroll.server.access import apps
from truckroll.server.access.apps import Grant
from truckroll.server.access.people import Person
from truckroll.server.api import Api, Message
from truckroll.server.platform import Platform
from truckroll.server.problems import Header
from truckroll.server.routing import router

SHOWN = 256 * 1024
"""How many characters of an answer are shown."""
COLOURED = 64 * 1024
"""How many of them are given colours, which takes longer than the answer itself."""
PATH, QUERY = "path.", "query."
"""What the fields of the form begin with that stand for a parameter."""

_HIDDEN_HEADERS = frozenset({b"content-length"})


@dataclass(frozen=True)
class Asked:
    """What was asked, as the reader may see it."""

    method: str
    target: str
    body: str


@dataclass(frozen=True)
class Answered:
    """What came of it."""

    status: int
    headers: list[tuple[str, str]]
    body: str
    language: str
    cut: bool
    ms: float


def routes(platform: Platform) -> list[BaseRoute]:
    """Where the form on an operation's page is sent."""
    api = Api(platform, router())

    @gate.only("developer", "administrator", "operator")
    async def tried(request: Request) -> Response:
        return await _tried(request, api)

    cast(dict[str, object], environment().globals)["own_grants"] = own_grants
    return [Route("/try/{operation}", tried, methods=["POST"])]


def own_grants(request: Request) -> list[Grant]:
    """What the reader may try operations with: the grants of his apps, or those that his tenant gave."""
    person: Person | None = request.state.user
    if person is None:
        return []
    connection = gate.platform(request).database.inline
    if person.role == "administrator" and person.tenant is not None:
        grants = apps.connected(connection, person.tenant)
    else:
        grants = [grant for app in apps.owned(connection, person.id) for grant in apps.grants(connection, app.id)]
    return [grant for grant in grants if grant.disabled is None]


async def _tried(request: Request, api: Api) -> Response:
    operation = by_name().get(request.path_params["operation"])
    if operation is None:
        return missing(request)
    fields = gate.form(request)
    grant = next((each for each in own_grants(request) if each.client_id == fields.get("grant")), None)
    if grant is None:
        return _page(request, operation, "Choose one of your own apps that is connected to a tenant.")
    if lacking := [each.name for each in path_parameters(operation) if not fields.get(PATH + each.name, "").strip()]:
        return _page(request, operation, f"Fill in {', '.join(lacking)}: the address has no meaning without.")
    asked = _asked(operation, fields, grant)
    answered = await perform(request, api, grant, asked)
    return _page(request, operation, "", asked, answered, grant)


def path_parameters(operation: Operation) -> list[Parameter]:
    """What an operation's path is to be filled with, beside the tenant."""
    return [each for each in operation.parameters if each.where == "path" and each.name != "tenant"]


def query_parameters(operation: Operation) -> list[Parameter]:
    """What may stand in an operation's query."""
    return [each for each in operation.parameters if each.where == "query"]


def _asked(operation: Operation, fields: dict[str, str], grant: Grant) -> Asked:
    path = operation.url.replace("{tenant}", str(grant.tenant))
    for each in path_parameters(operation):
        path = path.replace(f"{{{each.name}}}", quote(fields[PATH + each.name].strip(), safe=""))
    given = [(each.name, fields.get(QUERY + each.name, "").strip()) for each in query_parameters(operation)]
    query = urlencode([(name, value) for name, value in given if value])
    body = fields.get("body", "") if operation.body is not None and not operation.is_form else ""
    return Asked(operation.method, path + (f"?{query}" if query else ""), body)


async def perform(request: Request, api: Api, grant: Grant, asked: Asked) -> Answered:
    """Send the request through the API of this very process."""
    admission = api.platform.admission
    admission.look()
    token = admission.token(grant, grant.app.scopes)
    path, _, query = asked.target.partition("?")
    headers: list[Header] = [
        (b"host", request.headers.get("host", "").encode("latin-1")),
        (b"authorization", b"Bearer " + token.encode()),
        (b"st-app-key", grant.app.key.encode()),
        (b"user-agent", b"Truckroll Try it"),
    ]
    body = asked.body.encode()
    if body:
        headers += [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    scope = {key: request.scope[key] for key in ("type", "asgi", "http_version", "scheme", "server", "client")} | {
        "method": asked.method,
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": headers,
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    began = time.perf_counter()
    await api(scope, receive, send)
    milliseconds = (time.perf_counter() - began) * 1000
    start = next(message for message in sent if message["type"] == "http.response.start")
    whole = b"".join(message.get("body", b"") for message in sent)
    shown, language = _readable(whole)
    return Answered(
        start["status"],
        [(n.decode("latin-1"), v.decode("latin-1")) for n, v in start["headers"] if n not in _HIDDEN_HEADERS],
        shown[:SHOWN],
        language if len(shown) <= COLOURED else "text",
        len(shown) > SHOWN,
        milliseconds,
    )


def _readable(body: bytes) -> tuple[str, str]:
    """An answer as a person reads it, and in which language."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return f"({len(body):,} bytes that are no text)", "text"
    try:
        return json.dumps(json.loads(text), indent=2, ensure_ascii=False), "json"
    except ValueError:
        return text, "text"


def _page(
    request: Request,
    operation: Operation,
    fault: str,
    asked: Asked | None = None,
    answered: Answered | None = None,
    grant: Grant | None = None,
) -> Response:
    """What stands below the form; as a page of its own where there is no script."""
    part = request.headers.get("x-part") == "1"
    answer = render(
        request,
        "reference/tried.html" if part else "reference/tried_page.html",
        200 if part or answered else 422,
        operation=operation,
        fault=fault,
        asked=asked,
        answered=answered,
        grant=grant,
    )
    answer.headers.update(gate.NO_STORE)
    return answer
