"""The request log tells what was asked and answered, hides every secret, stays bounded and is never in the way."""

import base64
import hashlib
import json
import sqlite3
import time

import pytest
import requests

from tests.stores import POSTGRES, sandbox
from truckroll import testing
from truckroll.derive.operations import all_operations
from truckroll.server.requests import hiding, log, reading
from truckroll.server.requests.entry import MOST_BODY, Entry, Moments
from truckroll.server.requests.log import RequestLog
from truckroll.server.requests.reading import Asked
from truckroll.store.beside import FileBeside
from truckroll.store.errors import StoreUnavailable
from truckroll.store.queries import script

SECRET = "cs1." + base64.urlsafe_b64encode(hashlib.sha256(b"secret").digest()).rstrip(b"=").decode()
KEY = "ak1." + hashlib.md5(b"key").hexdigest()
TOKEN = ".".join(
    base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in (b'{"alg":"RS256"}', b'{"x":1}', b"\x00\xff" * 60)
)
PASSWORD = "correct-horse-battery"
OPERATION = next(operation for operation in all_operations() if operation.operation_id == "Jobs_Get")


@pytest.fixture
def server():
    with sandbox(request_log=7) as opened:
        opened.tenant(7)
        opened.tenant(8)
        yield opened


def signed_in(server, tenant=7, scopes=()):
    mine = server.connect(tenant, scopes=scopes, name=f"app {time.time_ns()}")
    form = {"grant_type": "client_credentials", "client_id": mine.client_id, "client_secret": mine.client_secret}
    token = requests.post(f"{server.url}/connect/token", data=form, timeout=10).json()["access_token"]
    session = requests.Session()
    session.headers.update({"Authorization": f"Bearer {token}", "ST-App-Key": mine.app_key})
    return mine, session


def latest(server, asked=None, most=100):
    kept = server.platform.requests
    kept.settle()
    return kept.kept.read(lambda connection: reading.latest(connection, asked or Asked(), most)).result()


def opened(server, request):
    return server.platform.requests.kept.read(lambda connection: reading.one(connection, request.id)).result()


def test_a_request_is_told_with_who_asked_what_and_what_was_answered(server):
    mine, session = signed_in(server)
    path = f"{server.url}/crm/v2/tenant/7/customers?pageSize=3&colour=red"
    answer = session.get(path, headers={"User-Agent": "pipeline/2"}, timeout=10)
    found = latest(server)[0]
    assert (found.tenant, found.app, found.client_id) == (7, mine.app_id, mine.client_id)
    assert (found.operation, found.method, found.path) == ("crm.Customers_GetList", "GET", "/crm/v2/tenant/7/customers")
    assert (found.query, found.status, found.ignored) == ("pageSize=3&colour=red", 200, "colour")
    assert found.trace_id == answer.headers["x-trace-id"]
    assert found.answered == len(answer.content)
    assert found.ms > 0
    whole = opened(server, found)
    assert ("user-agent", "pipeline/2") in whole.asked_headers
    assert whole.answered_body == answer.text
    assert ("content-type", "application/json") in whole.answered_headers


def test_what_is_left_of_the_limit_is_told():
    with sandbox(request_log=7, limit=60) as server:
        server.tenant(7)
        _, session = signed_in(server)
        for _ in range(3):
            session.get(f"{server.url}/crm/v2/tenant/7/customers", timeout=10)
        assert [(each.remaining, each.allowed) for each in latest(server)] == [(57, 60), (58, 60), (59, 60)]


def test_a_refused_request_is_told_under_the_app_whose_token_it_came_with(server):
    mine, session = signed_in(server, scopes=["tn.crm.customers:r"])
    session.get(f"{server.url}/crm/v2/tenant/7/customers", timeout=10)
    assert session.get(f"{server.url}/crm/v2/tenant/8/customers", timeout=10).status_code == 403
    assert session.get(f"{server.url}/jpm/v2/tenant/7/jobs", timeout=10).status_code == 403
    assert requests.get(f"{server.url}/jpm/v2/tenant/7/jobs", timeout=10).status_code == 401
    assert [(each.status, each.tenant, each.app) for each in latest(server)] == [
        (401, None, None),
        (403, 7, mine.app_id),
        (403, 7, mine.app_id),
        (200, 7, mine.app_id),
    ]


