"""Ways to reach somebody: numbers and addresses."""

from typing import TYPE_CHECKING, Self

from truckroll.catalogue import (
    UNSET,
    Guid,
    Immutable,
    Internal,
    Ref,
    RefGuid,
    Required,
    Resource,
    Some,
    Writable,
    action,
    caller,
    create,
    filter,
    missing,
    one,
    read,
    refuse,
    update,
    where,
)
from truckroll.families.crm.contact_preferences import PREFERENCE_TYPES, ContactPreference, known_preference
from truckroll.families.crm.contact_types import ContactType, check_contact

if TYPE_CHECKING:
    from truckroll.families import settings
    from truckroll.families.crm.contacts import Contact


class ContactMethod(
    Resource,
    path="contacts/{contactId}/contact-methods",
    own_id="contactMethodId",
    tag="ContactMethods",
    guid=True,
    operations="get=GetContactMethod:403,404 list=GetContactMethods:403,404 delete=DeleteContactMethod:403,404",
    filters="reference_id value created modified",
    sort="id modified_on created_on",
    index="type",
):
    """One way to reach somebody, and what they want to hear on it."""

    contact_id: RefGuid["Contact"]
    reference_id: Immutable[str | None]
    type: Immutable[ContactType]
    value: Required[str]
    memo: Writable[str | None]
    created_by: Ref["settings.Employee"]
    modified_by: Ref["settings.Employee"]

    preferences: Internal[list[ContactPreference]]

    # published as a text, although the field is one of a few words
    @filter
    def type_(cls, value: str) -> Some:
        """Ways of one kind, such as phones."""
        return where(type=value)

    @create(403, 404)
    def create_contact_method(self) -> Self:
        """Add a way to reach somebody."""
        self.created_by = caller().user
        return self.written()

    @update(403, 404, route="PATCH {contactMethodId}")
    def update_contact_method(self) -> Self:
        """Correct a number or an address."""
        return self.written()

    @action("PUT {contactMethodId}", 403, 404)
    def upsert_contact_method(
        cls,
        contact_id: RefGuid["Contact"],
        contact_method_id: Guid,
        type: ContactType,
        value: str,
        reference_id: str | None = None,
        memo: str | None = None,
    ) -> Self:
        """Write a way to reach somebody under the caller's own GUID, whether it was there or not."""
        if not one(contact_id).active:
            raise missing("Contact", contact_id)
        method = cls.first(id=contact_method_id, active=None)
        if method is None:
            method = cls.new(id=contact_method_id, contact_id=contact_id, created_by=caller().user)
        refuse(method.contact_id != contact_id, f"Contact method {contact_method_id} is another contact's.")
        method.type, method.value, method.reference_id, method.memo = type, value, reference_id, memo
        method.active = True
        return method.written()

    @read("GET {contactMethodId}/preferences", 403, 404, tag="ContactPreferences")
    def get_contact_method_preferences(self) -> list[ContactPreference]:
        """What somebody wants to hear here, and what nobody asked them yet."""
        said = {preference.name: preference for preference in self.preferences}
        return [said.get(each.name) or ContactPreference(name=each.name) for each in PREFERENCE_TYPES]

    @read("GET {contactMethodId}/preferences/{preferenceName}", 403, 404, tag="ContactPreferences")
    def get_contact_method_preference(self, preference_name: str) -> ContactPreference:
        """Whether somebody wants to hear one thing here."""
        name = known_preference(preference_name)
        return next(each for each in self.get_contact_method_preferences() if each.name == name)

    @action("PATCH {contactMethodId}/preferences/{preferenceName}", 403, 404, tag="ContactPreferences")
    def update_contact_method_preference(self, preference_name: str, value: str = UNSET) -> ContactPreference:
        """Note whether somebody wants to hear one thing here: true or false."""
        name = known_preference(preference_name)
        if value is not UNSET:
            self.preferences = [
                *(each for each in self.preferences if each.name != name),
                ContactPreference.answered(name, value),
            ]
            self.modified_by = caller().user
        return self.get_contact_method_preference(name)

    def written(self) -> Self:
        """A number or an address is one, and somebody wrote it."""
        check_contact(self.type, self.value)
        self.modified_by = caller().user
        return self


class FoundContactMethod(
    ContactMethod,
    path="contacts/contact-methods",
    tag="Contacts",
    operations="list=SearchContactMethods:403",
    filters="contact_id reference_id value created modified",
    sort="id modified_on created_on",
):
    """A way to reach somebody, looked for among everybody's."""

    @filter
    def type_(cls, value: str) -> Some:
        """Ways of one kind, such as phones."""
        return where(type=value)
