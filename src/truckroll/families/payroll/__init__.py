"""What people earn: their terms, their timesheets, and the payrolls that add it all up."""

from truckroll.catalogue import family
from truckroll.families.payroll.adjustments import PayrollAdjustment
from truckroll.families.payroll.codes import ActivityCode, TimesheetCode
from truckroll.families.payroll.gross_pay_items import GrossPayItem
from truckroll.families.payroll.job_splits import JobSplit
from truckroll.families.payroll.job_timesheets import JobTimesheet
from truckroll.families.payroll.labor_rates import LaborType, LocationLaborType
from truckroll.families.payroll.non_job_timesheets import NonJobTimesheet
from truckroll.families.payroll.payroll_settings import OvertimeProfile, PayrollSettings
from truckroll.families.payroll.payrolls import Payroll

FAMILY = family(__name__, "Payroll", path="payroll/v2", scope="prl", document="payroll-v2")

__all__ = [
    "ActivityCode", "GrossPayItem", "JobSplit", "JobTimesheet", "LaborType", "LocationLaborType", "NonJobTimesheet",
    "OvertimeProfile", "Payroll", "PayrollAdjustment", "PayrollSettings", "TimesheetCode",
]  # fmt: skip