def everything(server):
    """All text that is kept of requests, as it stands in the store."""
    latest(server)
    tables = ("request", "request_content")

    def work(connection):
        return "\n".join(str(row) for table in tables for row in connection.execute(f"select * from {table}"))

    return server.platform.requests.kept.read(work).result()


def pieces(secret):
    return [secret[start : start + 12] for start in range(4, len(secret) - 12)]


def test_no_secret_is_kept_wherever_it_was_put(server):
    mine, session = signed_in(server)
    tenant = f"{server.url}/crm/v2/tenant/7"
    own = [session.headers["Authorization"].removeprefix("Bearer "), mine.app_key]
    session.get(f"{tenant}/customers", timeout=10)
    session.get(f"{tenant}/customers?servicetitanapplicationkey={KEY}&access_token={TOKEN}", timeout=10)
    session.get(f"{tenant}/customers?client_secret={SECRET}&password={PASSWORD}", timeout=10)
    session.get(f"{tenant}/customers?name={SECRET.replace('.', '%2e')}", timeout=10)
    session.get(f"{tenant}/customers/{SECRET}", timeout=10)
    session.get(f"{tenant}/customers", headers={"Cookie": f"truckroll={PASSWORD}", "X-Api-Key": KEY}, timeout=10)
    session.get(f"{tenant}/customers", headers={"Authorization": f"Basic {PASSWORD}"}, timeout=10)
    session.get(f"{tenant}/customers", headers={"Authorization": f"Bearer {TOKEN}"}, timeout=10)
    bodies = [
        {"name": "A", "password": PASSWORD},
        {"name": f"A note with {SECRET} in it"},
        {"name": "A", "apiKey": PASSWORD, "nested": [{"clientSecret": PASSWORD, "token": PASSWORD}]},
        {"name": json.dumps({"client_secret": PASSWORD})},
        {"name": "x" * (MOST_BODY - 40), "password": PASSWORD * 40},
    ]
    for body in bodies:
        session.post(f"{tenant}/customers", json=body, timeout=10)
    session.post(f"{tenant}/customers", data={"client_secret": PASSWORD, "x": "1"}, timeout=10)
    session.post(f"{tenant}/customers", data=f'{{"password": "{PASSWORD}', timeout=10)
    employee = {"name": "Ann", "password": PASSWORD, "login": "ann", "roleId": 1}
    session.post(f"{server.url}/settings/v2/tenant/7/employees", json=employee, timeout=10)
    kept = everything(server)
    assert "A note with ***" in kept
    for secret in (*own, SECRET, KEY, TOKEN, PASSWORD):
        assert [piece for piece in pieces(secret) if piece in kept] == [], secret[:6]


def test_the_address_of_a_file_is_kept_by_nobody():
    shown = hiding.headers([(b"location", b"../../files/eyJabc.def"), (b"x-a", b"see /files/abc.def")])
    assert json.loads(shown) == [["location", "***"], ["x-a", "see /files/***"]]


def test_a_body_that_is_no_text_is_only_told_of():
    assert hiding.body(b"\x89PNG\x00", [(b"content-type", b"image/png")], 1234) == "(1,234 bytes of image/png)"
    form = [(b"content-type", b"multipart/form-data; boundary=x")]
    assert hiding.body(b"--x\r\n", form, 70_000) == "(70,000 bytes of multipart/form-data)"
    assert hiding.body(b'{"a": "\x00"}', [], 1) == '{"a": "\N{SYMBOL FOR NULL}"}'


def test_a_long_body_is_kept_in_part(server):
    _, session = signed_in(server)
    session.post(f"{server.url}/crm/v2/tenant/7/customers", json={"name": "y" * 100_000}, timeout=10)
    found = latest(server)[0]
    assert found.asked > 100_000
    assert len(opened(server, found).asked_body) == MOST_BODY


def test_requests_are_found_by_tenant_app_status_operation_and_text(server):
    mine, session = signed_in(server)
    _, other = signed_in(server, tenant=8)
    session.get(f"{server.url}/crm/v2/tenant/7/customers?name=Ann", timeout=10)
    session.get(f"{server.url}/crm/v2/tenant/7/customers/999", timeout=10)
    other.get(f"{server.url}/crm/v2/tenant/8/locations", timeout=10)
    found = {
        "tenant": Asked(tenant=8),
        "app": Asked(apps=(mine.app_id,)),
        "nobody": Asked(apps=()),
        "status": Asked(status="4xx"),
        "operation": Asked(operation="crm.Customers_GetList"),
        "text": Asked(text="NAME=ann"),
        "both": Asked(tenant=8, text="ann"),
    }
    counts = {name: len(latest(server, asked)) for name, asked in found.items()}
    assert counts == {"tenant": 1, "app": 2, "nobody": 0, "status": 1, "operation": 1, "text": 1, "both": 0}


