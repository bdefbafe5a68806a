"""`truckroll sync` and `truckroll sync status`."""

import signal
from collections.abc import Generator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from typing import Annotated, Any

import typer

app = typer.Typer(help="Feeds into a DuckDB file: incremental, restartable, exact.")

ALL_WELL, SOME_FAILED, MISUSED, STOPPED = 0, 1, 2, 128

Json = Annotated[bool, typer.Option("--json", help="One JSON object a line instead of bars and tables.")]


@app.callback(invoke_without_command=True)
def sync(
    context: typer.Context,
    to: Annotated[
        Path | None, typer.Option(metavar="FILE.duckdb", help="The DuckDB file; made if it is not there.")
    ] = None,
    env: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where the credentials are; else the environment, or a .env file."),
    ] = None,
    feeds: Annotated[
        str, typer.Option(metavar="NAMES", help="Such as jpm.jobs,jpm.job_canceled_logs, or an API: jpm. All, if none.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Read what is new in every feed into a DuckDB file. Run it again to go on: nothing is lost or doubled.

    Ends with 0 when every feed is at its end, 1 when some are not, 2 when it could not begin as asked; Ctrl-C ends it
    between two commits.
    """
    if context.invoked_subcommand is None:
        if to is None:
            raise typer.BadParameter("say which file to sync into, such as --to warehouse.duckdb", param_hint="--to")
        raise typer.Exit(_sync(to, env, [word for word in feeds.split(",") if word.strip()], as_json))


@app.command()
def status(
    to: Annotated[Path, typer.Option(metavar="FILE.duckdb", help="The DuckDB file of a sync.")], as_json: Json = False
) -> None:
    """Show where each feed of a DuckDB file stands."""
    _need_duckdb()
    from .errors import SyncError
    from .land import Warehouse
    from .progress import show_status

    try:
        with Warehouse.open(to) as warehouse:
            show_status(warehouse.states(), as_json)
    except SyncError as fault:
        raise typer.Exit(_refused(fault)) from None


def _sync(to: Path, env: Path | None, wanted: list[str], as_json: bool) -> int:
    _need_duckdb()
    from truckroll.client import Client, MissingCredentials

    from .errors import DestinationFailed, SyncError, UsageError
    from .land import Warehouse
    from .plan import plan
    from .progress import Bars, Lines
    from .run import Sync
    from .state import Place

    stop = Event()
    screen = Lines() if as_json else Bars()
    with _signals(stop) as came:
        try:
            landings = plan(wanted)
            client = Client(env)
            who = client.session.credentials
            opened = Warehouse.open(to, Place(who.environment.api_root, who.tenant_id))
        except (SyncError, MissingCredentials, ValueError) as fault:
            return _refused(fault)
        except OSError as fault:
            return _refused(UsageError(f"The credentials cannot be read: {fault}"))
        with opened as warehouse:
            run = Sync(client, warehouse, screen, stop)
            try:
                with screen:
                    run.run(landings)
            except DestinationFailed as fault:
                screen.closed(run.outcomes)
                return _refused(fault)
    screen.closed(run.outcomes)
    if came:
        typer.echo("Stopped. What was committed stays; run the same command again to go on.", err=True)
        return STOPPED + came[0]
    return SOME_FAILED if any(outcome.failure for outcome in run.outcomes) else ALL_WELL


@contextmanager
def _signals(stop: Event) -> Generator[list[int]]:
    """Lets Ctrl-C and a service manager end the run between two commits; which signals came."""
    came: list[int] = []
    before: dict[int, Any] = {}

    def note(number: int, _: object) -> None:
        came.append(number)
        stop.set()

    try:
        with suppress(ValueError):  # Only the main thread hears of signals.
            before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _refused(fault: Exception) -> int:
    from truckroll.client import MissingCredentials

    from .errors import UsageError

    typer.secho(f"truckroll: {fault}", fg="red", err=True)
    return MISUSED if isinstance(fault, (UsageError, MissingCredentials, ValueError)) else SOME_FAILED


def _need_duckdb() -> None:
    if find_spec("duckdb") is None:
        typer.secho("truckroll: the sync needs DuckDB: pip install 'truckroll[sync]'", fg="red", err=True)
        raise typer.Exit(MISUSED)
