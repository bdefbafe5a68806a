"""The parts of servicepytan above its endpoints: dates, data between dates, reports, attachments."""

from datetime import UTC, date, datetime, timedelta

import pytest
import servicepytan as published
import servicepytan._dates as published_dates

from tests.client.scripted import CUT, Answer, list_page, problem
from truckroll import servicepytan
from truckroll.servicepytan import attachments, data, reports
from truckroll.servicepytan.dates import convert_date_to_api_format
from truckroll.servicepytan.requests import Endpoint

pytestmark = pytest.mark.usefixtures("never_wait")


@pytest.mark.parametrize("zone", ["", "UTC", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe"])
def test_dates_are_converted_as_published(zone):
    start = datetime(2026, 1, 1, 0, 30)
    hours = [start + timedelta(hours=n) for n in range(24 * 366)]
    theirs = [published_dates._convert_date_to_api_format(each, zone) for each in hours]
    assert [convert_date_to_api_format(each, zone) for each in hours] == theirs


@pytest.mark.parametrize("text", ["2026-01-31", "2026-07-31T10:30:00", "January 15, 2026", "1/15/2026 3pm", "20260131"])
def test_texts_are_read_as_published(text):
    theirs = published_dates._convert_date_to_api_format(text, "America/New_York")
    assert servicepytan._convert_date_to_api_format(text, "America/New_York") == theirs


def test_dates_with_an_offset_and_days_are_understood():
    assert convert_date_to_api_format("2026-01-31T10:00:00-05:00", "UTC") == "2026-01-31T15:00:00Z"
    assert convert_date_to_api_format(datetime(2026, 1, 31, tzinfo=UTC), "America/New_York") == "2026-01-31T00:00:00Z"
    assert convert_date_to_api_format(date(2026, 1, 31), "America/New_York") == "2026-01-31T05:00:00Z"


DATA = [name for name in vars(data.DataService) if name.startswith("get_")]


@pytest.mark.parametrize("name", DATA)
def test_data_asks_what_the_published_one_asks(platform, conn, monkeypatch, name):
    service, theirs = data.DataService(conn), published.DataService(conn)
    asked = []

    def get_all(self, query):
        asked.append((self.folder, self.endpoint, dict(query)))
        return []

    monkeypatch.setattr(Endpoint, "get_all", get_all)
    monkeypatch.setattr(published.Endpoint, "get_all", get_all)
    dates = ("2026-01-01", "2026-02-01") if name.endswith("between") else ()
    assert getattr(service, name)(*dates) == getattr(theirs, name)(*dates)
    assert len(asked) > 0
    assert asked[: len(asked) // 2] == asked[len(asked) // 2 :]


def test_data_adds_up_sales_and_joins_statuses(platform, conn):
    estimates = [{"items": [{"total": 1.5}, {"total": 2}]}, {"items": []}]
    platform.script += [list_page(estimates, False), list_page([{"id": 1}], False), list_page([{"id": 2}], False)]
    service = data.DataService(conn)
    assert service.get_total_sales_between("2026-01-01", "2026-02-01") == 3.5
    assert service.get_jobs_completed_between("2026-01-01", "2026-02-01", ["Hold", "Done"]) == [{"id": 1}, {"id": 2}]
    assert dict(platform.calls[1].query)["completedOnOrAfter"] == "2026-01-01T05:00:00Z"


METADATA = {
    "parameters": [
        {"name": "From", "dataType": "Date", "isRequired": True, "acceptValues": None},
        {
            "name": "Unit",
            "dataType": "Number",
            "isRequired": False,
            "acceptValues": {"dynamicSetId": "bu", "values": [1]},
        },
    ]
}


def report_page(rows: list, more: bool, total: int) -> Answer:
    return Answer(json={"fields": [{"name": "a"}], "data": rows, "hasMore": more, "totalCount": total})


@pytest.fixture
def report(platform, conn):
    platform.script += [Answer(json=METADATA)]
    made = reports.Report("operations", 5, conn)
    platform.calls.clear()
    return made


def test_report_functions_name_the_published_paths(platform, conn, report):
    reports.get_report_categories(conn)
    reports.get_report_list("operations", conn)
    reports.get_dynamic_set_list("bu", conn)
    assert [call.path.removeprefix("/reporting/v2/tenant/7/") for call in platform.calls] == [
        "report-categories",
        "report-category/operations/reports",
        "dynamic-value-sets/bu",
    ]
    assert report.metadata == METADATA


def test_report_parameters(report, capsys):
    report.add_params("From", "2026-01-01")
    report.add_params("From", "2026-01-02")
    report.update_params("Unit", 5)
    assert report.get_params() == {
        "parameters": [{"name": "From", "value": "2026-01-02"}, {"name": "Unit", "value": 5}]
    }
    report.show_param_types()
    assert capsys.readouterr().out == "[*] - From: Date\n[ ] - Unit: Number (dynamicSetId: bu)\n  - 1\n"


def test_report_data_is_read_to_the_end_past_empty_pages(platform, report):
    platform.script += [report_page([[1]], True, 2), report_page([], True, 2), report_page([[2]], False, 2)]
    assert report.get_all_data() == {"data": [[1], [2]], "fields": [{"name": "a"}]}
    assert [dict(call.query)["page"] for call in platform.calls] == ["1", "2", "3"]
    assert platform.calls[0].json == {"parameters": []}
    assert platform.calls[0].path == "/reporting/v2/tenant/7/report-category/operations/reports/5/data"


def test_report_data_is_asked_for_again_after_a_fault(platform, report):
    platform.script += [CUT, problem(429, "Try again in 60 seconds."), report_page([[1]], False, 1)]
    assert report.get_data()["data"] == [[1]]


def test_a_report_too_long_is_read_from_its_beginning_in_larger_pages(platform, report):
    platform.script += [report_page([[1]], True, 6000), report_page([[1]], True, 6000), report_page([[2]], False, 6000)]
    assert report.get_all_data(page_size=1, timeout_min=1)["data"] == [[1], [2]]
    assert [(dict(call.query)["page"], dict(call.query)["pageSize"]) for call in platform.calls] == [
        ("1", "1"),
        ("1", "5000"),
        ("2", "5000"),
    ]


def test_a_report_that_cannot_be_read_in_time_is_not_begun(platform, report):
    platform.script += [report_page([[1]], True, 10_000_000)]
    assert list(report.get_all_data()) == ["error"]


def test_attachments_of_a_job(platform, conn):
    platform.script += [list_page([{"id": 9}], False), Answer(body=b"pdf")]
    files = attachments.JobAttachments(conn)
    assert files.get_attachments_data(5) == [{"id": 9}]
    assert files.download_attachments() == [b"pdf"]
    assert [call.path for call in platform.calls] == [
        "/forms/v2/tenant/7/jobs/5/attachments",
        "/forms/v2/tenant/7/jobs/attachment/9",
    ]
