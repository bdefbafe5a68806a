"""Equipment on the shelf, its kinds, and what was found of it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tests.every.questions import Listing, Question, Row, among, present, same, times, values_of
from truckroll.catalogue.registry import resolve

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

TYPE, EQUIPMENT, FINDING, FILE = NOUNS = [
    "equipment_systems.EquipmentType",
    "equipment_systems.InstalledEquipment",
    "findings.Finding",
    "findings.FindingAttachment",
]
URGENCIES = ["NotSpecified", "Low", "Medium", "High", "Critical"]


def fill(shelf: "Shelf", number: int) -> None:
    """One more kind, one more machine, one more finding; some are gone."""
    kind = resolve(TYPE).new(name=["Furnace", "furnace ÄÖ", "Pump 100%"][number % 3], active=number != 2)
    place = shelf.kinds["location"][number % 3]
    machine = resolve(EQUIPMENT).new(
        location_id=place,
        name=f"Machine {number}",
        equipment_type_id=int(kind.id) if number % 2 else None,
        tag_type_ids=shelf.kinds["tag"][: number % 3],
        active=number != 3,
    )
    people = {"created_by": shelf.kinds["technician"][0], "modified_by": shelf.kinds["technician"][0]}
    finding = resolve(FINDING).new(
        location_id=place,
        installed_equipment_id=int(machine.id) if number % 2 else None,
        source_job_id=701 + number % 2 if number % 3 else None,
        urgency_level=URGENCIES[number % 5],
        active=number != 4,
        **people,
    )
    shelf.kinds.setdefault("finding", []).append(int(finding.id))
    first, name = shelf.kinds["finding"][0], f"{number}.png"
    resolve(FILE).new(finding_id=first, file_name=name, url="https://example.com", type="Image", active=number != 5)


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of equipment, its kinds, findings and their files."""
    rows = shelf.rows[TYPE]

    def named(row: Row, asked: str) -> bool:
        return asked.casefold() in row["name"].casefold()

    questions = {"ids": among(rows), "name": Question("text", named, ["FURN", "äö", "100%", "_"]), **times(rows)}
    yield Listing("EquipmentTypes_GetList", rows, questions, "True", sort=("id", "name", "createdOn", "modifiedOn"))

    sort = ("id", "createdOn", "modifiedOn")
    rows = shelf.rows[EQUIPMENT]
    questions = {"ids": among(rows), "locationIds": among(rows, "locationId"), **times(rows)}
    yield Listing("InstalledEquipment_GetList", rows, questions, "True", sort=sort)

    rows = shelf.rows[FINDING]
    alike = ("locationId", "sourceJobId", "installedEquipmentId")
    questions = {name: Question("id", same(name), values_of(rows, name)) for name in alike}
    yield Listing("Findings_GetList", rows, questions | {"ids": among(rows)} | times(rows), "True", sort=sort)

    first = shelf.kinds["finding"][0]
    rows = [row for row in present(shelf.rows[FILE]) if row["findingId"] == first]
    questions = {"ids": among(rows), "created": times(rows)["created"]}
    yield Listing("Findings_GetFindingAttachments", rows, questions, "", sort=("id",), path={"id": first})
