"""Reports and what they can be asked, in servicepytan's words."""

import logging
import math
from typing import Any

from .connection import Conn
from .signatures import as_published
from .utils import endpoint_url, request_json

log = logging.getLogger(__name__)

LARGEST_PAGE = 5000
PAGES_PER_MINUTE = 5  # How often the platform lets one report be asked for in one tenant.


@as_published()
def get_report_categories(conn: Conn = None) -> Any:
    """The first page of the report categories."""
    return _ask("report-categories", conn)


@as_published()
def get_report_list(report_category: str, conn: Conn = None) -> Any:
    """The first page of the reports of a category."""
    return _ask(f"report-category/{report_category}/reports", conn)


@as_published()
def get_dynamic_set_list(dynamic_set_id: str | int, conn: Conn = None) -> Any:
    """The first page of the values that a parameter may take."""
    return _ask(f"dynamic-value-sets/{dynamic_set_id}", conn)


@as_published()
class Report:
    """One report: its parameters as they are being filled in, its description, its data."""

    def __init__(self, category: str, report_id: str | int, conn: Conn = None) -> None:
        self.conn = conn
        self.category = category
        self.report_id = report_id
        self.params: dict[str, Any] = {"parameters": []}
        self.metadata: Any = self.get_metadata()

    def add_params(self, name: str, value: Any) -> None:
        """Sets a parameter, new or not."""
        for parameter in self.params["parameters"]:
            if parameter["name"] == name:
                parameter["value"] = value
                return
        self.params["parameters"].append({"name": name, "value": value})

    def update_params(self, name: str, value: Any) -> None:
        """Sets a parameter, new or not."""
        self.add_params(name, value)

    def get_params(self) -> dict[str, Any]:
        """The parameters set so far, as they will be sent."""
        return self.params

    def get_metadata(self) -> Any:
        """The report's description: its parameters and fields."""
        return _ask(self._path(), self.conn)

    def show_param_types(self) -> None:
        """Prints each parameter with its type, a star for those that are required, and the values it may take."""
        for parameter in self.metadata["parameters"]:
            star = "*" if parameter["isRequired"] else " "
            accepted: dict[str, Any] = parameter["acceptValues"] or {}
            source = f" (dynamicSetId: {accepted['dynamicSetId']})" if accepted.get("dynamicSetId") else ""
            lines = [f"[{star}] - {parameter['name']}: {parameter['dataType']}{source}"]
            values: list[Any] = accepted.get("values") or []
            lines += [f"  - {value}" for value in values]
            print("\n".join(lines))  # noqa: T201 - showing is what it is for

    def get_data(self, params: Any = "", page: int = 1, page_size: int = 5000) -> Any:
        """One page of the report, with the parameters set so far unless others are given."""
        options = {"page": page, "pageSize": page_size, "includeTotal": True}
        return _ask(self._path("/data"), self.conn, options, "POST", self.params if params == "" else params)

    def get_all_data(self, params: Any = "", page_size: int = 5000, timeout_min: float = 60) -> dict[str, Any]:
        """All rows and the fields they are made of.

        When so many pages would take longer than `timeout_min` minutes at the platform's pace, larger pages are taken;
        where that does not help nothing is read on, and the answer has only an `error`.
        """
        first = self.get_data(params, 1, page_size)
        total = first["totalCount"] or 0
        if _minutes(total, page_size) > timeout_min and page_size < LARGEST_PAGE:
            # Page numbers count pages of one size, so the first one is read again.
            page_size = LARGEST_PAGE
            first = self.get_data(params, 1, page_size)
        if (needed := _minutes(total, page_size)) > timeout_min:
            return {
                "error": f"This report takes about {needed:.0f} minutes. Narrow its parameters, or allow more time."
            }
        answer, page = first, 1
        data: list[Any] = list(first["data"])
        while answer["hasMore"]:
            page += 1
            answer = self.get_data(params, page, page_size)
            data.extend(answer["data"])
            log.info("%s of %s rows", len(data), total)
        return {"data": data, "fields": list(first["fields"])}

    def _path(self, rest: str = "") -> str:
        return f"report-category/{self.category}/reports/{self.report_id}{rest}"


def _minutes(rows: int, page_size: int) -> float:
    return math.ceil(rows / page_size) / PAGES_PER_MINUTE


def _ask(path: str, conn: Conn, options: Any = None, verb: str = "GET", body: Any = "") -> Any:
    return request_json(endpoint_url("reporting", path, conn=conn), options or {}, body, conn, verb)
