"""What the demo contractor's technicians write down at a place: sheets, findings, equipment, pictures."""

from typing import TYPE_CHECKING, Any

from truckroll.catalogue import When
from truckroll.families.forms import Form, FormSubmission
from truckroll.families.forms.submissions import FormOwner
from truckroll.families.forms.units import (
    DropdownFieldApiDto,
    FormSectionApiDto,
    SignatureFieldApiDto,
    StoplightFieldApiDto,
)
from truckroll.sandbox.agenda import DAY
from truckroll.sandbox.asking import ask, get
from truckroll.sandbox.pictures import picture

if TYPE_CHECKING:
    from truckroll.sandbox.business import Worker
    from truckroll.sandbox.kinds import Kind
    from truckroll.sandbox.work import Work
    from truckroll.sandbox.year import Year

_LASTS = 180
"""For how many months equipment lasts as a rule."""
_MAKES = ("Alpenluft", "Brightwell", "Corvane")


class Paperwork:
    """Forms, findings and what stands at customers' places."""

    def __init__(self, year: "Year") -> None:
        self._year = year
        self._sheet = int(Form.new(name="Safety check", published=True, has_conditional_logic=True).id)
        Form.new(name="Commissioning sheet (draft)")
        self._kinds: dict[str, int] = {}

    def kind_of_equipment(self, name: str) -> int:
        """A kind of equipment by its name."""
        if name not in self._kinds:
            kind = ask("EquipmentTypes_Create", {"name": name})
            kind.replaced_after = _LASTS
            self._kinds[name] = int(kind.id)
        return self._kinds[name]

    def note_equipment(self, location: int) -> None:
        """Something stands at a place already, and the data plate is in a picture."""
        rng, today = self._year.rng, self._year.agenda.now
        name = rng.choice(list(self._kinds))
        told: dict[str, Any] = {"locationId": location, "equipmentTypeId": self._kinds[name], "name": name}
        told |= {"manufacturer": rng.choice(_MAKES), "model": f"X{rng.randrange(10, 99)}"}
        told |= {"serialNumber": f"SN{rng.randrange(10**6):06}", "tagTypeIds": []}
        told["installedOn"] = When.of(today - rng.randint(400, 5_000) * DAY)
        if rng.random() < 0.3:
            path = ask("InstalledEquipment_PostAttachment", {"file": picture(name)}).path
            told["attachments"] = [{"alias": "Data plate", "fileName": "plate.png", "type": "Image", "url": path}]
        ask("InstalledEquipment_Create", told)

    def find(self, work: "Work", kind: "Kind") -> None:
        """Note what is wrong beside what was to be done; an estimate may answer it."""
        path = ask("FindingAssets_PostAttachment", {"file": picture(kind.name)}).path
        told: dict[str, Any] = {"locationId": work.location, "sourceJobId": work.id, "urgencyLevel": "Medium"}
        told |= {"name": f"{kind.name} advised", "description": "Worn out.", "recommendedSolution": kind.summary}
        told |= {"internalNotes": "", "attachments": [{"fileName": "found.png", "url": path, "type": "Image"}]}
        ask("Findings_Create", told)

    def fill_in(self, work: "Work", worker: "Worker") -> None:
        """Fill in the safety sheet, mostly to its end, and put a picture beside the job."""
        rng = self._year.rng
        if rng.random() < 0.3:
            sheet = FormSubmission.start(get(Form, self._sheet), [FormOwner(type="Job", id=work.id)], worker.ref)
            light = StoplightFieldApiDto(
                id="1", name="Work area", type="Stoplight", value=rng.choice(("Green", "Green", "Yellow"))
            )
            gas = DropdownFieldApiDto(id="2", name="Gas is off", type="Dropdown", value="Yes", options="Yes,No")
            sheet.write(
                FormSectionApiDto(id="s", name="Before the work", type="Section", units=[light, gas]),
                SignatureFieldApiDto(id="3", name="Signature", type="Signature", value="signed"),
            )
            if rng.random() < 0.9:
                sheet.complete()
        if rng.random() < 0.12:
            ask("Jobs_CreateAttachment", {"file": picture(work.kind.name)}, id=work.id)
