"""What a server has done, in plain numbers: counting takes half a microsecond, whoever asks reads them."""

from bisect import bisect_left

from truckroll.derive.operations import Operation
from truckroll.store.pace import ROWS, SECONDS, Spread

MOST_TENANTS = 100
"""How many tenants are counted by name when the limit refuses them; the rest are counted together."""
REST = "other"
"""Under which name all are counted that have none of their own."""


class Answered:
    """The requests of one operation."""

    __slots__ = ("classes", "operation", "seconds", "spread")

    def __init__(self, operation: str) -> None:
        self.operation = operation
        self.classes = [0] * 6
        """How many by the first digit of their status."""
        self.spread = [0] * (len(SECONDS) + 1)
        """How many by how long they took."""
        self.seconds = 0.0


class Counts:
    """Counts on the one thread that serves, except where a `Spread` may be added to by any."""

    def __init__(self) -> None:
        self.refused: dict[tuple[str, str], int] = {}
        """How many requests a limit refused: where, and whose."""
        self.webhooks: dict[str, int] = {}
        """How many attempts to deliver a webhook came to what."""
        self.planned_failed = 0
        """How many planned acts could not be done."""
        self.rows = Spread(ROWS)
        """How many rows the pages of feeds had."""
        self._answered: dict[int | str, Answered] = {}

    @property
    def answered(self) -> list[Answered]:
        """What was answered so far, operation by operation."""
        return list(self._answered.values())

    def note(self, operation: Operation | None, status: int, seconds: float, beside: str = REST) -> None:
        """Count an answered request; what is no operation is counted under where `beside` the API it was."""
        key = beside if operation is None else id(operation)  # operations live as long as the program
        found = self._answered.get(key)
        if found is None:
            found = self._answered[key] = Answered(operation.name if operation else beside)
        found.classes[status // 100] += 1
        found.spread[bisect_left(SECONDS, seconds)] += 1
        found.seconds += seconds

    def refuse(self, place: str, tenant: int | None) -> None:
        """Count a request above a limit; tenants beyond a number are counted together, or they would fill memory."""
        key = (place, str(tenant) if tenant is not None else "")
        if key not in self.refused and len(self.refused) >= MOST_TENANTS:
            key = (place, REST)
        self.refused[key] = self.refused.get(key, 0) + 1

    def attempt(self, result: str) -> None:
        """Count an attempt to deliver a webhook."""
        self.webhooks[result] = self.webhooks.get(result, 0) + 1
