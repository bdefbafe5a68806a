"""Kinds of equipment, as a contractor tells them apart."""

from typing import Self

from truckroll.catalogue import Int32, Internal, Required, Resource, Updatable, create, invalid, refuse, update


class EquipmentType(
    Resource,
    path="equipment-types",
    tag="EquipmentTypes",
    operations="get list",
    filters="ids name~ active created modified",
    sort="id name created_on modified_on",
    index="name",
):
    """A kind of equipment, such as furnaces, and how long one lasts as a rule.

    The published API has no place for how long that is: `replaced_after` (months) is the office's to say.
    """

    name: Required[str]
    active: Updatable[bool] = True

    replaced_after: Internal[Int32 | None]

    @create(409)
    def create(self) -> Self:
        """Tell one more kind of equipment apart."""
        return self.checked()

    @update(404, 409)
    def update(self) -> Self:
        """Call a kind of equipment by another name, or give it up."""
        return self.checked()

    def checked(self) -> Self:
        """A kind of equipment in use has a name, which no other has."""
        self.name = self.name.strip()
        invalid(not self.name, "name", "An equipment type needs a name.")
        others = EquipmentType.find(name=self.name) if self.active else []
        refuse(any(each.id != self.id for each in others), f"There is an equipment type '{self.name}' already.")
        return self
