"""How long a newcomer waits: `truckroll serve --demo small` until it answers, beside a bare interpreter's start."""

import subprocess
import sys
from pathlib import Path

from benchmarks.ratio import Ratio, in_turns, seconds
from benchmarks.setting import folder

NAME = "start"
REACH_SECONDS = 2.0


def served(path: Path) -> None:
    """Serve a small demo, filled first if it is not there, until the server says that it is ready."""
    command = [sys.executable, "-m", "truckroll", "serve", "--data", str(path), "--demo", "small", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.terminate()
        if not line.startswith("ready "):
            raise RuntimeError("the server did not become ready")


def run() -> list[Ratio]:
    """Of an empty folder, which is filled first, and of a filled one."""

    def bare() -> float:
        return seconds(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))

    with folder() as path:
        first = seconds(lambda: served(path / "data"))
        mine, floor, ratio = in_turns(lambda: seconds(lambda: served(path / "data")), bare)
    return [
        Ratio(
            "serve --demo small, once filled", "python -c pass", mine, floor, ratio, REACH_SECONDS / floor, at_most=True
        ),
        Ratio("serve --demo small, filling it first", "once filled", first, mine, first / mine),
    ]
