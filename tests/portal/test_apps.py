"""Apps, their connections, what they are used for, and trying an operation: as their people see it, on both stores."""

import json
import re
import time

import pytest
import requests

from tests.portal.cast import entered, person
from tests.stores import sandbox
from truckroll.portal import scopes
from truckroll.portal.routes import routes
from truckroll.server.access import apps, credentials, tenants


@pytest.fixture(scope="module")
def server():
    with sandbox(beside=[routes], limit=60, request_log=1) as opened:
        opened.tenant(7, "Bluebonnet Heating")
        opened.platform.database.write(
            lambda c: tenants.add(c, 8, "Try-out", "America/Chicago", now=0, environment="integration")
        ).result()
        for email, role, tenant in (
            ("operator@example.com", "operator", None),
            ("developer@example.com", "developer", None),
            ("seven@example.com", "administrator", 7),
            ("eight@example.com", "administrator", 8),
        ):
            person(opened, email, role, tenant)
        yield opened


@pytest.fixture
def developer(server):
    return entered(server, "developer@example.com")


@pytest.fixture
def made(server, developer, request):
    """An app of this test, offered to both tenants."""
    name = request.node.name[:90]
    fields = {"name": name, "tenants": "7, 8", "scope.tn.jpm.jobs": "modify", "scope.tn.crm.customers": "view"}
    answer = developer.post("/apps", fields)
    assert answer.status_code == 303, answer.text
    return apps.find(server.platform.database.inline, name)


def connect(server, made, email, **fields):
    """The administrator's browser, the grant and its secret."""
    one = entered(server, email)
    answer = one.post(f"/integrations/connect/{made.id}", {"agreed": "on"} | fields)
    assert answer.status_code == 303, answer.text
    page = one.get(answer.headers["location"])
    grant = apps.granted(server.platform.database.inline, re.search(r"cid\.\w+", answer.headers["location"])[0])
    return one, grant, page


def token(server, grant, secret) -> requests.Response:
    form = {"grant_type": "client_credentials", "client_id": grant.client_id, "client_secret": secret}
    return requests.post(f"{server.url}/connect/token", data=form, timeout=10)


def test_every_scope_an_operation_asks_for_can_be_chosen():
    from truckroll.derive.operations import all_operations

    everything = {scopes.FIELD + each.name: "modify" for each in scopes.resources()}
    assert set(scopes.chosen(everything)) == {operation.scope for operation in all_operations()}
    views = {scopes.FIELD + each.name: "view" for each in scopes.resources()}
    assert all(scope.endswith(":r") for scope in scopes.chosen(views))


def test_an_app_has_the_scopes_that_were_chosen_and_its_owner(server, made, developer):
    assert made.scopes == ("tn.crm.customers:r", "tn.jpm.jobs:r", "tn.jpm.jobs:w")
    assert apps.offers(server.platform.database.inline, made.id) == [7, 8]
    page = developer.get(f"/apps/{made.id}").text
    assert all(shown in page for shown in (made.id, made.key, "Bluebonnet Heating", "integration"))
    assert made.name in developer.get("/apps").text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "1 to 100 printable"),
        ({"scope.tn.jpm.jobs": "none"}, "can call nothing"),
        ({"tenants": "9"}, "no tenant 9"),
        ({"tenants": "seven"}, "written as its number"),
    ],
)
def test_what_is_wrong_with_an_app_is_told_and_the_choice_is_kept(server, developer, fields, said):
    given = {"name": "Not made", "tenants": "7", "scope.tn.jpm.jobs": "view", "scope.tn.crm.tags": "modify"}
    given |= {"scope.tn.crm.tags": "none"} if "scope.tn.jpm.jobs" in fields else {}
    answer = developer.post("/apps", given | fields)
    assert (answer.status_code, said in answer.text) == (422, True)
    if "scope.tn.jpm.jobs" not in fields:
        assert re.search(r'name="scope.tn.jpm.jobs" value="view" checked', answer.text)
    assert "Not made" not in [app.name for app in apps.every(server.platform.database.inline)]


