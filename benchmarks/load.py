"""Load, told honestly: latency against rate, of a thousand tenants who look, list, follow a feed and write.

    STORE=sqlite|postgres|URL WORKERS=1 TENANTS=1000 JOBS=200 SECONDS=20 python -m benchmarks load

First so many callers who wait for each other find what the server can do at most; then each share of that is sent at a
fixed rate (`loading.caller`). A picture and a table go to docs/pictures.
"""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.loading.caller import Measured, measure
from benchmarks.loading.drawing import SHARES, draw, write_table
from benchmarks.loading.setting import address, fill, kinds, postgres, serving
from benchmarks.ratio import Ratio
from benchmarks.setting import folder

NAME = "load"
ALONE = True
STORE = os.environ.get("STORE", "sqlite")
WORKERS = int(os.environ.get("WORKERS", "1"))
TENANTS = int(os.environ.get("TENANTS", "1000"))
JOBS = int(os.environ.get("JOBS", "200"))
SECONDS = float(os.environ.get("SECONDS", "20"))
RATES = [float(word) for word in os.environ.get("RATES", "0.1,0.25,0.5,0.65,0.8,0.9").split(",")]
PICTURES = Path(os.environ.get("PICTURES", Path(__file__).parents[1] / "docs" / "pictures"))
AIMS = {"get": 10.0, "feed page": 50.0}
"""Milliseconds of p99 at half of what the server can do."""


def run() -> list[Ratio]:
    """One store, so many processes."""
    with folder() as path, _data(path) as data:
        filled = fill(data, TENANTS, JOBS)
        _say(f"{TENANTS:,} tenants with {JOBS:,} jobs each")
        with serving(filled, WORKERS, path) as url:
            callers, at = kinds(filled, url), address(url)
            measure(at, callers, 0, 3)
            most = measure(at, callers, 0, 6)
            _say(f"saturated at {most.answered:,.0f} requests a second; {_figures(most)}")
            measured = [_told(measure(at, callers, most.answered * share, SECONDS)) for share in RATES]
    kind = "SQLite" if STORE == "sqlite" else "PostgreSQL"
    processes = "one process" if WORKERS == 1 else f"{WORKERS} processes"
    file = PICTURES / f"load-{kind.lower()}-{WORKERS}"
    title = f"{kind}, {processes}, {TENANTS:,} tenants, {os.cpu_count()} cores shared with the callers"
    draw(measured, most.answered, f"{title}; saturated at {most.answered:,.0f}/s", file.with_suffix(".svg"))
    write_table([*measured, most], file.with_suffix(".csv"))
    half = min(measured, key=lambda one: abs(one.rate - most.answered / 2))
    return [_aimed(name, half, aim) for name, aim in AIMS.items()]


def _aimed(kind: str, half: Measured, aim: float) -> Ratio:
    ours = half.at(kind, 0.99)
    return Ratio(f"p99 of a {kind} at {half.rate:,.0f}/s", "the aim", ours, aim, ours / aim, 1.0, "ms", at_most=True)


@contextmanager
def _data(path: Path) -> Generator[str]:
    if STORE == "sqlite":
        yield str(path / "data")
    elif STORE == "postgres":
        with postgres(path) as url:
            yield url
    else:
        yield STORE


def _told(one: Measured) -> Measured:
    wrong = f"; {one.failed:,} FAILED" * bool(one.failed) + f"; {one.unanswered:,} UNANSWERED" * bool(one.unanswered)
    _say(f"{one.rate:>8,.0f}/s  {_figures(one)}{wrong}")
    return one


def _figures(one: Measured) -> str:
    def of(kind: str) -> str:
        return " / ".join(f"{one.at(kind, share):,.1f}" for share in SHARES.values())

    return " | ".join(f"{kind} {of(kind)}" for kind in one.latencies) + " ms"


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
