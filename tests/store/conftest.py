"""A store in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from truckroll.catalogue.time import Clock
from truckroll.store.database import Database

JOBS = "create table if not exists job (id integer primary key, memo text not null) strict"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database.open(tmp_path / "data", clock=Clock(), schema=(JOBS,)) as database:
        yield database
