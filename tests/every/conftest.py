from collections.abc import Iterator

import pytest

from tests.every.place import Place, Tenant
from tests.postgres import store
from truckroll.testing import sandbox


@pytest.fixture(scope="session")
def place() -> Iterator[Place]:
    """One server for all these tests; feeds have pages of three, so that each is read in several."""
    with store() as kept, sandbox(page_size=3, store=kept) as server:
        yield Place(server)


@pytest.fixture(scope="session")
def pair(place: Place) -> tuple[Tenant, Tenant]:
    """Two contractors whom no test changes."""
    return place.pair()


@pytest.fixture
def mine(pair: tuple[Tenant, Tenant]) -> Tenant:
    return pair[0]


@pytest.fixture
def theirs(pair: tuple[Tenant, Tenant]) -> Tenant:
    return pair[1]
