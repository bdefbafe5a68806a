import pytest

from tests.families.business import Business


@pytest.fixture
def business() -> Business:
    return Business()
