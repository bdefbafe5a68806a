"""Where each feed stands: kept in the warehouse itself, and committed together with the rows that it speaks of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .errors import UsageError
from .landing import WAREHOUSE, Landing

if TYPE_CHECKING:
    import duckdb

SCHEMA = f"{WAREHOUSE}._truckroll"
TABLE = f"{SCHEMA}.feed_state"


@dataclass(frozen=True)
class Place:
    """Whose data a warehouse holds: a token means nothing to any other platform or tenant."""

    api_root: str
    tenant: str


@dataclass(frozen=True)
class FeedState:
    """What the warehouse has of one feed.

    `token` leads to what comes next; `complete` once its end was reached, `rereading` while it is read again from its
    beginning into a table of its own; `rows` is what the table has, `latest` (UTC) when the last of them changed,
    `compared_at` when it was last read from beginning to end, `version` counts the batches that changed the table, and
    `failure` says why the last run did not reach the end.
    """

    api: str
    feed: str
    tenant: str
    api_root: str
    token: str = ""
    complete: bool = False
    rereading: bool = False
    rows: int = 0
    latest: datetime | None = None
    synced_at: datetime | None = None
    failure: str | None = None
    compared_at: datetime | None = None
    version: int = 0

    @property
    def name(self) -> tuple[str, str]:
        """What tells the states of a warehouse apart."""
        return self.api, self.feed

    def after(
        self, *, token: str, first: bool, last: bool, rereading: bool, rows: int, changes: int, latest: datetime | None
    ) -> "FeedState":
        """Where the feed stands once a batch has landed that leads to this token and left so many rows."""
        now = datetime.now(UTC).replace(tzinfo=None)
        whole = last and (first or rereading or not self.complete)
        moments = [latest, None if first else self.latest]
        return replace(
            self,
            token=token,
            complete=last or (self.complete and not rereading),
            rereading=rereading and not last,
            rows=rows,
            latest=max(filter(None, moments), default=None),
            synced_at=now,
            failure=None,
            compared_at=now if whole else self.compared_at,
            version=self.version + (changes > 0),
        )


COLUMNS = ", ".join(field.name for field in fields(FeedState))
_PLACES = ", ".join("?" for _ in fields(FeedState))


class Standing:
    """What a destination knows of its feeds; those that were never landed stand at their beginning."""

    rows_at_once = 125_000  # 25 of the platform's pages, some 130 MB.
    takes_pieces = False
    _place: Place
    _states: dict[tuple[str, str], FeedState]
    _noted: dict[tuple[str, str], FeedState]
    """Where feeds stand that had nothing new: written with the next commit, because losing it loses no row."""

    def states(self) -> list[FeedState]:
        """Every feed that was ever landed here, in the order of their names."""
        return sorted(self._states.values(), key=lambda state: state.name)

    def state(self, landing: Landing) -> FeedState:
        """Where a feed stands; a new one stands at its beginning."""
        name = landing.feed.api, landing.feed.name
        return self._states.get(name) or FeedState(*name, self._place.tenant, self._place.api_root)

    def _note(self, landing: Landing, token: str, last: bool) -> FeedState:
        state = self.state(landing)
        state = state.after(
            token=token, first=False, last=last, rereading=False, rows=state.rows, changes=0, latest=None
        )
        self._states[state.name] = self._noted[state.name] = state
        return state

    def _with_noted(self, states: Iterable[FeedState]) -> list[FeedState]:
        """What belongs into a transaction that keeps these states."""
        return list((self._noted | {state.name: state for state in states}).values())

    def _kept(self, *states: FeedState) -> None:
        """The transaction is committed."""
        self._states |= {state.name: state for state in states}
        self._noted.clear()


def make_state_table(connection: "duckdb.DuckDBPyConnection") -> None:
    """Makes a file ready to keep states."""
    connection.execute(
        f"""
        create schema if not exists {SCHEMA};
        create table if not exists {TABLE} (
            api varchar not null, feed varchar not null, tenant varchar not null, api_root varchar not null,
            token varchar not null, complete boolean not null, rereading boolean not null, rows bigint not null,
            latest timestamp, synced_at timestamp, failure varchar, compared_at timestamp,
            version bigint not null default 0);
        alter table {TABLE} add column if not exists compared_at timestamp;
        alter table {TABLE} add column if not exists version bigint default 0;
        """
    )


def read_states(connection: "duckdb.DuckDBPyConnection") -> dict[tuple[str, str], FeedState]:
    """The state of every feed that the warehouse has ever been given; none in a new file."""
    import duckdb

    try:
        rows = connection.execute(f"from {TABLE}")  # Of an older file, which has fewer columns.
    except duckdb.CatalogException:
        return {}
    names = [described[0] for described in rows.description]
    states = [FeedState(**dict(zip(names, row, strict=True))) for row in rows.fetchall()]
    return {state.name: state for state in states}


def write_states(connection: "duckdb.DuckDBPyConnection", states: Sequence[FeedState]) -> None:
    """Keeps states in place of those before; belongs into the transaction of the rows that they speak of."""
    names = ["/".join(state.name) for state in states]
    connection.execute(f"delete from {TABLE} where api || '/' || feed in (select unnest(?))", [names])
    rows: list[Any] = [value for state in states for value in values(state)]
    connection.execute(f"insert into {TABLE} ({COLUMNS}) values {', '.join([f'({_PLACES})'] * len(states))}", rows)


def values(state: FeedState) -> list[Any]:
    """A state in the order of the table's columns."""
    return [getattr(state, field.name) for field in fields(FeedState)]


def check_place(states: dict[tuple[str, str], FeedState], place: Place, file: str) -> None:
    """Raises UsageError if the warehouse holds the data of another tenant or platform."""
    for state in states.values():
        if state.tenant != place.tenant:
            raise UsageError(
                f"{file} holds tenant {state.tenant} of {state.api_root}, and the credentials are for tenant"
                f" {place.tenant} of {place.api_root}. Sync that one into a file of its own with --to, or name the"
                f" credentials of tenant {state.tenant} with --env."
            )
        if state.api_root != place.api_root:
            raise UsageError(
                f"{file} was filled from {state.api_root}, and the credentials are for {place.api_root}; the tokens it"
                " keeps mean nothing there. Sync into another file with --to. If it is the same platform under a new"
                f" address, tell the file: update _truckroll.feed_state set api_root = '{place.api_root}'"
            )
