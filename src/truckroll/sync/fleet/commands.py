"""`truckroll sync fleet` and `truckroll sync worker`: many tenants, and those who work on them."""

import threading
from contextlib import ExitStack
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from truckroll.sync.commanding import (
    ALL_WELL,
    MISUSED,
    SOME_FAILED,
    STOPPED,
    Json,
    duration_of,
    needs_duckdb,
    refused,
    stopped_by_signals,
)

fleet = typer.Typer(help="The tenants that workers sync: register, look, remove.", no_args_is_help=True)

State = Annotated[
    str,
    typer.Option(
        metavar="postgresql://…", envvar="TRUCKROLL_FLEET", help="The database that says who works on which tenant."
    ),
]


@fleet.command("add")
def add(
    path: Annotated[
        Path, typer.Argument(metavar="LIST", help="TOML, JSON or CSV: each tenant, and where its secrets are.")
    ],
    state: State,
    every: Annotated[str, typer.Option(metavar="10m", help="How long a table stays fresh.")] = "10m",
) -> None:
    """Register the tenants of a list, or what has changed of them. Secrets stay where they are."""
    _need_driver()
    from truckroll.sync.errors import SyncError

    from .leases import Leases
    from .roster import read_list
    from .work import planned

    time = duration_of(every, "--every")
    try:
        members = read_list(path)
        for member in members:
            planned(member.feeds)
        with Leases(state) as leases:
            new = leases.add(members, time)
    except SyncError as fault:
        raise typer.Exit(refused(fault)) from None
    typer.echo(f"{len(members)} tenants, {new} of them new.")


@fleet.command("status")
def status(state: State, as_json: Json = False) -> None:
    """Show how each tenant stands: how long ago it was synced, who works on it, and why what fails does so.

    Ends with 1 if a table of a tenant fails.
    """
    _need_driver()
    from truckroll.sync.errors import SyncError

    from .displays import show_standings
    from .leases import Leases

    try:
        with Leases(state) as leases:
            standings = leases.standings()
    except SyncError as fault:
        raise typer.Exit(refused(fault)) from None
    show_standings(standings, as_json)
    raise typer.Exit(SOME_FAILED if any(each.failing for each in standings) else ALL_WELL)


@fleet.command("remove")
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As `fleet status` shows it.")], state: State
) -> None:
    """Take a tenant off. What its destination has stays."""
    _need_driver()
    from truckroll.sync.errors import SyncError, UsageError

    from .leases import Leases

    try:
        with Leases(state) as leases:
            if not leases.remove(name):
                raise UsageError(f"There is no tenant {name!r} in this fleet.")
    except SyncError as fault:
        raise typer.Exit(refused(fault)) from None


def worker(
    state: State,
    to: Annotated[
        str,
        typer.Option(
            metavar="delta:///…|postgresql://…|…{name}…",
            help="A lake or a database for all tenants, or any destination with {tenant} or {name} in it.",
        ),
    ],
    once: Annotated[bool, typer.Option("--once", help="End when nothing is due any more.")] = False,
    at_once: Annotated[int, typer.Option(min=1, help="Tenants that are worked on side by side.")] = 4,
    lease: Annotated[str, typer.Option(metavar="60s", help="After this long without a sign a worker is dead.")] = "60s",
    on: Annotated[
        str, typer.Option(metavar="dask://HOST:8786", help="Whose processes do the work; else this one.")
    ] = "",
    compare: Annotated[str, typer.Option(metavar="7d|never", help="As for `sync`.")] = "7d",
    as_json: Json = False,
) -> None:
    """Sync what is due of a fleet's tenants. Start as many as there is work for, on any machines.

    Stays until Ctrl-C unless told --once, and then ends with 1 if some table of a tenant failed.
    """
    needs_duckdb()
    _need_driver()
    from truckroll.sync.errors import SyncError

    from .displays import show_report
    from .leases import Leases
    from .work import Job
    from .worker import executor_at, serve, spread

    age = None if compare == "never" else duration_of(compare, "--compare")
    stop = threading.Event()
    try:
        job = Job(to, age)
        job.check()
        with (
            stopped_by_signals(stop) as came,
            Leases(state, duration_of(lease, "--lease")) as leases,
            ExitStack() as opened,
        ):
            told = partial(show_report, as_json=as_json)
            if on:
                spread(opened.enter_context(executor_at(on)), leases, job, told, stop, at_once=at_once, once=once)
            else:
                serve(leases, job, told, stop, at_once=at_once, once=once)
            failing = once and any(each.failing for each in leases.standings())
    except SyncError as fault:
        raise typer.Exit(refused(fault)) from None
    if came:
        typer.echo("Stopped between two commits; other workers go on.", err=True)
        raise typer.Exit(STOPPED + came[0])
    raise typer.Exit(SOME_FAILED if failing else ALL_WELL)


def _need_driver() -> None:
    if find_spec("psycopg") is None:
        typer.secho(
            "truckroll: a fleet needs PostgreSQL's driver: pip install 'truckroll[sync,postgres]'", fg="red", err=True
        )
        raise typer.Exit(MISUSED)
