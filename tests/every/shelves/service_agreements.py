"""Service agreements on the shelf, and what of them each question should find."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tests.every.questions import Listing, Question, among, present, same, times
from truckroll.catalogue.registry import resolve

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

NOUNS = ["service_agreements.ServiceAgreement"]
STATUSES = ["Draft", "Sent", "Rejected", "Accepted", "Activated"]


def fill(shelf: "Shelf", number: int) -> None:
    """One more agreement; some were deleted."""
    resolve("service_agreements.ServiceAgreement").new(
        name=f"Towers {number % 5}",
        template_fields={"originalTemplateId": 1, "revenueRecognitionMode": "Immediate", "billingServiceId": 1},
        customer_id=shelf.kinds["customer"][number % 3],
        business_unit_id=shelf.kinds["unit"][number % 2],
        status=STATUSES[number % 5],
        start_date=f"2096-0{number % 3 + 1}-01" if number % 4 else None,
        duration_months=number % 3 + 1 if number % 4 else None,
        active=number != 6,
    )


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The list of agreements."""
    rows = present(shelf.rows["service_agreements.ServiceAgreement"])
    questions = {
        "ids": among(rows),
        "customerIds": among(rows, "customerId"),
        "businessUnitIds": among(rows, "businessUnitId"),
        "status": Question("word", same("status"), [*STATUSES, "Expired"]),
        **times(rows),
    }
    sort = ("id", "name", "createdOn", "modifiedOn", "startDate", "endDate")
    yield Listing("ServiceAgreements_GetList", rows, questions, "", sort=sort)
