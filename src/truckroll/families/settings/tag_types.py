"""Marks that people put on records."""

import re
from typing import Literal

from truckroll.catalogue import Clearable, ModificationResponse, Required, Resource, Writable, create, invalid, update

TagImportance = Literal["Medium", "High"]

COLOR = re.compile("#[0-9A-Fa-f]{6}")
LONGEST_CODE = 20


class TagType(
    Resource,
    path="tag-types",
    tag="TagTypes",
    feed="tag-types",
    operations="list",
    filters="active created modified",
    sort="id modified_on created_on",
):
    """A mark for jobs, customers and the like, with the color in which everybody knows it."""

    name: Required[str]
    color: Required[str] = "#808080"
    code: Writable[str] = ""
    importance: Clearable[TagImportance | None]
    is_conversion_opportunity: Writable[bool] = False
    allow_to_use_on_timesheet_activity: Writable[bool] = False
    is_visible_on_dispatch_board: Writable[bool] = False
    active: bool = True

    @create()
    def create(self) -> ModificationResponse:
        """Offer a new mark."""
        return self.checked()

    @update(404)
    def update(self) -> ModificationResponse:
        """Change how a mark looks and what it says, wherever it was put."""
        return self.checked()

    def checked(self) -> ModificationResponse:
        """A mark has a name, a color as the web writes it, and at most a short code."""
        invalid(not self.name.strip(), "name", "A tag type needs a name.")
        invalid(COLOR.fullmatch(self.color) is None, "color", f"'{self.color[:40]}' is not a color such as #1A2B3C.")
        invalid(len(self.code) > LONGEST_CODE, "code", f"A code has at most {LONGEST_CODE} characters.")
        return ModificationResponse(id=self.id)
