"""The powers over HTTP: each is there, answers as its document says, and is given to nobody else."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import urllib3

from tests.faults.served import serving
from tests.laws.contractor import APPOINTMENTS, Contractor, Line, furnish
from truckroll.catalogue.time import Clock
from truckroll.sandbox.powers.document import document
from truckroll.sandbox.powers.guard import HEADER
from truckroll.sandbox.powers.operations import COMMANDS, ROOT
from truckroll.server.access import tenants
from truckroll.server.log import Log
from truckroll.server.serving import platform
from truckroll.server.settings import Settings
from truckroll.store.errors import StoreError
from truckroll.testing import Sandbox, sandbox

KEY = "a key that nobody would guess"


def ask(server: Sandbox, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
    more = {} if body is None else {"json": body}
    answer = urllib3.request(method, f"{server.url}{ROOT}{path}", headers=headers, retries=False, **more)
    return answer.status, json.loads(answer.data) if answer.data else None


def fits(method: str, path: str, status: int, said: Any) -> None:
    """The answer is one that the document tells of."""
    told = document()["paths"][f"{ROOT}{path}"][method.lower()]["responses"][str(status)]
    if status < 400 and "content" in told:
        shape = {**told["content"]["application/json"]["schema"], "components": document()["components"]}
        jsonschema_rs.validate(shape, said)


def test_every_power_is_had_over_http(server: Sandbox, contractor: Contractor, line: Line):
    visit = line.good("GET", APPOINTMENTS, jobId=contractor.jobs[0])["data"][0]["id"]
    place = "/tenants/{tenant}/appointments/{id}/"
    given = [
        ("GET", "/clock", {}, None),
        ("POST", "/clock/freeze", {}, None),
        ("PUT", "/clock", {}, {"now": "2099-01-01T00:00:00Z"}),
        ("POST", "/clock/advance", {}, {"minutes": 15}),
        ("PUT", "/snapshots/{name}", {"name": "before"}, None),
        ("GET", "/snapshots", {}, None),
        ("POST", "/clock/run", {}, None),
        ("POST", "/faults", {}, {"kind": "status", "status": 429, "count": 1, "share": 0.5}),
        ("GET", "/faults", {}, None),
        ("DELETE", "/faults/{id}", {"id": "f?"}, None),
        ("DELETE", "/faults", {}, None),
        *(("POST", f"{place}{step}", {}, {}) for step in ("dispatch", "arrive", "pause", "resume")),
        ("POST", f"{place}finish", {}, {"technicianIds": [contractor.ids["tess"]]}),
        ("POST", "/snapshots/{name}/restore", {"name": "before"}, None),
        ("DELETE", "/snapshots/{name}", {"name": "before"}, None),
    ]
    for method, path, names, body in given:
        values = {"tenant": 7, "id": visit} if path.startswith(place) else dict(names)
        if values.get("id") == "f?":
            values["id"] = server.powers.faults()[0].id
        status, said = ask(server, method, path.format(**values), body)
        assert status < 300, said
        fits(method, path, status, said)
    assert {(method, path) for method, path, *_ in given} == {(each.method, each.path) for each in COMMANDS}
    assert server.powers.clock().now == "2099-01-01T00:15:00.0000000Z"


def test_the_document_is_served_and_tells_of_every_power(server: Sandbox):
    status, said = ask(server, "GET", "/openapi.json")
    assert (status, said) == (200, document())
    told = {operation["operationId"] for path in said["paths"].values() for operation in path.values()}
    assert told == {each.id for each in COMMANDS}
    names = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(said)))
    assert names == said["components"]["schemas"].keys()


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "place"),
    [
        ("PUT", "/clock", {"now": "soon"}, 400, "now"),
        ("PUT", "/clock", {}, 400, "request"),
        ("PUT", "/clock", {"now": "2020-01-01"}, 409, None),
        ("POST", "/clock/advance", {"minutes": -1}, 400, "minutes"),
        ("POST", "/clock/advance", {"minute": 1}, 400, "request"),
        ("POST", "/clock/advance", {"days": 3_000_000}, 400, "now"),
        ("POST", "/faults", {"kind": "rain"}, 400, "kind"),
        ("POST", "/faults", {"kind": "status", "family": "jobs", "method": "FETCH"}, 400, "family"),
        ("DELETE", "/faults/f99", None, 404, None),
        ("POST", "/snapshots/none/restore", None, 404, None),
        ("PUT", "/snapshots/.x", None, 400, "name"),
        ("POST", "/tenants/7/appointments/999999/dispatch", None, 404, None),
        ("POST", "/tenants/7/appointments/99999999999999999999/dispatch", None, 404, None),
        ("POST", "/tenants/7/appointments/1/dispatch", {"technicianIds": [2**64]}, 400, "technicianIds[0]"),
        ("POST", "/tenants/7/appointments/x/dispatch", None, 404, None),
        ("POST", "/clock", None, 405, None),
    ],
)  # fmt: skip
def test_a_command_that_cannot_be_is_told_why_and_changes_nothing(
    server: Sandbox, method: str, path: str, body: Any, status: int, place: str | None
):
    held = server.powers.freeze()
    got, said = ask(server, method, path, body)
    assert got == status, said
    assert set(said) == {"type", "title", "status", "traceId", "errors", "data"}
    assert said["title"]
    if place:
        assert place in said["errors"]
    assert (server.powers.clock(), server.powers.faults()) == (held, [])


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"minutes=15", "application/x-www-form-urlencoded", 415),
        (b"{", "application/json", 400),
        (b" " * 70_000, "application/json", 413),
    ],
)
def test_a_body_that_is_no_json_is_refused(server: Sandbox, body: bytes, kind: str, status: int):
    url = f"{server.url}{ROOT}/clock/advance"
    assert urllib3.request("POST", url, body=body, headers={"content-type": kind}).status == status


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://example.com"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"host": "sandbox.example.com"},
        {"x-forwarded-for": "127.0.0.1"},
        {"forwarded": "for=10.0.0.1"},
        {HEADER: "guessed"},
        {HEADER: ""},
        {HEADER: "\u00e9"},
    ],
    ids=str,
)
def test_nobody_else_may_command(server: Sandbox, headers: dict[str, str]):
    """No page of another site, no name that another site gave this machine, no proxy, nobody who guesses the key."""
    for method, path in (("GET", "/clock"), ("POST", "/clock/freeze"), ("GET", "/openapi.json")):
        status, said = ask(server, method, path, **headers)
        assert status in (401, 403), said
    assert server.powers.clock().running


def test_no_browser_is_told_that_another_site_may_read(server: Sandbox):
    answer = urllib3.request("OPTIONS", f"{server.url}{ROOT}/clock", headers={"origin": "https://example.com"})
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]


def test_its_key_opens_a_sandbox_to_those_elsewhere():
    elsewhere = {"x-forwarded-for": "10.0.0.1"}
    with sandbox(sandbox_key=KEY) as server:
        assert ask(server, "GET", "/clock", **elsewhere)[0] == 401
        assert ask(server, "GET", "/clock", **elsewhere, **{HEADER: KEY})[0] == 200
        assert ask(server, "GET", "/clock", **elsewhere, **{HEADER: KEY[:-1]})[0] == 401
        assert ask(server, "GET", "/clock", **{HEADER: KEY, "origin": "https://example.com"})[0] == 403


def test_a_server_that_is_no_sandbox_has_none_of_it(tmp_path: Path):
    with sandbox(tmp_path / "data") as server:
        furnish(server, jobs=0)
    with serving(tmp_path / "data") as served:
        assert urllib3.request("GET", f"{served.url}{ROOT}/clock").status == 404


def test_data_that_were_not_made_as_a_sandbox_are_not_played_with(tmp_path: Path):
    settings = Settings(str(tmp_path / "data"))
    with platform(settings, Clock(), Log()) as parts:
        parts.database.write(lambda c: tenants.add(c, 7, "A contractor", "America/Chicago", now=1)).result()
    with pytest.raises(StoreError, match="was not made as a sandbox"), sandbox(tmp_path / "data"):
        pass
