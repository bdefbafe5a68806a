"""What may be asked of reports, and what is said to whoever asks for something else."""

from typing import Any

import pytest

from tests.families.business import OPERATIONS, Business, refused
from tests.families.reporting.office import WEEKS, Office
from truckroll.families.reporting.categories import CATEGORIES
from truckroll.families.reporting.declaring import REPORTS, report, words
from truckroll.families.reporting.value_sets import SETS

IDS = {
    1001: "Revenue by business unit",
    1002: "Revenue by job type",
    1003: "Revenue by technician",
    1004: "Payments by type",
    1011: "Jobs by status and type",
    1012: "Job list",
    1013: "Canceled jobs by reason",
    1021: "Open invoices by age",
    1022: "Call conversion",
    1023: "Bookings by source",
    1024: "Open tasks by assignee",
    1031: "Leads won and lost",
    1032: "Estimate conversion",
    1033: "Campaign performance",
    1041: "Timesheet hours",
    1042: "Technician scorecard",
    1051: "Membership growth",
    1052: "Expiring memberships",
    1061: "Inventory on hand",
}


def data(business: Business, id: int, **asked: Any) -> Any:
    body = {"parameters": [{"name": name, "value": value} for name, value in asked.items()]}
    path = {"report_category": REPORTS[id].category, "reportId": id}
    return business.ask("ReportCategoryReports_GetData", body, **path)


def test_a_report_keeps_its_id_whatever_it_is_called():
    """Whoever changes an id here breaks every integration that asks for it."""
    assert {id: REPORTS[id].name for id in sorted(REPORTS)} == IDS
    assert {each.category for each in REPORTS.values()} == set(CATEGORIES)


def test_two_reports_may_have_one_name_but_never_one_id():
    with pytest.raises(TypeError, match="declared twice"):
        report(1001, "operations", "Another", shows="A")(lambda _: [])
    with pytest.raises(TypeError, match="says nothing"):
        report(9999, "operations", "Revenue by business unit", shows="A")(lambda _: [])


def test_every_column_and_parameter_is_named_once_and_readable():
    for each in REPORTS.values():
        for names in ([column.name for column in each.columns], [parameter.name for parameter in each.parameters]):
            assert len({name.lower() for name in names}) == len(names), each.name
        for parameter in each.parameters:
            assert not parameter.set_id or parameter.set_id in SETS
    assert words("BusinessUnitIds") == "Business units"
    assert words("Days31To60") == "Days 31 to 60"


@pytest.mark.parametrize("id", sorted(IDS))
def test_a_business_without_records_has_reports_without_rows(business: Business, id: int):
    asked = {name: day for name, day in WEEKS.items() if any(each.name == name for each in REPORTS[id].parameters)}
    for parameter in REPORTS[id].parameters:
        for value, _ in parameter.values or (("", ""),):
            found = data(business, id, **asked, **({parameter.name: value} if value else {}))
            assert found.data == []
            assert [each.name for each in found.fields_] == [each.name for each in REPORTS[id].columns]


def test_a_description_says_what_may_be_asked_and_what_there_is(office: Office):
    status, found, _ = office.send("GET", "reporting/report-category/accounting/reports/1001")
    assert (status, found["name"], found["modifiedOn"][:4]) == (200, "Revenue by business unit", "2026")
    parameters = {each["name"]: each for each in found["parameters"]}
    assert (parameters["From"]["dataType"], parameters["From"]["isRequired"]) == ("Date", True)
    assert parameters["From"]["acceptValues"] is None
    by = parameters["DateType"]
    assert (by["dataType"], by["isRequired"], by["isArray"]) == ("String", False, False)
    assert by["acceptValues"]["values"] == [["InvoiceDate", "Invoice date"], ["CompletedOn", "Job completion"]]
    units = parameters["BusinessUnitIds"]
    assert (units["label"], units["isArray"], units["dataType"]) == ("Business units", True, "Number")
    assert units["acceptValues"]["dynamicSetId"] == "business-units"
    assert [each["name"] for each in units["acceptValues"]["fields"]] == ["Id", "Name"]
    assert {each["name"]: each["dataType"] for each in found["fields"]}["BusinessUnit"] == "String"


def test_every_report_is_in_its_category_and_in_no_other(office: Office):
    seen: dict[int, str] = {}
    for category in office.all("reporting/report-categories"):
        for each in office.all(f"reporting/report-category/{category['id']}/reports"):
            seen[each["id"]] = category["id"]
            assert each["description"]
    assert seen == {id: each.category for id, each in REPORTS.items()}


def test_what_there_is_not_is_missing(office: Office):
    asked = {"parameters": []}
    for path in ("report-category/gossip/reports", "report-category/gossip/reports/1001"):
        assert office.send("GET", f"reporting/{path}")[0] == 404
    for category, id in (("gossip", 1001), ("operations", 1001), ("accounting", 99)):
        status, problem, _ = office.send("POST", f"reporting/report-category/{category}/reports/{id}/data", asked)
        assert (status, "was not found" in problem["title"]) == (404, True)
        assert office.send("GET", f"reporting/report-category/{category}/reports/{id}")[0] == 404
    status, problem, _ = office.send("GET", "reporting/dynamic-value-sets/gossip")
    assert (status, problem["title"]) == (404, "Dynamic value set gossip was not found.")