def test_a_tenant_connects_an_app_and_sees_the_secret_once(server, made):
    one, grant, page = connect(server, made, "seven@example.com", gps_provider="verizon")
    secret = re.search(r"cs1\.[\w-]+", page.text)[0]
    assert page.headers["cache-control"] == "no-store"
    assert credentials.matches(secret, grant.digest)
    assert secret not in one.get(f"/integrations/{grant.client_id}").text
    assert grant.gps_provider == "verizon"
    assert token(server, grant, secret).status_code == 200


def test_nothing_is_connected_before_its_scopes_are_agreed_to(server, made):
    one = entered(server, "seven@example.com")
    assert "tn.jpm.jobs" in one.get(f"/integrations/connect/{made.id}").text
    answer = one.post(f"/integrations/connect/{made.id}", {"gps_provider": "verizon"})
    assert (answer.status_code, "tick that it may" in answer.text, 'value="verizon"' in answer.text) == (
        422,
        True,
        True,
    )
    assert apps.grants(server.platform.database.inline, made.id) == []


def test_production_and_integration_have_their_own_client_and_secret_and_one_key(server, made, developer):
    _, seven, first = connect(server, made, "seven@example.com")
    _, eight, second = connect(server, made, "eight@example.com")
    assert seven.client_id != eight.client_id
    assert re.search(r"cs1\.[\w-]+", first.text)[0] != re.search(r"cs1\.[\w-]+", second.text)[0]
    assert seven.app.key == eight.app.key
    page = developer.get(f"/apps/{made.id}").text
    assert seven.client_id in page
    assert eight.client_id in page
    assert "cs1." not in page


def test_disable_restore_rotate_and_delete(server, made):
    one, grant, page = connect(server, made, "seven@example.com")
    secret, at = re.search(r"cs1\.[\w-]+", page.text)[0], f"/integrations/{grant.client_id}"
    one.post(f"{at}/disable")
    assert token(server, grant, secret).status_code == 400
    one.post(f"{at}/restore")
    assert token(server, grant, secret).status_code == 200
    told = one.get(one.post(f"{at}/rotate").headers["location"])
    newer = re.search(r"cs1\.[\w-]+", told.text)[0]
    assert [token(server, grant, each).status_code for each in (secret, newer)] == [400, 200]
    one.post(f"{at}/providers", {"booking_provider": "12", "gps_provider": ""})
    assert apps.granted(server.platform.database.inline, grant.client_id).booking_provider == "12"
    assert one.post(f"{at}/providers", {"booking_provider": "a/b"}).status_code == 422
    assert one.post(f"{at}/delete").headers["location"] == "/integrations?done=deleted"
    assert token(server, grant, newer).status_code == 400
    assert one.get(at).status_code == 404
    assert made.name in one.get("/integrations").text, "it stays offered"


def test_offers_are_made_and_withdrawn_until_a_tenant_connects(server, made, developer):
    developer.post(f"/apps/{made.id}/withdraw", {"tenant": "8"})
    assert apps.offers(server.platform.database.inline, made.id) == [7]
    assert developer.post(f"/apps/{made.id}/offer", {"tenant": "9"}).status_code == 422
    developer.post(f"/apps/{made.id}/offer", {"tenant": "8"})
    connect(server, made, "eight@example.com")
    answer = developer.post(f"/apps/{made.id}/withdraw", {"tenant": "8"})
    assert (answer.status_code, "only its administrator" in answer.text) == (422, True)


def test_a_higher_limit_is_asked_for_and_given(server, made, developer):
    at = f"/apps/{made.id}"
    assert developer.post(f"{at}/limit", {"asked": "lots", "purpose": "x"}).status_code == 422
    developer.post(f"{at}/limit", {"asked": "120", "purpose": "A live board"})
    assert "waits for an answer" in developer.get(at).text
    operator = entered(server, "operator@example.com")
    id = re.search(rf"{re.escape(made.name)}.*?/admin/limits/([\w-]+)/approve", operator.get("/admin").text, re.DOTALL)[
        1
    ]
    assert operator.post(f"/admin/limits/{id}/approve").status_code == 303
    assert apps.find(server.platform.database.inline, made.id).limit == 120
    assert "approved" in developer.get(at).text
    for word, limit in (("off", 0), ("default", None), ("7", 7)):
        operator.post(f"/admin/apps/{made.id}/limit", {"limit": word})
        assert apps.find(server.platform.database.inline, made.id).limit == limit
    assert operator.post(f"/admin/apps/{made.id}/limit", {"limit": "0"}).status_code == 422


