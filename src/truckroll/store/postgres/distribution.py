"""Distribution: with the extension Citus, all rows of a tenant stand together on one of many machines.

A table is distributed by its tenant when its key begins with the tenant. What belongs to no tenant is kept whole: on
every machine, or aside on the one that is asked.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from truckroll.store import identity
from truckroll.store.errors import StoreError
from truckroll.store.protocol import Connection
from truckroll.store.queries import queries, script

SHARDS = 32
"""Into how many parts the tenants fall; a part is what moves between machines, so there are several for each core."""

GLOBAL: Mapping[str, str] = {
    "meta": "what the store knows about itself",
    "access": "the issuer of tokens, and a number that every server looks at",
    "app": "an app is the same for every tenant",
    "offer": "is asked by the app, and for all tenants of it",
    "grant": "is found by the client id, before anybody knows whose it is",
    "former_secret": "goes with grant",
    "signing_key": "signs the tokens of every tenant",
    "person": "is found by the e-mail address; operators and developers belong to no tenant",
    "person_session": "is found by its digest, before anybody knows whose it is",
    "invitation": "is found by its digest, before anybody knows whose it is",
    "shown_once": "is found by the digest of a session",
    "access_request": "is made by somebody who belongs to nobody yet",
    "limit_request": "is made for an app, with all its tenants",
    "closed_event": "an event is closed for every tenant",
}
"""Tables of which every machine keeps all, and why: they are small, seldom written, and read for any tenant."""

ASIDE: Mapping[str, str] = {
    "request": "is written for all tenants in one batch, many times a second, and looked through for all of them",
    "request_content": "goes with request",
    "feed_reader": "is written with request",
}
"""Tables that stay on the machine that is asked, and why: the request log may be lost, and is bounded."""

Kind = Literal["tenant", "everywhere", "aside"]
_ANCHOR = "tenant"
_TAUGHT = "functions"
"""The name under which the store keeps which functions PostgreSQL was taught."""
_FUNCTION = re.compile(r"create or replace function (\w+)\(")
_SQL = queries("distribution_queries")


@dataclass(frozen=True)
class Placed:
    """A table, and where its rows are to stand; no kind is one of somebody else's."""

    name: str
    kind: Kind | None
    how: str
    """How Citus keeps it: `h` by hash, `n` on every machine; empty when it does not."""
    together: bool
    """Whether its parts stand beside those of the tenants."""
    left: bool
    """Whether rows are left where they were before it was distributed."""

    @cached_property
    def regclass(self) -> str:
        """Its name as SQL says it within quotes."""
        return f'"{self.name}"'

    @property
    def done(self) -> bool:
        """Whether it stands where it should."""
        expected = {"tenant": "h", "everywhere": "n"}
        if self.kind not in expected or not self.how:
            return self.kind not in expected
        if self.how != expected[self.kind] or (self.kind == "tenant" and not self.together):
            raise StoreError(
                f"the table {self.name} was distributed in another way than Truckroll's; say"
                f" `select undistribute_table('{self.regclass}')` and run `truckroll db distribute` again"
            )
        return True

    def statements(self, shards: int) -> Iterator[str]:
        """What puts it there."""
        if not self.done:
            match self.kind:
                case "tenant" if self.name == _ANCHOR:
                    where = f"colocate_with => 'none', shard_count => {shards}"
                    yield f"select create_distributed_table('{self.regclass}', 'id', {where})"
                case "tenant":
                    yield f"select create_distributed_table('{self.regclass}', 'tenant', colocate_with => '{_ANCHOR}')"
                case _:
                    yield f"select create_reference_table('{self.regclass}')"
        if self.left or not self.done:
            yield f"select truncate_local_data_after_distributing_table('{self.regclass}')"


def kind_of(table: str, key: str | None) -> Kind | None:
    """Where a table's rows stand, by its name and the first column of its key."""
    if table in GLOBAL:
        return "everywhere"
    if table in ASIDE:
        return "aside"
    return "tenant" if table == _ANCHOR or key == "tenant" else None


def can(connection: Connection) -> bool:
    """Whether the database has the extension."""
    return connection.one(_SQL["has_citus"]) is not None


def is_distributed(connection: Connection) -> bool:
    """Whether the tenants of a database are distributed."""
    return can(connection) and any(table.name == _ANCHOR and table.how for table in tables(connection))


def tables(connection: Connection) -> list[Placed]:
    """Every table of the schema; the tenants first, for the others go to where those are."""
    sql = _SQL["tables"] if can(connection) else _SQL["tables_of_one_machine"]
    found = [
        Placed(name, kind_of(name, key), how, bool(together), bool(left))
        for name, key, how, together, left in connection.execute(sql)
    ]
    return sorted(found, key=lambda table: (table.name != _ANCHOR, table.kind != "tenant", table.name))


def preparations(connection: Connection) -> Iterator[str]:
    """What comes before the first table: every machine knows the functions, and no table has a trigger."""
    for trigger, table in list(connection.execute(_SQL["triggers"])):
        yield f'drop trigger if exists "{trigger}" on "{table}"'
        yield f'drop function if exists "{trigger}"()'
    yield from teachings(connection)


def teachings(connection: Connection) -> Iterator[str]:
    """What tells every machine the functions that statements use."""
    taught = set(_FUNCTION.findall(script("postgres")))
    for name, signature in list(connection.execute(_SQL["functions"])):
        if name in taught:
            yield f"select create_distributed_function('{signature}')"


def teach(connection: Connection) -> None:
    """Give PostgreSQL the functions that this program's statements use, where it has those of another one."""
    mark = hashlib.sha256(script("postgres").encode()).hexdigest()
    if identity.recall(connection, _TAUGHT) == mark:
        return
    connection.execute(script("postgres"))
    if is_distributed(connection):
        for statement in teachings(connection):
            connection.execute(statement)
    identity.remember(connection, _TAUGHT, mark)


def settle(connection: Connection) -> None:
    """Distribute tables that were just made in a distributed database, in the caller's transaction."""
    if not is_distributed(connection):
        return
    missing = [table for table in tables(connection) if not table.done]
    if missing:
        connection.execute("set local citus.multi_shard_modify_mode to 'sequential'")
    for table in missing:
        for statement in table.statements(SHARDS):
            connection.execute(statement)


def refuse_half(connection: Connection, place: object) -> None:
    """StoreError when distribution was begun and not ended."""
    if is_distributed(connection) and (missing := [table.name for table in tables(connection) if not table.done]):
        raise StoreError(
            f"{place} is half distributed ({missing[0]} and {len(missing) - 1} more tables are not); run `truckroll db"
            " distribute` again, which goes on where it was"
        )
