"""Code written for servicepytan works on our client, and its faults are gone; its own package is the measure."""

import copy
import importlib
import inspect
import json
import logging
import subprocess
import sys
from types import FunctionType, ModuleType

import pytest
import requests
import servicepytan as published

from tests.client.scripted import APP_KEY, CUT, SECRET, Answer, feed_page, list_page, problem
from truckroll import servicepytan
from truckroll.servicepytan import auth, utils
from truckroll.servicepytan.requests import Endpoint

pytestmark = pytest.mark.usefixtures("never_wait")

MODULES = ["auth", "requests", "utils", "data", "reports", "attachments"]


@pytest.fixture
def jobs(conn):
    return Endpoint("jpm", "jobs", conn)


def public(module: ModuleType) -> dict[str, FunctionType]:
    """Every public function and method that a module defines itself."""
    found = {}
    for name, thing in vars(module).items():
        if getattr(thing, "__module__", None) != module.__name__ or name.startswith("_"):
            continue
        if inspect.isfunction(thing):
            found[name] = thing
        elif inspect.isclass(thing):
            methods = {f"{name}.{each}": method for each, method in vars(thing).items() if inspect.isfunction(method)}
            found |= {path: method for path, method in methods.items() if path.endswith("__init__") or "._" not in path}
    return found


SIGNATURES = [
    pytest.param(module, name, theirs, id=f"{module}.{name}")
    for module in MODULES
    for name, theirs in public(importlib.import_module(f"servicepytan.{module}")).items()
]


@pytest.mark.parametrize(("module", "name", "theirs"), SIGNATURES)
def test_every_signature_is_the_published_one(module, name, theirs):
    ours = public(importlib.import_module(f"truckroll.servicepytan.{module}"))[name]
    assert inspect.signature(ours) == inspect.signature(theirs)
    assert str(inspect.signature(ours)) == str(inspect.signature(theirs))


def test_the_names_at_the_top_are_there():
    assert len(SIGNATURES) > 45
    for name in ("Endpoint", "Report", "DataService", "_convert_date_to_api_format"):
        assert hasattr(published, name)
        assert hasattr(servicepytan, name)
    for module in (published.auth, auth):
        assert list(module.ApiEnvironment) == ["production", "integration"]
    assert auth.AUTH_VARIABLES == published.auth.AUTH_VARIABLES


def test_importing_it_sets_up_no_logging():
    program = "import logging, truckroll.servicepytan; print(logging.getLogger().handlers)"
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "[]"


# --- Endpoint


def test_get_one(platform, jobs):
    platform.script += [Answer(json={"id": 5}), Answer(json={"data": []})]
    assert jobs.get_one(5) == {"id": 5}
    assert jobs.get_one("5", "notes", {"sort": "Id"}) == {"data": []}
    assert [(call.method, call.path, call.query) for call in platform.calls] == [
        ("GET", "/jpm/v2/tenant/7/jobs/5", []),
        ("GET", "/jpm/v2/tenant/7/jobs/5/notes", [("pageSize", "100"), ("sort", "Id")]),
    ]


def test_get_many(platform, jobs):
    page = {"page": 1, "pageSize": 100, "hasMore": False, "totalCount": None, "data": [{"id": 5}]}
    platform.script += [Answer(json=page)]
    assert jobs.get_many({"ids": [1, 2]}) == page
    assert platform.calls[0].query == [("pageSize", "100"), ("ids", "1"), ("ids", "2")]


def test_get_all_goes_past_empty_pages_and_changes_no_dict(platform, jobs):
    platform.script += [list_page([], True), list_page([{"id": 1}], True), list_page([{"id": 2}], False)]
    query = {"jobStatus": "Completed", "page": "3"}
    before = copy.deepcopy(query)
    assert jobs.get_all(query) == [{"id": 1}, {"id": 2}]
    assert query == before
    assert [dict(call.query)["page"] for call in platform.calls] == ["1", "2", "3"]
    assert {dict(call.query)["pageSize"] for call in platform.calls} == {"100"}


def test_no_default_dict_remembers_an_earlier_call(platform, jobs):
    jobs.get_many()
    platform.script += [list_page([], False)]
    jobs.get_all()
    jobs.get_many()
    assert platform.calls[-1].query == [("pageSize", "100")]


def test_create_sends_json(platform, jobs):
    platform.script += [Answer(201, {"id": 5})]
    assert jobs.create({"summary": "New Job", "customerId": 12345, "businessUnitId": 67890}) == {"id": 5}
    (call,) = platform.calls
    assert (call.method, call.headers["content-type"]) == ("POST", "application/json")
    assert call.json == {"summary": "New Job", "customerId": 12345, "businessUnitId": 67890}


