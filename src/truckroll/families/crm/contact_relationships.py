"""To whom people belong: customers, locations, bookings."""

from typing import TYPE_CHECKING

from truckroll.catalogue import Internal, Ref, RefGuid, Resource, action, caller, missing, one, refuse
from truckroll.catalogue.types import reference

if TYPE_CHECKING:
    from truckroll.families import settings
    from truckroll.families.crm.contacts import Contact

RELATED = {"customer": "Customer", "location": "Location", "booking": "Booking"}


class ContactRelationship(
    Resource,
    path="contacts/{contactId}/relationships",
    tag="Contacts",
    guid=True,
    operations="list=GetContactRelationshipList:403,404,409",
    filters="related_entity_id type_slug type_name created",
    sort="id modified_on created_on",
    hides="modified_on",
):
    """That somebody belongs to a customer, a location or a booking."""

    contact_id: Internal[RefGuid["Contact"]]
    related_entity_id: int
    type_name: str
    type_slug: str
    created_by: Ref["settings.Employee"]

    @action("POST {relatedEntityId}/{typeSlug}", 403, 404, 409)
    def create_contact_relationship(
        cls, contact_id: RefGuid["Contact"], related_entity_id: int, type_slug: str
    ) -> None:
        """Say that somebody belongs to a customer, a location or a booking."""
        found = _between(contact_id, related_entity_id, type_slug)
        refuse(found is not None, f"Contact {contact_id} already belongs to {type_slug} {related_entity_id}.")
        one(reference(related_entity_id, f"crm.{RELATED[type_slug]}"))
        cls.new(
            contact_id=contact_id,
            related_entity_id=related_entity_id,
            type_name=RELATED[type_slug],
            type_slug=type_slug,
            created_by=caller().user,
        )

    @action("DELETE {relatedEntityId}/{typeSlug}", 403, 404, 409)
    def delete_contact_relationship(
        cls, contact_id: RefGuid["Contact"], related_entity_id: int, type_slug: str
    ) -> None:
        """Say that somebody no longer belongs to a customer, a location or a booking."""
        found = _between(contact_id, related_entity_id, type_slug)
        refuse(found is None, f"Contact {contact_id} does not belong to {type_slug} {related_entity_id}.")
        assert found is not None
        found.deactivate()


def _between(contact_id: "RefGuid[Contact]", related_entity_id: int, type_slug: str) -> ContactRelationship | None:
    if not one(contact_id).active:
        raise missing("Contact", contact_id)
    if type_slug not in RELATED:
        raise missing("ContactRelationshipType", type_slug)
    return ContactRelationship.first(contact_id=contact_id, related_entity_id=related_entity_id, type_slug=type_slug)
