"""The places a sync fills, each with a way to read its rows back as texts."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import psycopg

from tests import postgres
from tests.sync.sync_source import differ, opened, table
from truckroll.derive.feeds import Feed


class Place:
    """A destination's name, and what its tables hold."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.kind = kind
        if kind == "postgres":
            self._database = postgres.empty()
            self.to = self._database.__enter__()
        else:
            self.to = str(folder / "w.duckdb") if kind == "duckdb" else f"{folder}/parquet/"

    def close(self) -> None:
        if self.kind == "postgres":
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
        return _from_postgres(self.to, feed)

    def differences(self, feed: Feed, rows: Sequence[dict[str, Any]]) -> int:
        return differ(self.rows(feed), feed, rows)

    def run(self, sql: str) -> list[tuple[Any, ...]]:
        if self.kind == "postgres":
            with psycopg.connect(self.to) as connection:
                cursor = connection.execute(sql.encode())
                while cursor.nextset():
                    pass
                return cursor.fetchall() if cursor.description else []
        assert self.kind == "duckdb"
        with opened(Path(self.to)) as connection:
            return connection.execute(sql).fetchall()


def _from_postgres(url: str, feed: Feed) -> list[dict[str, Any]]:
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
        found = connection.execute(f"select {columns()}, _extra::text from {feed.table} order by {keys}".encode())
        names = [described.name for described in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found]