def test_a_create_is_repeated_by_a_server_that_has_shown_that_it_knows_keys(platform, jobs, conn):
    platform.script += [Answer(201, {"id": 5}, echo_key=True), CUT, Answer(201, {"id": 6})]
    assert jobs.create({}) == {"id": 5}
    assert Endpoint("crm", "customers", dict(conn)).create({}) == {"id": 6}


@pytest.mark.parametrize("payload", [{"summary": "x"}, '{"summary": "x"}'])
@pytest.mark.parametrize("verb", ["PUT", "PATCH"])
def test_update_sends_json_given_as_a_dict_or_a_string(platform, jobs, payload, verb):
    jobs.update("5", payload, request_type=verb)
    jobs.update(5, payload, "hold", verb)
    assert [(call.method, call.path) for call in platform.calls] == [
        (verb, "/jpm/v2/tenant/7/jobs/5"),
        (verb, "/jpm/v2/tenant/7/jobs/5/hold"),
    ]
    assert platform.calls[0].json == {"summary": "x"}
    assert platform.calls[0].headers["content-type"] == "application/json"


@pytest.mark.parametrize("verb", ["POST", "DELETE", "DEL", "GET", ""])
def test_update_refuses_other_verbs(platform, jobs, verb):
    with pytest.raises(ValueError, match="PUT or PATCH"):
        jobs.update(5, {}, request_type=verb)
    assert platform.calls == []


def test_update_refuses_a_string_that_is_no_json(platform, jobs):
    with pytest.raises(ValueError, match="not of JSON"):
        jobs.update(5, "summary=x")
    assert platform.calls == []


def test_delete_is_sent_as_delete_and_an_empty_answer_is_an_empty_dict(platform, jobs):
    platform.script += [Answer(204), Answer(200), Answer(200, body=b"")]
    assert jobs.delete(5) == {}
    assert jobs.delete("5", "hold") == {}
    assert jobs.delete_subitem(5, 6, "notes") == {}
    assert [(call.method, call.path, call.body) for call in platform.calls] == [
        ("DELETE", "/jpm/v2/tenant/7/jobs/5", b""),
        ("DELETE", "/jpm/v2/tenant/7/jobs/5/hold", b""),
        ("DELETE", "/jpm/v2/tenant/7/jobs/5/notes/6", b""),
    ]


def test_exports_go_past_empty_pages(platform, jobs):
    one = {"hasMore": True, "continueFrom": "a", "data": [{"id": 1}]}
    platform.script += [Answer(json=one)]
    assert jobs.export_one("jobs", "x", True) == one
    assert platform.calls[0].path == "/jpm/v2/tenant/7/export/jobs"
    assert platform.calls[0].query == [("from", "x"), ("includeRecentChanges", "true")]
    platform.script += [feed_page([], "a", True), feed_page([{"id": 1}], "b", True), feed_page([], "b", False)]
    assert jobs.export_all("jobs") == [{"id": 1}]


def test_download_returns_bytes_and_writes_them(platform, conn, tmp_path):
    platform.script += [Answer(body=b"\x89PNG")] * 2
    images = Endpoint("pricebook", "images", conn)
    assert images.download(5) == b"\x89PNG"
    assert images.download("5", filename=str(tmp_path / "x.png")) == b"\x89PNG"
    assert (tmp_path / "x.png").read_bytes() == b"\x89PNG"
    assert [(call.path, call.query) for call in platform.calls] == [
        ("/pricebook/v2/tenant/7/images", [("path", "5")])
    ] * 2


@pytest.mark.parametrize(
    ("folder", "endpoint", "modifier", "path"),
    [
        ("forms", "jobs/attachment", "", "/forms/v2/tenant/7/jobs/attachment/5"),
        ("telecom", "calls", "recording", "/telecom/v2/tenant/7/calls/5/recording"),
        ("telecom", "calls", "voicemail", "/telecom/v2/tenant/7/calls/5/voicemail"),
    ],
)
def test_download_works_for_attachments_and_recordings(platform, conn, folder, endpoint, modifier, path):
    platform.script += [Answer(body=b"\xff\xfb")]
    assert Endpoint(folder, endpoint, conn).download(5, modifier) == b"\xff\xfb"
    assert platform.calls[0].path == path


def test_download_wants_an_id_and_a_resource_with_files(platform, conn, jobs):
    for nothing in ("", None, 0):
        with pytest.raises(ValueError, match="id"):
            Endpoint("pricebook", "images", conn).download(nothing)
    with pytest.raises(ValueError, match="no files"):
        jobs.download(5)
    assert platform.calls == []


# --- what goes wrong


