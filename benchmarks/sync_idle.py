"""A sync that finds nothing new, as a process of its own: every feed is asked once."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

from benchmarks.distance import away
from benchmarks.ratio import Ratio, seconds
from benchmarks.setting import Running, fill, folder, running
from truckroll.sync.plan import plan

NAME = "sync-idle"
REACH = 3.0  # Seconds, with the interpreter's start and 60 requests a second.


def run() -> list[Ratio]:
    """All feeds over loopback and 50 ms away; then feeds and lists, which take two seconds of the platform's pace."""
    feeds = [landing.name for landing in plan() if landing.way == "feed"]
    everything = [landing.name for landing in plan()]
    with folder() as path, running(fill(path / "data", 100)) as near, away(near) as far:
        return [
            _measured(path / "near", near, feeds, f"idle run of {len(feeds)} feeds", 1.0),
            _measured(path / "far", far, feeds, f"idle run of {len(feeds)} feeds, 50 ms away", 1.0),
            _measured(path / "all", near, everything, f"idle run of {len(everything)} feeds and lists", None),
        ]


def _measured(path: Path, server: Running, tables: list[str], name: str, reach: float | None) -> Ratio:
    path.mkdir()
    file, env = path / "warehouse.duckdb", path / "bench.env"
    env.write_text("".join(f"{name}={value}\n" for name, value in server.variables.items()))
    _sync(file, env, tables)
    took = median(seconds(lambda: _idle(file, env, tables)) for _ in range(5))
    return Ratio(name, f"{REACH:g} s", took, REACH, took / REACH, reach, "s", True)


def _idle(file: Path, env: Path, tables: list[str]) -> None:
    ended = [line for line in _sync(file, env, tables) if line["event"] == "feed"]
    assert [(line["pages"], line["new"], line["changed"]) for line in ended] == [(1, 0, 0)] * len(tables)


def _sync(file: Path, env: Path, tables: list[str]) -> list[dict[str, object]]:
    words = ["sync", "--to", str(file), "--env", str(env), "--json", "--feeds", ",".join(tables)]
    told = subprocess.run([sys.executable, "-m", "truckroll", *words], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in told.stdout.splitlines()]
