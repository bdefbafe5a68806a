"""A contractor's demonstration, served; and a run of the suite against it."""

import os
from collections.abc import Callable

import pytest
from dotenv import dotenv_values

from truckroll.client import sockets
from truckroll.client.core import Send
from truckroll.client.credentials import Credentials, credentials
from truckroll.probe.asking import Asker
from truckroll.probe.facts import Facts
from truckroll.probe.run import of, probe
from truckroll.testing import sandbox

JOBS = 30
MOST = 20_000
APIS = () if os.environ.get("SOAK") else ("equipment-systems", "jpm", "settings", "telecom")
"""Those that are asked; none named are all."""

Probed = Callable[..., Facts]


@pytest.fixture(scope="session")
def platform(tmp_path_factory):
    from truckroll.catalogue.time import Clock
    from truckroll.sandbox import demo

    folder = tmp_path_factory.mktemp("probe") / "data"
    demo.fill(folder, JOBS, now_ticks=Clock().now())
    with sandbox(folder) as server:
        server.clock.set(server.clock.now())
        server.platform.page_size = 20
        yield server


@pytest.fixture(scope="session")
def who(platform) -> Credentials:
    said = dotenv_values(platform.folder / "demo.env")
    return credentials({**said, "SERVICETITAN_API_ROOT": platform.url, "SERVICETITAN_AUTH_ROOT": platform.url})


@pytest.fixture(scope="session")
def probed(who) -> Probed:
    """Run the suite, on the server or on what `send` makes of it."""

    def run(*apis: str, send: Send = sockets.send, most: int = MOST) -> Facts:
        return probe(Asker(who, send, per_second=1e9, most=most), who, of(apis))

    return run


@pytest.fixture(scope="session")
def facts(probed) -> Facts:
    """What the server answers to the whole suite about these."""
    return probed(*APIS)
