"""Kinds of projects."""

from typing import TYPE_CHECKING

from truckroll.catalogue import Ref, Resource

if TYPE_CHECKING:
    from truckroll.families import settings


class ProjectType(
    Resource, path="project-types", tag="ProjectTypes", operations="get list", hides="created_on modified_on"
):
    """A kind of project, such as a new building."""

    name: str
    description: str = ""
    created_by_id: Ref["settings.Employee"] | None
