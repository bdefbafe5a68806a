"""People who can be reached, whoever they belong to."""

from typing import TYPE_CHECKING, Self

from truckroll.catalogue import (
    UNSET,
    Immutable,
    Ref,
    Resource,
    Some,
    action,
    caller,
    create,
    filter,
    invalid,
    listing,
    read,
    refuse,
    some,
    where,
)
from truckroll.families.crm.contact_methods import ContactMethod
from truckroll.families.crm.contact_preferences import PREFERENCE_TYPES, ContactPreferenceType
from truckroll.families.crm.contact_relationships import ContactRelationship

if TYPE_CHECKING:
    from truckroll.families import settings


class Contact(
    Resource,
    path="contacts",
    tag="Contacts",
    guid=True,
    operations="get=Get:403,404 list=GetList:403",
    filters="name title reference_id created modified",
    sort="id modified_on created_on",
    index="is_archived",
):
    """Somebody who can be reached; an archived one is kept, and left in peace."""

    reference_id: Immutable[str | None]
    name: Immutable[str | None]
    title: Immutable[str | None]
    is_archived: bool = False
    created_by: Ref["settings.Employee"]
    modified_by: Ref["settings.Employee"]

    # published as a text, although the field is a boolean
    @filter
    def is_archived_(cls, value: str) -> Some:
        """People who were, or were not, archived."""
        known = str(value).lower()
        invalid(known not in ("true", "false", "1", "0"), "isArchived", f"'{value}' is neither true nor false.")
        return where(is_archived=known in ("true", "1"))

    @listing("GET relationships/{relationshipId}", 403, 404)
    def get_by_relationship_id(cls, relationship_id: int) -> Some:
        """The people of one customer, location or booking."""
        return some("crm.ContactRelationship", contact_id=cls.id, related_entity_id=relationship_id, active=True)

    @read("GET preferences", 403)
    def get_preference_metadata_list(cls) -> list[ContactPreferenceType]:
        """What people can be asked about how they want to be reached."""
        return list(PREFERENCE_TYPES)

    @create(403, 409)
    def create(self) -> Self:
        """Know somebody from now on."""
        self.created_by = self.modified_by = caller().user
        return self

    @action("PUT {id}", 403)
    def replace(
        self, is_archived: bool, name: str | None = None, title: str | None = None, reference_id: str | None = None
    ) -> Self:
        """Write down anew who somebody is; what is not given is forgotten."""
        return self.rewrite(is_archived, name, title, reference_id)

    @action("PATCH {id}", 403, 404)
    def update(
        self,
        is_archived: bool,
        name: str | None = UNSET,
        title: str | None = UNSET,
        reference_id: str | None = UNSET,
    ) -> Self:
        """Change what is known of somebody; what is not given stays."""
        return self.rewrite(
            is_archived,
            self.name if name is UNSET else name,
            self.title if title is UNSET else title,
            self.reference_id if reference_id is UNSET else reference_id,
        )

    def rewrite(self, is_archived: bool, name: str | None, title: str | None, reference_id: str | None) -> Self:
        """Put all that is known of somebody in the place of what was."""
        self.is_archived, self.name, self.title, self.reference_id = is_archived, name, title, reference_id
        self.modified_by = caller().user
        return self

    @action("DELETE {id}", 403, 404, 409)
    def delete_contact(self) -> None:
        """Forget somebody who belongs to nobody, and how to reach them."""
        related = ContactRelationship.find(contact_id=self.id)
        places = ", ".join(f"{each.type_slug} {each.related_entity_id}" for each in related)
        refuse(bool(related), f"Contact {self.id} belongs to {places}; archive it, or take it away from there first.")
        for method in ContactMethod.find(contact_id=self.id):
            method.deactivate()
        self.deactivate()
