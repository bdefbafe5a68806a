"""What the demo contractor's technicians offer at the door, and what comes of it."""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import cents
from truckroll.families.salestech import Estimate
from truckroll.families.settings import Technician
from truckroll.sandbox.agenda import DAY, MINUTE
from truckroll.sandbox.asking import ask, get
from truckroll.sandbox.kinds import KINDS, Kind

if TYPE_CHECKING:
    from truckroll.sandbox.business import Worker
    from truckroll.sandbox.customers import Caller
    from truckroll.sandbox.work import Work
    from truckroll.sandbox.year import Year

_OFFERED = 0.3
"""On how many visits something better is offered."""


@dataclass(frozen=True)
class Sale:
    """What somebody bought, and nobody has done yet."""

    estimate: int
    job: int
    caller: "Caller"
    location: int


class Sales:
    """Estimates, and those of them that wait for a day on which they are done."""

    def __init__(self, year: "Year") -> None:
        self._year = year
        self._sold: dict[str, list[Sale]] = {}

    def at_the_door(self, work: "Work", worker: "Worker") -> None:
        """Perhaps offer what is better than a repair."""
        rng, agenda = self._year.rng, self._year.agenda
        larger = [kind for kind in KINDS if kind.trade == work.kind.trade and kind.hours > work.kind.hours]
        if larger and rng.random() < _OFFERED:
            soon = agenda.now + 10 * MINUTE
            agenda.within(soon, soon + 20 * MINUTE, partial(self._offer, work, worker, rng.choice(larger)))

    def to_do(self, kind: Kind) -> Sale | None:
        """What was sold of a kind of work and is still to be done, by whoever sold it first."""
        waiting = self._sold.get(kind.name, [])
        while waiting:
            sale = waiting.pop(0)
            if self._year.customers.knows(sale.caller) and get(Estimate, sale.estimate).state == "Sold":
                return sale
        return None

    def _offer(self, work: "Work", worker: "Worker", kind: Kind) -> None:
        """Write one estimate, or two to choose from."""
        rng, year = self._year.rng, self._year
        service = year.shop.packages[kind.name]
        if rng.random() < 0.5:
            year.paperwork.find(work, kind)
        first = self._write(work, kind.name, service, Decimal(1), True)
        after = year.agenda.now + DAY
        year.in_office_hours(after, after + 8 * DAY, partial(self._decide, first, work, worker, kind))
        if rng.random() < 0.3:
            other = self._write(work, f"{kind.name}, spread over two days", service, Decimal("1.1"), False)
            year.in_office_hours(after, after + 9 * DAY, partial(self._dismiss, other))

    def _write(self, work: "Work", name: str, service: int, factor: Decimal, best: bool) -> int:
        record: Any = self._year.shop.service(service)
        line = {"skuId": service, "quantity": 1, "unitPrice": cents(record.price * factor)}
        told = {"jobId": work.id, "name": name, "summary": f"{name}, as seen today.", "isRecommended": best}
        return int(ask("Estimates_Create", told | {"items": [line | {"description": record.description}]}).id)

    def _decide(self, estimate: int, work: "Work", worker: "Worker", kind: Kind) -> None:
        rng = self._year.rng
        chance = rng.random()
        if chance < 0.45 and get(Technician, worker.id).active:
            ask("Estimates_Sell", {"soldBy": worker.id}, id=estimate)
            if rng.random() < 0.06:
                ask("Estimates_Unsell", id=estimate)
                return
            sale = Sale(estimate, work.id, work.caller, work.location)
            self._sold.setdefault(kind.name, []).append(sale)
        elif chance < 0.8:
            self._dismiss(estimate)

    def _dismiss(self, estimate: int) -> None:
        if get(Estimate, estimate).state == "Open":
            ask("Estimates_Dismiss", id=estimate)
