"""How long a newcomer waits: `truckroll serve --demo small` until it answers, beside a bare interpreter's start."""

import subprocess
import sys
from pathlib import Path

from benchmarks.ratio import Ratio, in_turns, seconds
from benchmarks.setting import folder

NAME = "start"
REACH_SECONDS = 2.0


def served(path: Path) -> None:
    """Fill and serve a small demo until it says that it is ready."""
    command = [sys.executable, "-m", "truckroll", "serve", "--data", str(path), "--demo", "small", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.terminate()
        if not line.startswith("ready "):
            raise RuntimeError("the server did not become ready")


def run() -> list[Ratio]:
    """Filled anew each time."""

    def ours() -> float:
        with folder() as path:
            return seconds(lambda: served(path / "data"))

    def bare() -> float:
        return seconds(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))

    mine, floor, ratio = in_turns(ours, bare)
    return [Ratio("serve --demo small", "python -c pass", mine, floor, ratio, REACH_SECONDS / floor, at_most=True)]
