"""`truckroll sync` and what belongs to it: `plan`, `reports`, `status`, `verify`, `views`."""

import gc
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Annotated, Any

import typer

from .commanding import (
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
from .fleet.commands import fleet, worker

app = typer.Typer(help="Feeds and lists into a warehouse: incremental, restartable, exact.")
app.add_typer(fleet, name="fleet")
app.command()(worker)

OFTEN = timedelta(minutes=5)

PLACE = "FILE.duckdb|FOLDER/|delta://FOLDER|postgresql://…"
Env = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Where the credentials are; else the environment, or a .env file.")
]
Reports = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CATEGORY/ID?NAME=VALUE&…",
        help="A report with what it is asked: 'operations/1002?From=today-30d&To=today'. Only what is named is read;"
        " --feeds all reads the rest too. Once for each report.",
    ),
]
Feeds = Annotated[
    str, typer.Option(metavar="NAMES", help="Such as jpm.jobs,jpm.job_canceled_logs, or an API: jpm. All, if none.")
]
To = Annotated[str, typer.Option(metavar=PLACE, help="The destination of a sync.")]


@app.callback(invoke_without_command=True)
def sync(
    context: typer.Context,
    to: Annotated[
        str,
        typer.Option(
            metavar=PLACE, help="A DuckDB file, a folder of Parquet files (ends with /), a Delta Lake, a PostgreSQL."
        ),
    ] = "",
    env: Env = None,
    feeds: Feeds = "",
    report: Reports = None,
    every: Annotated[str, typer.Option(metavar="10m", help="Run again and again, so often; Ctrl-C ends it.")] = "",
    once: Annotated[bool, typer.Option("--once", help="Run once and end, as it does unless told.")] = False,
    compare: Annotated[
        str,
        typer.Option(
            metavar="7d|never", help="How old the last full reading may be before what vanished is looked for."
        ),
    ] = "7d",
    as_json: Json = False,
) -> None:
    """Read what is new in every feed and list into a warehouse. Run it again to go on: nothing is lost or doubled.

    Ends with 0 when everything is at its end, 1 when some is not, 2 when it could not begin as asked; Ctrl-C ends it
    between two commits.
    """
    if context.invoked_subcommand is not None:
        return
    if not to:
        raise typer.BadParameter("say which file to sync into, such as --to warehouse.duckdb", param_hint="--to")
    if every and once:
        raise typer.BadParameter("it cannot be both --once and --every", param_hint="--every")
    age = None if compare == "never" else duration_of(compare, "--compare")
    pause = duration_of(every, "--every") if every else None
    if pause is not None and pause < OFTEN:
        typer.echo(
            "truckroll: under five minutes the feeds have rarely anything new, and each run asks every feed once;"
            " 10m is what they are made for.",
            err=True,
        )
    ask = _Asked(to, env, _words(feeds), report or [], age)
    raise typer.Exit(_sync(ask, pause, as_json))


@app.command("plan")
def plan_command(feeds: Feeds = "", as_json: Json = False) -> None:
    """Show what a sync reads: each table, from where, its key, how deletes are seen, its lag."""
    needs_duckdb()
    from .below import all_below
    from .displays import show_plan
    from .errors import SyncError
    from .plan import plan

    try:
        named = _words(feeds)
        show_plan(plan(named) if named else (*plan(), *all_below()), as_json)
    except SyncError as fault:
        raise typer.Exit(refused(fault)) from None


@app.command("reports")
def reports_command(
    report: Annotated[str, typer.Argument(metavar="[CATEGORY[/ID]]", help="Some of them, or what one is asked.")] = "",
    env: Env = None,
    as_json: Json = False,
) -> None:
    """Show which reports the tenant has; of one, what it may be asked and its columns."""
    needs_duckdb()
    from truckroll.client import Client

    from .displays import show_report, show_reports
    from .errors import SyncError
    from .reports import described, listed

    category, _, id = report.partition("/")
    try:
        client = Client(env)
        if id:
            show_report(report, described(client, category, id), as_json)
        else:
            show_reports(listed(client, category), as_json)
    except (SyncError, ValueError, OSError) as fault:
        raise typer.Exit(refused(fault)) from None


