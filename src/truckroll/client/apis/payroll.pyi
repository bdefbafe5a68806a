"""What `client.payroll` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

from collections.abc import AsyncIterator, Iterator
from decimal import Decimal
from typing import Literal, TypeAlias

from truckroll.catalogue.time import When
from truckroll.client.records import Record, RecordPage, Shown
from truckroll.derive.arguments import Ids, Moment

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
EmployeeType: TypeAlias = Literal["Technician", "Employee"]
GrossPayItemType: TypeAlias = Literal["InvoiceRelatedBonus", "TimesheetTime", "CustomBonus", "Salary", "Reimbursement"]
PaidTimeType: TypeAlias = Literal["Regular", "Overtime", "DoubleOvertime", "PaidTimeOff"]
PayrollAdjustmentType: TypeAlias = Literal[
    "Direct", "CommissionBased", "Labor", "Advance", "SoldAdvance", "Scheduled", "AddOn", "MonthlyBonus", "BonusWOT"
]
PayrollEarningCategory: TypeAlias = Literal["Timesheet", "Commission", "Reimbursement"]
PayrollStatus: TypeAlias = Literal["Pending", "Expired", "Approved", "Paid", "Locked"]
TimesheetCodeEmployeeType: TypeAlias = Literal["Technician", "Employee", "All"]
TimesheetCodeType: TypeAlias = Literal["Unpaid", "Paid", "ClockInOut", "PaidTimeOff"]
TimesheetHourlyRateType: TypeAlias = Literal["EmployeeHourlyRate", "CustomHourlyRate"]

class ActivityCode(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    code: Shown[str]
    earning_category: Shown[PayrollEarningCategory | str]

class EmployeePayroll(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    started_on: Shown[When]
    ended_on: Shown[When]
    employee_id: Shown[int]
    employee_type: Shown[EmployeeType | str]
    status: Shown[PayrollStatus | str]
    burden_rate: Shown[Decimal | None]
    manager_approved_on: Shown[When | None]

class ExportGrossPayItem(Record):
    id: Shown[int | None]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    employee_id: Shown[int | None]
    employee_type: Shown[EmployeeType | str | None]
    business_unit_name: Shown[str | None]
    payroll_id: Shown[int]
    employee_payroll_id: Shown[str | None]
    date: Shown[When]
    activity: Shown[str | None]
    activity_code_id: Shown[int | None]
    activity_code: Shown[str | None]
    amount: Shown[Decimal]
    amount_adjustment: Shown[Decimal | None]
    payout_business_unit_name: Shown[str | None]
    gross_pay_item_type: Shown[GrossPayItemType | str]
    started_on: Shown[When | None]
    ended_on: Shown[When | None]
    paid_duration_hours: Shown[Decimal | None]
    paid_time_type: Shown[PaidTimeType | str | None]
    source_entity_id: Shown[int | None]
    job_id: Shown[int]
    job_number: Shown[str | None]
    job_type_name: Shown[str | None]
    project_number: Shown[str | None]
    project_id: Shown[int | None]
    invoice_id: Shown[int | None]
    invoice_number: Shown[str | None]
    invoice_item_id: Shown[int | None]
    customer_id: Shown[int | None]
    customer_name: Shown[str | None]
    location_id: Shown[int | None]
    location_name: Shown[str | None]
    location_address: Shown[str | None]
    location_zip: Shown[str | None]
    zone_name: Shown[str | None]
    tax_zone_name: Shown[str | None]
    labor_type_id: Shown[int | None]
    labor_type_code: Shown[str | None]
    budget_code_id: Shown[int | None]
    is_prevailing_wage_job: Shown[bool | None]
    memo: Shown[str | None]

class ExportJobSplit(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    job_id: Shown[int]
    technician_id: Shown[int]
    split: Shown[Decimal]

class GrossPayItem(Record):
    id: Shown[int | None]
    created_on: Shown[When]
    modified_on: Shown[When]
    employee_id: Shown[int | None]
    employee_type: Shown[EmployeeType | str | None]
    business_unit_name: Shown[str | None]
    payroll_id: Shown[int]
    employee_payroll_id: Shown[str | None]
    date: Shown[When]
    activity: Shown[str | None]
    activity_code_id: Shown[int | None]
    activity_code: Shown[str | None]
    amount: Shown[Decimal]
    amount_adjustment: Shown[Decimal | None]
    payout_business_unit_name: Shown[str | None]
    gross_pay_item_type: Shown[GrossPayItemType | str]
    started_on: Shown[When | None]
    ended_on: Shown[When | None]
    paid_duration_hours: Shown[Decimal | None]
    paid_time_type: Shown[PaidTimeType | str | None]
    source_entity_id: Shown[int | None]
    job_id: Shown[int]
    job_number: Shown[str | None]
    job_type_name: Shown[str | None]
    project_number: Shown[str | None]
    project_id: Shown[int | None]
    invoice_id: Shown[int | None]
    invoice_number: Shown[str | None]
    invoice_item_id: Shown[int | None]
    customer_id: Shown[int | None]
    customer_name: Shown[str | None]
    location_id: Shown[int | None]
    location_name: Shown[str | None]
    location_address: Shown[str | None]
    location_zip: Shown[str | None]
    zone_name: Shown[str | None]
    tax_zone_name: Shown[str | None]
    labor_type_id: Shown[int | None]
    labor_type_code: Shown[str | None]
    budget_code_id: Shown[int | None]
    is_prevailing_wage_job: Shown[bool | None]
    memo: Shown[str | None]

class JobSplit(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    job_id: Shown[int]
    technician_id: Shown[int]
    split: Shown[Decimal]

class JobTimesheet(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    job_id: Shown[int]
    appointment_id: Shown[int]
    technician_id: Shown[int]
    dispatched_on: Shown[When | None]
    arrived_on: Shown[When | None]
    canceled_on: Shown[When | None]
    done_on: Shown[When | None]

class LocationLaborType(Record):
    created_on: Shown[When]
    active: Shown[bool]
    location_id: Shown[int]
    hourly_rate: Shown[Decimal]
    labor_type_name: Shown[str]
    labor_type_code: Shown[str]

class ModificationResponse(Record):
    id: Shown[int]

class NonJobTimesheet(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    employee_id: Shown[int]
    employee_type: Shown[EmployeeType | str]
    timesheet_code_id: Shown[int]
    started_on: Shown[When]
    ended_on: Shown[When | None]

class Payroll(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    started_on: Shown[When]
    ended_on: Shown[When]
    employee_id: Shown[int]
    employee_type: Shown[EmployeeType | str]
    status: Shown[PayrollStatus | str]
    burden_rate: Shown[Decimal | None]
    manager_approved_on: Shown[When | None]

class PayrollAdjustment(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    employee_type: Shown[EmployeeType | str]
    employee_id: Shown[int]
    posted_on: Shown[When]
    amount: Shown[Decimal]
    memo: Shown[str | None]
    activity_code_id: Shown[int | None]
    invoice_id: Shown[int | None]
    hours: Shown[Decimal | None]
    rate: Shown[Decimal | None]
    quantity: Shown[Decimal | None]
    type: Shown[PayrollAdjustmentType | str]

class PayrollSettings(Record):
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    external_payroll_id: Shown[str | None]
    hourly_rate: Shown[Decimal]
    manager_id: Shown[int | None]
    payroll_business_unit_id: Shown[int | None]
    hire_date: Shown[When | None]
    employee_id: Shown[int]
    employee_type: Shown[EmployeeType | str]
    is_included_in_payroll: Shown[bool]

class PayrollSettingsUpdateResponse(Record):
    employee_id: Shown[int]

class SplitOfJobs(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    job_id: Shown[int]
    technician_id: Shown[int]
    split: Shown[Decimal]

class TechnicianPayroll(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    started_on: Shown[When]
    ended_on: Shown[When]
    employee_id: Shown[int]
    employee_type: Shown[EmployeeType | str]
    status: Shown[PayrollStatus | str]
    burden_rate: Shown[Decimal | None]
    manager_approved_on: Shown[When | None]

class TimesheetCode(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    code: Shown[str]
    description: Shown[str | None]
    type: Shown[TimesheetCodeType | str]
    applicable_employee_type: Shown[TimesheetCodeEmployeeType | str]
    rate_info: Shown[TimesheetCodeRateInfo]

class TimesheetCodeRateInfo(Record):
    hourly_rate: Shown[TimesheetHourlyRateType | str]
    custom_hourly_rate: Shown[Decimal | None]
    rate_multiplier: Shown[Decimal]

class TimesheetOfJobs(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    job_id: Shown[int]
    appointment_id: Shown[int]
    technician_id: Shown[int]
    dispatched_on: Shown[When | None]
    arrived_on: Shown[When | None]
    canceled_on: Shown[When | None]
    done_on: Shown[When | None]

class PayrollSettingsCalls:
    def get_payroll_settings_list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        employee_type: EmployeeType | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[PayrollSettings]:
        """All payroll settings records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[PayrollSettings]:
        """Every payroll settings in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[PayrollSettings]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class EmployeesCalls:
    def get_employee_payroll_settings(self, employee: int, /) -> PayrollSettings:
        """The terms of somebody in the office."""
    def update_employee_payroll_settings(
        self,
        employee: int,
        /,
        *,
        hourly_rate: float | Decimal,
        external_payroll_id: str | None = ...,
        manager_id: int | None = ...,
        payroll_business_unit_id: int | None = ...,
        hire_date: Moment | None = ...,
        is_included_in_payroll: bool | None = ...,
    ) -> PayrollSettingsUpdateResponse:
        """Agree on new terms with somebody in the office."""
    def get_employee_payrolls(
        self,
        employee: int,
        /,
        *,
        active: ActiveRequestArg | bool | None = None,
        status: PayrollStatus | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        approved_on_or_after: Moment | None = None,
        ended_on_or_before: Moment | None = None,
        started_on_or_after: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[EmployeePayroll]:
        """The payrolls of somebody in the office, page after page."""

class TechniciansCalls:
    def get_technician_payroll_settings(self, technician: int, /) -> PayrollSettings:
        """A technician's terms."""
    def update_technician_payroll_settings(
        self,
        technician: int,
        /,
        *,
        hourly_rate: float | Decimal,
        external_payroll_id: str | None = ...,
        manager_id: int | None = ...,
        payroll_business_unit_id: int | None = ...,
        hire_date: Moment | None = ...,
        is_included_in_payroll: bool | None = ...,
    ) -> PayrollSettingsUpdateResponse:
        """Agree on new terms with a technician."""
    def get_technician_payrolls(
        self,
        technician: int,
        /,
        *,
        active: ActiveRequestArg | bool | None = None,
        status: PayrollStatus | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        approved_on_or_after: Moment | None = None,
        ended_on_or_before: Moment | None = None,
        started_on_or_after: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[TechnicianPayroll]:
        """A technician's payrolls, page after page."""

class GrossPayItemsCalls:
    def list(
        self,
        *,
        employee_type: EmployeeType | None = None,
        employee_id: int | None = None,
        payroll_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        date_on_or_after: Moment | None = None,
        date_on_or_before: Moment | None = None,
        modified_on_or_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[GrossPayItem]:
        """All gross pay item records, page after page."""
    def create(
        self,
        *,
        payroll_id: int,
        date: Moment,
        activity_code_id: int,
        amount: float | Decimal,
        invoice_id: int | None = ...,
        budget_code_id: int | None = ...,
        memo: str | None = ...,
    ) -> ModificationResponse:
        """Add a bonus, a salary or a refund to a payroll that is not closed."""
    def delete(self, id: int, /) -> None:
        """Take back what was added by hand to a payroll that is not closed."""
    def update(
        self,
        id: int,
        /,
        *,
        payroll_id: int,
        date: Moment,
        activity_code_id: int,
        amount: float | Decimal,
        invoice_id: int | None = ...,
        budget_code_id: int | None = ...,
        memo: str | None = ...,
    ) -> ModificationResponse:
        """Change what was added by hand to a payroll that is not closed."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ExportGrossPayItem]:
        """Every gross pay item in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ExportGrossPayItem]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class JobsCalls:
    def list(
        self,
        job: int,
        /,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[JobSplit]:
        """All job split records, page after page."""
    def get_list_by_jobs(
        self,
        *,
        job_ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[SplitOfJobs]:
        """The shares of all jobs, or of some, page after page."""
    def get_job_timesheets(
        self,
        job: int,
        /,
        *,
        active: ActiveRequestArg | bool | None = None,
        technician_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        ended_on: Moment | None = None,
        started_on: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[JobTimesheet]:
        """All job timesheet records, page after page."""
    def create_job_timesheet(
        self,
        job: int,
        /,
        *,
        appointment_id: int,
        technician_id: int,
        dispatched_on: Moment,
        arrived_on: Moment,
        canceled_on: Moment | None = ...,
        done_on: Moment | None = ...,
    ) -> ModificationResponse:
        """Write down when a technician was at a visit."""
    def update_job_timesheet(
        self,
        job: int,
        id: int,
        /,
        *,
        appointment_id: int,
        technician_id: int,
        dispatched_on: Moment,
        arrived_on: Moment,
        canceled_on: Moment | None = ...,
        done_on: Moment | None = ...,
    ) -> ModificationResponse:
        """Correct when a technician was at a visit, or who it was, until it is paid."""
    def get_job_timesheets_by_jobs(
        self,
        *,
        job_ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        technician_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        ended_on: Moment | None = None,
        started_on: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[TimesheetOfJobs]:
        """The timesheets of all jobs, or of some, page after page."""

class JobsSplitsCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ExportJobSplit]:
        """Every job split in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ExportJobSplit]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class LocationsCalls:
    def get_list_by_locations(
        self,
        *,
        location_ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[LocationLaborType]:
        """The rates of all locations, or of some, page after page."""

class JobsTimesheetsCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[JobTimesheet]:
        """Every job timesheet in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[JobTimesheet]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class NonJobTimesheetsCalls:
    def get_non_job_timesheets(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        employee_id: int | None = None,
        employee_type: EmployeeType | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[NonJobTimesheet]:
        """All non job timesheet records, page after page."""

class PayrollsCalls:
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        employee_type: EmployeeType | None = None,
        status: PayrollStatus | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        approved_on_or_after: Moment | None = None,
        ended_on_or_before: Moment | None = None,
        started_on_or_after: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Payroll]:
        """All payroll records, page after page."""

class PayrollAdjustmentsCalls:
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        employee_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        posted_on_or_after: Moment | None = None,
        posted_on_or_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[PayrollAdjustment]:
        """All payroll adjustment records, page after page."""
    def create(
        self,
        *,
        employee_type: EmployeeType,
        employee_id: int,
        posted_on: Moment,
        amount: float | Decimal | None = ...,
        memo: str | None = ...,
        activity_code_id: int | None = ...,
        invoice_id: int | None = ...,
        hours: float | Decimal | None = ...,
        rate: float | Decimal | None = ...,
        quantity: float | Decimal | None = ...,
    ) -> ModificationResponse:
        """Add an amount to somebody's pay, or so many hours or pieces at a rate; a negative amount takes from it."""
    def get(self, id: int, /, *, employee_type: EmployeeType | None = None) -> PayrollAdjustment:
        """One adjustment; where a kind of employee is named, one of theirs."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[PayrollAdjustment]:
        """Every payroll adjustment in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[PayrollAdjustment]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class ActivityCodesCalls:
    def get(self, id: int, /) -> ActivityCode:
        """One activity code by its id."""
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[ActivityCode]:
        """All activity code records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ActivityCode]:
        """Every activity code in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ActivityCode]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class TimesheetCodesCalls:
    def get(self, id: int, /) -> TimesheetCode:
        """One timesheet code by its id."""
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[TimesheetCode]:
        """All timesheet code records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[TimesheetCode]:
        """Every timesheet code in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[TimesheetCode]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class PayrollApi:
    payroll_settings: PayrollSettingsCalls
    employees: EmployeesCalls
    technicians: TechniciansCalls
    gross_pay_items: GrossPayItemsCalls
    jobs: JobsCalls
    jobs_splits: JobsSplitsCalls
    locations: LocationsCalls
    jobs_timesheets: JobsTimesheetsCalls
    non_job_timesheets: NonJobTimesheetsCalls
    payrolls: PayrollsCalls
    payroll_adjustments: PayrollAdjustmentsCalls
    activity_codes: ActivityCodesCalls
    timesheet_codes: TimesheetCodesCalls

class AsyncPayrollSettingsCalls:
    def get_payroll_settings_list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        employee_type: EmployeeType | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[PayrollSettings]:
        """All payroll settings records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[PayrollSettings]:
        """Every payroll settings in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[PayrollSettings]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncEmployeesCalls:
    async def get_employee_payroll_settings(self, employee: int, /) -> PayrollSettings:
        """The terms of somebody in the office."""
    async def update_employee_payroll_settings(
        self,
        employee: int,
        /,
        *,
        hourly_rate: float | Decimal,
        external_payroll_id: str | None = ...,
        manager_id: int | None = ...,
        payroll_business_unit_id: int | None = ...,
        hire_date: Moment | None = ...,
        is_included_in_payroll: bool | None = ...,
    ) -> PayrollSettingsUpdateResponse:
        """Agree on new terms with somebody in the office."""
    def get_employee_payrolls(
        self,
        employee: int,
        /,
        *,
        active: ActiveRequestArg | bool | None = None,
        status: PayrollStatus | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        approved_on_or_after: Moment | None = None,
        ended_on_or_before: Moment | None = None,
        started_on_or_after: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[EmployeePayroll]:
        """The payrolls of somebody in the office, page after page."""

class AsyncTechniciansCalls:
    async def get_technician_payroll_settings(self, technician: int, /) -> PayrollSettings:
        """A technician's terms."""
    async def update_technician_payroll_settings(
        self,
        technician: int,
        /,
        *,
        hourly_rate: float | Decimal,
        external_payroll_id: str | None = ...,
        manager_id: int | None = ...,
        payroll_business_unit_id: int | None = ...,
        hire_date: Moment | None = ...,
        is_included_in_payroll: bool | None = ...,
    ) -> PayrollSettingsUpdateResponse:
        """Agree on new terms with a technician."""
    def get_technician_payrolls(
        self,
        technician: int,
        /,
        *,
        active: ActiveRequestArg | bool | None = None,
        status: PayrollStatus | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        approved_on_or_after: Moment | None = None,
        ended_on_or_before: Moment | None = None,
        started_on_or_after: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[TechnicianPayroll]:
        """A technician's payrolls, page after page."""

class AsyncGrossPayItemsCalls:
    def list(
        self,
        *,
        employee_type: EmployeeType | None = None,
        employee_id: int | None = None,
        payroll_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        date_on_or_after: Moment | None = None,
        date_on_or_before: Moment | None = None,
        modified_on_or_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[GrossPayItem]:
        """All gross pay item records, page after page."""
    async def create(
        self,
        *,
        payroll_id: int,
        date: Moment,
        activity_code_id: int,
        amount: float | Decimal,
        invoice_id: int | None = ...,
        budget_code_id: int | None = ...,
        memo: str | None = ...,
    ) -> ModificationResponse:
        """Add a bonus, a salary or a refund to a payroll that is not closed."""
    async def delete(self, id: int, /) -> None:
        """Take back what was added by hand to a payroll that is not closed."""
    async def update(
        self,
        id: int,
        /,
        *,
        payroll_id: int,
        date: Moment,
        activity_code_id: int,
        amount: float | Decimal,
        invoice_id: int | None = ...,
        budget_code_id: int | None = ...,
        memo: str | None = ...,
    ) -> ModificationResponse:
        """Change what was added by hand to a payroll that is not closed."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ExportGrossPayItem]:
        """Every gross pay item in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ExportGrossPayItem]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncJobsCalls:
    def list(
        self,
        job: int,
        /,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[JobSplit]:
        """All job split records, page after page."""
    def get_list_by_jobs(
        self,
        *,
        job_ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[SplitOfJobs]:
        """The shares of all jobs, or of some, page after page."""
    def get_job_timesheets(
        self,
        job: int,
        /,
        *,
        active: ActiveRequestArg | bool | None = None,
        technician_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        ended_on: Moment | None = None,
        started_on: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[JobTimesheet]:
        """All job timesheet records, page after page."""
    async def create_job_timesheet(
        self,
        job: int,
        /,
        *,
        appointment_id: int,
        technician_id: int,
        dispatched_on: Moment,
        arrived_on: Moment,
        canceled_on: Moment | None = ...,
        done_on: Moment | None = ...,
    ) -> ModificationResponse:
        """Write down when a technician was at a visit."""
    async def update_job_timesheet(
        self,
        job: int,
        id: int,
        /,
        *,
        appointment_id: int,
        technician_id: int,
        dispatched_on: Moment,
        arrived_on: Moment,
        canceled_on: Moment | None = ...,
        done_on: Moment | None = ...,
    ) -> ModificationResponse:
        """Correct when a technician was at a visit, or who it was, until it is paid."""
    def get_job_timesheets_by_jobs(
        self,
        *,
        job_ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        technician_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        ended_on: Moment | None = None,
        started_on: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[TimesheetOfJobs]:
        """The timesheets of all jobs, or of some, page after page."""

class AsyncJobsSplitsCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ExportJobSplit]:
        """Every job split in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ExportJobSplit]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncLocationsCalls:
    def get_list_by_locations(
        self,
        *,
        location_ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[LocationLaborType]:
        """The rates of all locations, or of some, page after page."""

class AsyncJobsTimesheetsCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[JobTimesheet]:
        """Every job timesheet in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[JobTimesheet]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncNonJobTimesheetsCalls:
    def get_non_job_timesheets(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        employee_id: int | None = None,
        employee_type: EmployeeType | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[NonJobTimesheet]:
        """All non job timesheet records, page after page."""

class AsyncPayrollsCalls:
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        employee_type: EmployeeType | None = None,
        status: PayrollStatus | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        approved_on_or_after: Moment | None = None,
        ended_on_or_before: Moment | None = None,
        started_on_or_after: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Payroll]:
        """All payroll records, page after page."""

class AsyncPayrollAdjustmentsCalls:
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        employee_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        posted_on_or_after: Moment | None = None,
        posted_on_or_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[PayrollAdjustment]:
        """All payroll adjustment records, page after page."""
    async def create(
        self,
        *,
        employee_type: EmployeeType,
        employee_id: int,
        posted_on: Moment,
        amount: float | Decimal | None = ...,
        memo: str | None = ...,
        activity_code_id: int | None = ...,
        invoice_id: int | None = ...,
        hours: float | Decimal | None = ...,
        rate: float | Decimal | None = ...,
        quantity: float | Decimal | None = ...,
    ) -> ModificationResponse:
        """Add an amount to somebody's pay, or so many hours or pieces at a rate; a negative amount takes from it."""
    async def get(self, id: int, /, *, employee_type: EmployeeType | None = None) -> PayrollAdjustment:
        """One adjustment; where a kind of employee is named, one of theirs."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[PayrollAdjustment]:
        """Every payroll adjustment in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[PayrollAdjustment]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncActivityCodesCalls:
    async def get(self, id: int, /) -> ActivityCode:
        """One activity code by its id."""
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[ActivityCode]:
        """All activity code records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ActivityCode]:
        """Every activity code in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ActivityCode]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncTimesheetCodesCalls:
    async def get(self, id: int, /) -> TimesheetCode:
        """One timesheet code by its id."""
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[TimesheetCode]:
        """All timesheet code records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[TimesheetCode]:
        """Every timesheet code in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[TimesheetCode]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncPayrollApi:
    payroll_settings: AsyncPayrollSettingsCalls
    employees: AsyncEmployeesCalls
    technicians: AsyncTechniciansCalls
    gross_pay_items: AsyncGrossPayItemsCalls
    jobs: AsyncJobsCalls
    jobs_splits: AsyncJobsSplitsCalls
    locations: AsyncLocationsCalls
    jobs_timesheets: AsyncJobsTimesheetsCalls
    non_job_timesheets: AsyncNonJobTimesheetsCalls
    payrolls: AsyncPayrollsCalls
    payroll_adjustments: AsyncPayrollAdjustmentsCalls
    activity_codes: AsyncActivityCodesCalls
    timesheet_codes: AsyncTimesheetCodesCalls
