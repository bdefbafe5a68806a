"""Calls a field-service platform: the vendor's, or one of our own servers.

    client = Client("demo.env")
    for job in client.list("/jpm/v2/tenant/{tenant}/jobs", {"jobStatus": "Completed"}):
        ...

`Client` blocks, `AsyncClient` is awaited; both carry out the same flows of `core`.
"""

from typing import TYPE_CHECKING, Any

from .blocking import Client
from .core import Response
from .credentials import Credentials, credentials
from .environments import INTEGRATION, PRODUCTION, Environment
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

if TYPE_CHECKING:
    from .asynchronous import AsyncClient

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


def __getattr__(name: str) -> Any:
    if name == "AsyncClient":  # Loads asyncio, which blocking programs can do without.
        from .asynchronous import AsyncClient

        return AsyncClient
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
