"""What strangers, neighbours and what they write are kept from; docs/explanation/threat-model.md says why."""

import io
import re
from itertools import product

import pytest
import requests

from tests.portal.cast import PASSWORD, Reader, entered, person, reader
from tests.portal.world import MARK, OPEN, World, filled, ids, kept, pages
from tests.stores import sandbox
from truckroll.derive.operations import family_names, load
from truckroll.portal import asking, gate, shell, signing_in
from truckroll.portal.routes import routes
from truckroll.server.access import apps, people, petitions
from truckroll.server.log import Log

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "</textarea></title></style><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
)


@pytest.fixture(scope="module")
def world():
    said = io.StringIO()
    with sandbox(beside=[routes], log=Log(said), request_log=1) as opened:
        yield World(opened, said)


@pytest.fixture(autouse=True)
def nobody_has_tried(world):
    world.server.platform.admission.limiter.forget()


@pytest.mark.parametrize("path", sorted(set(pages("GET")) - OPEN))
def test_a_stranger_is_asked_to_sign_in(world, path):
    answer = Reader(world.server.url).get(filled(path, world))
    assert (answer.status_code, answer.headers["location"].startswith("/sign-in")) == (303, True)
    assert MARK not in answer.text


@pytest.mark.parametrize("path", sorted(set(pages("POST")) - OPEN))
def test_a_stranger_changes_nothing(world, path):
    stranger, before = Reader(world.server.url), world.state()
    stranger.get("/sign-in")
    for id in ids(path, world):
        assert stranger.post(filled(path, world, id)).status_code in (303, 403)
    assert world.state() == before


@pytest.mark.parametrize("path", pages("GET"))
@pytest.mark.parametrize("who", ["eight@example.com", "rival@example.com"])
def test_a_neighbour_reads_nothing_of_another(world, path, who):
    one = entered(world.server, who)
    for id, query in product(ids(path, world), ("", "?tenant=7")):
        answer = one.get(filled(path, world, id) + query)
        assert answer.status_code in (200, 303, 400, 403, 404, 410), answer.status_code
        assert MARK not in answer.text
        assert world.grant.client_id not in answer.text.replace(filled(path, world, id), "")


def test_the_owner_sees_what_his_neighbours_do_not(world):
    """Without this the walks below would prove nothing."""
    for who, path in (
        ("seven", "/integrations"),
        ("seven", "/integrations/{client}"),
        ("seven", "/console/records/{noun}"),
        ("seven", "/console/records/{noun}/{id}"),
        ("seven", "/console/requests/{id:int}"),
        ("developer", "/apps/{app}"),
        ("operator", "/admin"),
        ("operator", "/console/records/{noun}"),
    ):
        answer = entered(world.server, f"{who}@example.com").get(filled(path, world) + "?tenant=7")
        assert (answer.status_code, MARK in answer.text) == (200, True), path


@pytest.mark.parametrize("path", sorted(set(pages("POST")) - OPEN))
@pytest.mark.parametrize("who", ["eight@example.com", "rival@example.com", "clerk@example.com"])
def test_a_neighbour_changes_nothing_of_another(world, path, who):
    before = world.state()
    fields = {"agreed": "on", "tenant": "8", "confirm": world.app.name, "reason": "x", "limit": "off", "idle": "empty"}
    one = entered(world.server, who)
    for id in ids(path, world):
        assert one.post(filled(path, world, id), fields).status_code in (303, 400, 403, 404, 422)
    assert world.state() == before


@pytest.mark.parametrize("path", [path for path in pages("GET") if path.startswith(("/admin", "/integrations"))])
def test_a_page_is_for_those_whose_work_it_is(world, path):
    own = "operator" if path.startswith("/admin") else "seven"
    for who in ("developer", "seven", "clerk", "operator"):
        answer = entered(world.server, f"{who}@example.com").get(filled(path, world))
        assert (answer.status_code == 200) == (who == own), who


@pytest.mark.parametrize("path", pages("POST"))
def test_a_form_without_the_sessions_own_token_is_refused(world, path):
    before = world.state()
    for csrf in ("", "0" * 64, gate.token_of("another session")):
        one = entered(world.server, "operator@example.com")
        one.csrf = csrf
        assert one.post(filled(path, world, world.access_request.id)).status_code == 403
    no_cookie = requests.post(world.server.url + filled(path, world), data={"csrf": gate.token_of("")})
    assert no_cookie.status_code == 403
    assert world.state() == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_that_another_site_sent_is_refused_even_with_the_token(world, headers):
    one = entered(world.server, "operator@example.com")
    assert one.post("/sign-out", headers=headers).status_code == 403
    assert one.get("/admin").status_code == 200
    assert (
        one.post("/sign-out", headers={"Origin": world.server.url, "Sec-Fetch-Site": "same-origin"}).status_code == 303
    )


