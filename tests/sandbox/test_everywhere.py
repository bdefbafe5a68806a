"""The demo business reaches everywhere: no list and no feed of it is empty."""

import json
from decimal import Decimal
from itertools import product
from urllib.parse import quote, urlencode

import pytest
import urllib3

from truckroll.catalogue.time import Clock, When
from truckroll.client import credentials as client_credentials
from truckroll.derive.operations import all_operations
from truckroll.families.reporting.declaring import REPORTS
from truckroll.testing import sandbox

from .conftest import NOW


def shows_several(operation):
    """Whether an operation answers records in a list, be it by a rule."""
    if operation.method != "GET" or operation.act not in ("list", "feed", "read"):
        return False
    shape = operation.answer
    pages = shape.kind == "array" or any(m.name == "data" and m.shape.kind == "array" for m in shape.members)
    return pages or operation.act != "read"


LISTS = {f"{o.api} {o.operation_id}": o for o in all_operations() if shows_several(o)}
EMPTY = {
    "marketing-ads CapacityAwarenessWarning_Get": "whether anybody is booked out depends on the season",
}
"""Lists that may have nothing to show in the small demo, each with its reason."""
ASKED = {
    "modifiedOnOrAfter": "2000-01-01",
    "activeOnly": "true",
    "fromUtc": "2000-01-01",
    "toUtc": "2999-01-01",
    "performanceSegmentationType": "Keyword",
    "page": "1",
    "pageSize": "50",
    "descending": "false",
}
"""What lists are asked for, where they must be."""
IDS = {"Jobs_GetCancelReasons": ("jpm.JobCanceledLog", "jobId"), "InvoiceTemplates_GetList": (None, "id")}
FIELDS = {"segmentId": "segmentId", "segmentItemId": "parentId", "projectId": "projectId"}
"""What a row tells of a placeholder that stands for no field of its noun's path."""
NOUNS = {
    "booking_provider": "crm.BookingProviderTag",
    "relationshipId": "crm.Customer",
    "technician": "settings.Technician",
    "employee": "settings.Employee",
    "jobId": "jpm.Job",
}
"""What other placeholders name."""
WORDS = {"report_category": ["operations"], "dynamicSetId": ["technicians"]}


@pytest.fixture(scope="module")
def ask(small):
    """Asking the small demo over HTTP, as its app."""
    said = client_credentials(small.folder / "demo.env")
    pool = urllib3.PoolManager()
    with sandbox(small.folder, clock=Clock(NOW)) as server:
        form = {"grant_type": "client_credentials", "client_id": said.client_id, "client_secret": said.client_secret}
        answer = pool.request("POST", f"{server.url}/connect/token", fields=form, encode_multipart=False)
        headers = {"Authorization": f"Bearer {answer.json()['access_token']}", "ST-App-Key": said.app_key}

        def get(operation, path, query, body=None):
            url = operation.url.replace("{tenant}", str(said.tenant_id))
            for name, value in path.items():
                url = url.replace("{" + name + "}", quote(str(value)))
            answer = pool.request(operation.method, f"{server.url}{url}?{urlencode(query)}", headers=headers, json=body)
            if answer.status in (404, 409) and path:
                return []
            assert answer.status == 200, (url, answer.status, answer.data[:500])
            rows = json.loads(answer.data)
            return rows if isinstance(rows, list) else rows["data"]

        yield get


def paths(small, operation):
    """What the path of a list may name: what its rows stand in, or some records of the noun that is meant."""
    placeholders = [p.name for p in operation.parameters if p.where == "path" and p.name != "tenant"]
    noun = operation.noun
    told = {name: noun.fields[field].json for name, field in noun.scoped.items() if field}
    told = {noun.own_id: "id"} | FIELDS | told
    told = {name: told[name] for name in placeholders if name in told}
    others = [name for name in placeholders if name not in told]
    rows = [{name: row[field] for name, field in told.items()} for row in small[noun.name]] if told else [{}]
    records = [WORDS[name] if name in WORDS else [row["id"] for row in small[NOUNS[name]]] for name in others]
    for row in rows:
        if None not in row.values():
            yield from (row | dict(zip(others, ids, strict=True)) for ids in product(*records))


@pytest.mark.parametrize("name", LISTS)
def test_no_list_and_no_feed_is_empty(small, ask, name):
    operation = LISTS[name]
    known = {parameter.name for parameter in operation.parameters}
    query = {word: value for word, value in ASKED.items() if word in known and operation.act != "feed"}
    if operation.operation_id in IDS:
        noun, field = IDS[operation.operation_id]
        query["ids"] = ",".join(str(row[field]) for row in small[noun or operation.noun.name])
    found = any(ask(operation, path, query) for path in paths(small, operation))
    assert found or name in EMPTY


@pytest.mark.parametrize("report", REPORTS.values(), ids=lambda report: report.name)
def test_no_report_of_the_year_is_empty(small, ask, report):
    days = {"From": str(When.of(small.start))[:10], "To": small.end_text[:10]}
    named = [parameter.name for parameter in report.parameters]
    said = [{"name": name, "value": day} for name, day in days.items() if name in named]
    path = {"report_category": report.category, "reportId": report.id}
    (operation,) = (o for o in all_operations() if o.operation_id == "ReportCategoryReports_GetData")
    assert ask(operation, path, {}, {"parameters": said})


def column(report, rows, name):
    place = [each.name for each in report.columns].index(name)
    return [row[place] or 0 for row in rows]


def test_the_totals_of_reports_are_those_of_the_lists(small, ask):
    (operation,) = (o for o in all_operations() if o.operation_id == "ReportCategoryReports_GetData")
    days = [{"name": "From", "value": str(When.of(small.start))[:10]}, {"name": "To", "value": small.end_text[:10]}]

    def total(id, name):
        report = REPORTS[id]
        named = {parameter.name for parameter in report.parameters}
        body = {"parameters": [day for day in days if day["name"] in named]}
        rows = ask(operation, {"report_category": report.category, "reportId": id}, {"pageSize": 5000}, body)
        return sum(Decimal(str(amount)) for amount in column(report, rows, name))

    payments = [payment for payment in small["accounting.Payment"] if payment["active"]]
    assert total(1004, "Total") == sum(Decimal(payment["total"]) for payment in payments)
    assert total(1011, "Jobs") == 300
    assert total(1061, "Quantity") == sum(Decimal(str(level["quantity"])) for level in small["inventory.Stock"])
    assert total(1023, "Bookings") == len(small["crm.Booking"])
    assert total(1032, "Estimates") == len(small["salestech.Estimate"])
