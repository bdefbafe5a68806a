"""Where work is done."""

from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from truckroll.catalogue import (
    UNSET,
    ExternalData,
    Guid,
    Immutable,
    Internal,
    Model,
    Ref,
    Required,
    Resource,
    Sent,
    Updatable,
    When,
    Writable,
    action,
    caller,
    create,
    invalid,
    one,
    read,
    refuse,
    update,
)
from truckroll.families.crm.addresses import Addressed, AddressPatchModel, CustomerAddress
from truckroll.families.crm.custom_fields import CustomFieldUpdateModel, CustomFieldValues
from truckroll.families.crm.legacy_contacts import BriefContact, CustomerContact, LocationContact, NewContact
from truckroll.families.crm.tags import LocationTags, Tagged

if TYPE_CHECKING:
    from truckroll.families import accounting, dispatch, settings
    from truckroll.families.crm.customers import Customer

GeolocationCoordinatesSource = Literal["None", "System", "User", "Imported"]
GeolocationVerificationStatus = Literal["Unverified", "InProgress", "Failed", "Verified"]


class ExternalDataItem(Model):
    """A value that an app keeps under a key."""

    key: str
    value: str


class NewExternalData(Model):
    """What an app keeps on something new; the GUID is its own."""

    application_guid: Guid
    external_data: list[ExternalDataItem]


class NewLocation(Model):
    """A location as it is given with a new customer."""

    name: str
    address: CustomerAddress
    contacts: list[NewContact] | None
    custom_fields: list[CustomFieldUpdateModel] | None
    tag_type_ids: list[Ref["settings.TagType"]] | None
    external_data: NewExternalData | None
    coordinates_source: GeolocationCoordinatesSource | None
    coordinates_verification_status: GeolocationVerificationStatus | None


class LocationCard(Tagged):
    """A location as everybody sees it."""

    id: Ref[Any]
    customer_id: Immutable[Ref["Customer"]]
    active: Updatable[bool] = True
    name: Required[str]
    address: Required[Annotated[CustomerAddress, Sent(update=AddressPatchModel)]]
    custom_fields: Writable[CustomFieldValues]
    created_on: When
    created_by_id: Ref["settings.Employee"]
    modified_on: When
    merged_to_id: Ref["Location"] | None
    zone_id: Ref["dispatch.Zone"] | None
    tax_exempt: bool = False
    tax_zone_id: Updatable[Ref["accounting.TaxZone"] | None]
    external_data: Writable[ExternalData]


def seen_by_caller(record: Resource) -> dict[str, Any]:
    """What a record has, and of what apps attached to it only the caller's own."""
    attached: dict[str, Any] = record.values["externalData"]
    return {**record.values, "externalData": attached.get(caller().app.lower(), [])}


class CreatedLocation(LocationCard):
    """A new location, and how somebody is reached there."""

    contacts: list[BriefContact]


class Location(
    LocationCard,
    Addressed,
    path="locations",
    tag="Locations",
    operations="list",
    feed="locations=ExportLocations_Locations",
    filters="ids name customer_id street unit city state zip country latitude longitude active created modified"
    " external_data",
    sort="id modified_on created_on",
    index="zone_id tax_zone_id",
):
    """A place where a customer wants work done."""

    coordinates_source: Internal[str | None]
    coordinates_verification_status: Internal[str | None]
    preferred_technician_id: Internal[Ref["settings.Technician"] | None]

    @classmethod
    def new(cls, **given: Any) -> Self:
        """A location; who writes it and where it is need not be said."""
        location = super().new(**{"created_by_id": caller().user, "address": CustomerAddress()} | given)
        location.check()
        return location

    @read("GET {id}", 404)
    def get(self) -> Self:
        """One location by its id."""
        return self

    @create(409)
    def create(
        self,
        contacts: list[NewContact] | None = None,
        coordinates_source: GeolocationCoordinatesSource | None = None,
        coordinates_verification_status: GeolocationVerificationStatus | None = None,
    ) -> CreatedLocation:
        """Take up one more place where a customer wants work done."""
        customer = one(self.customer_id)
        refuse(not customer.active, f"Customer {customer.id} is not active.")
        return self.open(contacts, coordinates_source, coordinates_verification_status)

    def open(
        self,
        contacts: list[NewContact] | None,
        coordinates_source: str | None,
        coordinates_verification_status: str | None,
        place: str = "",
    ) -> CreatedLocation:
        """Take up a place, and how somebody is reached there; `place` is where it was asked for."""
        self.created_by_id = caller().user
        self.coordinates_source = coordinates_source
        self.coordinates_verification_status = coordinates_verification_status
        self.check(place)
        answer = CreatedLocation.of(seen_by_caller(self))
        for index, asked in enumerate(contacts or []):
            asked.check(f"{place}contacts[{index}].")
            contact = LocationContact.new(location_id=self.id, **asked.words())
            CustomerContact.copy(self.customer_id, contact)
            answer.contacts = [*answer.contacts, contact.brief()]
        return answer

    def check(self, place: str = "") -> None:
        """A location has a name and a place on earth."""
        invalid(not self.name.strip(), f"{place}name", "A location needs a name.")
        self.tag_type_ids = list(dict.fromkeys(self.tag_type_ids))
        self.address = self.stand_at(self.address, place)

    @update(404, 409)
    def update(self, customer_id: Ref["Customer"] = UNSET) -> Self:
        """Change what is known of a place, or who it belongs to; lists of tags and custom fields are replaced."""
        if customer_id is not UNSET and customer_id != self.customer_id:
            refuse(not one(customer_id).active, f"Customer {customer_id} is not active.")
            self.customer_id = customer_id
        merged = self.active and self.merged_to_id is not None
        refuse(merged, f"Location {self.id} was merged into {self.merged_to_id}; use that one.")
        self.check()
        return self

    @action("POST {id}/tags/{tagTypeId}", 404, 409)
    def create_tag(self, tag_type_id: Ref["settings.TagType"]) -> LocationTags:
        """Put a mark on a place."""
        self.put_tag(tag_type_id)
        return LocationTags(location_id=self.id, tag_type_ids=self.tag_type_ids)

    @action("DELETE {id}/tags/{tagTypeId}", 404)
    def delete_tag(self, tag_type_id: Ref["settings.TagType"]) -> None:
        """Take a mark off a place."""
        self.take_tag(tag_type_id)

    @action("POST {id}/preferredtechnician/{preferredTechnicianId}", 404)
    def update_preferred_technician(self, preferred_technician_id: Ref["settings.Technician"]) -> None:
        """Note whom the people at a place would rather see; a new name takes the old one's place."""
        refuse(not one(preferred_technician_id).active, f"Technician {preferred_technician_id} is not active.")
        self.preferred_technician_id = preferred_technician_id

    @read("GET {id}/preferredtechnician", 404)
    def get_preferred_technician(self) -> int | None:
        """Whom the people at a place would rather see, if anybody."""
        return int(self.preferred_technician_id) if self.preferred_technician_id else None
