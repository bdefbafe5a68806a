"""What `client.reporting` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

from truckroll.catalogue.time import When
from truckroll.client.records import Record, Shown

DataType: TypeAlias = Literal["String", "Number", "Boolean", "Date", "Time"]

class DynamicSetResponse(Record):
    page: Shown[int]
    page_size: Shown[int]
    has_more: Shown[bool]
    total_count: Shown[int | None]
    data: Shown[builtins.list[builtins.list[Any]]]
    fields: Shown[builtins.list[HeaderField]]

class HeaderField(Record):
    name: Shown[str]
    label: Shown[str]

class ParameterPossibleValues(Record):
    fields: Shown[builtins.list[HeaderField]]
    dynamic_set_id: Shown[str | None]
    values: Shown[builtins.list[builtins.list[Any]] | None]

class ReportCategoryListItem(Record):
    id: Shown[str]
    name: Shown[str]

class ReportDataResponse(Record):
    page: Shown[int]
    page_size: Shown[int]
    has_more: Shown[bool]
    total_count: Shown[int | None]
    data: Shown[builtins.list[builtins.list[Any]]]
    fields: Shown[builtins.list[HeaderField]]

class ReportField(Record):
    name: Shown[str]
    label: Shown[str]
    data_type: Shown[DataType | str]

class ReportListItem(Record):
    id: Shown[int]
    name: Shown[str]
    description: Shown[str | None]

class ReportParameter(Record):
    name: Shown[str]
    label: Shown[str]
    data_type: Shown[DataType | str]
    is_array: Shown[bool]
    is_required: Shown[bool]
    accept_values: Shown[ParameterPossibleValues | None]

class ReportResponse(Record):
    id: Shown[int]
    name: Shown[str]
    description: Shown[str | None]
    modified_on: Shown[When]
    parameters: Shown[builtins.list[ReportParameter]]
    fields: Shown[builtins.list[ReportField]]

class ReportDataParameterDict(TypedDict):
    name: str
    value: NotRequired[Any | None]

class ReportCategoriesCalls:
    def get_categories(
        self, *, page_size: int | None = None, limit: int | None = None
    ) -> Iterator[ReportCategoryListItem]:
        """The parts of the business that there are reports about, page after page."""

class ReportCategoryCalls:
    def get(self, report_category: str, report_id: int, /) -> ReportResponse:
        """What a report may be asked, and what its columns are."""
    def get_reports(
        self, report_category: str, /, *, page_size: int | None = None, limit: int | None = None
    ) -> Iterator[ReportListItem]:
        """The reports about a part of the business, page after page."""
    def get_data(
        self,
        report_category: str,
        report_id: int,
        /,
        *,
        parameters: Iterable[ReportDataParameterDict],
        page: int | None = None,
        page_size: int | None = None,
        include_total: bool | None = None,
    ) -> ReportDataResponse:
        """A page of what a report tells, as things are now."""

class DynamicValueSetsCalls:
    def get_dynamic_set(
        self,
        dynamic_set_id: str,
        /,
        *,
        page: int | None = None,
        page_size: int | None = None,
        include_total: bool | None = None,
    ) -> DynamicSetResponse:
        """The values of a set that are in use, by name."""

class ReportingApi:
    report_categories: ReportCategoriesCalls
    report_category: ReportCategoryCalls
    dynamic_value_sets: DynamicValueSetsCalls

class AsyncReportCategoriesCalls:
    def get_categories(
        self, *, page_size: int | None = None, limit: int | None = None
    ) -> AsyncIterator[ReportCategoryListItem]:
        """The parts of the business that there are reports about, page after page."""

class AsyncReportCategoryCalls:
    async def get(self, report_category: str, report_id: int, /) -> ReportResponse:
        """What a report may be asked, and what its columns are."""
    def get_reports(
        self, report_category: str, /, *, page_size: int | None = None, limit: int | None = None
    ) -> AsyncIterator[ReportListItem]:
        """The reports about a part of the business, page after page."""
    async def get_data(
        self,
        report_category: str,
        report_id: int,
        /,
        *,
        parameters: Iterable[ReportDataParameterDict],
        page: int | None = None,
        page_size: int | None = None,
        include_total: bool | None = None,
    ) -> ReportDataResponse:
        """A page of what a report tells, as things are now."""

class AsyncDynamicValueSetsCalls:
    async def get_dynamic_set(
        self,
        dynamic_set_id: str,
        /,
        *,
        page: int | None = None,
        page_size: int | None = None,
        include_total: bool | None = None,
    ) -> DynamicSetResponse:
        """The values of a set that are in use, by name."""

class AsyncReportingApi:
    report_categories: AsyncReportCategoriesCalls
    report_category: AsyncReportCategoryCalls
    dynamic_value_sets: AsyncDynamicValueSetsCalls
