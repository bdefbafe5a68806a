"""A store built aside: nothing of it counts before it is whole, so it is written without a log, and fast."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from truckroll.store.connection import SqliteConnection, let_go, open_writer, told_plainly
from truckroll.store.folder import DATABASE, prepare
from truckroll.store.migrating import fit
from truckroll.store.protocol import Connection
from truckroll.store.records import record_schema

CACHE_KIB = 256 * 1024
"""Pages that change again and again stay in memory, instead of being written each time."""


@contextmanager
def building(folder: Path) -> Generator[Connection]:
    """One transaction that makes a new store in a folder of its own; on the disk when the block ends.

    After a kill, or an error inside the block, what is there cannot be used. StoreError as `Database.open`.
    """
    prepare(folder)
    file = folder / DATABASE
    engine = open_writer(file)
    try:
        with told_plainly(file):
            fit(engine, file, record_schema())
            engine.pragma("journal_mode", "off")
            engine.pragma("synchronous", "off")
            engine.pragma("locking_mode", "exclusive")
            engine.pragma("cache_size", -CACHE_KIB)
            engine.execute("begin immediate")
            yield SqliteConnection(engine, file, transactional=True)
            engine.execute("commit")
    finally:
        let_go(engine)
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
