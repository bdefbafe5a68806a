"""The token endpoint as clients meet it, with the keys and the discovery document."""

import base64
import json
from urllib.parse import quote, urlencode

import pytest
from starlette.applications import Starlette

from tests.server.access_setting import SCOPE, World, call, signing_key
from truckroll.server import problems
from truckroll.server.access import apps, credentials, keys
from truckroll.server.access.endpoints import TOKENS_A_SECOND, routes

FORM = {"content-type": "application/x-www-form-urlencoded"}


class Site(World):
    def __init__(self, folder, **how):
        super().__init__(folder, **how)
        self.site = Starlette(routes=routes(self.admission))

    def post(self, fields, *, headers=None, body=None):
        body = urlencode(fields).encode() if body is None else body
        return call(self.site, "POST", "/connect/token", headers=FORM | (headers or {}), body=body)

    def credentials(self, app="board", tenant=7, **more):
        client = self.clients[app, tenant]
        return {"grant_type": "client_credentials", "client_id": client.id, "client_secret": client.secret} | more


@pytest.fixture
def site(tmp_path):
    site = Site(tmp_path)
    yield site
    site.close()


def basic(name: str, secret: str) -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"{name}:{secret}".encode()).decode()}


def test_a_client_gets_a_token_that_admits_it(site):
    answer = site.post(site.credentials())
    body = answer.json
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"].startswith("application/json")
    assert {name: body[name] for name in body if name != "access_token"} == {
        "expires_in": 900,
        "token_type": "Bearer",
        "scope": f"tn.jpm.appointments:r {SCOPE}",
    }
    assert site.status(body["access_token"]) == 200
    assert site.status(body["access_token"], tenant="8") == 403


@pytest.mark.parametrize(
    "content_type", ["application/x-www-form-urlencoded; charset=UTF-8", "Application/X-WWW-Form-Urlencoded"]
)
def test_the_type_of_the_form_may_be_written_otherwise(site, content_type):
    assert site.post(site.credentials(), headers={"content-type": content_type}).status == 200


def test_basic_authorization_does_as_well(site):
    client = site.clients["board", 7]
    fields = {"grant_type": "client_credentials"}
    assert site.post(fields, headers=basic(client.id, client.secret)).status == 200
    assert site.post(fields, headers=basic(quote(client.id, safe=""), quote(client.secret, safe=""))).status == 200
    assert site.post(fields | {"client_id": client.id}, headers=basic(client.id, client.secret)).status == 200
    assert site.post(fields, headers=basic(client.id, "cs1.wrong")).json == {"error": "invalid_client"}


@pytest.mark.parametrize("scheme", ["Basic", "Basic !", "Basic bm9jb2xvbg==", "Basic \xff", "Basic //8="])
def test_broken_basic_authorization_is_told(site, scheme):
    answer = site.post({"grant_type": "client_credentials"}, headers={"authorization": scheme})
    assert (answer.status, answer.json["error"]) == (400, "invalid_request")


def test_two_ways_at_once_are_refused(site):
    client = site.clients["board", 7]
    answer = site.post(site.credentials(), headers=basic(client.id, client.secret))
    assert (answer.status, answer.json["error"]) == (400, "invalid_request")


@pytest.mark.parametrize("asked", ["", "   "])
def test_an_empty_scope_asks_for_all(site, asked):
    assert len(site.post(site.credentials(scope=asked)).json["scope"].split()) == 2


def test_a_scope_narrows_the_token(site):
    body = site.post(site.credentials(scope="tn.jpm.appointments:r")).json
    assert body["scope"] == "tn.jpm.appointments:r"
    assert site.status(body["access_token"], scope="tn.jpm.appointments:r") == 200
    assert site.status(body["access_token"], scope=SCOPE) == 403


def test_a_scope_widens_nothing(site):
    answer = site.post(site.credentials(scope=f"{SCOPE} tn.jpm.jobs:w"))
    assert (answer.status, answer.json["error"]) == (400, "invalid_scope")
    assert "tn.jpm.jobs:w" in answer.json["error_description"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"client_secret": "cs1.wrong"},
        {"client_secret": "x"},
        {"client_id": "cid.nobody"},
        {"client_id": "' or 1=1 --"},
        {"client_id": "cid.\x00"},
        {"client_id": "é" * 5000},
    ],
)
def test_a_client_that_is_not_one_learns_nothing_more(site, wrong):
    answer = site.post(site.credentials(**wrong))
    assert (answer.status, answer.json) == (400, {"error": "invalid_client"})
    assert answer.headers["cache-control"] == "no-store"


def test_the_secret_of_another_client_is_no_secret(site):
    assert site.post(site.credentials(client_secret=site.clients["board", 8].secret)).status == 400
    assert site.post(site.credentials(client_secret=site.clients["robot", 7].secret)).status == 400
    assert site.post(site.credentials(client_secret=site.clients["board", 7].grant.digest.hex())).status == 400


def test_an_unknown_client_costs_the_same_work_as_a_known_one(site, monkeypatch):
    done = []
    digest = credentials.digest
    monkeypatch.setattr(credentials, "digest", lambda secret: done.append(secret) or digest(secret))
    site.post(site.credentials(client_secret="cs1.wrong"))
    site.post(site.credentials(client_id="cid.nobody", client_secret="cs1.wrong"))
    assert done == ["cs1.wrong", "cs1.wrong"]
    assert not credentials.matches("anything", None)


@pytest.mark.parametrize("missing", ["client_id", "client_secret"])
def test_a_missing_name_or_secret_is_told(site, missing):
    fields = site.credentials()
    del fields[missing]
    answer = site.post(fields)
    assert (answer.status, answer.json["error"]) == (400, "invalid_client")
    assert "client_id and client_secret" in answer.json["error_description"]


