"""What the commands of a fleet show: tables for people, one JSON object a line for machines."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from truckroll.sync.displays import in_words
from truckroll.sync.progress import paper, write_line

from .leases import Standing
from .work import Report

SHOWN = 3  # Reasons for which most tables of a tenant fail.


def show_standings(standings: Sequence[Standing], as_json: bool) -> None:
    """Each tenant: how long ago the last of its tables was synced, who works on it, and why what fails does so."""
    table = Table(
        "name", "tenant", "tables", "failing", "synced", "now", box=SIMPLE_HEAD, pad_edge=False, title="Fleet"
    )
    now = datetime.now(UTC)
    for each in standings:
        age = f"{in_words((now - each.synced).total_seconds())} ago" if each.synced else "never"
        doing = f"with {each.holder}" if each.holder else "due" if each.due else "fresh"
        style = "red" if each.failing else None
        table.add_row(each.name, each.tenant, str(each.tables), str(each.failing), age, escape(doing), style=style)
        if as_json:
            synced = each.synced.isoformat() if each.synced else None
            counts = {"tables": each.tables, "failing": each.failing, "due": each.due, "synced_at": synced}
            whose = {"tenant": each.tenant, "api_root": each.api_root, "holder": each.holder}
            write_line("tenant", name=each.name, **whose, **counts, failures=each.failures)
    if as_json:
        return
    paper().print(table)
    for each in standings:
        for reason, count in Counter(each.failures.values()).most_common(SHOWN):
            some = next(landing for landing, why in each.failures.items() if why == reason)
            others = f" and {count - 1} more" if count > 1 else ""
            paper().print(f"[red]{escape(each.name)}[/], {some}{others}: {escape(reason)}")


def show_report(report: Report, as_json: bool) -> None:
    """One line for a tenant that was worked on."""
    counts = {"tables": report.tables, "rows": report.rows, "pages": report.pages, "seconds": round(report.seconds, 3)}
    if as_json:
        write_line("synced", name=report.name, **counts, lost=report.lost, failures=report.failures)
        return
    said = f"{report.tables} tables, {report.rows:,} rows, {report.seconds:.1f} s"
    if report.lost:
        said = "another worker has it now"
    failed = "".join(f"\n  [red]{landing}[/]: {escape(why)}" for landing, why in list(report.failures.items())[:SHOWN])
    more = f"\n  and {len(report.failures) - SHOWN} more" if len(report.failures) > SHOWN else ""
    paper().print(f"{escape(report.name)}: {said}{failed}{more}")