def test_how_many_came_in_each_minute_and_how_long_they_took(server):
    _, session = signed_in(server)
    for id in (1, 2, 3):
        session.get(f"{server.url}/crm/v2/tenant/7/customers/{id}", timeout=10)
    session.get(f"{server.url}/crm/v2/tenant/7/customers", timeout=10)
    every = latest(server)
    asked = Asked(after=every[-1].id - 120 * 10**9, before=every[0].id + 1)
    kept = server.platform.requests.kept
    spans = kept.read(lambda connection: reading.spans(connection, asked, 60)).result()
    assert len(spans) >= 3
    assert spans[0].requests == 0
    assert spans[0].median is None
    assert sum(span.requests for span in spans) == 4
    assert sum(span.refused for span in spans) == 3
    taken = [each.ms for each in every]
    assert min(taken) <= min(span.median for span in spans if span.median) <= max(taken)
    assert max(span.slow for span in spans if span.slow) == max(taken)
    (name, times, refused, *_), *_ = kept.read(lambda c: reading.operations(c, asked)).result()
    assert (name, times, refused) == ("crm.Customers_Get", 3, 3)


def test_who_reads_a_feed_and_how_far_he_has_come(server):
    mine, session = signed_in(server)
    for name in ("A", "B"):
        body = {"name": name, "address": {"street": "1 Elm", "city": "X", "state": "TX", "zip": "1", "country": "USA"}}
        body["locations"] = [{"name": name, "address": body["address"]}]
        made = session.post(f"{server.url}/crm/v2/tenant/7/customers", json=body, timeout=10)
        assert made.status_code == 200, made.text
    feed = f"{server.url}/crm/v2/tenant/7/export/customers?includeRecentChanges=true"
    token = session.get(feed, timeout=10).json()["continueFrom"]
    session.get(f"{feed}&from={token}", timeout=10)
    latest(server)
    kept = server.platform.requests.kept
    (reader,) = kept.read(lambda connection: reading.readers(connection, 7)).result()
    newest = server.platform.database.read(lambda c: c.one("select max(seq) from crm_customer")).result()
    assert (reader.app, reader.operation, reader.place) == (mine.app_id, "crm.ExportCustomers_GetCustomers", newest[0])
    assert kept.read(lambda connection: reading.readers(connection, 8)).result() == []


class Business:
    epoch = "x"


def entry(id, size=1_000, status=200):
    return Entry(
        id=id, trace_id="t", method="GET", path="/jpm/v2/tenant/7/jobs/1", query=b"", status=status, ms=1.0, headers=[],
        body=b"", asked=0, answer_headers=[(b"content-type", b"application/json")], answer=b"1" * size, answered=size,
        operation=OPERATION, tenant=7, app="a", client_id="c", limits=(), ignored="", read_as="",
    )  # fmt: skip


@pytest.fixture
def kept(tmp_path):
    opened = FileBeside.open(tmp_path / log.FILE, script("requests"), log.VERSION)
    yield opened
    opened.close()


def test_the_log_never_holds_more_than_its_share(kept, tmp_path):
    most = 300_000
    diary = RequestLog(kept, Business(), most_bytes=most, now=lambda: 10**18)
    for round in range(20):
        for number in range(100):
            diary.put(entry(10**18 + round * 1000 + number))
        diary.settle()
        total = kept.read(lambda connection: connection.one("select sum(size), count(*) from request")).result()
        rest = kept.read(lambda connection: connection.one("select count(*) from request_content")).result()
        assert total[0] <= most
        assert rest[0] == total[1]
    newest = kept.read(lambda connection: reading.latest(connection, Asked(), 1)).result()
    assert newest[0].id == 10**18 + 19 * 1000 + 99  # the oldest go first
    diary.close()
    assert (tmp_path / log.FILE).stat().st_size < 4 * most


def test_what_is_older_than_its_days_is_let_go(kept):
    day = 24 * 3600 * 10**9
    now = 10**18
    diary = RequestLog(kept, Business(), days=2, now=lambda: now)
    for id in (now - 3 * day, now - 1 * day, now):
        diary.put(entry(id))
    diary.settle()
    left = kept.read(lambda connection: reading.latest(connection, Asked())).result()
    assert [each.id for each in left] == [now, now - day]
    diary.close()


