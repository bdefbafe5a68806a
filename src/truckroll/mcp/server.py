"""The tools that an assistant is given, by the Model Context Protocol."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import requests
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations

from truckroll.client import Client
from truckroll.derive.operations import by_name
from truckroll.mcp import finding, reading, warehouse
from truckroll.mcp.finding import Unfit
from truckroll.mcp.writing import Proposals

P = ParamSpec("P")
T = TypeVar("T")

READS = ToolAnnotations(read_only_hint=True, open_world_hint=True)
SHOWS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
WRITES = ToolAnnotations(read_only_hint=False, destructive_hint=True, idempotent_hint=False)


def build(client: Client, *, file: Path | None = None, writes: bool = False) -> MCPServer[Any]:
    """A server for one tenant, read-only unless told; with a warehouse it also takes SQL."""
    tenant, root = client.session.credentials.tenant_id, client.session.credentials.environment.api_root
    server: MCPServer[Any] = MCPServer(
        "truckroll",
        instructions=(
            f"A field-service contractor's records: tenant {tenant} at {root}. First find_operations, then"
            " describe_operation, then read or count. Moments are UTC. Lists show active records unless told."
            " Use count for how many and how much; never add up rows yourself."
        ),
    )

    def tool(function: Callable[P, T], hints: ToolAnnotations) -> None:
        server.add_tool(_telling(function), annotations=hints)

    def find_operations(what: str, api: str = "") -> dict[str, Any]:
        """Find operations of the platform by a few words, such as "jobs by customer" or "hold an appointment".

        `api` narrows it to one API, such as jpm, crm or accounting.
        """
        found = finding.find(what, api)
        apis = sorted({operation.api for operation in by_name().values()})
        return {"operations": [finding.brief(each) for each in found], "apis": apis}

    def describe_operation(operation: str) -> dict[str, Any]:
        """What an operation takes and gives: parameters, body, fields, and the scope it needs."""
        return finding.described(finding.known(operation))

    def read(
        operation: str, parameters: dict[str, Any] | None = None, fields: list[str] | None = None, most: int = 20
    ) -> dict[str, Any]:
        """Read a record, or the first rows of a list. `fields` names what to show, with dots into records.

        Name fields whenever you need only a few. `most` is at most 200; `total` says how many rows there are.
        """
        return reading.read(client, finding.known(operation), parameters or {}, fields or (), most)

    def count(operation: str, parameters: dict[str, Any] | None = None, by: str = "", sum: str = "") -> dict[str, Any]:
        """Count all rows of a list or feed that fit the parameters.

        `by` groups them by a field, `sum` adds up another, exactly; both may have dots into records and lists.
        """
        return reading.count(client, finding.known(operation), parameters or {}, by, sum)

    def follow_feed(
        operation: str, continue_from: str = "", fields: list[str] | None = None, most: int = 50
    ) -> dict[str, Any]:
        """Read one page of an export feed, from the beginning or from a continue_from that you were given.

        With `most` at least as many as the page has, the new continue_from leads on without a gap.
        """
        wanted = finding.known(operation)
        if wanted.act != "feed":
            raise Unfit(f"{operation} is no export feed; those are called Export_….")
        return reading.read(client, wanted, {"from": continue_from or None}, fields or (), most)

    def query_warehouse(sql: str) -> dict[str, Any]:
        """Ask the warehouse that the sync has filled, by one read-only SQL query in DuckDB's dialect.

        `show all tables` lists what there is. Rows that were deleted have active = false.
        """
        assert file is not None
        return warehouse.ask(file, sql)

    tool(find_operations, SHOWS)
    tool(describe_operation, SHOWS)
    tool(read, READS)
    tool(count, READS)
    tool(follow_feed, READS)
    if file is not None:
        tool(query_warehouse, READS)
    if writes:
        proposals = Proposals(client)

        def prepare_write(operation: str, parameters: dict[str, Any] | None = None, body: Any = None) -> dict[str, Any]:
            """Check a change and show what would be sent. Nothing is changed until perform_write is called.

            Show it to the person you work for, and go on only when they agree.
            """
            return proposals.prepare(finding.known(operation), parameters or {}, body)

        def perform_write(confirmation: str) -> dict[str, Any]:
            """Send the change that prepare_write has shown under this confirmation."""
            return proposals.perform(confirmation)

        tool(prepare_write, SHOWS)
        tool(perform_write, WRITES)
    return server


def _telling(function: Callable[P, T]) -> Callable[P, T]:
    """A tool whose failures say to the assistant what to do, and no secret."""

    @wraps(function)
    def telling(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except (Unfit, requests.RequestException) as fault:
            raise ToolError(str(fault)) from None

    return telling
