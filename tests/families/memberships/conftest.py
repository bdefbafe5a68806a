import pytest

from tests.families.memberships.club import Club


@pytest.fixture
def club() -> Club:
    return Club()
