"""Behind a proxy: what it says of who asks is believed from nobody else, and links name the public address."""

import json
import re
from base64 import urlsafe_b64decode
from urllib.parse import urlencode

import pytest
import urllib3

from tests.server.served import served
from truckroll.server.access import apps, tenants

PUBLIC = "https://api.example.com"
FORGED = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}


def seen(url: str, headers: dict[str, str]) -> tuple[str, str]:
    """Who asks and under which address, as the server has it."""
    said = urllib3.request("GET", f"{url}/seen", headers=headers).json()
    return said["client"], said["base"]


def test_what_a_stranger_writes_of_himself_is_not_believed(tmp_path):
    with served(tmp_path / "data", trusted_proxies=("192.0.2.0/24",)) as server:
        assert seen(server.url, FORGED) == ("127.0.0.1", f"{server.url}/")


def test_nobody_is_believed_where_no_proxy_is_named(tmp_path):
    with served(tmp_path / "data", trusted_proxies=()) as server:
        assert seen(server.url, FORGED) == ("127.0.0.1", f"{server.url}/")


def test_a_proxy_is_believed_but_not_what_its_own_caller_wrote(tmp_path):
    with served(tmp_path / "data", trusted_proxies=("127.0.0.1", "192.0.2.0/24")) as server:
        assert seen(server.url, FORGED) == ("203.0.113.9", server.url.replace("http", "https") + "/")
        written = {"X-Forwarded-For": "10.9.9.9, 203.0.113.9, 192.0.2.7"}
        assert seen(server.url, written)[0] == "203.0.113.9"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "api.example.com:99", ""])
def test_links_name_the_public_address_whatever_host_was_asked_for(tmp_path, host):
    with served(tmp_path / "data", public_url=PUBLIC) as server:
        assert seen(server.url, {"Host": host})[1] == f"{PUBLIC}/"
        said = urllib3.request("GET", f"{server.url}/.well-known/openid-configuration", headers={"Host": host}).json()
        assert said["token_endpoint"] == f"{PUBLIC}/connect/token"
        assert said["issuer"] == PUBLIC
        page = urllib3.request("GET", f"{server.url}/docs/environments", headers={"Host": host})
        assert PUBLIC in page.data.decode()
        assert not host.startswith("evil") or "evil" not in page.data.decode()
        assert page.headers["strict-transport-security"]


def test_tokens_name_the_public_address_and_are_taken_under_it(tmp_path):
    with served(tmp_path / "data", public_url=PUBLIC) as server:
        app, given = server.parts.database.write(lambda connection: connected(connection)).result()
        form = urlencode({"grant_type": "client_credentials", "client_id": given[0], "client_secret": given[1]})
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        token = urllib3.request("POST", f"{server.url}/connect/token", body=form, headers=kind).json()
        claims = token["access_token"].split(".")[1]
        assert json.loads(urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))["iss"] == PUBLIC
        headers = {"Authorization": f"Bearer {token['access_token']}", "ST-App-Key": app}
        assert urllib3.request("GET", f"{server.url}/jpm/v2/tenant/7/jobs", headers=headers).status == 200


def connected(connection) -> tuple[str, tuple[str, str]]:
    """An app's key, and the id and secret of its connection to a new tenant."""
    tenants.add(connection, 7, "Seven", "UTC", now=0)
    app = apps.create(connection, "board", scopes=["tn.jpm.jobs:r"], now=0, offered_to=[7])
    grant, secret = apps.connect(connection, app.id, 7, now=0)
    return app.key, (grant.client_id, secret)


def test_without_a_public_address_links_name_what_was_asked_for(tmp_path):
    with served(tmp_path / "data") as server:
        said = urllib3.request("GET", f"{server.url}/.well-known/openid-configuration").json()
        assert re.fullmatch(rf"{server.url}/connect/token", said["token_endpoint"])


def test_every_answer_says_that_its_kind_is_not_to_be_guessed(tmp_path):
    with served(tmp_path / "data") as server:
        for path in ("/jpm/v2/tenant/7/jobs", "/healthz", "/sign-in", "/nothing/here", "/connect/token"):
            for method in ("GET", "DEL"):
                answer = urllib3.request(method, server.url + path)
                assert answer.headers.getlist("x-content-type-options") == ["nosniff"], path
