from collections.abc import Iterator

import pytest

from tests.every.place import Place, Tenant
from tests.stores import sandbox


@pytest.fixture(scope="session")
def place() -> Iterator[Place]:
    """One server for all these tests; feeds have pages of three, so that each is read in several."""
    with sandbox(page_size=3) as server:
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
