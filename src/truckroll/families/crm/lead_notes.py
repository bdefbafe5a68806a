"""What people write about a lead."""

from typing import TYPE_CHECKING, Self

from truckroll.catalogue import Ref, create
from truckroll.families.crm.notes import AttachedNote, NoteCard

if TYPE_CHECKING:
    from truckroll.families.crm.leads import Lead


class LeadNote(
    AttachedNote,
    path="leads/{id}/notes",
    within="lead_id",
    tag="Leads",
    operations="list=GetNotes:404",
    filters="created modified",
    item=NoteCard,
):
    """A note on a lead."""

    lead_id: Ref["Lead"]

    @create(404)
    def create_note(self, pin_to_top: bool | None = None) -> Self:
        """Pin or put a note on a lead."""
        self.write(pin_to_top)
        return self
