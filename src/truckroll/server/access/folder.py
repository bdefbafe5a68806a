"""A data folder's apps and grants, open for one order of an administrator, beside a server that may be serving it."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from truckroll.store import identity
from truckroll.store.connection import SqliteConnection, open_writer, told_plainly
from truckroll.store.protocol import Connection, is_url
from truckroll.store.queries import script
from truckroll.store.upkeep import existing

# Milliseconds; under load the server's writer holds the file again and again, for a moment at a time.
_PATIENCE = 15_000


@contextmanager
def changing(place: str) -> Generator[Connection]:
    """One transaction on the tables that belong to no tenant, kept if the block ends well; or StoreError.

    `place` is a folder, or the URL of a PostgreSQL database.

    The folder's owner is the process that writes the data of tenants. These few tables anybody may write who may write
    the file: SQLite lets one transaction in at a time, and the server looks whether they have changed.
    """
    if is_url(place):
        from truckroll.store.postgres.connection import PostgresConnection, opened

        with opened(place) as engine, engine.transaction():
            yield PostgresConnection(engine, writing=True)
        return
    file = existing(Path(place))
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
