from collections.abc import Iterator

import pytest

from tests.families.business import Business
from tests.families.dispatch.day import clocks_of


@pytest.fixture
def business() -> Iterator[Business]:
    business = Business()
    yield business
    clocks_of(business, "UTC")
