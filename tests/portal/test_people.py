"""Signing in, accounts, and who asks for one: as a browser sees it, on both stores."""

import re

import pytest

from tests.portal.cast import PASSWORD, Reader, kept, person, reader
from tests.stores import sandbox
from truckroll.catalogue.time import TICKS_PER_SECOND, Clock
from truckroll.portal import gate, signing_in
from truckroll.portal.routes import routes
from truckroll.server.access import passwords, people, petitions, sessions
from truckroll.server.access.people import ROLES

NEW = "another four words"


@pytest.fixture(scope="module")
def server():
    with sandbox(beside=[routes], limit=60) as opened:
        opened.tenant(7, "Bluebonnet Heating")
        person(opened, "operator@example.com", "operator", name="Olive")
        person(opened, "developer@example.com", "developer", name="Dana")
        person(opened, "administrator@example.com", "administrator", 7, name="Alex")
        person(opened, "user@example.com", "user", 7, name="Uma")
        yield opened


@pytest.fixture(autouse=True)
def nobody_has_tried(server):
    server.platform.admission.limiter.forget()


@pytest.fixture
def wall(monkeypatch):
    """The clock on the wall, which the test moves."""
    held = Clock(Clock().now())
    monkeypatch.setattr(gate, "WALL", held)
    return held


@pytest.mark.parametrize("role", ROLES)
def test_everybody_begins_where_his_work_is(server, role):
    one = Reader(server.url)
    answer = one.sign_in(f"{role}@example.com")
    assert answer.headers["location"] == signing_in.HOMES[role]
    assert one.get(signing_in.HOMES[role]).status_code == 200
    assert one.get("/sign-in").headers["location"] == signing_in.HOMES[role]


def test_who_is_sent_to_sign_in_comes_back_to_where_he_was(server):
    one = Reader(server.url)
    asked = one.get("/account?done=password")
    assert asked.headers["location"] == "/sign-in?next=/account%3Fdone%3Dpassword"
    page = one.get(asked.headers["location"])
    kept_in_form = re.search(r'name="next" value="([^"]*)"', page.text)[1]
    answer = one.post("/sign-in", {"email": "user@example.com", "password": PASSWORD, "next": kept_in_form})
    assert answer.headers["location"] == "/account?done=password"


def test_a_wrong_password_and_an_unknown_name_are_told_the_same(server):
    def said(email, password):
        one = Reader(server.url)
        answer = one.sign_in(email, password)
        assert answer.status_code == 401
        return answer.text.replace(email, "").replace(one.csrf, "")

    assert said("user@example.com", "not the password") == said("nobody@example.com", PASSWORD)


def test_the_address_stays_in_the_form_and_the_password_does_not(server):
    answer = Reader(server.url).sign_in("user@example.com", "not the password")
    assert 'value="user@example.com"' in answer.text
    assert "not the password" not in answer.text


def test_a_disabled_person_cannot_sign_in(server):
    one = person(server, "gone@example.com", "developer")
    server.platform.database.write(lambda c: people.disable(c, one.id, now=server.clock.now())).result()
    assert Reader(server.url).sign_in("gone@example.com").status_code == 401


def test_a_hash_of_other_parameters_is_made_again_when_its_owner_signs_in(server):
    from argon2 import PasswordHasher

    one = person(server, "old@example.com", "developer")
    old = PasswordHasher(time_cost=1, memory_cost=8192).hash(PASSWORD)
    server.platform.database.write(lambda c: people.keep_hash(c, one.id, old)).result()
    reader(server, "old@example.com")
    now = people.find(server.platform.database.inline, one.id).password
    assert now != old
    assert not passwords.outdated(now)


def test_signing_out_ends_the_session_in_the_server(server):
    one = reader(server, "user@example.com")
    cookies = one.session.cookies.copy()
    assert one.post("/sign-out").status_code == 303
    assert one.get("/account").status_code == 303
    one.session.cookies = cookies
    assert one.get("/account").status_code == 303


