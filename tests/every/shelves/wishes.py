"""Zones, reasons, bookings, leads and people on the shelf, and what of them each question should find."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tests.every.questions import (
    Listing,
    Question,
    Row,
    among,
    between,
    grouped,
    present,
    same,
    span,
    times,
    values_of,
)
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import now

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

SORT = ("id", "modifiedOn", "createdOn")
KINDS = ["Phone", "Email", "MobilePhone"]
NOUNS = ["jbce.CallReason", "dispatch.Zone"] + [
    f"crm.{word}"
    for word in (
        "BookingProviderTag", "Booking", "BookingContact", "Lead", "LeadNote",
        "Contact", "ContactMethod", "ContactRelationship",
    )
]  # fmt: skip


def fill(shelf: "Shelf", number: int) -> None:
    """One more of everything; some are no longer there."""

    def new(kind: str, noun: str, **values: Any) -> Any:
        shelf.kinds.setdefault(kind, []).append(resolve(noun).new(**values).id)
        return shelf.kinds[kind][-1]

    new("call reason", "jbce.CallReason", name=f"Reason {number}", active=number != 3)
    new("zone", "dispatch.Zone", name=f"Zone {number}", active=number != 3)
    asked = {"tag_name": f"Site {number % 3}", "description": "", "active": number != 2}
    new("site", "crm.BookingProviderTag", **asked)
    asked = {"source": "Web", "name": f"Bo {number}", "external_id": f"w-{number % 3}", "start": now()}
    new("wish", "crm.Booking", **asked, booking_provider_id=shelf.kinds["site"][number // 5], active=number != 4)
    reached = {"type": "Phone", "value": f"555-010{number}", "active": number != 1}
    new("wish contact", "crm.BookingContact", booking_id=shelf.kinds["wish"][0], **reached)
    for each in range(2):
        _lead(shelf, number, each)
    new(
        "lead note",
        "crm.LeadNote",
        lead_id=shelf.kinds["lead"][0],
        text=f"Note {number}",
        created_by_id=0,
        active=number != 1,
    )
    said = {"name": f"Ann {number % 3}", "title": ["Owner", "Tenant"][number % 2], "reference_id": f"r-{number % 4}"}
    written = {"created_by": 0, "modified_by": 0}
    contact = new("contact", "crm.Contact", **said, **written, is_archived=number % 3 == 1, active=number != 6)
    for whose in (contact, shelf.kinds["contact"][0]):
        about = {"type": KINDS[number % 3], "value": f"{number % 4}@example.com", "reference_id": f"m-{number % 2}"}
        new("method", "crm.ContactMethod", contact_id=whose, **about, **written, active=number != 5)
    for noun in ("Customer", "Location"):
        whom = shelf.kinds[noun.lower()][0] if number % 2 else shelf.kinds[f"addressed {noun.lower()}"][0]
        related = {"related_entity_id": whom, "type_name": noun, "type_slug": noun.lower(), "active": number != 3}
        for whose in {contact, shelf.kinds["contact"][0]}:
            new("relation", "crm.ContactRelationship", contact_id=whose, created_by=0, **related)


def _lead(shelf: "Shelf", number: int, each: int) -> None:
    """A lead of nobody, of somebody in a town, or of somebody who had jobs."""
    customers, locations = shelf.kinds["customer"], shelf.kinds["addressed location"]
    place = number % 6
    whose = [None, shelf.kinds["addressed customer"][place], customers[number % len(customers)]][(number + each) % 3]
    said = {"lead_customer_name": f"Ann {number % 3}", "lead_phone": f"555-010{number % 4}"}
    lead = resolve("crm.Lead").new(
        campaign_id=shelf.kinds["campaign"][0],
        summary=f"Lead {number}",
        created_by_id=0,
        customer_id=whose,
        location_id=locations[place] if each and whose else None,
        status=["Open", "Dismissed", "Converted"][number % 3],
        capture_source="Form" if (number + each) % 4 == 0 else None,
        active=number != 5,
        **said,
    )
    shelf.kinds.setdefault("lead", []).append(lead.id)


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of zones, reasons, bookings, leads and people."""
    for noun, operation_id in (("jbce.CallReason", "CallReasons_Get"), ("dispatch.Zone", "Zone_GetList")):
        rows = shelf.rows[noun]
        yield Listing(operation_id, rows, times(rows), "True", sort=SORT)
    rows = shelf.rows["crm.BookingProviderTag"]
    named = Question("text", same("tagName"), values_of(rows, "tagName"))
    yield Listing(
        "BookingProviderTags_GetList", rows, {"ids": among(rows), "name": named, **times(rows)}, "Any", sort=SORT
    )
    yield from _bookings(shelf)
    yield _leads(shelf)
    lead = shelf.kinds["lead"][0]
    rows = [row for row in present(shelf.rows["crm.LeadNote"]) if row["leadId"] == lead]
    yield Listing("Leads_GetNotes", rows, times(rows), "", path={"id": lead})
    yield from _people(shelf)


