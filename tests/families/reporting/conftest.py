from collections.abc import Iterator

import pytest

from tests.families.reporting.office import Office
from tests.stores import sandbox


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    with sandbox() as server:
        yield Office(server)
