"""Good calls of what is booked online."""

from collections.abc import Callable
from typing import Any

from tests.every.calls.words import Call
from tests.every.place import Given, Tenant
from truckroll.catalogue import now

REFERENCES = {"scheduling_pro.Scheduler": "scheduler", "scheduling_pro.Router": "router"}
SOMETIME = {"sessionCreatedOnOrAfter": "2020-01-01", "sessionCreatedBefore": "2999-01-01"}


def furnish(tenant: Tenant, ids: dict[str, Any], new: Callable[..., Any], ask: Callable[..., Any]) -> None:
    """A scheduler, a router, and a session at both."""
    words = tenant.words
    new(
        "scheduler",
        "scheduling_pro.Scheduler",
        name=words,
        company_name=words,
        data_api_key=words,
        quick_launch_link=words,
    )
    new("router", "scheduling_pro.Router", name=words)
    new(
        "session",
        "scheduling_pro.SchedulerSession",
        scheduler_id=ids["scheduler"],
        router_id=ids["router"],
        last_checkin_date=now(),
        customer={"email": words, "isNewCustomer": True, "isNewLocation": True, "address": {}},
        source_tracking={},
        milestones=["Opened", "Interacted"],
    )


def _at(key: str, **query: str) -> Call:
    return lambda tenant: Given({"id": tenant.ids[key]}, query)


GOOD: dict[str, Call] = {
    "Scheduler_SchedulerSessions": _at("scheduler"),
    "Scheduler_SchedulerPerformance": _at("scheduler", **SOMETIME),
    "Router_RouterSessions": _at("router"),
    "Router_RouterPerformance": _at("router", **SOMETIME),
}
