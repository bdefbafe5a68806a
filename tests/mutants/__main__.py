"""How many small mistakes in the families would a test notice? `python -m tests.mutants`, or the end of `make soak`.

MUTANTS says how many are tried (2,000), SEED which (0), PROCESSES how many at a time (2); families may be named.
"""

import os
import sys
from collections import defaultdict
from pathlib import Path

from tests.mutants.running import Mutant, run, sample

ENOUGH = 0.85


def told(mutant: Mutant) -> None:
    print("alive " if mutant.alive else "killed", mutant, file=sys.stderr, flush=True)


def main() -> int:
    setting = {name: int(os.environ.get(name, usual)) for name, usual in
               [("MUTANTS", 2_000), ("SEED", 0), ("PROCESSES", 2)]}  # fmt: skip
    mutants = sample(setting["MUTANTS"], setting["SEED"], sys.argv[1:])
    run(mutants, setting["PROCESSES"], told)
    families: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        families[mutant.family].append(mutant)
    for family, tried in sorted(families.items()):
        alive = [mutant for mutant in tried if mutant.alive]
        print(f"{family}: {len(tried) - len(alive)} of {len(tried)} killed")
        for mutant in sorted(alive, key=lambda each: (each.file, each.change.line)):
            print(f"  {mutant}")
    killed = sum(not mutant.alive for mutant in mutants)
    print(f"{killed} of {len(mutants)} killed: {killed / len(mutants):.1%} (seed {setting['SEED']})")
    return int(killed < ENOUGH * len(mutants))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    sys.exit(main())