@app.command()
def status(to: To, as_json: Json = False) -> None:
    """Show where each feed of a destination stands: rows, and how long ago it was synced."""
    needs_duckdb()
    from .destination import open_destination
    from .displays import show_status
    from .errors import SyncError

    try:
        with open_destination(to) as destination:
            show_status(destination.states(), as_json)
    except SyncError as fault:
        raise typer.Exit(refused(fault)) from None


@app.command()
def verify(to: To, env: Env = None, feeds: Feeds = "", as_json: Json = False) -> None:
    """Read the source again and compare it with a destination row by row, by hash. Ends with 1 if they differ."""
    needs_duckdb()
    from truckroll.client import Client

    from .displays import show_verdicts
    from .errors import SyncError
    from .plan import plan
    from .progress import screen
    from .state import Place
    from .verify import verify

    shown = screen(as_json)
    try:
        client = Client(env)
        who = client.session.credentials
        place = Place(who.environment.api_root, who.tenant_id)
        with shown:
            verdicts = verify(client, to, place, plan(_words(feeds)), shown)
    except (SyncError, ValueError, OSError) as fault:
        raise typer.Exit(refused(fault)) from None
    show_verdicts(verdicts, as_json)
    raise typer.Exit(ALL_WELL if all(verdict.well for verdict in verdicts) else SOME_FAILED)


@app.command()
def views(to: To, env: Env = None) -> None:
    """Make the views that answer a contractor's questions, in the schema `answers`."""
    needs_duckdb()
    from truckroll.client import Client

    from .destination import open_destination
    from .errors import SyncError
    from .state import Place
    from .views import VIEWS, all_views

    try:
        who = Client(env).session.credentials
        with open_destination(to, Place(who.environment.api_root, who.tenant_id)) as destination:
            made = destination.make_views()
    except (SyncError, ValueError, OSError) as fault:
        raise typer.Exit(refused(fault)) from None
    for view in all_views():
        needs = "" if view.name in made else f" (not made: it needs {', '.join(view.tables)})"
        typer.echo(f"{VIEWS}.{view.name}: {view.about}{needs}")


def _words(names: str) -> list[str]:
    return [word for word in names.split(",") if word.strip()]


@dataclass(frozen=True)
class _Asked:
    to: str
    env: Path | None
    feeds: list[str]
    reports: list[str]
    compare: timedelta | None


def _sync(asked: _Asked, pause: timedelta | None, as_json: bool) -> int:
    needs_duckdb()
    from .errors import UsageError

    stop = Event()
    with stopped_by_signals(stop) as came:
        while True:
            began = monotonic()
            try:
                code = _run(asked, as_json, stop)
            except OSError as fault:
                return refused(UsageError(f"The credentials cannot be read: {fault}"))
            if pause is None or code == MISUSED or stop.wait(max(0.0, pause.total_seconds() - (monotonic() - began))):
                break
    if came:
        typer.echo("Stopped. What was committed stays; run the same command again to go on.", err=True)
        return STOPPED + came[0]
    return code


def _run(asked: _Asked, as_json: bool, stop: Event) -> int:
    from .errors import SyncError
    from .once import sync
    from .progress import screen

    if not gc.get_freeze_count():  # What is loaded by now stays, and need not be looked through again and again.
        gc.freeze()
    how: dict[str, Any] = {"feeds": asked.feeds, "reports": asked.reports, "compare": asked.compare}
    try:
        outcomes = sync(asked.to, source=asked.env, screen=screen(as_json), stop=stop, **how)
    except (SyncError, ValueError) as fault:
        return refused(fault)
    return SOME_FAILED if any(outcome.failure for outcome in outcomes) else ALL_WELL