def test_when_too_many_wait_the_rest_is_counted_and_nobody_waits(kept):
    diary = RequestLog(kept, Business())
    diary.close()  # nobody takes what is put aside
    for number in range(log.MOST_WAITING + 250):
        diary.put(entry(number + 1, size=1))
    assert diary.dropped == 250
    diary = RequestLog(kept, Business())
    diary.close()
    for number in range(5):
        diary.put(entry(number + 1, size=log.MOST_WAITING_BYTES // 2))
    assert diary.dropped == 3


def test_of_a_flood_of_successful_reads_a_part_is_kept_and_every_refusal(kept, monkeypatch):
    monkeypatch.setattr(log.time, "monotonic", lambda: 5.0)
    diary = RequestLog(kept, Business())
    wanted = sum(diary.wants("GET", 200) for _ in range(log.MOST_A_SECOND + 100))
    assert (wanted, diary.dropped) == (log.MOST_A_SECOND, 100)
    assert all(diary.wants("GET", 429) and diary.wants("POST", 200) for _ in range(100))
    monkeypatch.setattr(log.time, "monotonic", lambda: 5.1)  # evenly, so that no second begins with all of its work
    assert sum(diary.wants("GET", 200) for _ in range(log.MOST_A_SECOND)) == pytest.approx(
        log.MOST_A_SECOND / 10, abs=1
    )
    diary.close()


def test_a_log_that_cannot_be_written_loses_requests_and_nothing_else(kept):
    class Full:
        def write(self, work):
            raise StoreUnavailable("the disk is full")

    diary = RequestLog(Full(), Business())
    diary.put(entry(1))
    diary.settle()
    assert diary.dropped == 1
    diary.close()


def test_a_damaged_log_or_one_of_another_version_is_begun_anew(tmp_path):
    file = tmp_path / log.FILE
    for spoil in (
        lambda: file.write_bytes(b"no database" * 1000),
        lambda: sqlite3.connect(file).execute("pragma user_version = 99").connection.close(),
    ):
        opened = FileBeside.open(file, script("requests"), log.VERSION)
        diary = RequestLog(opened, Business(), own=opened.close)
        diary.put(entry(1))
        diary.close()
        spoil()
        opened = FileBeside.open(file, script("requests"), log.VERSION)
        assert opened.read(lambda connection: reading.latest(connection, Asked())).result() == []
        opened.close()


def test_the_log_is_readable_by_its_owner_alone(kept, tmp_path):
    assert (tmp_path / log.FILE).stat().st_mode & 0o777 == 0o600


def test_the_log_is_kept_apart_from_the_business(server):
    _, session = signed_in(server)
    session.get(f"{server.url}/crm/v2/tenant/7/customers", timeout=10)
    before = server.platform.database.read(lambda c: c.one("select seq from tenant where id = 7")).result()
    assert len(latest(server)) == 1
    assert server.platform.database.read(lambda c: c.one("select seq from tenant where id = 7")).result() == before
    if not POSTGRES:
        with pytest.raises(Exception, match="no such table"):
            server.platform.database.read(lambda c: c.one("select 1 from request")).result()


def test_a_server_whose_log_cannot_be_opened_serves_without(tmp_path):
    (tmp_path / "data" / log.FILE).mkdir(parents=True)
    with testing.sandbox(tmp_path / "data", request_log=7) as server:
        server.tenant(7)
        _, session = signed_in(server)
        assert session.get(f"{server.url}/crm/v2/tenant/7/customers", timeout=10).status_code == 200
        assert server.platform.requests is None


def test_without_a_log_nothing_is_kept():
    with sandbox() as server:
        server.tenant(7)
        signed_in(server)[1].get(f"{server.url}/crm/v2/tenant/7/customers", timeout=10)
        assert server.platform.requests is None
        assert not (server.folder / log.FILE).exists()


def test_two_processes_never_give_a_request_the_same_moment():
    one, other = Moments(1), Moments(2)
    moments = [each.next() for _ in range(1_000) for each in (one, other)]
    assert len(set(moments)) == len(moments)
    assert moments[::2] == sorted(moments[::2])
    assert abs(one.next() - time.time_ns()) < 1_000_000_000
