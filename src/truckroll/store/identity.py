"""What a store says about itself: that it is one of Truckroll's, of which version, and in which life (epoch)."""

import secrets
from importlib.metadata import version
from pathlib import Path

from truckroll.store.connection import damaged
from truckroll.store.engine import Engine
from truckroll.store.errors import StoreError
from truckroll.store.migrations import STORE_VERSION
from truckroll.store.protocol import Connection
from truckroll.store.queries import script

APPLICATION_ID = 0x54524C4C
"""Marks an SQLite file as a store of Truckroll ("TRLL")."""

_RECALL = "select value from meta where name = :name"
_BEGIN = "insert into meta (name, value) values (:name, :value) on conflict (name) do nothing"
_REMEMBER = (
    "insert into meta (name, value) values (:name, :value) on conflict (name) do update set value = excluded.value"
)


def store_version(engine: Engine, file: Path, newest: int | None = STORE_VERSION) -> int:
    """The version of an opened store, 0 for an empty file; StoreError when it is not ours or newer than `newest`."""
    mark, found = engine.pragma("application_id"), engine.pragma("user_version")
    if mark == 0 and found == 0 and not engine.execute("select 1 from sqlite_schema").fetchall():
        return 0
    if mark != APPLICATION_ID:
        raise damaged(file, "it lacks Truckroll's mark")
    if newest is not None and found > newest:
        row = engine.execute("select value from meta where name = 'program'").fetchone() or ("(unknown)",)
        raise StoreError(
            f"{file} has store version {found}, written by Truckroll {row[0]}; this is Truckroll "
            f"{program()}, which knows versions up to {newest}: upgrade Truckroll, or restore an older backup"
        )
    return found


def found(engine: Engine, connection: Connection) -> None:
    """Make an empty file a store, inside the caller's transaction."""
    engine.execute(script("schema")).fetchall()
    engine.pragma("application_id", APPLICATION_ID)
    engine.pragma("user_version", STORE_VERSION)
    renew_epoch(connection)


def program() -> str:
    """The version of this program."""
    return version("truckroll")


def sign(connection: Connection) -> None:
    """Remember which program wrote last, for the message of one that is older."""
    if recall(connection, "program") != program():
        remember(connection, "program", program())


def renew_epoch(connection: Connection) -> str:
    """Begin another life of the store; every feed token given out before is refused from now on."""
    epoch = secrets.token_hex(16)
    remember(connection, "epoch", epoch)
    return epoch


def recall(connection: Connection, name: str) -> str | None:
    """What the store knows about itself under a name."""
    row = connection.one(_RECALL, {"name": name})
    return row[0] if row else None


def recall_to_change(connection: Connection, name: str, first: str) -> str:
    """What the store knows under a name, or `first`; whoever else would change it waits until the transaction ends."""
    # what is asked for may be replaced while it is waited for
    while (row := connection.one(f"{_RECALL} /* for update */", {"name": name})) is None:
        connection.execute(_BEGIN, {"name": name, "value": first})
    return row[0]


def remember(connection: Connection, name: str, value: str) -> None:
    """Note something about the store itself."""
    connection.execute(_REMEMBER, {"name": name, "value": value})


def forget(connection: Connection, name: str) -> None:
    """Note nothing any more under a name."""
    connection.execute("delete from meta where name = :name", {"name": name})