def test_a_session_ends_when_nothing_is_seen_of_it_for_an_hour(server, wall):
    one = reader(server, "user@example.com")
    wall.advance(sessions.USUAL.idle // TICKS_PER_SECOND - 10)
    assert one.get("/account").status_code == 200
    wall.advance(sessions.USUAL.idle // TICKS_PER_SECOND - 10)
    assert one.get("/account").status_code == 200
    wall.advance(sessions.USUAL.idle // TICKS_PER_SECOND)
    assert one.get("/account").status_code == 303


def test_a_session_ends_after_twelve_hours_however_busy(server, wall):
    one = reader(server, "user@example.com")
    for _ in range(23):
        wall.advance(1800)
        assert one.get("/account").status_code == 200
    wall.advance(1800)
    assert one.get("/account").status_code == 303


def test_the_clock_of_a_sandbox_signs_nobody_out(server):
    one = reader(server, "user@example.com")
    before = server.clock.now()
    try:
        server.clock.advance(30 * 86_400)
        assert one.get("/account").status_code == 200
    finally:
        server.clock.set(None)
    assert server.clock.now() - before < 86_400 * TICKS_PER_SECOND


def test_a_password_is_changed_by_who_knows_the_old_one_and_others_are_signed_out(server):
    person(server, "changes@example.com", "developer")
    here, there = reader(server, "changes@example.com"), reader(server, "changes@example.com")
    for fields, said in (
        ({"current": "wrong", "password": NEW, "again": NEW}, "This is not your password"),
        ({"current": PASSWORD, "password": NEW, "again": "other"}, "not the same"),
        ({"current": PASSWORD, "password": "short", "again": "short"}, "12 to 128"),
    ):
        answer = here.post("/account/password", fields)
        assert (answer.status_code, said in answer.text) == (422, True)
    assert here.post("/account/password", {"current": PASSWORD, "password": NEW, "again": NEW}).status_code == 303
    assert here.get("/account").status_code == 200
    assert there.get("/account").status_code == 303
    assert Reader(server.url).sign_in("changes@example.com").status_code == 401
    assert Reader(server.url).sign_in("changes@example.com", NEW).status_code == 303


def test_signing_out_everywhere_ends_every_browser(server):
    here, there = reader(server, "user@example.com"), reader(server, "user@example.com")
    assert here.post("/account/sign-out-everywhere").status_code == 303
    assert [each.get("/account").status_code for each in (here, there)] == [303, 303]


WISH = {"name": "Ann", "email": "ann@example.com", "company": "Acme", "purpose": "A sync of jobs.\nEvery hour."}


def test_from_a_request_for_access_to_the_first_sign_in(server):
    stranger, operator = Reader(server.url), reader(server, "operator@example.com")
    stranger.get("/request-access")
    answer = stranger.post("/request-access", WISH)
    assert "with the operator" in stranger.get(answer.headers["location"]).text
    page = operator.get("/admin")
    assert "A sync of jobs." in page.text
    (id,) = re.findall(r"/admin/requests/([\w-]+)/approve", page.text)
    told = operator.get(operator.post(f"/admin/requests/{id}/approve").headers["location"])
    link = re.search(r"http[^<]+(/set-password\?link=[\w-]+)", told.text)[1]
    assert told.headers["cache-control"] == "no-store"
    assert link not in operator.get("/admin/people?done=approved").text, "it is shown once"
    assert stranger.get(link).status_code == 200
    secret = link.partition("=")[2]
    wrong = stranger.post("/set-password", {"link": secret, "password": "short", "again": "short"})
    assert (wrong.status_code, "12 to 128" in wrong.text) == (422, True)
    done = stranger.post("/set-password", {"link": secret, "password": PASSWORD, "again": PASSWORD})
    assert done.headers["location"] == "/apps"
    assert stranger.get("/apps").status_code == 200
    assert stranger.get(link).status_code == 410, "it counts once"
    assert reader(server, "ann@example.com").get("/apps").status_code == 200


def test_what_is_wrong_with_a_request_stands_beside_its_field_and_the_rest_is_kept(server):
    stranger = Reader(server.url)
    stranger.get("/request-access")
    answer = stranger.post("/request-access", WISH | {"email": "no address", "company": ""})
    assert answer.status_code == 422
    assert re.search(r'id="field-email"[^>]*aria-describedby="[^"]*field-email-error"[^>]*aria-invalid', answer.text)
    assert "A sync of jobs." in answer.text
    assert 'value="no address"' in answer.text


def test_a_declined_request_keeps_its_reason(server):
    operator = reader(server, "operator@example.com")
    asked = server.platform.database.write(
        lambda c: petitions.ask_for_access(c, **WISH | {"email": "no@example.com"}, now=server.clock.now())
    ).result()
    operator.get("/admin")
    assert operator.post(f"/admin/requests/{asked.id}/decline", {"reason": ""}).status_code == 422
    assert operator.post(f"/admin/requests/{asked.id}/decline", {"reason": "We do not know you."}).status_code == 303
    assert "We do not know you." in operator.get("/admin").text
    assert "decided already" in operator.post(f"/admin/requests/{asked.id}/approve").text


def test_the_operator_adds_people_and_gives_them_links(server):
    operator = reader(server, "operator@example.com")
    page = operator.get("/admin/people")
    fields = {"name": "Ben", "email": "ben@example.com", "role": "administrator", "tenant": ""}
    wrong = operator.post("/admin/people", fields)
    assert (wrong.status_code, 'value="ben@example.com"' in wrong.text) == (422, True)
    assert operator.post("/admin/people", fields | {"role": "king"}).status_code == 422
    told = operator.get(operator.post("/admin/people", fields | {"tenant": "7"}).headers["location"])
    first = re.search(r"/set-password\?link=[\w-]+", told.text)[0]
    ben = people.find(server.platform.database.inline, "ben@example.com")
    assert ben.id not in page.text
    assert (ben.role, ben.tenant) == ("administrator", 7)
    told = operator.get(operator.post(f"/admin/people/{ben.id}/invite").headers["location"])
    second = re.search(r"/set-password\?link=[\w-]+", told.text)[0]
    assert [Reader(server.url).get(link).status_code for link in (first, second)] == [410, 200]
    for deed in ("disable", "restore", "disable", "delete"):
        assert operator.post(f"/admin/people/{ben.id}/{deed}").status_code == 303
    assert people.found(server.platform.database.inline, "ben@example.com") is None


def test_the_operator_adds_tenants_of_either_environment(server):
    operator = reader(server, "operator@example.com")
    operator.get("/admin/tenants")
    fields = {"id": "70", "name": "Gulf", "timezone": "America/Chicago", "environment": "integration"}
    for name, value in (("id", "x"), ("id", ""), ("timezone", "Mars"), ("environment", "moon"), ("name", "")):
        assert operator.post("/admin/tenants", fields | {name: value}).status_code == 422
    assert operator.post("/admin/tenants", fields).status_code == 303
    assert "integration" in operator.get("/admin/tenants").text
    assert "already" in operator.post("/admin/tenants", fields).text


def test_everybodys_password_is_kept_as_a_slow_hash(server):
    for one in people.every(server.platform.database.inline):
        assert one.password is None or one.password.startswith("$argon2id$")
    assert kept().startswith("$argon2id$v=19$m=65536,t=3,p=4$")
