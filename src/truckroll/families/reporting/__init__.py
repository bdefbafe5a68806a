"""What the business tells of itself: revenue, conversion, hours, stock, each computed when it is asked for."""

from truckroll.catalogue import family
from truckroll.families.reporting import standard
from truckroll.families.reporting.reports import DynamicValueSets, ReportCategory, ReportCategoryReports, ReportData

FAMILY = family(__name__, "Reporting", path="reporting/v2", scope="rpr", document="reporting-v2")

__all__ = ["DynamicValueSets", "ReportCategory", "ReportCategoryReports", "ReportData", "standard"]
