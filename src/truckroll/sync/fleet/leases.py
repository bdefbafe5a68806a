"""Who works on which tenant: lease rows in PostgreSQL, taken with `for update skip locked`.

A worker that is killed renews its lease no more, and another one takes the tenant. Each taking has a number of its own,
the generation, by which a destination tells the worker that has a tenant from the one that had it.
"""

import os
import socket
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from threading import Lock
from typing import Any, Self

import psycopg
from psycopg.types.json import Jsonb

from truckroll.sync.errors import SyncError, cannot_connect

from .roster import Member

DDL = """
create schema if not exists truckroll_fleet;
create table if not exists truckroll_fleet.tenant (
    name text primary key, api_root text not null, tenant text not null, source jsonb not null, feeds text[] not null,
    every interval not null, due timestamptz not null default now(), generation bigint not null default 0,
    holder text, until timestamptz, unique (api_root, tenant));
create index if not exists tenant_due on truckroll_fleet.tenant (due);
create table if not exists truckroll_fleet.unit (
    name text not null references truckroll_fleet.tenant on delete cascade, landing text not null,
    due timestamptz not null, synced timestamptz, rows bigint not null, failures int not null, failure text,
    primary key (name, landing));
"""
MAKING = 0x7472_6C73  # Held while the tables are made: two that make them at once would hinder each other.
FIRST_PAUSE, DOUBLINGS = 30, 7  # Seconds after a unit's first failure; each further one doubles them so often at most.


@dataclass(frozen=True)
class Lease:
    """A tenant that this worker has for as long as it renews that; `fresh` are its tables that need no sync yet."""

    member: Member
    generation: int
    fresh: frozenset[str]

    @property
    def name(self) -> tuple[str, int]:
        """What tells it from every other one."""
        return self.member.name, self.generation


@dataclass(frozen=True)
class Done:
    """What became of one table of a tenant."""

    landing: str
    rows: int
    failure: str | None = None


@dataclass(frozen=True)
class Standing:
    """How a tenant of the fleet stands: tables that are fresh, due and failing, who has it, and a reason for each that
    fails."""

    name: str
    tenant: str
    api_root: str
    tables: int
    failing: int
    due: bool
    synced: datetime | None
    holder: str | None
    until: datetime | None
    failures: dict[str, str]


