"""Who asks the demo contractor for work."""

from dataclasses import dataclass
from random import Random

from truckroll.families.crm import Customer, Location
from truckroll.sandbox import names

SHARE_KNOWN = 0.6
"""Of all customers, those who were there when the year began."""
JOBS_OF_A_CUSTOMER = 3


@dataclass(eq=False)
class Caller:
    """A customer, the locations there is work at, and how many jobs are open."""

    id: int
    locations: list[int]
    commercial: bool
    open_jobs: int = 0


class Customers:
    """The contractor's customers, who come back, and the new ones."""

    def __init__(self, rng: Random, jobs: int) -> None:
        self._rng = rng
        self._here: list[Caller] = []
        self.known_at_first = max(1, round(jobs / JOBS_OF_A_CUSTOMER * SHARE_KNOWN))
        self._chance_new = (1 - SHARE_KNOWN) / JOBS_OF_A_CUSTOMER

    def who_calls(self) -> Caller:
        """Somebody known, or somebody new."""
        if not self._here or self._rng.random() < self._chance_new:
            return self.welcome()
        return self._rng.choice(self._here)

    def welcome(self) -> Caller:
        """Take up a new customer with one or several locations."""
        rng = self._rng
        commercial = rng.random() < 0.15
        name = names.firm(rng) if commercial else names.person(rng)
        customer = Customer.new(name=name, type="Commercial" if commercial else "Residential")
        count = rng.choices((1, 2, 3, 5), (40, 30, 20, 10) if commercial else (84, 12, 3, 1))[0]
        locations = [Location.new(customer_id=customer.id, name=names.street(rng)) for _ in range(count)]
        caller = Caller(customer.id, [int(location.id) for location in locations], commercial)
        self._here.append(caller)
        return caller

    def someone_without_work(self) -> Caller | None:
        """A customer for whom nothing is open, if one turns up quickly."""
        for _ in range(20 if self._here else 0):
            caller = self._rng.choice(self._here)
            if not caller.open_jobs:
                return caller
        return None

    def lose(self, caller: Caller) -> None:
        """Call no more."""
        self._here.remove(caller)
