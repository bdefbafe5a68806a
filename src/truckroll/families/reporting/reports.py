"""Reports: what there is, what each may be asked, and its rows, computed when they are asked for."""

import json
from collections.abc import Sequence
from typing import Any, Literal

from truckroll.catalogue import Int32, Model, Page, Resource, When, missing, read
from truckroll.families.reporting.asking import Asked, Parameter
from truckroll.families.reporting.categories import CATEGORIES
from truckroll.families.reporting.declaring import REPORTS, Report, Rows, Statement, words
from truckroll.families.reporting.value_sets import SETS

DataType = Literal["String", "Number", "Boolean", "Date", "Time"]
MOST_ROWS = 25_000


class HeaderField(Model):
    """What stands in one place of every row."""

    name: str
    label: str


class ReportCategoryListItem(Model):
    """A part of the business that there are reports about."""

    id: str
    name: str


class ReportListItem(Model):
    """A report as its category lists it."""

    id: int
    name: str
    description: str | None


class ParameterPossibleValues(Model):
    """What a parameter takes: one of these values, or one of a set that is asked for by itself."""

    fields_: list[HeaderField]
    dynamic_set_id: str | None
    values_: list[list[Any]] | None


class ReportParameter(Model):
    """Something that a report may be asked."""

    name: str
    label: str
    data_type: DataType
    is_array: bool
    is_required: bool
    accept_values: ParameterPossibleValues | None


class ReportField(Model):
    """A column of a report."""

    name: str
    label: str
    data_type: DataType


class ReportResponse(ReportListItem):
    """What a report may be asked, and what its columns are."""

    modified_on: When
    parameters: list[ReportParameter]
    fields_: list[ReportField]


class ReportDataParameter(Model):
    """What is asked by one of a report's parameters."""

    name: str
    value: Any | None


class DynamicSetResponse(Model):
    """A page of values, each a row of what stands for it and what it is called."""

    page: Int32
    page_size: Int32
    has_more: bool
    total_count: Int32 | None
    data: list[list[Any]]
    fields_: list[HeaderField]


class ReportDataResponse(DynamicSetResponse):
    """A page of a report's rows, each in the order of its columns."""


KEY = [HeaderField(name="Id", label="Id"), HeaderField(name="Name", label="Name")]
"""The columns of a set of values."""


class ReportCategory(Resource, path="report-categories", tag="ReportCategories"):
    """A part of the business that there are reports about."""

    @read("GET")
    def get_categories(
        cls, page: Int32 = 1, page_size: Int32 = 50, include_total: bool = False
    ) -> Page[ReportCategoryListItem]:
        """The parts of the business that there are reports about."""
        found = [ReportCategoryListItem(id=id, name=name) for id, name in CATEGORIES.items()]
        return Page[ReportCategoryListItem].cut(found, page, page_size, include_total)


class ReportCategoryReports(
    ReportCategory, path="report-category/{report_category}/reports", tag="ReportCategoryReports", scope="reports"
):
    """The reports about a part of the business."""

    @read("GET", 404)
    def get_reports(
        cls, report_category: str, page: Int32 = 1, page_size: Int32 = 50, include_total: bool = False
    ) -> Page[ReportListItem]:
        """The reports about a part of the business."""
        known(report_category)
        found = [listed(REPORTS[id]) for id in sorted(REPORTS) if REPORTS[id].category == report_category]
        return Page[ReportListItem].cut(found, page, page_size, include_total)

    @read("GET {reportId}", 404)
    def get(cls, report_category: str, report_id: int) -> ReportResponse:
        """What a report may be asked, and what its columns are."""
        found = report_of(report_category, report_id)
        return ReportResponse(
            **listed(found).values,
            modified_on=found.changed_on,
            parameters=[described(each) for each in found.parameters],
            fields_=[ReportField(name=each.name, label=each.label, data_type=each.data_type) for each in found.columns],
        )


class ReportData(
    ReportCategory,
    path="report-category/{report_category}/reports",
    tag="ReportCategoryReports",
    scope="reports:r",
    most=MOST_ROWS,
):
    """What reports tell."""

    @read("POST {reportId}/data?page&pageSize&includeTotal", 404, rationed=True)
    def get_data(
        cls,
        report_category: str,
        report_id: int,
        parameters: list[ReportDataParameter],
        page: Int32 = 1,
        page_size: Int32 = 1000,
        include_total: bool = False,
    ) -> ReportDataResponse:
        """A page of what a report tells, as things are now."""
        found = report_of(report_category, report_id)
        asked = Asked(found.parameters, ((each.name, each.value) for each in parameters))
        cut = page_of(found.rule(asked), asked, page, page_size, include_total)
        return ReportDataResponse(
            page=page,
            page_size=page_size,
            has_more=cut.more,
            total_count=cut.total,
            data=[[column.shown(value) for column, value in zip(found.columns, row, strict=True)] for row in cut],
            fields_=[HeaderField(name=each.name, label=each.label) for each in found.columns],
        )


class DynamicValueSets(ReportCategory, path="dynamic-value-sets", tag="DynamicValueSets", scope="dynamicvaluesets"):
    """What parameters of reports may be."""

    @read("GET {dynamicSetId}", 404)
    def get_dynamic_set(
        cls, dynamic_set_id: str, page: Int32 = 1, page_size: Int32 = 50, include_total: bool = False
    ) -> DynamicSetResponse:
        """The values of a set that are in use, by name."""
        if dynamic_set_id not in SETS:
            raise missing("Dynamic value set", dynamic_set_id)
        cut = Page.cut(SETS[dynamic_set_id].values(), page, page_size, include_total)
        return DynamicSetResponse(
            page=page,
            page_size=page_size,
            has_more=cut.more,
            total_count=cut.total,
            data=[list(row) for row in cut],
            fields_=KEY,
        )


def known(category: str) -> None:
    """There are reports about this part of the business."""
    if category not in CATEGORIES:
        raise missing("Report category", category)


def report_of(category: str, id: int) -> Report:
    """The report of this id, if it is one about this part of the business."""
    known(category)
    found = REPORTS.get(id)
    if found is None or found.category != category:
        raise missing("Report", id)
    return found


def listed(report: Report) -> ReportListItem:
    """A report as its category lists it."""
    return ReportListItem(id=report.id, name=report.name, description=report.about)


def described(parameter: Parameter) -> ReportParameter:
    """A parameter as the report's description shows it."""
    accepted = None
    if parameter.set_id or parameter.values:
        values = [list(each) for each in parameter.values] or None
        accepted = ParameterPossibleValues(fields_=KEY, dynamic_set_id=parameter.set_id or None, values_=values)
    return ReportParameter(
        name=parameter.name,
        label=words(parameter.name),
        data_type=parameter.data_type,
        is_array=parameter.is_array,
        is_required=parameter.is_required,
        accept_values=accepted,
    )


def page_of(rows: Rows, asked: Asked, page: int, size: int, count: bool) -> Page[Sequence[Any]]:
    """The rows of one page; a statement is asked for no more than these."""
    if not isinstance(rows, Statement):
        return Page.cut(list(rows), page, size, count)
    found = asked.select(f"{rows.ids} limit :size offset :skip", size=size + 1, skip=(page - 1) * size)
    cut = Page[Sequence[Any]](asked.select(rows.rows, page=json.dumps([id for (id,) in found[:size]])))
    cut.more = len(found) > size
    cut.total = int(asked.select(f"select count(*) from ({rows.ids}) counted")[0][0]) if count else None
    return cut
