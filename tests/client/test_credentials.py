"""Where credentials and addresses come from."""

import json
import subprocess
import sys

import pytest
import requests

from truckroll.client import INTEGRATION, PRODUCTION, Client, Credentials, MissingCredentials, credentials
from truckroll.client.environments import Environment, environment

VALUES = {
    "SERVICETITAN_CLIENT_ID": "cid.1",
    "SERVICETITAN_CLIENT_SECRET": "cs1.1",
    "SERVICETITAN_APP_KEY": "ak1.1",
    "SERVICETITAN_TENANT_ID": "7",
}
WHO = Credentials(client_id="cid.1", client_secret="cs1.1", app_key="ak1.1", tenant_id="7", environment=PRODUCTION)


@pytest.fixture(autouse=True)
def nothing_around(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [*VALUES, *(f"SERVICETITAN_{n}" for n in ("API_ROOT", "AUTH_ROOT", "API_ENVIRONMENT", "TIMEZONE"))]:
        monkeypatch.delenv(name, raising=False)


def lines(values: dict[str, str]) -> str:
    return "".join(f"{name}={value}\n" for name, value in values.items())


@pytest.mark.parametrize("name", ["demo.env", "config.json"])
def test_from_a_file_of_either_kind(tmp_path, name):
    path = tmp_path / name
    path.write_text("# ours\n" + lines(VALUES) if name.endswith("env") else json.dumps({**VALUES, "other": [1]}))
    assert credentials(path) == credentials(str(path)) == WHO


def test_from_the_environment_before_the_nearest_env_file(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text(lines({**VALUES, "SERVICETITAN_TENANT_ID": "8"}))
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert credentials().tenant_id == "8"
    monkeypatch.setenv("SERVICETITAN_TENANT_ID", "7")
    assert credentials() == WHO


def test_from_arguments(tmp_path):
    assert credentials(VALUES) == credentials({**VALUES, "SERVICETITAN_TENANT_ID": 7}) == credentials(WHO) == WHO
    roots = {"SERVICETITAN_API_ROOT": "http://127.0.0.1:8080/", "SERVICETITAN_TIMEZONE": "America/Chicago"}
    there = credentials({**VALUES, **roots})
    assert there.environment == Environment("http://127.0.0.1:8080", "http://127.0.0.1:8080")
    assert there.timezone == "America/Chicago"


def test_what_is_missing_is_named_with_the_place(tmp_path):
    path = tmp_path / "demo.env"
    path.write_text("SERVICETITAN_CLIENT_ID=cid.1\nSERVICETITAN_APP_KEY=\nSERVICETITAN_TENANT_ID=7\n")
    with pytest.raises(MissingCredentials, match=r"_CLIENT_SECRET, SERVICETITAN_APP_KEY not found in .*demo\.env"):
        credentials(path)
    with pytest.raises(requests.HTTPError, match=r"the environment or a \.env file"):
        credentials()
    with pytest.raises(ValueError, match="CLIENT_ID"):
        Client({})


@pytest.mark.parametrize("text", ['{"a": ', '{"a": 1} x'])
def test_a_file_that_is_no_json_is_named(tmp_path, text):
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(MissingCredentials, match=r"x\.json is not a JSON object"):
        credentials(tmp_path / "x.json")
    with pytest.raises(FileNotFoundError):
        credentials(tmp_path / "none.json")


def test_an_app_key_that_no_header_can_carry_is_told_without_showing_it():
    with pytest.raises(MissingCredentials) as told:
        Client({**VALUES, "SERVICETITAN_APP_KEY": "ak1\nx"})
    assert "ak1\nx" not in str(told.value)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((), PRODUCTION),
        (("",), PRODUCTION),
        (("production",), PRODUCTION),
        (("Integration",), INTEGRATION),
        (("http://127.0.0.1:8080/",), Environment("http://127.0.0.1:8080", "http://127.0.0.1:8080")),
        (("integration", "http://a"), Environment("http://a", "http://a")),
        (("", "", "http://b/x"), Environment("http://b/x", "http://b/x")),
        (("", "http://a", "http://b"), Environment("http://a", "http://b")),
    ],
)
def test_environments(asked, found):
    assert environment(*asked) == found


@pytest.mark.parametrize(
    "bad", ["staging", "ftp://x", "http://", "http://user:password@x", "http://x?key=1", "http://x:99999", "http://[x"]
)
def test_an_address_that_is_none_is_refused_without_repeating_it(bad):
    with pytest.raises(ValueError, match="production, integration or an http") as told:
        environment(bad)
    assert bad not in str(told.value)


def test_importing_the_client_does_not_load_what_few_need():
    heavy = {"asyncio", "dotenv", "httpx", "httpx2", "starlette", "duckdb", "truckroll.server", "truckroll.store"}
    program = f"import sys, truckroll.client, truckroll.servicepytan; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "[]"


def test_the_conn_of_servicepytan_leads_to_its_own_server():
    conn = {f"SERVICETITAN_{name}": "x" for name in ("CLIENT_ID", "CLIENT_SECRET", "APP_KEY", "TENANT_ID")}
    found = credentials(conn | {"api_root": "http://127.0.0.1:1", "auth_root": "http://127.0.0.1:2"})
    assert found.environment.api_root == "http://127.0.0.1:1"
    assert found.environment.auth_root == "http://127.0.0.1:2"