@pytest.mark.parametrize(
    "script",
    [
        [problem(404, "no")],
        [problem(409, "no")],
        [problem(500, "no")] * 5,
        [problem(401, "no")] * 2,
        [problem(429, "Try again in 1 seconds.")] * 20,
        [CUT] * 5,
        [Answer(body=b"<html>")],
    ],
    ids=["404", "409", "500", "401", "429", "cut", "html"],
)
def test_every_failure_is_an_http_error_with_an_answer(platform, jobs, script):
    platform.script += script
    with pytest.raises(requests.HTTPError) as told:
        jobs.get_one(5)
    assert isinstance(told.value.response, requests.Response)
    assert isinstance(told.value.response.status_code, int)


def test_429_is_waited_out_and_never_an_answer(platform, jobs, never_wait):
    platform.script += [problem(429, "Rate limit is exceeded. Try again in 4 seconds."), Answer(json={"id": 5})]
    assert jobs.get_one(5) == {"id": 5}
    assert never_wait.waits == [4]


def test_nobody_listening_no_credentials_and_a_bad_token_are_http_errors(platform, conn, jobs):
    platform.token_script += [Answer(400, {"error": "invalid_client"})]
    with pytest.raises(requests.HTTPError):
        jobs.get_one(5)
    with pytest.raises(requests.HTTPError, match="SERVICETITAN_CLIENT_ID"):
        Endpoint("jpm", "jobs", {**conn, "SERVICETITAN_CLIENT_ID": ""}).get_one(5)
    with pytest.raises(requests.HTTPError, match="environment"):
        Endpoint("jpm", "jobs").get_one(5)
    platform.close()
    with pytest.raises(requests.HTTPError):
        jobs.get_one(5)


def test_no_secret_reaches_a_log(platform, conn, jobs, caplog):
    platform.script += [problem(401, "expired"), problem(400, f"{SECRET} {APP_KEY} token-2")]
    with caplog.at_level(logging.DEBUG), pytest.raises(requests.HTTPError) as told:
        jobs.create({"a": 1})
    platform.token_script += [Answer(400, {"error": f"invalid_client {SECRET}"})]
    with caplog.at_level(logging.DEBUG), pytest.raises(requests.HTTPError) as also_told:
        auth.request_auth_token(platform.root, "cid.other", SECRET)
    text = f"{caplog.text} {told.value!r} {also_told.value!r}"
    assert not [secret for secret in (SECRET, APP_KEY, "token-1", "token-2") if secret in text]


# --- auth


def test_one_token_serves_all_calls(platform, conn, jobs):
    jobs.get_one(5)
    Endpoint("crm", "customers", dict(conn)).get_one(5)
    assert auth.get_auth_token(conn) == "token-1"
    assert auth.get_auth_headers(conn) == {"Authorization": "token-1", "ST-App-Key": APP_KEY}
    assert len(platform.token_calls) == 1
    assert (auth.get_app_key(conn), auth.get_tenant_id(conn)) == (APP_KEY, "7")


def test_request_auth_token_returns_the_whole_answer(platform):
    answer = auth.request_auth_token(platform.root, "cid.1", SECRET)
    assert answer == {"access_token": "token-1", "expires_in": 900, "token_type": "Bearer"}
    sent = platform.token_calls[0]
    assert sent.headers["content-type"] == "application/x-www-form-urlencoded"
    assert b"grant_type=client_credentials" in sent.body


@pytest.mark.parametrize("env", ["production", "integration", auth.ApiEnvironment.INTEGRATION])
def test_roots_are_the_published_ones(env):
    assert auth.get_auth_root_url(env) == published.auth.get_auth_root_url(env)
    assert auth.get_api_root_url(env) == published.auth.get_api_root_url(env)


@pytest.mark.parametrize("function", [auth.get_auth_root_url, auth.get_api_root_url])
def test_an_unknown_environment_is_refused(function):
    with pytest.raises(ValueError, match="production or integration"):
        function("staging")


ALL = {"app_key": "ak1.1", "tenant_id": "7", "client_id": "cid.1", "client_secret": "cs1.1"}
WRITTEN = {f"SERVICETITAN_{name.upper()}": value for name, value in ALL.items()}


def test_connect_with_arguments_gives_the_published_dict():
    for more in ({}, {"api_environment": "integration"}, {"app_id": "a", "timezone": "America/Denver"}):
        assert auth.servicepytan_connect(**ALL, **more) == published.auth.servicepytan_connect(**ALL, **more)


