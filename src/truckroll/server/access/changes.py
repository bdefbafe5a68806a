"""A change of an app, a grant, a key or the issuer, which every running server notices within a second."""

from collections.abc import Mapping

from truckroll.store.protocol import Connection, Value
from truckroll.store.queries import queries

_SQL = queries("access_queries")


def change(connection: Connection, query: str, values: Mapping[str, Value]) -> None:
    """Run one of the queries that change who may call, and have every running server look again."""
    connection.execute(_SQL[query], values)
    connection.execute(_SQL["move_version"])
