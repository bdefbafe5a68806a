"""Estimates, their items and what may come of them on the shelf, and what of them each question should find."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.every.questions import Listing, Question, among, same, times, values_of
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import transaction
from truckroll.catalogue.types import reference
from truckroll.families.salestech.estimates import CreateEstimateRequest

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

SORT = ("id", "createdOn", "modifiedOn")
NOUNS = [f"salestech.{word}" for word in ("Estimate", "EstimateItem", "Opportunity", "OpportunityFollowUp")]


def fill(shelf: "Shelf", number: int) -> None:
    """One more estimate with two items, of which one may be taken off again; some are sold, some given up."""
    estimates: Any = resolve("salestech.Estimate")
    ids, item = shelf.tenant.ids, {"skuId": shelf.tenant.ids["service"], "unitPrice": Decimal(10 * (number % 4))}
    place = number % len(shelf.kinds["customer"])
    whose = [
        {"jobId": ids["open"]},
        {"projectId": shelf.kinds["project"][place]},
        {"locationId": shelf.kinds["location"][place]},
    ][number % 3]
    made = estimates.create(
        estimates, CreateEstimateRequest.of({**whose, "items": [item, item], "tax": Decimal("0.5")})
    )
    if number % 4 == 2:
        transaction().load("salestech.EstimateItem", made.items[0].id).remove()  # type: ignore[union-attr]
        made.add_up()
    match number % 3 + number % 2:
        case 1:
            technician = shelf.kinds["technician"][number % 2]
            made.sell(reference(technician, "settings.Technician"))
        case 2:
            made.dismiss()
        case _:
            pass
    made.active = number != 6
    made.add_up()


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of estimates, of their items, and of what may come of them."""
    rows = shelf.rows["salestech.Estimate"]
    sold = values_of(rows, "soldOn")
    totals = sorted({float(row["grandTotal"]) for row in rows})
    questions = {
        "ids": among(rows),
        **{name: Question("id", same(name), values_of(rows, name)) for name in ("jobId", "projectId", "locationId")},
        **{
            name: Question("id", same("soldBy"), values_of(rows, "soldBy")) for name in ("soldById", "soldByEmployeeId")
        },
        "jobNumber": Question("text", same("jobNumber"), values_of(rows, "jobNumber")),
        "status": Question("word", lambda row, asked: row["state"] == asked, ["Open", "Sold", "Dismissed"]),
        "soldAfter": Question("moment", lambda row, asked: row["soldOn"] is not None and row["soldOn"] > asked, sold),
        "soldBefore": Question("moment", lambda row, asked: row["soldOn"] is not None and row["soldOn"] < asked, sold),
        "totalGreater": Question("id", lambda row, asked: row["grandTotal"] > asked, totals),
        "totalLess": Question("id", lambda row, asked: row["grandTotal"] < asked, totals),
        **times(rows),
    }
    yield Listing("Estimates_GetList", rows, questions, "True", sort=SORT, order_by=SORT)

    rows = shelf.rows["salestech.EstimateItem"]
    of = Question("id", same("estimateId"), values_of(rows, "estimateId"))
    yield Listing("Estimates_GetItems", rows, {"ids": among(rows), "estimateId": of, **times(rows)}, "True", sort=SORT)
    rows = shelf.rows["salestech.Opportunity"]
    yield Listing("Opportunities_GetList", rows, times(rows), "Any", sort=SORT)
    rows = shelf.rows["salestech.OpportunityFollowUp"]
    yield Listing("OpportunitiesFollowUps_GetFollowUpsList", rows, times(rows), "Any", sort=SORT)
