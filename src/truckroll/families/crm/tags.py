"""Marks on customers and locations, put on and taken off one by one."""

from typing import TYPE_CHECKING

from truckroll.catalogue import Model, Ref, Writable, missing, one, refuse

if TYPE_CHECKING:
    from truckroll.families import settings
    from truckroll.families.crm.customers import Customer
    from truckroll.families.crm.locations import Location


class Tagged(Model):
    """What carries marks; a list of them replaces all that were there."""

    tag_type_ids: Writable[list[Ref["settings.TagType"]]] = []

    def put_tag(self, tag_type_id: "Ref[settings.TagType]") -> None:
        """Put on a mark that is in use and not there yet."""
        refuse(not one(tag_type_id).active, f"Tag {tag_type_id} is no longer in use.")
        refuse(tag_type_id in self.tag_type_ids, f"Tag {tag_type_id} is already there.")
        self.tag_type_ids = [*self.tag_type_ids, tag_type_id]

    def take_tag(self, tag_type_id: "Ref[settings.TagType]") -> None:
        """Take off a mark; one that is not there is missing."""
        if tag_type_id not in self.tag_type_ids:
            raise missing("Tag", tag_type_id)
        self.tag_type_ids = [tag for tag in self.tag_type_ids if tag != tag_type_id]


class CustomerTags(Model):
    """The marks of a customer."""

    customer_id: Ref["Customer"]
    tag_type_ids: list[Ref["settings.TagType"]]


class LocationTags(Model):
    """The marks of a location."""

    location_id: Ref["Location"]
    tag_type_ids: list[Ref["settings.TagType"]]
