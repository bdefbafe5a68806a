"""What the commands of the sync have in common: how times are written, how they are stopped, with what they end."""

import re
import signal
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import timedelta
from importlib.util import find_spec
from threading import Event
from typing import Annotated, Any

import typer

ALL_WELL, SOME_FAILED, MISUSED, STOPPED = 0, 1, 2, 128
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}

Json = Annotated[bool, typer.Option("--json", help="One JSON object a line instead of bars and tables.")]


def duration(text: str) -> timedelta:
    """`10m`, `2h`, `7d` as a time. Raises ValueError for anything else."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhdw])", text.strip().lower())
    if not found or not float(found[1]):
        raise ValueError(f"{text!r} is no time such as 10m, 2h or 7d")
    return timedelta(**{UNITS[found[2]]: float(found[1])})


def duration_of(text: str, option: str) -> timedelta:
    """The same of an option, which the message names."""
    try:
        return duration(text)
    except ValueError as fault:
        raise typer.BadParameter(str(fault), param_hint=option) from None


@contextmanager
def stopped_by_signals(stop: Event) -> Generator[list[int]]:
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


def refused(fault: Exception) -> int:
    """Tells why it does not go on; with what it ends."""
    from .errors import UsageError

    typer.secho(f"truckroll: {fault}", fg="red", err=True)
    return MISUSED if isinstance(fault, (UsageError, ValueError)) else SOME_FAILED


def needs_duckdb() -> None:
    """Ends the command where the sync's engine is not installed."""
    if find_spec("duckdb") is None:
        typer.secho("truckroll: the sync needs DuckDB: pip install 'truckroll[sync]'", fg="red", err=True)
        raise typer.Exit(MISUSED)
