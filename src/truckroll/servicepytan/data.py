"""Often wanted records between two dates, in servicepytan's words."""

# ruff: noqa: B006 - the defaults are servicepytan's; nothing here changes them.

from datetime import date
from typing import Any

from .connection import Conn
from .dates import convert_date_to_api_format
from .requests import Endpoint
from .signatures import as_published
from .utils import get_timezone_by_file


@as_published()
class DataService:
    """A tenant's records by date. Dates are clock times of the business's time zone, as `conn` says."""

    def __init__(self, conn: Conn = None) -> None:
        self.conn = conn
        self.timezone = get_timezone_by_file(conn)

    def get_jobs_completed_between(
        self,
        start_date: str | date,
        end_date: str | date,
        job_status: list[str] = ["Completed", "Scheduled", "InProgress", "Dispatched"],
    ) -> list[Any]:
        """Jobs completed from the start on and before the end, one status after the other."""
        between = self._between("completedOnOrAfter", start_date, "completedBefore", end_date)
        return [job for status in job_status for job in self._all("jpm", "jobs", jobStatus=status, **between)]

    def get_jobs_created_between(self, start_date: str | date, end_date: str | date) -> list[Any]:
        """Jobs booked from the start on and before the end."""
        return self._all("jpm", "jobs", **self._between("createdOnOrAfter", start_date, "createdBefore", end_date))

    def get_appointments_between(
        self,
        start_date: str | date,
        end_date: str | date,
        appointment_status: list[str] = ["Scheduled", "Dispatched", "Working", "Done"],
    ) -> list[Any]:
        """Visits that start from the start on and before the end, one status after the other."""
        between = self._between("startsOnOrAfter", start_date, "startsBefore", end_date)
        return [
            visit
            for status in appointment_status
            for visit in self._all("jpm", "appointments", status=status, **between)
        ]

    def get_sold_estimates_between(self, start_date: str | date, end_date: str | date) -> list[Any]:
        """Active estimates sold after the start and before the end."""
        between = self._between("soldAfter", start_date, "soldBefore", end_date)
        return self._all("sales", "estimates", active="True", **between)

    def get_total_sales_between(self, start_date: str | date, end_date: str | date) -> float:
        """What the items of the estimates sold between two dates add up to."""
        estimates = self.get_sold_estimates_between(start_date, end_date)
        return sum(item["total"] for estimate in estimates for item in estimate["items"])

    def get_purchase_orders_created_between(self, start_date: str | date, end_date: str | date) -> list[Any]:
        """Purchase orders created from the start on and before the end."""
        between = self._between("createdOnOrAfter", start_date, "createdBefore", end_date)
        return self._all("inventory", "purchase-orders", **between)

    def get_jobs_modified_between(self, start_date: str | date, end_date: str | date) -> list[Any]:
        """Jobs changed from the start on and before the end."""
        return self._all("jpm", "jobs", **self._between("modifiedOnOrAfter", start_date, "modifiedBefore", end_date))

    def get_employees(self, active: str = "True") -> list[Any]:
        """Employees: active ones ("True"), former ones ("False") or both ("Any")."""
        return self._all("settings", "employees", active=active)

    def get_technicians(self, active: str = "True") -> list[Any]:
        """Technicians: active ones ("True"), former ones ("False") or both ("Any")."""
        return self._all("settings", "technicians", active=active)

    def get_tag_types(self, active: str = "True") -> list[Any]:
        """Tag types: active ones ("True"), former ones ("False") or both ("Any")."""
        return self._all("settings", "tag-types", active=active)

    def get_business_units(self, active: str = "True") -> list[Any]:
        """Business units: active ones ("True"), former ones ("False") or both ("Any")."""
        return self._all("settings", "business-units", active=active)

    def _between(self, first: str, start: str | date, last: str, end: str | date) -> dict[str, str]:
        begins, ends = (convert_date_to_api_format(each, self.timezone) for each in (start, end))
        return {first: begins, last: ends}

    def _all(self, folder: str, endpoint: str, **query: str) -> list[Any]:
        return Endpoint(folder, endpoint, self.conn).get_all(query)
