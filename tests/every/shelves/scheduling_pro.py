"""Schedulers and sessions on the shelf, and what of them each question should find."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tests.every.questions import Listing, present, times
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import now

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

NOUNS = ["scheduling_pro.Scheduler", "scheduling_pro.SchedulerSession"]


def fill(shelf: "Shelf", number: int) -> None:
    """One more scheduler and one more session; some are no longer there."""

    def new(kind: str, noun: str, **values: Any) -> Any:
        shelf.kinds.setdefault(kind, []).append(resolve(f"scheduling_pro.{noun}").new(**values).id)
        return shelf.kinds[kind]

    known = {"company_name": "Acme", "data_api_key": "k", "quick_launch_link": "l"}
    schedulers = new("scheduler", "Scheduler", name=f"Web {number}", **known, active=number != 3)
    routers = new("router", "Router", name=f"Door {number}")
    for place in range(2):
        new(
            "session",
            "SchedulerSession",
            scheduler_id=schedulers[0] if place else schedulers[-1],
            router_id=None if place else routers[0],
            last_checkin_date=now(),
            customer={"isNewCustomer": True, "isNewLocation": True, "address": {}},
            source_tracking={},
            active=number != 5,
        )


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of schedulers and of sessions."""
    rows = present(shelf.rows["scheduling_pro.Scheduler"])
    yield Listing("Scheduler_Schedulers", rows, times(rows), "")
    sessions = present(shelf.rows["scheduling_pro.SchedulerSession"])
    for kind, operation_id in (("scheduler", "Scheduler_SchedulerSessions"), ("router", "Router_RouterSessions")):
        first = shelf.kinds[kind][0]
        rows = [row for row in sessions if row[f"{kind}Id"] == first]
        yield Listing(operation_id, rows, times(rows), "", path={"id": first})
