"""`python -m benchmarks [NAME …]`: run all benchmarks, or those named, and print a table of ratios.

One that takes minutes by itself (`ALONE`) is run only when it is named.
"""

import sys
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.ratio import Ratio

FRAME = {"__main__", "__init__", "distance", "ratio", "server", "setting"}


def main(wanted: list[str]) -> int:
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in FRAME)
    modules = {(module := import_module(f"benchmarks.{name}")).NAME: module for name in names}
    if unknown := sorted(set(wanted) - modules.keys()):
        print(f"There is no benchmark {', '.join(unknown)}; there are {', '.join(modules)}.", file=sys.stderr)
        return 2
    table = Table(
        "what", "ours", "beside what", "its figure", "ratio", "to reach", "reached", title="Ratios of this run"
    )
    for name in wanted or [name for name, module in modules.items() if not getattr(module, "ALONE", False)]:
        for line in modules[name].run():
            table.add_row(*told(line))
    Console(width=None if sys.stdout.isatty() else 140).print(table)
    return 0


def told(line: Ratio) -> tuple[str, ...]:
    reach = "" if line.reach is None else f"{'≤' if line.at_most else '≥'} {line.reach:.3g}"
    reached = {True: "yes", False: "no", None: ""}[line.reached]
    figures = f"{line.ours:,.4g} {line.unit}", line.beside, f"{line.floor:,.4g} {line.unit}", f"{line.ratio:.3g}"
    return line.name, *figures, reach, reached


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
