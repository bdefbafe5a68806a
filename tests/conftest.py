"""Whatever the program asks a store in a test is judged by Citus's rules."""

from collections.abc import Iterator

import pytest

from tests import citus


def pytest_configure() -> None:
    citus.watch()


@pytest.fixture(autouse=True)
def _one_tenant_at_a_time() -> Iterator[None]:
    yield
    faults, citus.FAULTS[:] = citus.FAULTS[:], []
    assert not faults, "not for Citus:\n" + "\n".join(faults)
