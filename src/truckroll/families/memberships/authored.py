"""Who made a record of the memberships."""

from typing import TYPE_CHECKING, Any, Self

from truckroll.catalogue import Ref, Resource, caller

if TYPE_CHECKING:
    from truckroll.families import settings


class Authored(Resource, abstract=True):
    """A record that says who made it; nobody, where an app without a user or the platform itself did."""

    created_by_id: Ref["settings.Employee"] | None

    @classmethod
    def new(cls, **given: Any) -> Self:
        """A new record, made by whoever asks unless told otherwise."""
        return super().new(**{"created_by_id": caller().user or None} | given)