def test_the_idle_token_and_the_end_of_an_app(server, made, developer):
    developer.post(f"/apps/{made.id}/idle-token", {"idle": "empty"})
    assert apps.find(server.platform.database.inline, made.id).idle_token == "empty"
    assert developer.post(f"/apps/{made.id}/delete", {"confirm": "another"}).status_code == 422
    assert developer.post(f"/apps/{made.id}/delete", {"confirm": made.name}).headers["location"] == "/apps?done=deleted"
    assert developer.get(f"/apps/{made.id}").status_code == 404


def shown(answer) -> str:
    """The text of an answer, without colours."""
    import html

    return html.unescape(re.sub(r"<[^>]+>", "", answer.text))


def test_an_operation_is_tried_as_the_readers_own_app(server, made, developer):
    _, grant, page = connect(server, made, "seven@example.com")
    secret = re.search(r"cs1\.[\w-]+", page.text)[0]
    answer = developer.post("/try/jpm.Jobs_GetList", {"grant": grant.client_id, "query.pageSize": "7"})
    said = shown(answer)
    assert "200 in" in said
    assert "GET /jpm/v2/tenant/7/jobs?pageSize=7" in said
    assert '"pageSize": 7' in said
    for hidden in (secret, made.key, "eyJ", "Bearer"):
        assert hidden not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in answer.headers


def test_what_is_tried_is_refused_as_the_apps_own_calls_are(server, made, developer):
    _, grant, _ = connect(server, made, "seven@example.com")

    def tried(operation, **fields):
        return shown(developer.post(f"/try/{operation}", {"grant": grant.client_id} | fields))

    assert "Scope validation failed" in tried("crm.Leads_GetList")
    assert "404 in" in tried("jpm.Jobs_Get", **{"path.id": "5"})
    assert "Fill in id" in tried("jpm.Jobs_Get")
    assert "400 in" in tried("jpm.Jobs_Create", body="{ not json")
    assert developer.post("/try/jpm.Nothing", {"grant": grant.client_id}).status_code == 404


def test_the_limit_counts_for_what_is_tried_and_the_use_is_drawn(server, made, developer):
    _, grant, _ = connect(server, made, "seven@example.com")
    server.platform.database.write(lambda c: apps.set_limit(c, made.id, 1, tenant=7)).result()
    answers = [shown(developer.post("/try/jpm.Jobs_GetList", {"grant": grant.client_id})) for _ in range(4)]
    assert any("429 in" in answer for answer in answers)
    until = time.monotonic() + 10
    while "of 1 allowed" not in (
        page := shown(developer.get(f"/apps/{made.id}/usage"))
    ) or " 4 requests" not in f" {page.strip()}".replace("\n", " "):
        assert time.monotonic() < until, page
    assert re.search(r"[1-3] refused as too many", page)


def test_nobody_tries_with_anothers_connection(server, made):
    _, grant, _ = connect(server, made, "seven@example.com")
    for email in ("eight@example.com", "operator@example.com"):
        answer = entered(server, email).post("/try/jpm.Jobs_GetList", {"grant": grant.client_id})
        assert (answer.status_code, "Choose one of your own apps" in answer.text) == (422, True)
    own = entered(server, "seven@example.com").post("/try/jpm.Jobs_GetList", {"grant": grant.client_id})
    assert "200 in" in shown(own), "the tenant's administrator, whose data it is"


def test_a_value_of_a_path_leads_nowhere_else(server, made, developer):
    _, grant, _ = connect(server, made, "seven@example.com")
    answer = shown(developer.post("/try/jpm.Jobs_Get", {"grant": grant.client_id, "path.id": "../../8/jobs"}))
    assert "GET /jpm/v2/tenant/7/jobs/..%2F..%2F8%2Fjobs" in answer
    assert "404 in" in answer


def test_an_answer_is_shown_as_a_person_reads_it(server, made, developer):
    _, grant, _ = connect(server, made, "seven@example.com")
    part = developer.post("/try/jpm.Jobs_GetList", {"grant": grant.client_id}, headers={"X-Part": "1"})
    assert "<html" not in part.text
    body = re.search(r"(\{.*\})", shown(part), re.DOTALL)[1]
    assert json.loads(body)["data"] == []
