"""What people write about customers and locations."""

from typing import TYPE_CHECKING, Any, Self

from truckroll.catalogue import Immutable, Model, Ref, Resource, When, caller, create, one

if TYPE_CHECKING:
    from truckroll.families import settings
    from truckroll.families.crm.customers import Customer
    from truckroll.families.crm.locations import Location


class NoteCard(Model):
    """A note as those see it who read it where it hangs."""

    id: Ref[Any]
    text: Immutable[str]
    is_pinned: bool = False
    created_by_id: Ref["settings.Employee"]
    created_on: When
    modified_on: When


class AttachedNote(NoteCard, Resource, abstract=True):
    """A note on something; a deleted one is gone."""

    def write(self, pinned: bool | None) -> None:
        """Pin or put the note."""
        self.is_pinned = bool(pinned)
        self.created_by_id = caller().user

    def words(self) -> dict[str, Any]:
        """What a copy of the note says."""
        return {"text": self.text, "is_pinned": self.is_pinned, "created_by_id": self.created_by_id}


class CustomerNote(
    AttachedNote,
    path="customers/{id}/notes",
    within="customer_id",
    own_id="noteId",
    tag="Customers",
    operations="list=GetNotes:404 delete=DeleteNote:404",
    filters="created modified",
    item=NoteCard,
):
    """A note on a customer."""

    customer_id: Ref["Customer"]

    @create(404)
    def create_note(self, pin_to_top: bool | None = None, add_to_locations: bool | None = None) -> Self:
        """Write about a customer, and about all the locations that are in use if that is asked."""
        self.write(pin_to_top)
        if add_to_locations:
            for location in one(self.customer_id).locations():
                LocationNote.new(location_id=location.id, **self.words())
        return self


class LocationNote(
    AttachedNote,
    path="locations/{id}/notes",
    within="location_id",
    own_id="noteId",
    tag="Locations",
    operations="list=GetNotes:404 delete=DeleteNote:404",
    filters="created modified",
    item=NoteCard,
):
    """A note on a location."""

    location_id: Ref["Location"]

    @create(404)
    def create_note(self, pin_to_top: bool | None = None, add_to_customer: bool | None = None) -> Self:
        """Write about a location, and about its customer if that is asked."""
        self.write(pin_to_top)
        if add_to_customer:
            CustomerNote.new(customer_id=one(self.location_id).customer_id, **self.words())
        return self