@pytest.mark.parametrize("path", pages("POST"))
def test_a_link_changes_nothing(world, path):
    if path not in pages("GET"):
        assert entered(world.server, "operator@example.com").get(filled(path, world)).status_code in (404, 405)


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x"])
def test_only_forms_are_read_as_forms(world, kind):
    one = entered(world.server, "operator@example.com")
    answer = one.session.post(world.server.url + "/sign-out", data=f"csrf={one.csrf}", headers={"Content-Type": kind})
    assert answer.status_code == 415


def test_a_form_is_bounded(world):
    one = entered(world.server, "developer@example.com")
    assert one.post("/apps", {"name": "x" * gate.MOST_BYTES}).status_code == 413
    assert one.post("/apps", {f"field{number}": "" for number in range(gate.MOST_FIELDS + 1)}).status_code == 400


def test_the_id_of_a_session_is_new_at_sign_in_whatever_the_browser_brought(world):
    planted = "chosen-by-the-attacker"
    fields = {"email": "seven@example.com", "password": PASSWORD, "csrf": gate.token_of(planted)}
    answer = requests.post(
        world.server.url + "/sign-in", data=fields, cookies={gate.COOKIE: planted}, allow_redirects=False
    )
    assert answer.status_code == 303
    assert len(answer.cookies[gate.COOKIE]) == 43
    attacker = requests.get(world.server.url + "/integrations", cookies={gate.COOKIE: planted}, allow_redirects=False)
    assert attacker.status_code == 303


def test_signing_in_again_ends_the_session_before(world):
    one = reader(world.server, "seven@example.com")
    stolen = Reader(world.server.url)
    stolen.session.cookies.update(one.session.cookies)
    one.get("/account")
    one.post("/sign-in", {"email": "seven@example.com", "password": PASSWORD})
    assert one.get("/integrations").status_code == 200
    assert stolen.get("/integrations").status_code == 303


def test_guesses_of_a_password_are_few(world, monkeypatch):
    monkeypatch.setattr(signing_in, "TRIES_OF_ONE_PLACE", 3)
    guesser = Reader(world.server.url)
    answers = [guesser.sign_in("seven@example.com", f"guess number {n}") for n in range(signing_in.TRIES_OF_ONE_PLACE)]
    assert {answer.status_code for answer in answers} == {401}
    stopped = guesser.sign_in("SEVEN@example.com", PASSWORD)
    assert stopped.status_code == 429
    assert 0 < int(stopped.headers["retry-after"]) <= signing_in.QUARTER
    assert "Try again in" in stopped.text
    other = guesser.sign_in("clerk@example.com")
    assert other.status_code == 303, "another name is not shut out"


def test_one_address_guesses_few_names(world, monkeypatch):
    monkeypatch.setattr(signing_in, "TRIES_OF_AN_ADDRESS", 3)
    guesser = Reader(world.server.url)
    guesser.get("/sign-in")
    tries = [
        guesser.post("/sign-in", {"email": f"n{n}@example.com", "password": "x"}).status_code
        for n in range(signing_in.TRIES_OF_AN_ADDRESS + 1)
    ]
    assert tries == [401] * signing_in.TRIES_OF_AN_ADDRESS + [429]


def test_a_name_is_guessed_a_hundred_times_an_hour_at_most_from_wherever(world, monkeypatch):
    """Within what ASVS 2.2.1 allows, and with both other counts far away."""
    assert signing_in.TRIES_OF_A_NAME <= 100
    monkeypatch.setattr(signing_in, "TRIES_OF_A_NAME", 2)
    guesser = Reader(world.server.url)
    assert [guesser.sign_in("seven@example.com", "x").status_code for _ in range(3)] == [401, 401, 429]


def test_requests_for_access_are_few_from_one_address(world):
    stranger, before = Reader(world.server.url), len(petitions.access_requests(world.database.inline))
    stranger.get("/request-access")
    fields = {"name": "Spam", "company": "Spam", "purpose": "Spam"}
    answers = [
        stranger.post("/request-access", fields | {"email": f"spam{n}@example.com"}).status_code
        for n in range(asking.FROM_AN_ADDRESS + 1)
    ]
    assert answers == [303] * asking.FROM_AN_ADDRESS + [429]
    assert len(petitions.access_requests(world.database.inline)) == before + asking.FROM_AN_ADDRESS


