"""A resource and what can be done with it, in servicepytan's words."""

# ruff: noqa: B006 - the defaults are servicepytan's; nothing here changes them.

from pathlib import Path
from typing import Any

from .connection import Conn, client, repeated
from .signatures import as_published
from .utils import Options, Payload, check_default_options, endpoint_url, request_contents, request_json

DOWNLOADS = ("attachments", "jobs/attachment", "images", "calls")


@as_published()
class Endpoint:
    """One resource, such as `Endpoint("jpm", "jobs", conn)`.

    Every method raises requests.HTTPError when its call fails. Without a `conn` the environment or a `.env` says who
    calls.
    """

    def __init__(self, folder: str, endpoint: str, conn: Conn = None) -> None:
        self.folder = folder
        self.endpoint = endpoint
        self.conn = conn

    def get_one(self, id: str | int, modifier: str = "", query: Options = {}) -> Any:
        """One record, or with a modifier what belongs to it."""
        # A record has no pages: only what belongs to one may be a list.
        return self._ask("GET", id, modifier, check_default_options(query) if modifier else query)

    def get_many(self, query: Options = {}, id: str | int = "", modifier: str = "") -> Any:
        """One page, of 100 rows unless the query has a `pageSize`."""
        return self._ask("GET", id, modifier, check_default_options(query))

    def get_all(self, query: Options = {}, id: str | int = "", modifier: str = "") -> list[Any]:
        """The records of all pages."""
        url = endpoint_url(self.folder, self.endpoint, id, modifier, self.conn)
        caller = client(self.conn)
        return list(caller.list(url, repeated({**check_default_options(query), "page": 1})))

    def create(self, payload: Payload) -> Any:
        """A new record, as the platform answers it."""
        return self._ask("POST", payload=payload)

    def update(self, id: str | int, payload: Payload, modifier: str = "", request_type: str = "PUT") -> Any:
        """Changes a record by PUT or PATCH (ValueError for another verb); the payload may be a string of JSON."""
        if request_type.upper() not in ("PUT", "PATCH"):
            raise ValueError(f"update sends PUT or PATCH, not {request_type!r}")
        return self._ask(request_type, id, modifier, payload=payload)

    def delete(self, id: str | int, modifier: str = "") -> Any:
        """Deletes a record, or undoes what the modifier names."""
        return self._ask("DELETE", id, modifier)

    def delete_subitem(self, id: str | int, modifier_id: str | int, modifier: str) -> Any:
        """Deletes something that belongs to a record."""
        return self._ask("DELETE", id, f"{modifier}/{modifier_id}")

    def export_one(
        self, export_endpoint: str, export_from: str = "", include_recent_changes: bool = False
    ) -> dict[str, Any]:
        """One page of an export feed after a token or date."""
        options = {"from": export_from, "includeRecentChanges": include_recent_changes}
        url = endpoint_url(self.folder, "export", modifier=export_endpoint, conn=self.conn)
        return request_json(url, options, conn=self.conn)

    def export_all(
        self, export_endpoint: str, export_from: str = "", include_recent_changes: bool = False
    ) -> list[Any]:
        """The records of an export feed after a token or date, up to its present end."""
        url = endpoint_url(self.folder, "export", modifier=export_endpoint, conn=self.conn)
        return list(client(self.conn).feed(url, export_from, include_recent_changes))

    def download(self, id: str | int, modifier: str = "", filename: str | None = None) -> bytes:
        """A file's content, also written to `filename` where one is given; ValueError without an id.

        An attachment by its id, an image by its path, a call's "recording" or "voicemail" by the modifier.
        """
        if not id:
            raise ValueError("download needs the id of the file")
        if self.endpoint not in DOWNLOADS:
            raise ValueError(f"{self.endpoint!r} has no files to download; {', '.join(DOWNLOADS)} have")
        # An image is known by the path that its upload answered; other files by a number.
        own, options = ("", {"path": id}) if self.endpoint == "images" else (id, {})
        url = endpoint_url(self.folder, self.endpoint, own, modifier, self.conn)
        content = request_contents(url, options, self.conn)
        if filename:
            Path(filename).write_bytes(content)
        return content

    def _ask(
        self, verb: str, id: str | int = "", modifier: str = "", query: Options = {}, payload: Payload = ""
    ) -> Any:
        url = endpoint_url(self.folder, self.endpoint, id, modifier, self.conn)
        return request_json(url, query, payload, self.conn, verb)
