"""The places a sync fills, each with a way to read its rows back as texts."""

from collections.abc import Callable, Sequence
from copy import copy
from itertools import count
from pathlib import Path
from typing import Any

import duckdb
import psycopg

from tests import postgres
from tests.sync.sync_source import HERE, THINGS, Notes, Scripted, differ, opened, table, thing
from truckroll.derive.feeds import Feed
from truckroll.sync.delta import kept_rows
from truckroll.sync.destination import Destination, open_destination
from truckroll.sync.landing import Landing
from truckroll.sync.run import Sync
from truckroll.sync.shared import SharedPostgres
from truckroll.sync.state import FeedState
from truckroll.sync.state import Place as Whose

MANY = ("shared", "lake")
"""The kinds of places that hold many tenants: in these another one's rows stand beside, under the same keys."""
NEIGHBOUR = Whose(HERE.api_root, "8")
NEIGHBOURS = [thing(id, name="a neighbour's") for id in range(40)] + [thing(1, name="keyless") | {"id": None}]


class Place:
    """A destination's name, and what its tables hold."""

    def __init__(self, kind: str, folder: Path, tenant: str = HERE.tenant) -> None:
        self.kind, self.tenant = kind, tenant
        self.generation = count(1)
        if kind in ("postgres", "shared"):
            self._database = postgres.empty()
            self.to = self._database.__enter__()
        else:
            names = {"duckdb": f"{folder}/w.duckdb", "parquet": f"{folder}/parquet/"}
            self.to = names.get(kind, f"delta://{folder}/lake")

    def opened(self, whose: Whose = HERE) -> Destination:
        if self.kind == "shared":
            return SharedPostgres.open(self.to, whose, next(self.generation))
        return open_destination(self.to, whose)

    def states(self) -> list[FeedState]:
        with open_destination(self.to) as destination:
            return [state for state in destination.states() if state.tenant == self.tenant]

    def has_neighbours(self) -> "Place":
        """Another tenant's rows stand beside, where a place is for many."""
        if self.kind in MANY:
            with self.opened(NEIGHBOUR) as destination:
                Sync(Scripted({THINGS.path: [NEIGHBOURS]}), destination, Notes()).run([Landing(THINGS)])
        return self

    def checked(self) -> None:
        """The neighbours are as they were."""
        if self.kind in MANY:
            found = self.of(NEIGHBOUR.tenant).rows(THINGS)
            assert sorted((row["id"] or -1, row["name"]) for row in found) == sorted(
                (row["id"] or -1, row["name"]) for row in NEIGHBOURS
            )

    def of(self, tenant: str) -> "Place":
        """The same place, another tenant's rows."""
        other = copy(self)
        other.tenant = tenant
        return other

    def close(self) -> None:
        if self.kind in ("postgres", "shared"):
            self._database.__exit__(None, None, None)

    def rows(self, feed: Feed) -> list[dict[str, Any]]:
        if self.kind == "duckdb":
            return table(Path(self.to), feed)
        if self.kind == "parquet":
            with duckdb.connect() as connection:
                schema, word = feed.table.split(".")
                connection.execute(f"create schema {schema}")
                file = Path(self.to) / schema / f"{word}.parquet"
                connection.execute(f"create view {feed.table} as from read_parquet('{file}')")
                return table(connection, feed)
        if self.kind in ("delta", "lake"):
            with duckdb.connect() as connection:
                connection.execute("set TimeZone = 'UTC'")
                connection.execute(f"create schema {feed.table.split('.')[0]}")
                lake = Path(self.to.removeprefix("delta://"))
                connection.execute(f"create view {feed.table} as from {kept_rows(lake, self.tenant, Landing(feed))}")
                return table(connection, feed)
        return _from_postgres(self.to, feed, self.tenant if self.kind == "shared" else "")

    def differences(self, feed: Feed, rows: Sequence[dict[str, Any]]) -> int:
        return differ(self.rows(feed), feed, rows)

    def run(self, sql: str) -> list[tuple[Any, ...]]:
        if self.kind in ("postgres", "shared"):
            with psycopg.connect(self.to) as connection:
                cursor = connection.execute(sql.encode())
                while cursor.nextset():
                    pass
                return cursor.fetchall() if cursor.description else []
        assert self.kind == "duckdb"
        with opened(Path(self.to)) as connection:
            return connection.execute(sql).fetchall()


def _from_postgres(url: str, feed: Feed, tenant: str) -> list[dict[str, Any]]:
    moments = [column.name for column in feed.columns if column.type == "TIMESTAMP_NS"]

    def shown(column: Any) -> str:
        name = f'"{column.name}"'
        if column.type == "TIMESTAMP_NS":
            seventh = f"substr(_seventh, {moments.index(column.name) + 1}, 1)"
            return f"to_char({name} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US') || {seventh} || 'Z' as {name}"
        return f"{name}::text as {name}" if column.type.startswith(("DECIMAL", "DATE", "JSON")) else name

    columns: Callable[[], str] = lambda: ", ".join(shown(column) for column in feed.columns)  # noqa: E731
    with psycopg.connect(url) as connection:
        keys = ", ".join(f'"{column.name}"' for column in feed.columns if column.name in feed.key) or "1"
        whose = f"where _tenant = '{tenant}'" if tenant else ""
        found = connection.execute(
            f"select {columns()}, _extra::text from {feed.table} {whose} order by {keys}".encode()
        )
        names = [described.name for described in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found]
