"""The names under which time and pay are booked."""

from decimal import Decimal
from typing import Literal

from truckroll.catalogue import Model, Money, Resource

PayrollEarningCategory = Literal["Timesheet", "Commission", "Reimbursement"]
TimesheetCodeType = Literal["Unpaid", "Paid", "ClockInOut", "PaidTimeOff"]
TimesheetCodeEmployeeType = Literal["Technician", "Employee", "All"]
TimesheetHourlyRateType = Literal["EmployeeHourlyRate", "CustomHourlyRate"]


class ActivityCode(
    Resource,
    path="activity-codes",
    tag="ActivityCodes",
    operations="get list",
    filters="active created modified",
    sort="id modified_on created_on",
    feed="activity-codes",
):
    """What pay is for, as the bookkeeper calls it."""

    name: str
    code: str
    earning_category: PayrollEarningCategory = "Timesheet"
    active: bool = True


class TimesheetCodeRateInfo(Model):
    """What an hour under a code pays: somebody's own rate, or one of the code's, so many times."""

    hourly_rate: TimesheetHourlyRateType = "EmployeeHourlyRate"
    custom_hourly_rate: Money | None
    rate_multiplier: Money = Decimal(1)


class TimesheetCode(
    Resource,
    path="timesheet-codes",
    tag="TimesheetCodes",
    operations="get list",
    filters="active created modified",
    sort="id modified_on created_on",
    feed="timesheet-codes",
):
    """What time away from jobs was for, such as training, and what it pays."""

    code: str
    description: str | None
    type: TimesheetCodeType = "Paid"
    applicable_employee_type: TimesheetCodeEmployeeType = "All"
    rate_info: TimesheetCodeRateInfo = TimesheetCodeRateInfo()
    active: bool = True

    def rate(self, own: Decimal) -> Decimal:
        """What an hour pays to somebody whose own rate is this."""
        terms = self.rate_info
        custom = terms.custom_hourly_rate if terms.hourly_rate == "CustomHourlyRate" else None
        return (own if custom is None else custom) * terms.rate_multiplier
