"""A speed is told as a ratio: ours beside a floor or a peer, measured in turns in the same run.

Absolute figures of one machine mean nothing on another, and little on the same one an hour later.
"""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Ratio:
    """One line of the table. `ours` and `floor` are in `unit`; `reach` is what the design asks of the ratio."""

    name: str
    beside: str
    ours: float
    floor: float
    ratio: float
    reach: float | None = None
    unit: str = "s"
    at_most: bool = False

    @property
    def reached(self) -> bool | None:
        """None where nothing is asked."""
        if self.reach is None:
            return None
        return self.ratio <= self.reach if self.at_most else self.ratio >= self.reach


def in_turns(ours: Callable[[], float], floor: Callable[[], float], rounds: int = 5) -> tuple[float, float, float]:
    """The medians of both and of their ratio, round by round, so that a slow minute of the machine slows both."""
    pairs = [(ours(), floor()) for _ in range(rounds)]
    return median(a for a, _ in pairs), median(b for _, b in pairs), median(a / b for a, b in pairs)


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun
