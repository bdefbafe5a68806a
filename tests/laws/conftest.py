"""The laws are about order and time; what survives a power cut is tested elsewhere, so nobody waits for the disk."""

import pytest

from truckroll.store import connection, records


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SYNCHRONOUS", "off")


@pytest.fixture(autouse=True)
def _forgetting_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is let go must not be missed, so it is let go as soon as it may be."""
    monkeypatch.setattr(records, "FORGET_EVERY", 1)
