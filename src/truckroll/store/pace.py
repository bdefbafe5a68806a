"""How quickly things go, counted in plain numbers that whoever watches the store reads when he likes."""

import threading
from bisect import bisect_left
from collections.abc import Sequence

SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)
"""Up to where each class of a spread of durations goes."""
SIZES = (1, 2, 4, 8, 16, 32, 64, 128, 256)
"""Up to where each class of a spread of the sizes of groups goes."""
ROWS = (0, 10, 100, 500, 1000, 5000)
"""Up to where each class of a spread of the rows of pages goes."""


class Spread:
    """How often which size was met: a histogram, which any thread may add to."""

    __slots__ = ("_lock", "bounds", "counts", "total")

    def __init__(self, bounds: Sequence[float] = SECONDS) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)
        self.total = 0.0
        self._lock = threading.Lock()

    def note(self, size: float) -> None:
        """Count one more."""
        at = bisect_left(self.bounds, size)
        with self._lock:
            self.counts[at] += 1
            self.total += size

    def seen(self) -> tuple[list[int], float]:
        """How many were met of each class, and the sum of all."""
        with self._lock:
            return list(self.counts), self.total