@pytest.mark.parametrize(
    "onward",
    [
        "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
        "http:evil.example", "/%0d%0aSet-Cookie: x=1"[:1] + "\r\nSet-Cookie: x=1", " //evil.example", "///evil.example",
        "/\t/evil.example", "evil.example",
    ],
)  # fmt: skip
def test_signing_in_leads_to_no_other_site(world, onward):
    one = Reader(world.server.url)
    answer = one.sign_in("seven@example.com", next=onward)
    assert answer.headers["location"] == signing_in.HOMES["administrator"]
    assert "x" not in answer.cookies
    assert one.get("/sign-in", params={"next": onward}).headers["location"] == signing_in.HOMES["administrator"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_people_write_is_shown_and_never_run(world, payload):
    """Names, companies, purposes, reasons and records, on every page of everybody who may see them."""
    number = PAYLOADS.index(payload) + 100
    world.server.tenant(number, payload)
    email = f"payload{number}@example.com"
    person(world.server, f"x{number}@example.com", "administrator", number, name=payload)
    owner = person(world.server, email, "developer", name=payload)
    now = world.server.clock.now()

    def furnish(connection):
        app = apps.create(
            connection,
            f"{payload} {number}",
            scopes=["tn.crm.customers:r"],
            now=now,
            offered_to=[number],
            owner=owner.id,
        )
        offered = apps.create(
            connection,
            f"offered {payload}",
            scopes=["tn.crm.customers:r"],
            now=now,
            offered_to=[number],
            owner=owner.id,
        )
        grant, _ = apps.connect(connection, app.id, number, now=now)
        provider = payload.replace("/", "")
        apps.bind(connection, grant.client_id, booking_provider=provider, gps_provider=provider)
        petitions.ask_for_limit(connection, app.id, person=owner.id, asked="90", purpose=payload, now=now)
        asked = petitions.ask_for_access(
            connection, name=payload, email=f"asks{number}@example.com", company=payload, purpose=payload, now=now
        )
        petitions.decline_access(connection, asked.id, by=owner.id, reason=payload, now=now)
        return app, offered, grant

    app, offered, grant = world.database.write(furnish).result()
    given = world.server.connect(number, name=f"caller {number}")
    world.credentials, kept = given, world.credentials
    address = {"street": payload, "city": payload, "state": payload, "zip": payload, "country": payload}
    body = {"name": payload, "type": "Residential", "address": address}
    body["locations"] = [{"name": payload, "address": address}]
    made = requests.post(
        f"{world.server.url}/crm/v2/tenant/{number}/customers",
        json=body | {payload: payload},
        params={payload: payload},
        headers=world.headers(),
    )
    world.credentials = kept
    customer = made.json()["id"]
    log = world.server.platform.requests
    places = {
        "app": app.id,
        "client": grant.client_id,
        "id": str(customer),
        "noun": "crm.Customer",
        "tenant:int": number,
    }
    shown = 0
    for who in (email, f"x{number}@example.com", "operator@example.com"):
        one = entered(world.server, who)
        for path in set(pages("GET")) - OPEN:
            at = path.replace("/connect/{app}", f"/connect/{offered.id}")
            at = re.sub(r"\{(.+?)\}", lambda found: str(places.get(found[1], "1")), at)
            answer = one.get(f"{at}?tenant={number}")
            assert answer.status_code < 500, (path, answer.text)
            shown += harmless(answer.text, payload)
    assert shown > 10
    assert log is not None


def harmless(page: str, payload: str) -> int:
    """How often a payload stands on a page as mere text; fails where it is more than that."""
    import html

    if "<" in payload or '"' in payload or "'" in payload:
        bare = page.replace(html.escape(payload), "").replace(html.escape(payload, quote=False), "")
        assert payload not in bare
    assert not re.search(r"<[^>]*\son\w+\s*=", re.sub(r'"[^"]*"', '""', page)), "a handler in a tag"
    assert 'href="javascript:' not in page
    assert 'src="javascript:' not in page
    assert "<script>" not in page
    return html.unescape(page).count(payload)


def test_every_page_of_every_role_forbids_strangers_code(world):
    for path in pages("GET"):
        answer = entered(world.server, "operator@example.com").get(filled(path, world))
        policy = answer.headers["content-security-policy"]
        assert "default-src 'self'" in policy, path
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not re.search(r"<script(?![^>]* src=)|\sstyle=|<style", answer.text), path


@pytest.mark.parametrize("path", ["/account", "/apps", "/integrations", "/admin", "/admin/people"])
def test_pages_of_the_signed_in_are_kept_by_no_cache(world, path):
    for who in ("developer", "seven", "operator"):
        answer = entered(world.server, f"{who}@example.com").get(path)
        assert re.search("no-store|private", answer.headers["cache-control"])


def test_the_cookie_is_for_the_server_alone(world):
    answer = Reader(world.server.url).sign_in("seven@example.com")
    (kept,) = [value for name, value in answer.raw.headers.items() if name.lower() == "set-cookie"]
    assert re.fullmatch(r"truckroll=[\w-]{43}; Path=/; HttpOnly; SameSite=Lax", kept)


def test_over_https_the_cookie_is_secure_and_bound_to_the_host_and_the_browser_stays_with_https(world):
    """The server learns of https from the proxy before it."""
    behind = {"X-Forwarded-Proto": "https"}
    answer = requests.get(world.server.url + "/sign-in", headers=behind)
    assert answer.headers["strict-transport-security"] == shell.HTTPS_ONLY[1].decode()
    kept = answer.headers["set-cookie"]
    assert re.fullmatch(r"__Host-truckroll=[\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Secure", kept)
    plain = entered(world.server, "operator@example.com")
    assert plain.get("/admin", headers=behind).status_code == 303, "a cookie that came by http counts for nothing"
    assert "strict-transport-security" not in requests.get(world.server.url + "/sign-in").headers


def test_no_secret_is_in_any_log(world):
    operator, stranger = entered(world.server, "operator@example.com"), Reader(world.server.url)
    told = operator.get(operator.post(f"/admin/people/{world.developer.id}/invite").headers["location"])
    secret = re.search(r"set-password\?link=([\w-]+)", told.text)[1]
    stranger.get(f"/set-password?link={secret}")
    stranger.post("/set-password", {"link": secret, "password": "pass1", "again": "pass1"})
    signed = reader(world.server, "seven@example.com")
    rotated = signed.get(signed.post(f"/integrations/{world.grant.client_id}/rotate").headers["location"])
    newer = re.search(r"cs1\.[\w-]+", rotated.text)[0]
    developer = entered(world.server, "developer@example.com")
    developer.post("/try/jpm.Jobs_GetList", {"grant": world.grant.client_id})
    requests.get(f"{world.server.url}/crm/v2/tenant/7/customers", headers=world.headers())
    log = world.server.platform.requests
    said = world.said.getvalue() + str(kept(log, 2))
    assert '"path":"/set-password"' in said
    hidden = {
        "password": PASSWORD,
        "link": secret,
        "client secret": newer,
        "first secret": world.secret,
        "access token": world.token,
        "app key": world.app.key,
        "session": signed.session.cookies[gate.COOKIE],
        "form token": signed.csrf,
        "hash": "$argon2id$",
    }
    assert [name for name, value in hidden.items() if value in said] == []
    assert "eyJ" not in said


def test_no_secret_is_kept_as_it_is(world):
    for query, secret in (
        ('select * from "grant"', world.secret),
        ("select * from person", PASSWORD),
        ("select * from person_session", reader(world.server, "seven@example.com").session.cookies[gate.COOKIE]),
    ):
        rows = world.database.read(lambda c, query=query: list(c.execute(query))).result()
        assert rows
        assert secret not in str(rows)


def test_a_failure_tells_a_trace_id_and_nothing_of_the_program(world, monkeypatch):
    def fail(*given, **named):
        raise RuntimeError("secret inner name")

    monkeypatch.setattr(people, "every", fail)
    answer = entered(world.server, "operator@example.com").get("/admin/people")
    assert answer.status_code == 500
    assert "inner name" not in answer.text
    assert answer.headers["x-trace-id"] in answer.text
    assert "inner name" in world.said.getvalue()


def test_no_page_stands_where_an_api_is(world):
    apis = {family.path.split("/")[0] for family in load()}
    assert apis.isdisjoint(path.split("/")[1] for path in pages("GET") + pages("POST"))
    assert family_names()


def test_the_portal_answers_no_other_origin(world):
    answer = requests.get(world.server.url + "/apps", headers={"Origin": "https://evil.example"})
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]
