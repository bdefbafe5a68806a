"""Good calls of reports: what there is, what one may be asked, and its rows."""

from tests.every.calls.words import Call
from tests.every.place import Given

_REPORT = {"report_category": "operations", "reportId": 1012}
_WEEKS = [{"name": "From", "value": "2026-01-01"}, {"name": "To", "value": "2099-12-31"}]

GOOD: dict[str, Call] = {
    "ReportCategories_GetCategories": lambda _: Given(),
    "ReportCategoryReports_GetReports": lambda _: Given({"report_category": "operations"}),
    "ReportCategoryReports_Get": lambda _: Given(_REPORT),
    "ReportCategoryReports_GetData": lambda tenant: Given(
        _REPORT,
        body={"parameters": [*_WEEKS, {"name": "BusinessUnitIds", "value": [tenant.ids["unit"]]}]},
    ),
    "DynamicValueSets_GetDynamicSet": lambda _: Given({"dynamicSetId": "technicians"}),
}