def _bookings(shelf: "Shelf") -> Iterable[Listing]:
    rows, site = present(shelf.rows["crm.Booking"]), shelf.kinds["site"][0]
    for operation_id, path in (("Bookings_GetList", {}), ("Bookings_GetList2", {"booking_provider": site})):
        found = [row for row in rows if not path or row["bookingProviderId"] == site]
        outside = Question("text", same("externalId"), values_of(rows, "externalId"))
        yield Listing(
            operation_id, found, {"ids": among(rows), "externalId": outside, **times(rows)}, "", sort=SORT, path=path
        )
    wish = shelf.kinds["wish"][0]
    found = [row for row in present(shelf.rows["crm.BookingContact"]) if row["bookingId"] == wish]
    yield Listing("Bookings_GetContactList", found, {}, "", path={"id": wish})
    yield Listing("Bookings_GetContactList2", found, {}, "", path={"id": wish, "booking_provider": site})


def _leads(shelf: "Shelf") -> Listing:
    rows = present(shelf.rows["crm.Lead"])
    customers = {row["id"]: row for row in shelf.rows["crm.Customer"]}
    busy = {row["customerId"] for row in shelf.rows["jpm.Job"]}
    of = [customers[id] for id in values_of(rows, "customerId")]

    def whose(name: str) -> Question:
        def test(row: Row, asked: Any) -> bool:
            customer = customers.get(row["customerId"])
            return customer is not None and customer[name] == asked

        return Question("text", test, [*values_of(of, name), "elsewhere"])

    def came(row: Row, asked: Any) -> bool:
        return asked == (None, None) or (
            row["customerId"] in customers and between(customers[row["customerId"]]["createdOn"], asked)
        )

    def changed(row: Row, asked: str) -> bool:
        return row["customerId"] in customers and customers[row["customerId"]]["modifiedOn"] >= asked

    questions = {
        "ids": among(rows),
        "customerId": Question("id", same("customerId"), values_of(rows, "customerId")),
        "status": Question("word", same("status"), ["Open", "Dismissed", "Converted"]),
        "leadCustomerName": Question("text", same("leadCustomerName"), values_of(rows, "leadCustomerName")),
        "leadPhone": Question("text", same("leadPhone"), values_of(rows, "leadPhone")),
        "customerCity": whose("city"),
        "customerState": whose("state"),
        "customerZip": whose("zip"),
        "customerCreated": Question("range", came, values_of(of, "createdOn")),
        "customerModifiedOnOrAfter": Question("moment", changed, values_of(of, "modifiedOn")),
        "genPermUrl": Question("bool", lambda _row, _asked: True, [True, False]),
        "isCaptureSourceForm": Question(
            "bool", lambda row, asked: (row["captureSource"] == "Form") == asked, [True, False]
        ),
        "isProspect": Question("bool", lambda row, asked: (row["customerId"] not in busy) == asked, [True, False]),
        "withoutCustomer": Question("bool", lambda row, asked: (row["locationId"] is None) == asked, [True, False]),
    }
    return Listing("Leads_GetList", rows, questions | times(rows), "", sort=SORT)


def _people(shelf: "Shelf") -> Iterable[Listing]:
    rows = present(shelf.rows["crm.Contact"])

    def archived(row: Row, asked: str) -> bool:
        return row["isArchived"] == (asked.lower() in ("true", "1"))

    questions = {name: Question("text", same(name), values_of(rows, name)) for name in ("name", "title", "referenceId")}
    questions |= {"isArchived": Question("word", archived, ["true", "false", "1", "0"]), **times(rows)}
    yield Listing("Contacts_GetList", rows, questions, "", sort=SORT)

    relations = present(shelf.rows["crm.ContactRelationship"])
    whom = shelf.kinds["addressed customer"][0]
    theirs = {row["contactId"] for row in relations if row["relatedEntityId"] == whom}
    found = [row for row in rows if row["id"] in theirs]
    yield Listing("Contacts_GetByRelationshipId", found, questions, "", sort=SORT, path={"relationshipId": whom})

    contact = shelf.kinds["contact"][0]
    rows = grouped("contactId", relations)[contact]
    questions = {name: Question("text", same(name), values_of(rows, name)) for name in ("typeSlug", "typeName")}
    questions["relatedEntityId"] = Question("id", same("relatedEntityId"), values_of(rows, "relatedEntityId"))
    questions["created"] = span(rows, "createdOn")
    yield Listing("Contacts_GetContactRelationshipList", rows, questions, "", sort=SORT, path={"contactId": contact})

    rows = present(shelf.rows["crm.ContactMethod"])
    questions = {name: Question("text", same(name), values_of(rows, name)) for name in ("referenceId", "value", "type")}
    own = grouped("contactId", rows)[contact]
    path = {"contactId": contact}
    yield Listing("ContactMethods_GetContactMethods", own, questions | times(rows), "", sort=SORT, path=path)
    questions["contactId"] = Question(
        "guid", lambda row, asked: row["contactId"] == asked, values_of(rows, "contactId")
    )
    yield Listing("Contacts_SearchContactMethods", rows, questions | times(rows), "", sort=SORT)
