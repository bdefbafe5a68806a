"""Reports on request: what they are asked is checked before anything is read, and their columns are typed."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from typer.testing import CliRunner

from tests.sync.destinations import Place
from tests.sync.sync_source import HERE, Notes, sync
from truckroll.client import Client
from truckroll.client.core import Request, Response
from truckroll.sync import reports
from truckroll.sync.commands import app
from truckroll.sync.errors import UsageError
from truckroll.sync.landing import Landing
from truckroll.sync.plan import asked_for
from truckroll.sync.reports import Wanted, wanted_reports
from truckroll.testing import sandbox

CREDENTIALS = {
    "SERVICETITAN_CLIENT_ID": "cid.x",
    "SERVICETITAN_CLIENT_SECRET": "cs1.x",
    "SERVICETITAN_APP_KEY": "ak1.reports",
    "SERVICETITAN_TENANT_ID": "7",
    "SERVICETITAN_API_ROOT": HERE.api_root,
    "SERVICETITAN_AUTH_ROOT": HERE.api_root,
}
PARAMETERS = [
    {"name": "From", "dataType": "Date", "isArray": False, "isRequired": True, "acceptValues": None},
    {"name": "DateType", "dataType": "String", "acceptValues": {"values": [["Paid", "Paid on"], ["Due", "Due on"]]}},
    {"name": "BusinessUnitIds", "dataType": "Number", "isArray": True, "acceptValues": {"dynamicSetId": "units"}},
    {"name": "Closed", "dataType": "Boolean"},
]
FIELDS = [
    {"name": "JobType", "label": "Job type", "dataType": "String"},
    {"name": "Revenue ($)", "label": "Revenue", "dataType": "Number"},
    {"name": "Revenue", "label": "Revenue too", "dataType": "Number"},
    {"name": "Closed", "label": "Closed", "dataType": "Boolean"},
    {"name": "LastDay", "label": "Last day", "dataType": "Date"},
]


class Platform:
    """One report, 123 of the category operations, and the time that a client lets pass."""

    def __init__(self) -> None:
        self.rows: list[list[Any]] = []
        self.fields = FIELDS
        self.page_size = 4
        self.now = 0.0
        self.calls: list[float] = []
        self.asked: list[dict[str, Any]] = []
        self.client = Client(CREDENTIALS, send=self.send, sleep=self.sleep)

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def send(self, request: Request) -> Response:
        url = urlsplit(request.url)
        if url.path == "/connect/token":
            return answer(request, {"access_token": "t", "expires_in": 900})
        if url.path == "/reporting/v2/tenant/7/report-category/operations/reports/123":
            return answer(request, {"name": "Revenue", "parameters": PARAMETERS, "fields": FIELDS})
        if url.path != "/reporting/v2/tenant/7/report-category/operations/reports/123/data":
            return answer(request, {"title": "Report not found.", "status": 404}, 404)
        self.calls.append(self.now)
        self.asked.append(json.loads(request.body or b""))
        first = (int(parse_qs(url.query)["page"][0]) - 1) * self.page_size
        page = {"fields": self.fields, "data": self.rows[first : first + self.page_size]}
        return answer(
            request, page | {"hasMore": first + self.page_size < len(self.rows), "totalCount": len(self.rows)}
        )


def answer(request: Request, body: Any, status: int = 200) -> Response:
    return Response(request, status, {"content-type": "application/json"}, json.dumps(body).encode())


@pytest.fixture
def platform(monkeypatch: pytest.MonkeyPatch) -> Platform:
    platform = Platform()
    monkeypatch.setattr(reports, "monotonic", lambda: platform.now)
    return platform


@pytest.fixture(params=["duckdb", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    place = Place(request.param, tmp_path)
    yield place
    place.close()


def landing(platform: Platform, text: str = "operations/123?From=2026-01-01") -> Landing:
    (found,) = asked_for(platform.client, reports=[text])
    return found


def test_a_report_lands_with_typed_columns_and_the_next_run_replaces_it(platform: Platform, place: Place):
    row = ["Tune-up", 145.47, 1, True, "2026-01-31"]
    platform.rows = [row, row, ["No heat", None, 2, False, None], ["x", "n/a", -1.5, None, "2026-02-01T06:00:00-06:00"]]
    notes = Notes()
    (outcome,) = sync(platform.client, place.to, landing(platform), notes=notes)
    assert (outcome.failure, outcome.rows) == (None, 4)
    assert platform.asked == [{"parameters": [{"name": "From", "value": "2026-01-01"}]}]
    assert notes.texts == ["Revenue ($) is not DOUBLE in 1 row: null there, the original is in _extra"]
    columns = "_row, job_type, revenue, revenue_2, closed, last_day::varchar, _extra::varchar"
    found = place.run(f"select {columns} from reports.operations_123 order by _row")
    assert [row[:5] for row in found] == [
        (1, "Tune-up", 145.47, 1.0, True),
        (2, "Tune-up", 145.47, 1.0, True),
        (3, "No heat", None, 2.0, False),
        (4, "x", None, -1.5, None),
    ]
    assert [str(row[5])[:19] for row in found] == ["2026-01-31 00:00:00"] * 2 + ["None", "2026-02-01 12:00:00"]
    assert [row[6] for row in found] == [None, None, None, '{"Revenue ($)":"n/a"}']
    platform.rows = [row, ["No heat", None, 2, False, None]]
    (outcome,) = sync(platform.client, place.to, landing(platform))
    assert (outcome.rows, outcome.new, outcome.changed, outcome.deleted) == (2, 0, 1, 2)


def test_a_column_that_a_report_gains_while_it_is_read_is_told_and_kept(platform: Platform, tmp_path: Path):
    wanted, notes = landing(platform), Notes()
    platform.fields, platform.rows = [*FIELDS, {"name": "Margin"}], [["a", 1, 2, True, None, 0.5]]
    sync(platform.client, tmp_path / "w.duckdb", wanted, notes=notes)
    assert notes.texts == ["Margin is not in the catalogue: kept in _extra of 1 row"]


def test_a_report_is_asked_for_five_times_a_minute_at_most(platform: Platform, tmp_path: Path):
    platform.rows = [[str(number), number, 0, True, None] for number in range(50)]
    (outcome,) = sync(platform.client, tmp_path / "w.duckdb", landing(platform))
    assert (outcome.failure, outcome.rows, len(platform.calls)) == (None, 50, 13)
    assert all(sixth - first >= 60 for first, sixth in zip(platform.calls, platform.calls[5:], strict=False))
    assert platform.now == 120


def test_a_report_is_asked_what_was_written(platform: Platform):
    text = "sales=operations/123?from=today-30d&DATETYPE=due&BusinessUnitIds=5, 6&Closed=True"
    (found,) = wanted_reports(platform.client, platform.client.session.credentials, [text])
    assert found.name == "reports.sales"
    given = {name: json.loads(value) for name, value in found.asked}
    assert 29 <= (date.today() - date.fromisoformat(given.pop("From"))).days <= 31
    assert given == {"DateType": "Due", "BusinessUnitIds": [5, 6], "Closed": True}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("revenue", "is no report. Write its category, its id"),
        ("operations/9?From=today", "There is no report operations/9; `truckroll sync reports` shows"),
        ("operations/123", r"has to be asked for From, such as 'operations/123\?From=today-30d'"),
        ("operations/123?From=today&Form=1", r"has no parameter Form. Did you mean From\?"),
        ("operations/123?From=today&xyz=1", "It has From, DateType, BusinessUnitIds, Closed"),
        ("operations/123?From=yesterday", "From cannot be 'yesterday'; a day is expected"),
        ("operations/123?From=today&DateType=Sold", "DateType cannot be 'Sold'; there are Paid, Due"),
        ("operations/123?From=today&BusinessUnitIds=1,x", "BusinessUnitIds cannot be '1,x'; a number is expected"),
        ("operations/123?From=today&Closed=1", "Closed cannot be '1'; true or false is expected"),
        ("operations/123?From=today&From=today", "is asked twice for From"),
    ],
)
def test_what_a_report_cannot_be_asked_is_said_before_anything_is_read(platform: Platform, text: str, said: str):
    with pytest.raises(UsageError, match=said):
        asked_for(platform.client, reports=[text])
    assert platform.calls == []


def test_two_reports_do_not_land_in_one_table(platform: Platform):
    with pytest.raises(UsageError, match=r"Two reports would land in reports\.operations_123"):
        asked_for(platform.client, reports=["operations/123?From=today", "operations/123?From=today-1d"])
    assert Wanted.read("b=operations/123").table == "b"


def test_what_is_named_is_read_and_all_means_everything(platform: Platform):
    written = ["operations/123?From=today"]
    assert [found.name for found in asked_for(platform.client, reports=written)] == ["reports.operations_123"]
    assert len(asked_for(platform.client, ["jpm.jobs"], written)) == 2
    assert len(asked_for(platform.client, ["all"], written)) == len(asked_for(platform.client)) + 1


def test_the_reports_of_our_own_server_from_a_shell(tmp_path: Path):
    with sandbox() as server:
        env = tmp_path / "demo.env"
        who = server.connect(server.tenant(7))
        names = {"CLIENT_ID": who.client_id, "CLIENT_SECRET": who.client_secret, "APP_KEY": who.app_key}
        names |= {"TENANT_ID": "7", "API_ROOT": server.url, "AUTH_ROOT": server.url}
        env.write_text("".join(f"SERVICETITAN_{name}={value}\n" for name, value in names.items()))

        def typed(*words: object) -> str:
            result = CliRunner().invoke(app, [*map(str, words), "--env", str(env)], env={"COLUMNS": "200"})
            assert result.exit_code == 0, result.output
            return result.output

        listed = [json.loads(line) for line in typed("reports", "--json").splitlines()]
        written = next(each["report"] for each in listed if each["name"] == "Revenue by job type")
        assert "average_ticket" in typed("reports", written)
        assert "Revenue by job type" in typed("reports", "operations")
        said = typed("--to", tmp_path / "w.duckdb", "--report", f"jobs={written}?From=today-30d&To=today")
        assert "reports.jobs" in said
