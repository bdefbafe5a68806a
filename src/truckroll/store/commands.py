"""`truckroll db`: bring a data folder up to date, copy it, put a copy back, and look whether it is sound."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(name="db", help="The data folder: migrate, backup, restore, check.", no_args_is_help=True)

FOLDER = Path("data")
Data = Annotated[
    Path, typer.Option("--data", help="The folder that `serve` keeps everything in.", show_default="./data")
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
def migrate(data: Data = FOLDER) -> None:
    """Bring a stopped server's data to this program's version; a killed migration goes on where it was."""
    from truckroll.store import upkeep

    with _told():
        version = upkeep.migrate(data, told=lambda step: typer.echo(f"step {step} is done"))
        typer.echo(f"{data} has store version {version}.")


@app.command()
def backup(to: Annotated[Path, typer.Argument(help="The file to write.")], data: Data = FOLDER) -> None:
    """Copy everything into one file, also while it is being served; the file is whole or not there."""
    from truckroll.store import upkeep

    with _told():
        upkeep.backup(data, to)
        typer.echo(f"{to} holds everything of {data}.")


@app.command()
def restore(
    backup: Annotated[Path, typer.Argument(help="A file that `truckroll db backup` wrote.")],
    data: Data = FOLDER,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace what the folder holds now.")] = False,
) -> None:
    """Make a backup the data of a stopped server; feed tokens given out before are refused from then on."""
    from truckroll.store import upkeep

    with _told():
        upkeep.restore(backup, data, overwrite=overwrite)
        typer.echo(f"{data} is as {backup} had it. Readers of feeds begin again.")


@app.command()
def check(data: Data = FOLDER) -> None:
    """Read everything, also while it is being served, and say what is wrong; exits with 1 if anything is."""
    from truckroll.store import upkeep

    with _told():
        found = upkeep.check(data)
    for sentence in found:
        typer.echo(sentence, err=True)
    if found:
        raise typer.Exit(1)
    typer.echo(f"{data} is sound.")