def test_the_values_that_a_parameter_takes_are_asked_for_page_by_page(office: Office):
    path = "reporting/dynamic-value-sets/technicians"
    status, found, _ = office.send("GET", path, pageSize=1, includeTotal="true")
    assert (status, found["data"], found["hasMore"], found["totalCount"]) == (
        200,
        [[office.ids["Tess"], "Tess"]],
        True,
        2,
    )
    status, found, _ = office.send("GET", path, pageSize=1, page=2)
    assert (found["data"], found["hasMore"], found["totalCount"]) == ([[office.ids["Tom"], "Tom"]], False, None)
    assert [each["label"] for each in found["fields"]] == ["Id", "Name"]
    for name in SETS:
        assert office.send("GET", f"reporting/dynamic-value-sets/{name}")[1]["data"], name


@pytest.mark.parametrize(
    ("asked", "place", "words"),
    [
        ({"From": "2026-11-01"}, "To", "required"),
        ({"From": None} | {"To": "2026-11-01"}, "From", "required"),
        (WEEKS | {"From": "yesterday"}, "From", "A day"),
        (WEEKS | {"From": 20261101}, "From", "A day"),
        (WEEKS | {"To": "9999-12-31"}, "To", "1900 to 2999"),
        (WEEKS | {"From": "0001-01-01"}, "From", "1900 to 2999"),
        (WEEKS | {"To": "2026-10-31"}, "To", "before it begins"),
        (WEEKS | {"BusinessUnitIds": 5}, "BusinessUnitIds", "array"),
        (WEEKS | {"BusinessUnitIds": ["5"]}, "BusinessUnitIds", "whole number"),
        (WEEKS | {"BusinessUnitIds": [True]}, "BusinessUnitIds", "whole number"),
        (WEEKS | {"BusinessUnitIds": [1.5]}, "BusinessUnitIds", "whole number"),
        (WEEKS | {"BusinessUnitIds": [1 << 63]}, "BusinessUnitIds", "whole number"),
        (WEEKS | {"BusinessUnitIds": [999999]}, "BusinessUnitIds", "no 999999 among business-units"),
        (WEEKS | {"DateType": "Birthday"}, "DateType", "InvoiceDate, CompletedOn"),
        (WEEKS | {"DateType": {}}, "DateType", "InvoiceDate, CompletedOn"),
        (WEEKS | {"Mood": "good"}, "Mood", "it has From, To, DateType, BusinessUnitIds"),
        (WEEKS | {"from": "2026-11-02"}, "From", "twice"),
    ],
)
def test_what_cannot_be_asked_is_named(business: Business, asked: dict[str, Any], place: str, words: str):
    with refused(400, words, place):
        data(business, 1001, **asked)


def test_everything_wrong_is_named_at_once(office: Office):
    status, problem, _ = office.data(1001, {"From": "soon", "BusinessUnitIds": [5, 999999], "Mood": 1})
    assert (status, set(problem["errors"])) == (400, {"From", "To", "BusinessUnitIds", "Mood"})
    for body in ({}, {"parameters": None}, {"parameters": [{"value": 1}]}, {"parameters": {"From": "2026-11-01"}}):
        assert office.send("POST", "reporting/report-category/accounting/reports/1001/data", body)[0] == 400


def test_names_of_parameters_and_values_may_be_in_any_capitals(office: Office):
    asked = {"FROM": "2026-11-01T00:00:00Z", "to": "2026-11-30", "dateTYPE": "completedon", "businessUnitIds": []}
    assert office.data(1001, asked)[1]["data"] == office.data(1001, WEEKS | {"DateType": "CompletedOn"})[1]["data"]


def test_rows_come_page_by_page(office: Office):
    for id in (1012, 1011):
        whole = office.data(id, includeTotal="true")[1]
        assert (whole["page"], whole["pageSize"], whole["hasMore"]) == (1, 1000, False)
        assert whole["totalCount"] == len(whole["data"]) > 3
        assert office.data(id)[1]["totalCount"] is None
        rows: list[Any] = []
        for page in range(1, 100):
            found = office.data(id, page=page, pageSize=3)[1]
            rows += found["data"]
            assert len(found["data"]) == 3 or not found["hasMore"]
            if not found["hasMore"]:
                break
        assert rows == whole["data"]
        assert office.data(id, page=50, pageSize=25_000)[1]["data"] == []
    for size in (0, 25_001, -1):
        status, problem, _ = office.data(1012, pageSize=size)
        assert (status, list(problem["errors"])) == (400, ["pageSize"])
    assert office.data(1012, page=0)[0] == 400


def test_reading_reports_needs_no_right_to_write():
    scopes = {o.operation_id: o.scope for o in OPERATIONS.values() if o.api == "reporting"}
    assert scopes == {
        "ReportCategories_GetCategories": "tn.rpr.reportcategories:r",
        "ReportCategoryReports_GetReports": "tn.rpr.reports:r",
        "ReportCategoryReports_Get": "tn.rpr.reports:r",
        "ReportCategoryReports_GetData": "tn.rpr.reports:r",
        "DynamicValueSets_GetDynamicSet": "tn.rpr.dynamicvaluesets:r",
    }