@pytest.mark.parametrize("grant_type", ["password", "authorization_code", "refresh_token", "", "CLIENT_CREDENTIALS"])
def test_other_grant_types_are_unsupported(site, grant_type):
    answer = site.post(site.credentials(grant_type=grant_type))
    assert (answer.status, answer.json["error"]) == (400, "unsupported_grant_type")
    assert "client_credentials" in answer.json["error_description"]


def test_a_missing_grant_type_is_told(site):
    answer = site.post({"client_id": "x", "client_secret": "y"})
    assert (answer.status, answer.json["error"]) == (400, "invalid_request")


@pytest.mark.parametrize("content_type", ["application/json", "multipart/form-data; boundary=x", "text/plain", ""])
def test_what_is_not_a_form_is_told_to_be_one(site, content_type):
    answer = site.post({}, headers={"content-type": content_type}, body=json.dumps(site.credentials()).encode())
    assert (answer.status, answer.json["error"]) == (400, "invalid_request")
    assert "application/x-www-form-urlencoded" in answer.json["error_description"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"&&&&",
        b"=",
        b"x" * 70_000,
        b"&".join(b"a%d=1" % number for number in range(60)),
        b"grant_type=client_credentials&grant_type=client_credentials",
    ],
)
def test_a_form_that_makes_no_sense_is_a_400(site, body):
    answer = site.post({}, body=body)
    assert (answer.status, answer.json["error"]) == (400, "invalid_request")


def test_a_disabled_client_is_told_so_only_with_the_right_secret(site):
    site.change(lambda connection: apps.disable(connection, site.clients["board", 7].id, now=1))
    right, wrong = site.post(site.credentials()), site.post(site.credentials(client_secret="cs1.wrong"))
    assert (right.status, right.json["error"]) == (400, "invalid_client")
    assert "disabled" in right.json["error_description"]
    assert wrong.json == {"error": "invalid_client"}


def test_a_new_secret_works_at_once_and_the_old_one_no_more(site):
    secret = site.change(lambda connection: apps.rotate(connection, site.clients["board", 7].id))
    assert site.post(site.credentials()).json == {"error": "invalid_client"}
    token = site.post(site.credentials(client_secret=secret)).json["access_token"]
    assert site.status(token) == 200


def test_tokens_are_throttled_for_each_client(tmp_path):
    site = Site(tmp_path, default_limit=60)
    assert [site.post(site.credentials()).status for _ in range(TOKENS_A_SECOND)] == [200] * TOKENS_A_SECOND
    answer = site.post(site.credentials())
    assert (answer.status, answer.headers["retry-after"]) == (429, "1")
    assert answer.json["title"].endswith("Try again in 1 seconds.")
    assert set(answer.json) == {"type", "title", "status", "traceId", "errors", "data"}
    assert site.post(site.credentials("robot")).status == 200
    site.elapse(1)
    assert site.post(site.credentials()).status == 200
    site.close()


def test_strangers_cannot_lock_a_client_out_nor_fill_the_memory(tmp_path):
    site = Site(tmp_path, default_limit=60)
    statuses = [site.post(site.credentials(client_secret="cs1.wrong")).status for _ in range(TOKENS_A_SECOND)]
    statuses += [site.post(site.credentials(client_id=f"cid.{number}")).status for number in range(20)]
    assert statuses == [400] * TOKENS_A_SECOND + [429] * 20
    assert site.post(site.credentials()).status == 200
    assert len(site.limiter._passed) == 2
    site.close()


def test_a_throttled_answer_has_the_trace_id_of_its_request(tmp_path):
    site = Site(tmp_path, default_limit=60)

    async def traced(scope, receive, send):
        scope[problems.TRACE_ID] = "ab" * 16
        await Starlette(routes=routes(site.admission))(scope, receive, send)

    body = urlencode(site.credentials(client_id="cid.x")).encode()
    for _ in range(TOKENS_A_SECOND):
        call(traced, "POST", "/connect/token", headers=FORM, body=body)
    assert call(traced, "POST", "/connect/token", headers=FORM, body=body).json["traceId"] == "ab" * 16
    site.close()


def test_the_keys_are_published_and_follow_a_rotation(site):
    path = "/.well-known/openid-configuration/jwks"
    assert [key["kid"] for key in call(site.site, "GET", path).json["keys"]] == [signing_key(0).id]
    site.change(lambda connection: keys.rotate(connection, signing_key(1), now=site.clock.now()))
    assert [key["kid"] for key in call(site.site, "GET", path).json["keys"]] == [signing_key(1).id, signing_key(0).id]
    site.elapse(961)
    answer = call(site.site, "GET", path)
    assert [key["kid"] for key in answer.json["keys"]] == [signing_key(1).id]
    assert b'"d"' not in answer.body


def test_discovery_names_the_doors_where_it_was_asked(site):
    found = call(site.site, "GET", "/.well-known/openid-configuration").json
    assert found["token_endpoint"] == "http://127.0.0.1:8080/connect/token"
    assert found["jwks_uri"] == "http://127.0.0.1:8080/.well-known/openid-configuration/jwks"
    assert found["issuer"] == site.admission.issuer == "https://auth.truckroll.local"
    assert found["grant_types_supported"] == ["client_credentials"]
    assert found["token_endpoint_auth_methods_supported"] == ["client_secret_post", "client_secret_basic"]


def test_the_token_endpoint_has_no_other_method(site):
    for method in ("GET", "PUT", "DELETE", "DEL"):
        answer = call(site.site, method, "/connect/token")
        assert (answer.status, answer.headers["allow"]) == (405, "POST")
