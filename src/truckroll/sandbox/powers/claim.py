"""The mark of data to play with: where it is missing, nobody may command clock, faults and past."""

from truckroll.store import identity
from truckroll.store.errors import StoreError
from truckroll.store.protocol import Connection, Store

MARK = "sandbox"
_IN_USE = ("select 1 from tenant /* of every tenant */ limit 1", "select 1 from app limit 1")


def mark(connection: Connection) -> None:
    """Say of a store, for good, that its business is one to play with."""
    identity.remember(connection, MARK, "yes")


def claim(store: Store) -> None:
    """See that a store may be played with: it was made for that, or is empty and is marked now; or StoreError."""

    def work(connection: Connection) -> bool:
        if identity.recall(connection, MARK) is None:
            if any(connection.one(sql) is not None for sql in _IN_USE):
                return False
            mark(connection)
        return True

    if not store.write(work).result():
        raise StoreError(
            "this data was not made as a sandbox, and --sandbox would let its clock and its past be changed; leave "
            "--sandbox out, or choose an empty --data folder"
        )
