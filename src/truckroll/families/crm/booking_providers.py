"""Who passes bookings on to the contractor."""

from typing import Literal, Self

from truckroll.catalogue import Required, Resource, create, invalid, refuse, update

BookingAgentTagType = Literal["V1Api", "V2Api"]


class BookingProviderTag(
    Resource,
    path="booking-provider-tags",
    tag="BookingProviderTags",
    operations="get list",
    filters="name=tag_name ids created modified",
    sort="id modified_on created_on",
):
    """A provider of bookings: every booking says whose it is."""

    tag_name: Required[str]
    description: Required[str]
    type: BookingAgentTagType = "V2Api"
    active: bool = True

    def check(self) -> None:
        """A provider has a name that no other has."""
        invalid(not self.tag_name.strip(), "tagName", "A booking provider needs a name.")
        others = [tag for tag in BookingProviderTag.find(tag_name=self.tag_name) if tag.id != self.id]
        refuse(bool(others), f"Another booking provider is already called '{self.tag_name}'.")


class WrittenBookingProviderTag(
    BookingProviderTag,
    path="booking-provider-tags",
    tag="BookingProviderTags",
    hides="active",
):
    """A provider of bookings as its writers see it, who are not told whether it is active."""

    @create(409)
    def create(self) -> Self:
        """Let somebody pass bookings on."""
        self.check()
        return self

    @update(400)
    def update(self) -> Self:
        """Change how a provider is called or described."""
        self.check()
        return self
