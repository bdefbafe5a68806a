"""A contractor's demonstration, served; and an assistant that is given our tools by the protocol's own client."""

import json
from collections.abc import Callable
from typing import Any

import anyio
import pytest
from mcp.client import Client as Protocol

from truckroll.client import Client
from truckroll.mcp.server import build
from truckroll.testing import sandbox

JOBS = 40


class Assistant:
    """Somebody who knows only the tools; a failure is its text."""

    def __init__(self, server: Any) -> None:
        self._server = server

    def __call__(self, tool: str, **arguments: Any) -> Any:
        async def asked() -> Any:
            async with Protocol(self._server) as protocol:
                return await protocol.call_tool(tool, arguments)

        result = anyio.run(asked)
        text = result.content[0].text
        self.size = len(text)
        return text if result.is_error else json.loads(text)

    def tools(self) -> dict[str, Any]:
        async def listed() -> Any:
            async with Protocol(self._server) as protocol:
                return await protocol.list_tools()

        return {tool.name: tool for tool in anyio.run(listed).tools}


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    from truckroll.catalogue.time import Clock
    from truckroll.sandbox import demo

    folder = tmp_path_factory.mktemp("mcp") / "data"
    demo.fill(folder, JOBS, now_ticks=Clock().now())
    return folder


@pytest.fixture(scope="session")
def platform(folder):
    with sandbox(folder) as server:
        yield server


@pytest.fixture(scope="session")
def client(platform):
    from dotenv import dotenv_values

    said = dotenv_values(platform.folder / "demo.env")
    roots = {"SERVICETITAN_API_ROOT": platform.url, "SERVICETITAN_AUTH_ROOT": platform.url}
    return Client({**said, **roots}, calls_per_second=None)


@pytest.fixture(scope="session")
def assistant(client) -> Assistant:
    return Assistant(build(client))


@pytest.fixture(scope="session")
def trusted(client) -> Assistant:
    return Assistant(build(client, writes=True))


@pytest.fixture(scope="session")
def every(client) -> Callable[..., list[dict[str, Any]]]:
    """All rows of a list, read without our tools."""
    return lambda path, **query: list(client.list(path.replace("/T/", "/tenant/{tenant}/"), query))
