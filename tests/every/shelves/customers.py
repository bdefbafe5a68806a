"""Customers and locations on the shelf, and what of them each question should find."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tests.every.place import OPERATIONS
from tests.every.questions import Listing, Question, Row, same, span, values_of
from truckroll.catalogue.registry import resolve

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

PARTS = ("name", "street", "unit", "city", "state", "zip", "country")
NOUNS = [f"crm.{of}{noun}" for of in ("Customer", "Location") for noun in ("", "Note", "Contact", "CustomFieldType")]


def fill(shelf: "Shelf") -> None:
    """Customers in two towns, some of whom are no longer there."""
    for number in range(6):
        address = {"street": f"{number % 3} Main St", "unit": "4" if number % 2 else None, "city": "Reno"}
        address |= {"state": "NV", "zip": f"8950{number % 2}", "country": "USA"}
        address |= {"latitude": 39.5 + number % 2, "longitude": None if number % 3 else -119.25}
        said = {"name": f"Ann {number % 4}", "address": address, "active": number != 1}
        attached = {shelf.tenant.app.app_id.lower(): [{"key": "bay", "value": str(number % 3)}]}
        said["external_data"] = attached if number else {}
        customer = resolve("crm.Customer").new(**said)
        location = resolve("crm.Location").new(customer_id=customer.id, **said)
        for of, whom in (("Customer", customer), ("Location", location)):
            mine = {f"{of.lower()}_id": whom.id}
            for each in range(3):
                resolve(f"crm.{of}Note").new(text=f"Note {each}", created_by_id=0, active=each != 1, **mine)
                phone = f"555-010{(number + each) % 4}"
                resolve(f"crm.{of}Contact").new(type="Phone", value=phone, active=each != 1, **mine)
            resolve(f"crm.{of}CustomFieldType").new(name=f"Field {number % 4}", active=number != 3)
        shelf.kinds.setdefault("addressed customer", []).append(int(customer.id))
        shelf.kinds.setdefault("addressed location", []).append(int(location.id))


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of customers and locations, and of what belongs to them."""
    for of in ("Customer", "Location"):
        rows, parent = shelf.rows[f"crm.{of}"], f"{of.lower()}Id"
        contacts = [row for row in shelf.rows[f"crm.{of}Contact"] if row["active"]]

        def called(row: Row, asked: str, contacts: list[Row] = contacts) -> bool:
            own = {contact["value"] for contact in contacts if contact["customerId"] == row["id"]}
            return "".join(filter(str.isdigit, asked)) in {value.replace("-", "") for value in own}

        questions = {
            "ids": Question("ids", lambda row, asked: row["id"] in asked, values_of(rows, "id")),
            "created": span(rows, "createdOn"),
            "modified": span(rows, "modifiedOn"),
            "latitude": Question("word", _degrees("latitude"), ["39.5", "40.5", "0"]),
            "longitude": Question("word", _degrees("longitude"), ["-119.25", "1"]),
        }
        attached = [("bay", "1"), ("bay", "2"), ("yard", "1")]
        questions["externalData"] = Question("external", shelf.attached_is, attached)
        questions |= {name: Question("text", same(name), values_of(rows, name)) for name in PARTS}
        if of == "Customer":
            questions["phone"] = Question("text", called, ["555-0100", "(555) 0103", "5550199"])
            without = "excludeAccountingChangesFromModifiedDateRange"  # nobody owes anything here
            questions[without] = Question("bool", lambda _row, _asked: True, ["true", "false"])
        else:
            questions["customerId"] = Question("id", same("customerId"), shelf.kinds["addressed customer"])
        yield Listing(f"{of}s_GetList", rows, questions, "True", sort=("id", "modifiedOn", "createdOn"))

        id = shelf.kinds[f"addressed {of.lower()}"][0]
        notes = [row for row in shelf.rows[f"crm.{of}Note"] if row[parent] == id and row["active"]]
        times = {"created": span(notes, "createdOn"), "modified": span(notes, "modifiedOn")}
        yield Listing(f"{of}s_GetNotes", notes, times, "", path={"id": id})

        own = [row for row in contacts if row[parent] == id]
        yield Listing(f"{of}s_GetContactList", own, {}, "", path={"id": id})

        whose = Question("ids", lambda row, asked, parent=parent: row[parent] in asked, values_of(contacts, parent))
        times = {"created": span(contacts, "createdOn"), "modified": span(contacts, "modifiedOn")}
        everybodys = next(name for name in OPERATIONS if name.startswith(f"{of}s_") and name.endswith("ContactsList"))
        yield Listing(everybodys, contacts, {f"{parent}s": whose, **times}, "")

        kinds = [row for row in shelf.rows[f"crm.{of}CustomFieldType"] if row["active"]]
        times = {"created": span(kinds, "createdOn"), "modified": span(kinds, "modifiedOn")}
        yield Listing(f"{of}s_GetCustomFieldTypes", kinds, times, "", sort=("id", "name"))


def _degrees(name: str) -> Any:
    return lambda row, asked: row[name] is not None and row[name] == float(asked)
