"""Activities and their kinds on the shelf."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tests.every.questions import Listing, times
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import now

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

LISTS = {
    "timesheets.Activity": "ActivitiesControllers_GetList",
    "timesheets.ActivityCategory": "ActivityCategories_GetList",
    "timesheets.ActivityType": "ActivityTypes_GetList",
}
NOUNS = list(LISTS)


def fill(shelf: "Shelf", number: int) -> None:
    """One more of everything; some are no longer there."""

    def new(noun: str, **values: Any) -> Any:
        return resolve(f"timesheets.{noun}").new(active=number % 4 != 3, **values).id

    category = new("ActivityCategory", name=f"Category {number}")
    kind = new("ActivityType", code=f"A{number}", category_id=category)
    who = {"employee_id": shelf.kinds["technician"][number % 3], "employee_type": "Technician"}
    new("Activity", **who, activity_type_id=kind, start_time=now())


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of activities and their kinds."""
    for noun, operation_id in LISTS.items():
        rows = shelf.rows[noun]
        yield Listing(operation_id, rows, times(rows), "True", sort=("id", "modifiedOn", "createdOn"))
