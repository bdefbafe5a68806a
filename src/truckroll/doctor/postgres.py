"""Looks at a PostgreSQL: whether it can be reached, keeps what it says it keeps, and has room for the servers."""

import time
from collections.abc import Iterator
from contextlib import closing

from truckroll.doctor.findings import Finding, fail, ok, warn
from truckroll.doctor.kept import business
from truckroll.store.errors import StoreError
from truckroll.store.postgres.connection import PostgresConnection, opened
from truckroll.store.postgres.database import READERS, WRITERS
from truckroll.store.protocol import Connection

OLDEST = 140_000
"""PostgreSQL 14, in its own number."""
PATIENCE = 5.0
APART = 5.0
"""Seconds that the clocks of two machines may be apart."""
DURABLE = {"fsync": ("on",), "full_page_writes": ("on",), "synchronous_commit": ("on", "remote_apply", "remote_write")}
"""What settings must be, so that a write that was answered is there after a power cut."""


def database(url: str, workers: int) -> Iterator[Finding]:
    """Everything about it."""
    try:
        engine = opened(url, PATIENCE)
    except StoreError as fault:
        yield fail("postgresql", str(fault), "docs/runbook/postgresql-gone.md")
        return
    with closing(engine):
        yield from settings(PostgresConnection(engine, writing=False), workers)


def settings(connection: Connection, workers: int) -> Iterator[Finding]:
    """Its version, its settings, its clock and its connections; then what is in it."""
    version, number = _setting(connection, "server_version"), int(_setting(connection, "server_version_num"))
    if number < OLDEST:
        yield fail("postgresql", f"PostgreSQL is {version}.", "Truckroll is tried with PostgreSQL 14 and newer.")
    else:
        yield ok("postgresql", f"PostgreSQL {version} answers.")
    lax = {name: said for name, good in DURABLE.items() if (said := _setting(connection, name)) not in good}
    for name, said in lax.items():
        do = f"alter system set {name} = on; select pg_reload_conf();"
        yield fail("durability", f"{name} is {said}: what was answered may be lost in a power cut.", do)
    if not lax:
        yield ok("durability", "fsync, full_page_writes and synchronous_commit keep what was answered.")
    if _one(connection, "select pg_is_in_recovery()"):
        yield fail("postgresql", "This is a replica, which takes no writes.", "Name the primary in the URL.")
    if (encoding := _setting(connection, "server_encoding")) != "UTF8":
        yield fail("postgresql", f"The database's encoding is {encoding}.", "Make it anew with encoding 'UTF8'.")
    apart = abs(float(_one(connection, "select extract(epoch from clock_timestamp())")) - time.time())
    if apart > APART:
        yield warn(
            "clock", f"PostgreSQL's clock and this one are {apart:.0f} seconds apart.", "Keep both right by NTP."
        )
    most = int(_setting(connection, "max_connections"))
    used = int(_one(connection, "select count(*) from pg_stat_activity where backend_type = 'client backend'"))
    needed = workers * (WRITERS + READERS + 2)
    said = f"{used} of {most} connections are used, {workers} processes take up to {needed}."
    if needed > most:
        yield fail("connections", said, f"alter system set max_connections = {2 * needed}; then restart PostgreSQL.")
    elif used > most * 0.8:
        yield warn("connections", said, "See who has them in pg_stat_activity, or raise max_connections.")
    else:
        yield ok("connections", said)
    if _one(connection, "select to_regclass('meta') is null"):
        yield warn("store", "Nothing is kept in this database yet.", "truckroll serve makes the tables.")
    else:
        yield from business(connection, None)


def _one(connection: Connection, sql: str) -> str:
    row = connection.one(sql)
    assert row is not None
    return row[0]


def _setting(connection: Connection, name: str) -> str:
    return str(_one(connection, f"show {name}"))
