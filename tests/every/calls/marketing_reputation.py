"""A good call of what customers wrote."""

from typing import Any

from tests.every.calls.words import Call
from tests.every.place import Given, Tenant
from truckroll.catalogue import now


def furnish(tenant: Tenant, ids: dict[str, Any], new: Any, ask: Any) -> None:
    """A review of a job."""
    said = {"platform": "Google", "review": tenant.words, "rating": 4.5, "publish_date": now()}
    new("review", "marketing_reputation.Review", job_id=ids["done"], technician_id=ids["tess"], **said)


GOOD: dict[str, Call] = {"reviews": lambda _: Given(query={"includeTotal": "true", "reportType": "1"})}
