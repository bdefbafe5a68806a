"""Calls a field-service platform: the vendor's, or one of our own servers.

    client = Client("demo.env")
    for job in client.list("/jpm/v2/tenant/{tenant}/jobs", {"jobStatus": "Completed"}):
        ...

`Client` blocks, `AsyncClient` is awaited; both carry out the same flows of `core`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .credentials import Credentials, credentials
from .environments import INTEGRATION, PRODUCTION, Environment

if TYPE_CHECKING:
    from .asynchronous import AsyncClient
    from .blocking import Client
    from .core import Response
    from .errors import (
        ApiError,
        Conflict,
        Forbidden,
        Invalid,
        MissingCredentials,
        NotFound,
        RateLimited,
        ServerFault,
        Unauthorized,
        Unreachable,
    )
    from .paging import Page

__all__ = [
    "INTEGRATION",
    "PRODUCTION",
    "ApiError",
    "AsyncClient",
    "Client",
    "Conflict",
    "Credentials",
    "Environment",
    "Forbidden",
    "Invalid",
    "MissingCredentials",
    "NotFound",
    "Page",
    "RateLimited",
    "Response",
    "ServerFault",
    "Unauthorized",
    "Unreachable",
    "credentials",
]


_ELSEWHERE = {"AsyncClient": "asynchronous", "Client": "blocking", "Page": "paging", "Response": "core"}


def __getattr__(name: str) -> Any:
    # Loaded when it is wanted: asyncio by who awaits, connections by who calls, requests by who meets an error.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f".{_ELSEWHERE.get(name, 'errors')}", __name__), name)
    return found
