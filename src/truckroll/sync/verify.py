"""Source and destination compared row by row: the source is read again, whole, into a file of its own."""

import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from .destination import DELTA, open_destination
from .errors import UsageError
from .landing import EXTRA, WAREHOUSE, Landing, literal, quoted
from .parquet import FILE, parquet_file
from .reading import Source
from .run import Listener, Sync
from .state import FeedState, Place
from .wire import SEVENTH

SHOWN = 5  # Keys that are named for each kind of difference.


@dataclass(frozen=True)
class Verdict:
    """How a table compares: rows alike, rows only at the source, only in the destination, and rows that differ.

    `newer` are those of the source's that changed after the table was synced: they are no fault. `keys` names some of
    the rows that are one; `failure` says why the source could not be read.
    """

    landing: Landing
    alike: int = 0
    missing: int = 0
    surplus: int = 0
    different: int = 0
    newer: int = 0
    keys: tuple[str, ...] = ()
    failure: str | None = None

    @property
    def well(self) -> bool:
        """Whether the destination has what the source had when it was synced."""
        return not (self.missing or self.surplus or self.different or self.failure)


def verify(source: Source, to: str, place: Place, landings: Sequence[Landing], listener: Listener) -> list[Verdict]:
    """Reads the tables' source again and compares; only tables that a sync has landed are looked at.

    Takes as many requests as a first sync, and room for the rows in the folder for temporary files.
    """
    with open_destination(to) as destination:
        states = {state.name: state for state in destination.states() if state.tenant == place.tenant}
    if not states:
        raise UsageError(f"{to} holds nothing of tenant {place.tenant}. Name its destination, or other credentials.")
    there = [landing for landing in landings if (landing.feed.api, landing.feed.name) in states]
    with tempfile.TemporaryDirectory(prefix="truckroll-verify-") as folder:
        fresh = Path(folder) / "source.duckdb"
        with open_destination(str(fresh), place) as scratch:
            outcomes = Sync(source, scratch, listener).run(there)
        with _side_by_side(fresh, to) as connection:
            verdicts: list[Verdict] = []
            for outcome in outcomes:
                landing, state = outcome.landing, states[outcome.landing.feed.api, outcome.landing.feed.name]
                if outcome.failure:
                    verdicts.append(Verdict(landing, failure=outcome.failure))
                else:
                    verdicts.append(_compared(connection, landing, state, _kept(to, landing, place, folder)))
            return verdicts


@contextmanager
def _side_by_side(fresh: Path, to: str) -> Generator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as connection:
        connection.execute("set TimeZone = 'UTC'; set enable_progress_bar = false")
        connection.execute(f"attach {literal(str(fresh))} as source (read_only)")
        if not to.startswith(("postgres", DELTA)):
            file = Path(to) / FILE if to.endswith(("/", "\\")) else Path(to)
            connection.execute(f"attach {literal(str(file))} as {WAREHOUSE} (read_only)")
        yield connection


def _kept(to: str, landing: Landing, place: Place, folder: str) -> str:
    """The rows of the destination, as SQL that DuckDB reads."""
    if to.startswith(DELTA):
        from .delta import kept_rows

        return kept_rows(Path(to.removeprefix(DELTA)), place.tenant, landing)
    if to.endswith(("/", "\\")):
        return f"read_parquet({literal(str(parquet_file(Path(to), landing)))})"
    if not to.startswith("postgres"):
        return landing.table
    return _copied(to, landing, place.tenant, Path(folder) / "kept.csv")


def _copied(url: str, landing: Landing, tenant: str, file: Path) -> str:
    from .merge import Part, named
    from .postgres import connected
    from .shared import is_shared

    moments = [column.name for column in landing.columns if column.type == "TIMESTAMP_NS"]
    shown: list[str] = []
    for column in landing.columns:
        name = quoted(column.name)
        if column.type == "TIMESTAMP_NS":
            seventh = f"substr({SEVENTH}, {moments.index(column.name) + 1}, 1)"
            name = f"to_char({name} at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || {seventh}"
        shown.append(name)
    mine = Part(landing, tenant if is_shared(url) else None).mine()
    sql = f"copy (select {', '.join([*shown, EXTRA])} from {named(landing, landing.word)} where {mine}) to stdout"
    with connected(url) as connection, file.open("wb") as writing:
        connection.execute("set extra_float_digits = 1")
        with connection.cursor().copy(f"{sql} (format csv, force_quote *)".encode()) as copy:
            for chunk in copy:
                writing.write(chunk)
    types = ", ".join(f"{literal(name)}: {literal(type)}" for name, type in landing.types.items())
    return (
        f"read_csv({literal(str(file))}, header = false, columns = {{{types}}}, auto_detect = false, delim = ',',"
        " quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false, max_line_size = 268435456)"
    )


def _compared(connection: duckdb.DuckDBPyConnection, landing: Landing, state: FeedState, kept: str) -> Verdict:
    key = ", ".join(f"{quoted(name)}::varchar" for name in landing.key)
    names = ", ".join(quoted(name) for name in landing.types)
    whole = f"md5(row({', '.join(f'{quoted(name)}::varchar' for name in landing.types)})::varchar)"
    keyed = " and ".join(f"{quoted(name)} is not null" for name in landing.key)
    which = f"case when {keyed} then concat_ws(', ', {key}) else {whole} end" if key else whole
    moment = f"{quoted(landing.moment)}::timestamp" if landing.moment else "null::timestamp"
    for side, rows in (
        ("ours", kept),
        ("theirs", f"source.{quoted(landing.schema)}.{quoted(landing.word)}"),
    ):
        connection.execute(
            f"create or replace temp table {side} as select {which} as which, {whole} as hash, {moment} as moment"
            f" from (select {names} from {rows})"
        )
    since = f"theirs.moment > {literal(str(state.latest))}::timestamp" if state.latest else "false"
    connection.execute(
        "create or replace temp table differences as select coalesce(ours.which, theirs.which) as which,"
        f" case when coalesce({since}, false) then 'newer' when ours.which is null then 'missing'"
        " when theirs.which is null then 'surplus' else 'different' end as kind"
        " from ours full join theirs using (which) where ours.hash is distinct from theirs.hash"
    )
    found = dict(connection.execute("select kind, count(*) from differences group by kind").fetchall())
    (rows,) = connection.execute("select count(*) from ours semi join theirs using (which, hash)").fetchone() or (0,)
    keys = connection.execute(
        f"select kind || ' ' || which from differences where kind <> 'newer' order by kind, which limit {SHOWN}"
    ).fetchall()
    return Verdict(landing, alike=rows, keys=tuple(key for (key,) in keys), **found)
