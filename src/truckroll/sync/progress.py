"""How a sync is shown: bars and a closing table for people, one JSON object a line for machines.

What draws is loaded when there is something to be drawn: by then the first pages are on their way.
"""

import json
import sys
from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol, Self

from truckroll.client.limits import CALLS_PER_SECOND

from .destination import Landed
from .run import Listener, Outcome
from .state import FeedState

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

OVER = 2.0  # Seconds over which requests are counted.
COUNTS = ("new", "changed", "deleted", "rows", "pages")


class Screen(Listener, Protocol):
    """A listener that has a beginning and an end."""

    def __enter__(self) -> Any: ...

    def __exit__(self, *_: object) -> None:
        """Nothing is shown any more."""

    def closed(self, outcomes: Sequence[Outcome]) -> None:
        """The run is over."""


class Nobody(Screen):
    """Listens, and tells nobody: what happened is in the outcomes."""

    def __enter__(self) -> Self:
        return self


class Pace:
    """The requests of the last seconds, for the share that a feed takes of what the platform allows a second."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._gone: deque[tuple[float, int]] = deque()
        self._counted = 0

    def note(self, total: int) -> None:
        """So many requests have come back until now."""
        self._gone.append((self._clock(), total - self._counted))
        self._counted = total

    def __str__(self) -> str:
        while self._gone and self._gone[0][0] <= self._clock() - OVER:
            self._gone.popleft()
        a_second = sum(count for _, count in self._gone) / OVER
        return f"{a_second:.0f} of {CALLS_PER_SECOND} req/s" if a_second else ""


class Closing(Nobody):
    """What a sync leaves to be read afterwards: what is to be told, and a closing table."""

    def __init__(self, console: "Console | None" = None) -> None:
        self._given = console

    @cached_property
    def _console(self) -> "Console":
        return self._given or paper()

    def came(self, outcome: Outcome) -> None:
        """What draws the table is loaded while the last rows land."""
        import_module("rich.table")

    def told(self, outcome: Outcome, text: str) -> None:
        """A line above the table."""
        from rich.markup import escape

        self._console.print(f"[yellow]{escape(outcome.landing.name)}[/]: {escape(text)}")

    def closed(self, outcomes: Sequence[Outcome]) -> None:
        """The closing table, and below it why a feed failed."""
        from rich.box import SIMPLE_HEAD
        from rich.markup import escape
        from rich.table import Table

        failed = [outcome for outcome in outcomes if outcome.failure]
        headings = ("table", *COUNTS, "seconds")
        table = Table(*headings, title="Synced in part" if failed else "Synced", box=SIMPLE_HEAD, pad_edge=False)
        table.columns[0].overflow = "fold"
        for column in table.columns[1:]:
            column.justify, column.no_wrap = "right", True
        for outcome in outcomes:
            line = summary(outcome)
            counts = [f"{line[name]:,}" for name in COUNTS]
            style = "red" if outcome.failure else None
            table.add_row(line["table"], *counts, f"{outcome.seconds:.1f}", style=style)
        self._console.print(table)
        for outcome in failed:
            self._console.print(f"[red]{escape(outcome.landing.name)}[/]: {escape(outcome.failure or '')}")


class Bars(Closing):
    """The same, with a bar by feed for who watches: rows, rows and requests a second, lag."""

    def __init__(self, console: "Console | None" = None) -> None:
        super().__init__(console)
        self._tasks: dict[str, TaskID] = {}

    @cached_property
    def _progress(self) -> "Progress":
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        return Progress(
            SpinnerColumn(finished_text=" "),
            TextColumn("{task.description}"),
            BarColumn(bar_width=20),
            TextColumn("{task.fields[rows]:>12,} rows"),
            TextColumn("{task.fields[rate]:>9}"),
            TextColumn("{task.fields[pace]}", justify="right"),
            TextColumn("{task.fields[lag]}"),
            TimeElapsedColumn(),
            console=self._console,
        )

    def __enter__(self) -> "Bars":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def started(self, outcome: Outcome) -> None:
        """A bar without an end: a feed does not say how long it is."""
        name = outcome.landing.name
        self._tasks[name] = self._progress.add_task(name, total=None, rows=0, rate="", lag="", pace=Pace())

    def fetched(self, outcome: Outcome, rows: int) -> None:
        """Rows came."""
        task = self._tasks[outcome.landing.name]
        shown = next(each for each in self._progress.tasks if each.id == task)
        shown.fields["pace"].note(outcome.pages)
        elapsed = shown.elapsed or 0.0
        rate = f"{outcome.received / elapsed:,.0f}/s" if elapsed > 0.5 else ""
        self._progress.update(task, rows=outcome.received, rate=rate)

    def landed(self, outcome: Outcome, landed: Landed) -> None:
        """How far behind the rows are that are committed."""
        self._progress.update(self._tasks[outcome.landing.name], lag=standing(landed.state))

    def ended(self, outcome: Outcome) -> None:
        """The bar is full, or says that the feed failed."""
        from rich.markup import escape

        name = outcome.landing.name
        if name in self._tasks:
            shown = f"[red]{escape(name)}" if outcome.failure else name
            self._progress.update(self._tasks[name], total=1, completed=1, pace="", description=shown)


class Lines(Nobody):
    """One JSON object a line: `landed` after each commit, `told`, `feed` at a feed's end, `end` at last."""

    def landed(self, outcome: Outcome, landed: Landed) -> None:
        """What is committed from now on."""
        counts = {"new": landed.new, "changed": landed.changed, "deleted": landed.deleted, "rows": landed.state.rows}
        write_line("landed", table=outcome.landing.name, **counts, lag_seconds=behind(landed.state))

    def told(self, outcome: Outcome, text: str) -> None:
        """Something to know."""
        write_line("told", table=outcome.landing.name, text=text)

    def ended(self, outcome: Outcome) -> None:
        """The feed's line of the closing table."""
        write_line("feed", **summary(outcome))

    def closed(self, outcomes: Sequence[Outcome]) -> None:
        """How many feeds there were, and which of them failed."""
        failed = [outcome.landing.name for outcome in outcomes if outcome.failure]
        write_line("end", feeds=len(outcomes), failed=failed)


