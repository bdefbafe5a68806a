"""How a store grows from one version to the next."""

from collections.abc import Callable

from truckroll.store.protocol import Connection

Step = str | Callable[[Connection], bool | None]
"""SQL, or a function that does a part of the step and says True while more is left.

Each call is a transaction of its own, so a function keeps its place in the data or in `meta` and goes on from there
after a kill. A step may run again from its last commit, never from the middle of one.
"""


def by_itself(step: Step) -> bool:
    """Whether a server takes the step when it starts: SQL only adds, a function goes through what is kept."""
    return isinstance(step, str)


STEPS: tuple[Step, ...] = ()
"""Changes of the tables that no noun has; the first leads from version 1 to 2, and so on.

What has been released is never changed, only added to. A new table needs no step. SQL is done while programs of the
earlier version serve, so it only adds, and what they write must stay good.
"""

STORE_VERSION = 1 + len(STEPS)
"""The version that this program writes and reads."""
