"""`truckroll mirror`: a sandbox filled from a real tenant."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

MOST_TOLD = 10
"""Records whose reason to be left out is told; of the others only how many there are."""


def mirror(
    to: Annotated[
        str, typer.Option("--to", metavar="DIR|URL", help="The sandbox: an empty folder or one mirrored before.")
    ],
    env: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The tenant's credentials; else the environment, or .env.")
    ] = None,
    undisguised: Annotated[
        bool, typer.Option("--undisguised", help="Keep names, numbers, addresses and what people wrote as they are.")
    ] = False,
) -> None:
    """Fill a sandbox from a real tenant, with other names and addresses. A run that was cut goes on where it stood."""
    import requests
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from truckroll.catalogue.time import Clock
    from truckroll.client import Client
    from truckroll.sandbox import env as files
    from truckroll.sandbox.mirror.reading import mirror as read
    from truckroll.server.serving import store
    from truckroll.server.settings import Settings
    from truckroll.store.errors import StoreError
    from truckroll.store.protocol import is_url

    columns = (SpinnerColumn(), TextColumn("{task.description}: {task.completed:,} records"), TimeElapsedColumn())
    try:
        client = Client(env)
        with closing(store(Settings(to), Clock())) as kept, Progress(*columns, console=Console(stderr=True)) as bar:
            task = bar.add_task("reading", total=None)
            done = read(
                client,
                kept,
                undisguised=undisguised,
                told=lambda noun, rows: bar.update(task, description=noun, completed=rows),
            )
        if done.connected and not is_url(to):
            files.write(Path(to), done.connected, {})
    except (StoreError, ValueError, OSError, requests.RequestException) as fault:
        typer.echo(f"truckroll: {fault}", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{sum(done.rows.values()):,} records of {len(done.rows)} kinds are in {to}.")
    for noun in done.closed:
        typer.echo(f"{noun} could not be read: the app has no scope for it, or the tenant does not have it.")
    for reason in done.unfit[:MOST_TOLD]:
        typer.echo(f"left out: {reason}")
    if len(done.unfit) > MOST_TOLD:
        typer.echo(f"left out: {len(done.unfit) - MOST_TOLD:,} more")
    typer.echo(f"`truckroll serve --sandbox --data {to}` serves it.")