def screen(as_json: bool) -> Screen:
    """What shows a sync: to a machine, to somebody who watches, or to whoever reads it afterwards."""
    return Lines() if as_json else Bars() if sys.stdout.isatty() else Closing()


def write_line(event: str, **values: Any) -> None:
    """One JSON object a line, written through at once."""
    sys.stdout.write(json.dumps({"event": event, **values}) + "\n")
    sys.stdout.flush()


def summary(outcome: Outcome) -> dict[str, Any]:
    """A feed's line of the closing table: rows new, changed and deleted, rows in the table, pages read, seconds."""
    return {
        "feed": f"{outcome.landing.feed.api}/{outcome.landing.feed.name}",
        "table": outcome.landing.name,
        **{name: getattr(outcome, name) for name in COUNTS},
        "seconds": round(outcome.seconds, 3),
        "failure": outcome.failure,
    }


def paper() -> "Console":
    """Where tables are printed."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 120, highlight=False)  # A file has no width to keep to.


def standing(state: FeedState) -> str:
    """Where a feed stands, in words: at its end, or how long ago the last row that has landed changed."""
    if state.complete and not state.rereading:
        return "up to date"
    way = "being read again" if state.rereading else "on its way"
    seconds_behind = behind(state)
    if seconds_behind is None:
        return way
    for seconds, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds_behind >= seconds:
            return f"{way}, {seconds_behind / seconds:,.0f} {unit} behind"
    return f"{way}, {seconds_behind:.0f} s behind"


def behind(state: FeedState) -> float | None:
    """Seconds since the last row that has landed changed."""
    if state.latest is None:
        return None
    return max(0.0, round((datetime.now(UTC).replace(tzinfo=None) - state.latest).total_seconds(), 1))
