"""The laws are about order and time; what survives a power cut is tested elsewhere, so nobody waits for the disk."""

import pytest

from truckroll.server.ready_pages import ReadyPages
from truckroll.store import connection, records, retention


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SYNCHRONOUS", "off")


@pytest.fixture(autouse=True)
def _forgetting_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is let go must not be missed, so it is let go as soon as it may be."""

    def keep_and_forget(self: records.Records) -> None:
        keep(self)
        retention.forget(self.connection, self.tenant, self.now(), retention.Kept())

    keep = records.Records.keep
    monkeypatch.setattr(records.Records, "keep", keep_and_forget)


@pytest.fixture(autouse=True)
def _keeping_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that was kept may not be told from one that is made, so every page of a feed is kept."""
    monkeypatch.setattr(ReadyPages, "wants", lambda self, key, size: True)
