"""How a store grows from one version to the next."""

from collections.abc import Callable

from truckroll.store.protocol import Connection

Step = str | Callable[[Connection], bool | None]
"""SQL, or a function that does a part of the step and says True while more is left.

Each call is a transaction of its own, so a function keeps its place in the data or in `meta` and goes on from there
after a kill. A step may run again from its last commit, never from the middle of one.
"""

STEPS: tuple[Step, ...] = ()
"""The first step leads from version 1 to 2, and so on; what has been released is never changed, only added to."""

STORE_VERSION = 1 + len(STEPS)
"""The version that this program writes and reads."""
