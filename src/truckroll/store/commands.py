"""`truckroll db`: bring what is kept up to date, copy it, put a copy back, and look whether it is sound."""

import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from truckroll.configuration.flags import following
from truckroll.store.protocol import is_url

app = typer.Typer(name="db", help="What is kept: migrate, backup, restore, check.", no_args_is_help=True)

FOLDER = "data"
Data = Annotated[
    str,
    typer.Option(
        "--data",
        metavar="DIR|URL",
        help="What `serve` keeps everything in: a folder, or the URL of a PostgreSQL database.",
        show_default="./data",
        callback=following("data"),
    ),
]


@contextmanager
def _told() -> Generator[None]:
    from truckroll.store.errors import StoreError

    try:
        yield
    except StoreError as fault:
        typer.echo(f"truckroll: {fault}", err=True)
        raise typer.Exit(1) from None


@app.command()
def migrate(
    data: Data = FOLDER,
    plan: Annotated[bool, typer.Option("--plan", help="Say what would be done, and do nothing.")] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="Go on where values are forgotten that this version does not keep.")
    ] = False,
) -> None:
    """Bring what an earlier version kept to this one; a migration that was killed goes on where it was.

    A folder's server must have stopped. Servers of the earlier version may go on serving from a PostgreSQL where the
    plan does not say otherwise.
    """
    from truckroll.store.records import record_schema

    with _told():
        if is_url(data):
            from truckroll.store.postgres import migrating
        else:
            from truckroll.store import migrating
        place: Any = data if is_url(data) else Path(data)
        name = "the database" if is_url(data) else data
        if plan:
            lines = migrating.planned(place, record_schema())
            typer.echo("\n".join(lines) or f"There is nothing to do: {name} is as this version keeps it.")
            return
        report = _Report()
        done = migrating.migrate(place, record_schema(), told=report.step, progress=report.records, forget=forget)
        typer.echo(f"{name} is as this version keeps it.")
        if done is True:
            typer.echo(
                "Servers of an earlier version are connected. What they write is brought along by the servers of this "
                "version; start those, and stop the others when you like."
            )


class _Report:
    """What has been done, a line each second."""

    def __init__(self) -> None:
        self._begun = self._told = time.monotonic()

    def step(self, version: int) -> None:
        typer.echo(f"store version {version} is reached")

    def records(self, done: int, of: int) -> None:
        now = time.monotonic()
        if now - self._told >= 1 or done == of:
            self._told = now
            left = (now - self._begun) * (of - done) / done
            typer.echo(f"{done:,} of {of:,} records are worked out, about {left:.0f} seconds are left")


def _upkeep(data: str) -> tuple[Any, Any, str]:
    """What takes care of a store, how that calls it, and how it is called in a sentence, without a password."""
    if is_url(data) or _is_dump(Path(data)):
        from truckroll.store.postgres import upkeep

        return upkeep, data, "the database" if is_url(data) else data
    from truckroll.store import upkeep as of_folder

    return of_folder, Path(data), data


def _is_dump(file: Path) -> bool:
    """Whether it is a file of pg_dump."""
    if not file.is_file():
        return False
    with file.open("rb") as content:
        return content.read(5) == b"PGDMP"


@app.command()
def backup(to: Annotated[Path, typer.Argument(help="The file to write.")], data: Data = FOLDER) -> None:
    """Copy everything into one file, also while it is being served; the file is whole or not there."""
    with _told():
        upkeep, place, name = _upkeep(data)
        upkeep.backup(place, to)
        typer.echo(f"{to} holds everything of {name}.")


@app.command()
def restore(
    backup: Annotated[Path, typer.Argument(help="A file that `truckroll db backup` wrote.")],
    data: Data = FOLDER,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace what is kept there now.")] = False,
) -> None:
    """Make a backup the data of a stopped server; feed tokens given out before are refused from then on."""
    with _told():
        upkeep, place, name = _upkeep(data)
        upkeep.restore(backup, place, overwrite=overwrite)
        typer.echo(f"{name} is as {backup} had it. Readers of feeds begin again.")


@app.command()
def renew_epoch(data: Data = FOLDER) -> None:
    """Refuse every feed token given out before: for data that other programs set back to an earlier moment."""
    with _told():
        upkeep, place, name = _upkeep(data)
        upkeep.renew_epoch(place)
        typer.echo(f"{name} has begun another life. Readers of feeds begin again.")


@app.command()
def check(data: Data = FOLDER) -> None:
    """Read everything, also while it is being served, and say what is wrong; exits with 1 if anything is."""
    with _told():
        upkeep, place, name = _upkeep(data)
        found = upkeep.check(place)
    for sentence in found:
        typer.echo(sentence, err=True)
    if found:
        raise typer.Exit(1)
    typer.echo(f"{name} is sound.")


@app.command()
def distribute(
    data: Data = FOLDER,
    shards: Annotated[
        int | None,
        typer.Option(min=1, max=1_024, help="Into how many parts the tenants fall.", show_default="32"),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the statements, and run none.")] = False,
) -> None:
    """Spread a stopped server's PostgreSQL over machines by Citus; one that was killed goes on where it was."""
    if not is_url(data):
        typer.echo("truckroll: a folder stands on one machine; name a PostgreSQL database with --data URL", err=True)
        raise typer.Exit(1)
    from truckroll.store.postgres import distributing

    with _told():
        if dry_run:
            for statement in distributing.planned(data, shards):
                typer.echo(f"{statement};")
            return
        count = distributing.distribute(data, shards, told=typer.echo)
        typer.echo(f"{count} tables were distributed." if count else "Every table is distributed.")
