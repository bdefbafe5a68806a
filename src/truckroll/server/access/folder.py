"""A data folder's apps and grants, open for one order of an administrator, beside a server that may be serving it."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from truckroll.store import identity
from truckroll.store.connection import SqliteConnection, open_writer, told_plainly
from truckroll.store.protocol import Connection
from truckroll.store.queries import script
from truckroll.store.upkeep import existing

# Milliseconds; under load the server's writer holds the file again and again, for a moment at a time.
_PATIENCE = 15_000


@contextmanager
def changing(folder: Path) -> Generator[Connection]:
    """One transaction on the folder's tables that belong to no tenant, kept if the block ends well; or StoreError.

    The folder's owner is the process that writes the data of tenants. These few tables anybody may write who may write
    the file: SQLite lets one transaction in at a time, and the server looks whether they have changed.
    """
    file = existing(folder)
    with told_plainly(file), closing(open_writer(file)) as engine:
        identity.store_version(engine, file)
        engine.set_busy_timeout(_PATIENCE)
        engine.execute("begin immediate")
        try:
            connection = SqliteConnection(engine, file, transactional=True)
            connection.execute(script("access"))
            yield connection
        except BaseException:
            if engine.in_transaction:  # SQLite may have ended it by itself
                engine.execute("rollback")
            raise
        engine.execute("commit")
