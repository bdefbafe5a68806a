import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.client.scripted import Platform, Time
from truckroll.client import AsyncClient, Client, limits, tokens
from truckroll.servicepytan import auth, connection


@pytest.fixture
def platform() -> Iterator[Platform]:
    platform = Platform()
    yield platform
    platform.close()
    tokens._tokens.clear()  # A port may come again, its tokens may not.
    limits._limits.clear()


@pytest.fixture
def time() -> Time:
    return Time()


class Blocking:
    """The blocking client, with the pages of a walk as a list."""

    def __init__(self, platform: Platform, time: Time, **settings: Any) -> None:
        self.client = Client(platform.conn, sleep=time.sleep, clock=time, **settings)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self.client, name)
        return method if name == "request" else lambda *args, **named: list(method(*args, **named))


class Awaited:
    """The asynchronous client behind the same face."""

    def __init__(self, platform: Platform, time: Time, **settings: Any) -> None:
        async def sleep(seconds: float) -> None:
            time.sleep(seconds)
            await asyncio.sleep(0)

        self.client = AsyncClient(platform.conn, sleep=sleep, clock=time, **settings)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self.client, name)

        async def collected(*args: Any, **named: Any) -> list[Any]:
            return [each async for each in method(*args, **named)]

        return lambda *args, **named: asyncio.run((method if name == "request" else collected)(*args, **named))


@pytest.fixture(params=[Blocking, Awaited], ids=["blocking", "asynchronous"])
def client(request: pytest.FixtureRequest, platform: Platform, time: Time) -> Any:
    return request.param(platform, time)


@pytest.fixture(params=[Blocking, Awaited], ids=["blocking", "asynchronous"])
def make_client(request: pytest.FixtureRequest, platform: Platform, time: Time) -> Callable[..., Any]:
    return lambda **settings: request.param(platform, time, **settings)


@pytest.fixture
def never_wait(monkeypatch, tmp_path):
    time = Time()
    monkeypatch.setattr(connection, "Client", lambda who: Client(who, sleep=time.sleep, clock=time))
    monkeypatch.chdir(tmp_path)
    for name in [*auth.AUTH_VARIABLES, "SERVICETITAN_API_ROOT", "SERVICETITAN_AUTH_ROOT"]:
        monkeypatch.delenv(name, raising=False)
    connection._kept.cache_clear()
    yield time
    connection._kept.cache_clear()


@pytest.fixture
def conn(platform):
    names = {name: value for name, value in platform.conn.items() if not name.endswith("_ROOT")}
    return names | {"api_root": platform.root, "auth_root": platform.root}
