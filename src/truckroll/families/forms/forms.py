"""What is asked in the field: checklists, safety sheets, agreements to sign."""

from typing import TYPE_CHECKING, Any, Literal, Self

from truckroll.catalogue import Ref, Resource, Some, caller, filter, where

if TYPE_CHECKING:
    from truckroll.families import settings

StatusField = Literal["Any", "Published", "Unpublished"]


class Form(
    Resource,
    path="forms",
    tag="Form",
    operations="list=GetForms",
    filters="ids name~ has_conditional_logic has_triggers active created modified",
    sort="id name created_on modified_on",
    index="published",
):
    """A form that technicians and the office fill in, once it is published."""

    active: bool = True
    name: str | None
    published: bool = False
    has_conditional_logic: bool = False
    has_triggers: bool = False
    created_by_id: Ref["settings.Employee"]

    @classmethod
    def new(cls, **given: Any) -> Self:
        """A form, drawn by whoever asks unless told otherwise."""
        return super().new(**{"created_by_id": caller().user} | given)

    @filter
    def status(cls, value: StatusField) -> Some:
        """Forms that can, or cannot yet, be filled in."""
        return where() if value == "Any" else where(published=value == "Published")
