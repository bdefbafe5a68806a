"""A sync that finds nothing new, as a process of its own: every feed is asked once."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

from benchmarks.ratio import Ratio, seconds
from benchmarks.setting import Running, fill, folder, running
from truckroll.sync.plan import plan

NAME = "sync-idle"
REACH = 3.0  # Seconds, with the interpreter's start and 60 requests a second.


def run() -> list[Ratio]:
    """All feeds, at the platform's pace; then all feeds and lists, which take two seconds of that pace."""
    feeds = [landing.name for landing in plan() if landing.way == "feed"]
    lines: list[Ratio] = []
    with folder() as path, running(fill(path / "data", 100)) as server:
        env = path / "bench.env"
        env.write_text(_variables(server))
        everything = [landing.name for landing in plan()]
        for name, tables, reach in (("feeds", feeds, 1.0), ("feeds and lists", everything, None)):
            file = path / f"{len(tables)}.duckdb"
            _sync(file, env, tables)
            took = median(seconds(lambda file=file, tables=tables: _idle(file, env, tables)) for _ in range(5))
            lines.append(
                Ratio(f"idle run of {len(tables)} {name}", f"{REACH:g} s", took, REACH, took / REACH, reach, "s", True)
            )
    return lines


def _idle(file: Path, env: Path, tables: list[str]) -> None:
    ended = [line for line in _sync(file, env, tables) if line["event"] == "feed"]
    assert [(line["pages"], line["new"], line["changed"]) for line in ended] == [(1, 0, 0)] * len(tables)


def _sync(file: Path, env: Path, tables: list[str]) -> list[dict[str, object]]:
    words = ["sync", "--to", str(file), "--env", str(env), "--json", "--feeds", ",".join(tables)]
    told = subprocess.run([sys.executable, "-m", "truckroll", *words], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in told.stdout.splitlines()]


def _variables(server: Running) -> str:
    names = {"CLIENT_ID": server.filled.client[0], "CLIENT_SECRET": server.filled.client[1], "TENANT_ID": "7"}
    names |= {"APP_KEY": server.filled.app_key, "API_ROOT": server.url, "AUTH_ROOT": server.url}
    return "".join(f"SERVICETITAN_{name}={value}\n" for name, value in names.items())
