"""What `sync plan`, `sync status` and `sync verify` show: a table for people, one JSON object a line for machines."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from msgspec import to_builtins
from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from .landing import Landing
from .progress import paper, standing, write_line
from .reports import Report, columns_of
from .state import FeedState
from .verify import Verdict

WIDE = 16  # Characters of a chart's longest bar.
WAYS = {
    "feed": "feed",
    "changes": "list, by changes",
    "whole": "list, whole",
    "report": "report",
    "below": "list, below",
}


def show_plan(landings: Sequence[Landing], as_json: bool) -> None:
    """Each table: how it is read, its key, how deletes are seen, how far behind it is right after a run."""
    if as_json:
        for landing in landings:
            asked, scope = dict(landing.asked), landing.feed.scope
            seen = {"key": landing.key, "deletes": landing.deletes, "lag": landing.lag}
            write_line(
                "plan", table=landing.name, way=landing.way, path=landing.feed.path, asked=asked, scope=scope, **seen
            )
        return
    table = Table("table", "read as", "key", "deletes are seen", "lag", box=SIMPLE_HEAD, pad_edge=False)
    for landing in landings:
        key = ", ".join(landing.key) or "all columns"
        way = f"{WAYS[landing.way]} {landing.parent.name}" if landing.parent else WAYS[landing.way]
        table.add_row(landing.name, way, key, landing.deletes, landing.lag)
    feeds, below = (sum(landing.way == way for landing in landings) for way in ("feed", "below"))
    paper().print(table)
    paper().print(f"{feeds} feeds and {len(landings) - feeds - below} lists: an idle run asks each of them once.")
    if below:
        paper().print(f"{below} lists below one record are read if they are named: a request for each changed one.")


def show_reports(reports: Iterable[tuple[str, str, str]], as_json: bool) -> None:
    """Each report, as `--report` takes it."""
    table = Table("report", "name", "what it tells", box=SIMPLE_HEAD, pad_edge=False)
    for written, name, about in reports:
        table.add_row(written, escape(name), escape(about))
        if as_json:
            write_line("report", report=written, name=name, about=about)
    if not as_json:
        paper().print(table)
        paper().print("`truckroll sync reports CATEGORY/ID` shows what one is asked, and its columns.")


def show_report(written: str, report: Report, as_json: bool) -> None:
    """What a report may be asked, and the columns of its table."""
    columns = [(column.name, column.type) for column in columns_of(report)]
    if as_json:
        asked = [to_builtins(parameter) for parameter in report.parameters]
        write_line("report", report=written, name=report.name, asked=asked, columns=dict(columns))
        return
    table = Table("asked", "must", "value", "one of", title=escape(report.name), box=SIMPLE_HEAD, pad_edge=False)
    for parameter in report.parameters:
        values = f"{parameter.data_type}{', …' * parameter.is_array}"
        table.add_row(parameter.name, "yes" if parameter.is_required else "", values, ", ".join(parameter.choices))
    paper().print(table)
    table = Table("column", "type", box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_row(*column)
    paper().print(table)


def show_status(states: Sequence[FeedState], as_json: bool) -> None:
    """Each table's rows and time since its last sync, as numbers and drawn; the tokens stay in the warehouse."""
    table = Table("feed", "rows", "", "synced (UTC)", "ago", "", "state", box=SIMPLE_HEAD, pad_edge=False)
    table.title = "Synced feeds"
    table.columns[0].overflow = "fold"
    for column in table.columns[1:6]:
        column.no_wrap = True
    now = datetime.now(UTC).replace(tzinfo=None)
    ages = [(now - state.synced_at).total_seconds() if state.synced_at else 0.0 for state in states]
    many = len({state.tenant for state in states}) > 1
    most, oldest = max([state.rows for state in states], default=0), max(ages, default=0.0)
    for state, age in zip(states, ages, strict=True):
        feed = f"{f'{state.tenant}: ' if many else ''}{state.api}/{state.feed}"
        synced, latest = (
            moment.isoformat(" ", "seconds") if moment else "" for moment in (state.synced_at, state.latest)
        )
        stands = f"failed: {state.failure}" if state.failure else standing(state)
        drawn = (bar(state.rows, most), synced, in_words(age), f"[yellow]{bar(age, oldest)}[/]")
        table.add_row(feed, f"{state.rows:,}", *drawn, escape(stands), style="red" if state.failure else None)
        if as_json:
            whose = {"tenant": state.tenant, "api_root": state.api_root, "synced_at": synced, "latest": latest}
            write_line("status", feed=feed, rows=state.rows, state=standing(state), failure=state.failure, **whose)
    if not as_json:
        paper().print(table)


def show_verdicts(verdicts: Sequence[Verdict], as_json: bool) -> None:
    """How each table compares with its source, and some keys of what differs."""
    names = ("alike", "missing", "surplus", "different", "newer")
    table = Table("table", *names, box=SIMPLE_HEAD, pad_edge=False, title="Source and destination")
    for verdict in verdicts:
        counts = {name: getattr(verdict, name) for name in names}
        style = None if verdict.well else "red"
        table.add_row(verdict.landing.name, *(f"{count:,}" for count in counts.values()), style=style)
        if as_json:
            found = {"well": verdict.well, "keys": verdict.keys, "failure": verdict.failure}
            write_line("verdict", table=verdict.landing.name, **counts, **found)
    if as_json:
        return
    paper().print(table)
    for verdict in verdicts:
        for key in verdict.keys:
            paper().print(f"[red]{verdict.landing.name}[/]: {escape(key)}")
        if verdict.failure:
            paper().print(f"[red]{verdict.landing.name}[/]: {escape(verdict.failure)}")
    if all(verdict.well for verdict in verdicts):
        paper().print("Every row that was there to be synced is there, and the same.")


def bar(value: float, most: float) -> str:
    """A bar as long as a value is of the most there is, in eighths of a character; what is there shows."""
    if value <= 0 or most <= 0:
        return ""
    eighths = max(1, round(8 * WIDE * value / most))
    return "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()


def in_words(seconds: float) -> str:
    """A time in its largest unit."""
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:,.0f} {unit}"
    return f"{seconds:.0f} s"
