"""What tests of webhooks are made of."""

from collections.abc import Iterator

import pytest

from tests.webhooks.business import Office
from tests.webhooks.business import office as served
from tests.webhooks.receiver import Receiver
from tests.webhooks.receiver import receiver as receiving
from truckroll.store import connection


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SYNCHRONOUS", "off")


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as made:
        yield made


@pytest.fixture
def office() -> Iterator[Office]:
    with served() as made:
        yield made
