"""A sandbox with a contractor in it, which each test may command as it likes."""

from collections.abc import Iterator

import pytest

from tests import stores
from tests.laws.contractor import Contractor, Line, furnish
from truckroll.store import connection
from truckroll.testing import Sandbox


@pytest.fixture(scope="module", autouse=True)
def _no_waiting_for_the_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(connection, "SYNCHRONOUS", "off")
        yield


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[Sandbox, Contractor]]:
    with stores.sandbox(page_size=2) as server:
        contractor = furnish(server, jobs=3)
        server.credentials = contractor.credentials
        server.snapshot("furnished")
        yield server, contractor


@pytest.fixture
def contractor(served: tuple[Sandbox, Contractor]) -> Contractor:
    return served[1]


@pytest.fixture
def server(served: tuple[Sandbox, Contractor]) -> Sandbox:
    """As it was furnished."""
    server = served[0]
    server.clear_faults()
    server.restore("furnished")
    for each in server.powers.snapshots():
        if each.name != "furnished":
            server.powers.delete_snapshot(each.name)
    return server


@pytest.fixture
def line(server: Sandbox, contractor: Contractor) -> Line:
    return Line(server.url, contractor.credentials)