class Leases:
    """The tenants of a fleet and who has them. Threads may share it."""

    def __init__(self, url: str, lease: timedelta = timedelta(seconds=60)) -> None:
        self.url = url
        self.lease = lease
        self.holder = f"{socket.gethostname()}:{os.getpid()}:{token_hex(4)}"
        self._lock = Lock()
        self._connection: psycopg.Connection[Any] | None = None
        with self._working() as connection, connection.transaction():
            if connection.execute("select to_regclass('truckroll_fleet.unit')").fetchone() == (None,):
                connection.execute("select pg_advisory_xact_lock(%s)", (MAKING,))
                connection.execute(DDL)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._connection:
            self._connection.close()

    def add(self, members: Sequence[Member], every: timedelta) -> int:
        """Registers tenants, or what has changed of them; each is due at once. How many are new."""
        new = 0
        with self._working() as connection, connection.transaction():
            for member in members:
                connection.execute(  # What was synced of another tenant under this name says nothing of this one.
                    "delete from truckroll_fleet.unit u using truckroll_fleet.tenant t where u.name = t.name"
                    " and t.name = %s and (t.api_root, t.tenant) <> (%s, %s)",
                    (member.name, member.api_root, member.tenant),
                )
                row = connection.execute(
                    "insert into truckroll_fleet.tenant as t (name, api_root, tenant, source, feeds, every)"
                    " values (%s, %s, %s, %s, %s, %s) on conflict (name) do update set api_root = excluded.api_root,"
                    " tenant = excluded.tenant, source = excluded.source, feeds = excluded.feeds,"
                    " every = excluded.every, due = now() returning t.xmax = 0",
                    (
                        member.name,
                        member.api_root,
                        member.tenant,
                        Jsonb(dict(member.source)),
                        list(member.feeds),
                        every,
                    ),
                ).fetchone()
                new += bool(row and row[0])
        return new

    def remove(self, name: str) -> bool:
        """Takes a tenant off; what its destination has stays. False if there is none of that name."""
        with self._working() as connection:
            return connection.execute("delete from truckroll_fleet.tenant where name = %s", (name,)).rowcount > 0

    def take(self, name: str | None = None) -> Lease | None:
        """The tenant that has been due longest and that nobody has, or that of a name; None if there is none."""
        with self._working() as connection, connection.transaction():
            row = connection.execute(
                "update truckroll_fleet.tenant set holder = %(holder)s, generation = generation + 1,"
                " until = clock_timestamp() + %(lease)s where name = ("
                " select name from truckroll_fleet.tenant where due <= now() and (until is null or until <= now())"
                " and (%(name)s::text is null or name = %(name)s) order by due, name limit 1 for update skip locked)"
                " returning name, api_root, tenant, source, feeds, generation",
                {"holder": self.holder, "lease": self.lease, "name": name},
            ).fetchone()
            if row is None:
                return None
            fresh = connection.execute(
                "select landing from truckroll_fleet.unit where name = %s and due > now()", (row[0],)
            ).fetchall()
        who, api_root, tenant, source, feeds, generation = row
        member = Member(who, api_root, tenant, source, tuple(feeds))
        return Lease(member, generation, frozenset(landing for (landing,) in fresh))

    def renew(self, leases: Sequence[Lease]) -> set[tuple[str, int]]:
        """Keeps leases for longer; the names of those that are still this worker's."""
        with self._working() as connection:
            rows = connection.execute(
                "update truckroll_fleet.tenant t set until = clock_timestamp() + %s"
                " from unnest(%s::text[], %s::bigint[]) as held (name, generation)"
                " where t.name = held.name and t.generation = held.generation"
                " returning t.name, t.generation",
                (self.lease, [each.member.name for each in leases], [each.generation for each in leases]),
            ).fetchall()
        return set(rows)

    def release(self, lease: Lease, done: Sequence[Done], planned: Sequence[str]) -> bool:
        """Gives a tenant back with what became of its tables, those that are to be synced at all; False, and nothing is
        kept, if another worker has it by now."""
        name = lease.member.name
        with self._working() as connection, connection.transaction():
            held = connection.execute(
                "select every from truckroll_fleet.tenant where name = %s and generation = %s for update",
                (name, lease.generation),
            ).fetchone()
            if held is None:
                return False
            with connection.cursor() as cursor:
                cursor.executemany(
                    "insert into truckroll_fleet.unit as u (name, landing, due, synced, rows, failures, failure) values"
                    " (%(name)s, %(landing)s, now() + case when %(failure)s::text is null then %(every)s else %(pause)s"
                    " end, case when %(failure)s::text is null then now() end, %(rows)s,"
                    " (%(failure)s::text is not null)::int, %(failure)s) on conflict (name, landing) do update set"
                    " due = case when excluded.failure is null then excluded.due"
                    " else now() + %(pause)s * power(2, least(u.failures, %(doublings)s)) end,"
                    " synced = coalesce(excluded.synced, u.synced), rows = excluded.rows, failure = excluded.failure,"
                    " failures = case when excluded.failure is null then 0 else u.failures + 1 end",
                    [
                        {
                            "name": name,
                            "landing": each.landing,
                            "rows": each.rows,
                            "failure": each.failure,
                            "every": held[0],
                            "pause": timedelta(seconds=FIRST_PAUSE),
                            "doublings": DOUBLINGS,
                        }
                        for each in done
                    ],
                )
            connection.execute(
                "delete from truckroll_fleet.unit where name = %s and landing <> all(%s)", (name, list(planned))
            )
            connection.execute(
                "update truckroll_fleet.tenant t set holder = null, until = null, due = coalesce("
                " (select min(due) from truckroll_fleet.unit u where u.name = t.name having count(*) = %s), t.due)"
                " where name = %s",
                (len(planned), name),
            )
        return True

    def due(self, most: int) -> list[str]:
        """The tenants that have been due longest and that nobody has, so many at most."""
        with self._working() as connection:
            rows = connection.execute(
                "select name from truckroll_fleet.tenant where due <= now() and (until is null or until <= now())"
                " order by due, name limit %s",
                (most,),
            ).fetchall()
        return [name for (name,) in rows]

    def all_fresh(self) -> bool:
        """Whether nothing is due, not even with another worker."""
        with self._working() as connection:
            row = connection.execute(
                "select not exists (select from truckroll_fleet.tenant where due <= now())"
            ).fetchone()
        return bool(row and row[0])

    def standings(self) -> list[Standing]:
        """How every tenant stands, in the order of their names."""
        with self._working() as connection:
            rows = connection.execute(
                "select t.name, tenant, api_root, count(landing), count(failure), t.due <= now(), min(synced),"
                " case when until > now() then holder end, until,"
                " coalesce(jsonb_object_agg(landing, failure) filter (where failure is not null), '{}')"
                " from truckroll_fleet.tenant t left join truckroll_fleet.unit u on u.name = t.name"
                " group by t.name order by t.name"
            ).fetchall()
        return [Standing(*row) for row in rows]

    @contextmanager
    def _working(self) -> Generator[psycopg.Connection[Any]]:
        """The connection, for one thread at a time; one that broke is made anew for the next."""
        with self._lock:
            try:
                if self._connection is None or self._connection.closed:
                    self._connection = psycopg.connect(
                        self.url, autocommit=True, application_name="truckroll fleet", connect_timeout=15
                    )
                    self._connection.execute("set statement_timeout = '30s'")
                yield self._connection
            except psycopg.OperationalError as fault:
                if self._connection:
                    self._connection.close()
                raise cannot_connect(fault) from fault
            except psycopg.errors.UniqueViolation as fault:
                raise SyncError(f"two names are one tenant: {fault.diag.message_detail}") from fault
