"""Fixtures for pytest: a sandbox for all tests of a run, set back before each of them."""

import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from truckroll.testing import Sandbox

FRESH = "fresh"
"""The snapshot that each test begins with."""
TENANT = 1001


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a project say what its sandbox is filled with."""
    help = "what truckroll_sandbox is filled with: small, year or a number of jobs; an empty tenant unless told"
    parser.addini("truckroll_demo", help, default="")


@pytest.fixture(scope="session")
def truckroll_server(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator["Sandbox"]:
    """The sandbox of a whole run, which `truckroll_business` may fill; tests take `truckroll_sandbox`.

    An app with every scope is connected to its one tenant; `environment()` tells a program all it has to know.
    """
    from truckroll.testing import sandbox

    folder = tmp_path_factory.mktemp("truckroll") / "data"
    if demo := pytestconfig.getini("truckroll_demo"):
        shutil.copytree(_demo(pytestconfig, demo), folder)
    with sandbox(folder) as server:
        if server.credentials is None:
            server.credentials = server.connect(server.tenant(TENANT))
        yield server


@pytest.fixture(scope="session")
def truckroll_business(truckroll_server: "Sandbox") -> object:
    """What every test finds in the sandbox: a project fills it in a fixture of its own of this name."""
    return None


@pytest.fixture(scope="session")
def _truckroll_fresh(  # pyright: ignore[reportUnusedFunction]
    truckroll_server: "Sandbox", truckroll_business: object
) -> None:
    truckroll_server.snapshot(FRESH)


@pytest.fixture
def truckroll_sandbox(truckroll_server: "Sandbox", _truckroll_fresh: None) -> "Sandbox":
    """The sandbox as no test has touched it yet: its records, its clock, and nothing goes wrong."""
    truckroll_server.restore(FRESH)
    return truckroll_server


def _demo(config: pytest.Config, size: str) -> Path:
    """A folder with the demo business, filled by the first run that wants it and kept for those after it."""
    from truckroll.catalogue.time import Clock
    from truckroll.sandbox.demo import fill
    from truckroll.store.identity import program

    cache = config.cache
    assert cache is not None, "pytest's cache plugin is needed to keep the demo: do not switch it off"
    folder = cache.mkdir(f"truckroll-demo-{size}-{program()}")
    with (folder / "filling").open("w") as file:  # several workers of one run would fill it at the same time
        fcntl.flock(file, fcntl.LOCK_EX)
        fill(folder / "data", size, now_ticks=Clock().now())
    return folder / "data"