def test_connect_with_the_environment_gives_the_published_dict(monkeypatch):
    complete = WRITTEN | {"SERVICETITAN_TIMEZONE": "UTC", "SERVICETITAN_API_ENVIRONMENT": "production"}
    for name, value in complete.items():
        monkeypatch.setenv(name, value)
    assert auth.servicepytan_connect() == published.auth.servicepytan_connect()
    assert auth.servicepytan_connect(tenant_id="8")["SERVICETITAN_TENANT_ID"] == "8"


def test_connect_with_a_file(tmp_path):
    path = tmp_path / "config.json"
    path.write_text(
        json.dumps(WRITTEN | {"SERVICETITAN_TIMEZONE": "UTC", "SERVICETITAN_API_ENVIRONMENT": "production"})
    )
    assert auth.servicepytan_connect(config_file=str(path)) == published.auth.servicepytan_connect(config_file=path)
    path.write_text(json.dumps(WRITTEN | {"SERVICETITAN_API_ENVIRONMENT": "integration"}))
    conn = auth.servicepytan_connect(config_file=str(path))
    assert conn["api_root"] == "https://api-integration.servicetitan.io"
    assert conn["SERVICETITAN_TIMEZONE"] == "UTC"
    assert conn["SERVICETITAN_APP_ID"] == ""


def test_connect_can_lead_to_our_own_server(platform, tmp_path, monkeypatch):
    lines = "".join(f"{name}={value}\n" for name, value in platform.conn.items())
    (tmp_path / "demo.env").write_text(lines)
    conn = auth.servicepytan_connect(config_file=tmp_path / "demo.env")
    assert (conn["api_root"], conn["auth_root"]) == (platform.root, platform.root)
    assert auth.servicepytan_connect("integration", config_file=tmp_path / "demo.env")["api_root"].startswith("https")
    Endpoint("jpm", "jobs", conn).get_one(5)
    (tmp_path / "demo.env").rename(tmp_path / ".env")
    assert auth.servicepytan_connect()["api_root"] == platform.root
    Endpoint("jpm", "jobs").get_one(6)
    assert auth.get_tenant_id(None) == "7"
    assert [call.path for call in platform.calls] == [f"/jpm/v2/tenant/7/jobs/{n}" for n in (5, 6)]


# --- utils


def test_addresses_are_the_published_ones(conn):
    for arguments in (("jpm", "jobs"), ("jpm", "jobs", 5), ("jpm", "jobs", "5", "notes"), ("a", "b", "", "c")):
        ours = utils.endpoint_url(*arguments, conn=conn)
        assert ours == published.utils.endpoint_url(*arguments, conn=conn)
        assert utils.endpoint_url(*arguments, conn=conn, tenant_id=9) == ours.replace("/7/", "/9/")


def test_default_options_are_added_to_a_copy():
    given = {"page": 1}
    assert utils.check_default_options(given) == {"page": 1, "pageSize": 100}
    assert utils.check_default_options({"pageSize": 5}) == {"pageSize": 5}
    assert given == {"page": 1}


def test_request_json_takes_any_payload_and_del_for_delete(platform, conn):
    url = utils.endpoint_url("jpm", "jobs", 5, conn=conn)
    utils.request_json(url, conn=conn, request_type="DEL")
    utils.request_json(url, conn=conn, request_type="PUT", payload={"a": 1})
    utils.request_json(url, conn=conn, request_type="POST", json_payload=[1])
    utils.request_json(url, conn=conn, request_type="PUT")
    utils.request_json_with_retry(url, {"x": True}, conn=conn)
    assert [(call.method, call.body, call.query) for call in platform.calls] == [
        ("DELETE", b"", []),
        ("PUT", b'{"a":1}', []),
        ("POST", b"[1]", []),
        ("PUT", b"{}", []),
        ("GET", b"", [("x", "true")]),
    ]


def test_a_credential_file_is_made_and_never_overwritten(tmp_path):
    name = str(tmp_path / "mine.json")
    assert utils.create_credential_file(name) == name
    assert published.utils.create_credential_file(str(tmp_path / "theirs.json"))
    assert json.loads((tmp_path / "mine.json").read_text()) == json.loads((tmp_path / "theirs.json").read_text())
    assert (tmp_path / "mine.json").stat().st_mode & 0o077 == 0
    (tmp_path / "mine.json").write_text("filled in")
    assert utils.create_credential_file(name) == name
    assert (tmp_path / "mine.json").read_text() == "filled in"


def test_the_time_zone_and_the_countdown(conn, monkeypatch):
    assert utils.get_timezone_by_file(conn) == "America/New_York"
    assert utils.get_timezone_by_file() == utils.get_timezone_by_file({}) == "UTC"
    waits = []
    monkeypatch.setattr("truckroll.servicepytan.utils.time.sleep", waits.append)
    utils.sleep_with_countdown(2.5)
    assert waits == [1, 1, 1]
