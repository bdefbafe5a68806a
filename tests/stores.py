"""What a test's business is kept in: a file, or with STORE=postgres a PostgreSQL database; the laws hold in both."""

import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests import postgres
from truckroll import testing
from truckroll.catalogue.time import Clock
from truckroll.store import identity, upkeep
from truckroll.store.database import Database
from truckroll.store.postgres import PostgresStore
from truckroll.store.protocol import Store

POSTGRES = os.environ.get("STORE") == "postgres"


@contextmanager
def sandbox(folder: Path | None = None, **how: Any) -> Generator[testing.Sandbox]:
    """A server on a store of its own; the same folder is the same store again."""
    if not POSTGRES:
        with testing.sandbox(folder, **how) as server:
            yield server
    elif folder is not None:
        with testing.sandbox(folder, store=postgres.kept(str(folder)), **how) as server:
            yield server
    else:
        with postgres.database() as url, testing.sandbox(store=url, **how) as server:
            yield server


class Kept:
    """A store that is closed and opened, copied and brought back."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, clock: Clock, schema: Sequence[str]) -> Store:
        if POSTGRES:
            return PostgresStore.open(postgres.kept(str(self._folder)), clock=clock, schema=schema)
        return Database.open(self._folder, clock=clock, schema=schema)

    def back_up(self, store: Store) -> Path:
        """A copy of what is kept now; the store may be closed for it."""
        file = self._folder.with_name("backup")
        if POSTGRES:
            store.close()
            postgres.copy(str(self._folder), str(file))
        else:
            store.backup(file)
        return file

    def restore(self, backup: Path) -> None:
        """The copy is what is kept, under a new epoch."""
        if POSTGRES:
            postgres.copy(str(backup), str(self._folder))
            with PostgresStore.open(postgres.kept(str(self._folder)), clock=Clock()) as store:
                store.write(identity.renew_epoch).result()
        else:
            upkeep.restore(backup, self._folder, overwrite=True)
