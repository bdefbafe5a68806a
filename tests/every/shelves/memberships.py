"""Memberships on the shelf: what is offered, who has it, and which visits come of it."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.every.questions import Listing, Question, among, present, same, times, values_of
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import now

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

SORT = ("id", "modifiedOn", "createdOn")
NOUNS = [
    f"memberships.{word}"
    for word in (
        "DurationBilling", "Membership", "MembershipCustomFieldType", "MembershipType", "RecurringService",
        "RecurringServiceEvent", "RecurringServiceType", "TypeRecurringService",
    )
]  # fmt: skip
FREQUENCIES = ["Monthly", "Annual", "OneTime"]
RECURRENCES = ["Weekly", "Monthly", "Seasonal", "Daily", "NthWeekdayOfMonth"]
STATUSES = ["Active", "Suspended", "Expired", "Canceled", "Deleted"]


def fill(shelf: "Shelf", number: int) -> None:
    """One more of everything; some are no longer there."""

    def new(kind: str, **values: Any) -> Any:
        shelf.kinds.setdefault(kind, []).append(resolve(f"memberships.{kind}").new(**values).id)
        return shelf.kinds[kind][-1]

    plan = new("MembershipType", name=f"Plan {number}", active=number != 3)
    billed = {"duration": [12, None, 1][number % 3], "billing_frequency": FREQUENCIES[number % 2]}
    prices = {"sale_price": Decimal(1), "billing_price": Decimal(1), "renewal_price": Decimal(1)}
    new("DurationBilling", membership_type_id=plan, **billed, **prices, active=number != 5)
    counted = ["Continuous", "NumberOfVisits"][number % 2]
    recurs = {"recurrence_type": RECURRENCES[number % 5], "duration_type": counted, "duration_length": 1}
    kind = new("RecurringServiceType", name=f"Kind {number % 3}", **recurs, active=number != 2)
    first = shelf.kinds["MembershipType"][0]
    new("TypeRecurringService", membership_type_id=[first, plan][number % 2], recurring_service_type_id=kind)
    place = number % len(shelf.kinds["customer"])
    membership = new(
        "Membership",
        customer_id=shelf.kinds["customer"][place],
        business_unit_id=shelf.kinds["unit"][0],
        membership_type_id=plan,
        status=STATUSES[number % 5],
        follow_up_on=now(),
        active=number % 5 != 4,
        **billed,
    )
    service = new(
        "RecurringService",
        name=f"Service {number}",
        membership_id=membership if number % 3 else None,
        location_id=shelf.kinds["location"][place],
        recurring_service_type_id=kind,
        active=number != 1,
    )
    for done in (True, False):
        new(
            "RecurringServiceEvent",
            location_recurring_service_id=service,
            membership_id=membership if number % 3 else None,
            date=now(),
            status=["Won", "NotAttempted", "Dismissed"][number % 3],
            job_id=901 + number % 2 if done else None,
            active=number != 6,
        )
    new("MembershipCustomFieldType", name=f"Field {number % 3}", data_type="Text", active=number != 4)


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of memberships."""
    rows = {noun.partition(".")[2]: shelf.rows[noun] for noun in NOUNS}
    nothing = Question("bool", lambda _row, _asked: True, [True, False])
    yield _memberships(rows["Membership"])

    options = present(rows["DurationBilling"])

    def offers(name: str) -> Any:
        return lambda row, asked: any(
            each["membershipTypeId"] == row["id"] and each[name] == _meant(asked) for each in options
        )

    types = rows["MembershipType"]
    questions = {f"include{part}": nothing for part in ("DurationBilling", "Discounts", "RecurringServices", "Tags")}
    questions |= {"duration": Question("word", offers("duration"), ["12", "1", "7", "null"])}
    questions |= {"billingFrequency": Question("word", offers("billingFrequency"), FREQUENCIES)}
    yield Listing("MembershipTypes_GetList", types, questions | {"ids": among(types)} | times(types), "True", sort=SORT)

    kinds, parts = rows["RecurringServiceType"], rows["TypeRecurringService"]

    def brought(row: dict[str, Any], asked: int) -> bool:
        return any(each["recurringServiceTypeId"] == row["id"] and each["membershipTypeId"] == asked for each in parts)

    questions = {
        "ids": among(kinds),
        "recurrenceType": Question("word", same("recurrenceType"), RECURRENCES),
        "durationType": Question("word", same("durationType"), ["Continuous", "NumberOfVisits"]),
        "membershipTypeId": Question("id", brought, [row["id"] for row in types]),
    }
    yield Listing("RecurringServiceTypes_GetList", kinds, questions | times(kinds), "True", sort=(*SORT, "name"))

    services = rows["RecurringService"]
    questions = {
        "ids": among(services),
        "membershipIds": among(services, "membershipId"),
        "locationIds": among(services, "locationId"),
        "includeTechnicians": nothing,
    }
    yield Listing("LocationRecurringServices_GetList", services, questions | times(services), "True", sort=SORT)

    events, places = present(rows["RecurringServiceEvent"]), {row["id"]: row["locationId"] for row in services}
    questions = {
        "ids": among(events),
        "jobId": Question("id", same("jobId"), values_of(events, "jobId")),
        "status": Question("word", same("status"), ["Won", "NotAttempted", "Dismissed", "Contacted"]),
        "locationId": Question(
            "id",
            lambda row, asked: places[row["locationRecurringServiceId"]] == asked,
            sorted(set(places.values())),
        ),
    }
    yield Listing("LocationRecurringServiceEvents_GetList", events, questions | times(events), "", sort=SORT)

    fields = present(rows["MembershipCustomFieldType"])
    yield Listing("CustomerMemberships_GetCustomFields", fields, times(fields), "", sort=(*SORT, "name"))


def _memberships(rows: list[dict[str, Any]]) -> Listing:
    questions = {
        "ids": among(rows),
        "customerIds": among(rows, "customerId"),
        "status": Question("word", same("status"), STATUSES),
        "duration": Question("word", lambda row, asked: row["duration"] == _meant(asked), ["12", "1", "7", "null"]),
        "billingFrequency": Question("word", same("billingFrequency"), FREQUENCIES),
    }
    return Listing("CustomerMemberships_GetList", rows, questions | times(rows), "True", sort=SORT)


def _meant(asked: str) -> Any:
    return None if asked == "null" else int(asked) if asked.isdigit() else asked
