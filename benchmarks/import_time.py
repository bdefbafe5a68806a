"""What `import truckroll` costs a program that may never use most of it."""

import re
import subprocess
import sys

from benchmarks.ratio import Ratio, in_turns

NAME = "import"
REACH_SECONDS = 0.15


def imported(module: str) -> float:
    """Seconds that a fresh interpreter spends in `import module`, its own imports included."""
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", f"import {module}"], capture_output=True, text=True, check=True
    ).stderr
    cumulative = re.search(rf"\|\s+(\d+) \| {re.escape(module)}$", told, re.MULTILINE)
    assert cumulative, told
    return int(cumulative[1]) / 1_000_000


def run() -> list[Ratio]:
    lines: list[Ratio] = []
    for module in ("truckroll", "truckroll.client", "truckroll.servicepytan"):
        ours, floor, ratio = in_turns(lambda module=module: imported(module), lambda: imported("json"), rounds=9)
        lines.append(Ratio(f"import {module}", "import json", ours, floor, ratio, REACH_SECONDS / floor, at_most=True))
    return lines
