"""What people write about a job or a project to keep."""

from typing import TYPE_CHECKING, Self

from truckroll.catalogue import Immutable, Model, Ref, Resource, When, caller, create

if TYPE_CHECKING:
    from truckroll.families import settings
    from truckroll.families.jpm.jobs import Job
    from truckroll.families.jpm.projects import Project


class Note(Model):
    """A note as those see it who read it where it hangs."""

    text: Immutable[str]
    is_pinned: bool = False
    created_by_id: Ref["settings.Employee"]
    created_on: When
    modified_on: When


class PinnedNote(Note, Resource, abstract=True):
    """A note that hangs on some record."""

    @create(404)
    def create_note(self, pin_to_top: bool | None = None) -> Self:
        """Pin or put a note where people will look."""
        self.is_pinned = bool(pin_to_top)
        self.created_by_id = caller().user
        return self


class JobNote(
    PinnedNote,
    path="jobs/{id}/notes",
    within="job_id",
    tag="Jobs",
    operations="list=GetNotes:404",
    feed="job-notes",
    feed_scope="jobnotes",
    item=Note,
):
    """A note on a job."""

    job_id: Ref["Job"]


class ProjectNote(
    PinnedNote,
    path="projects/{id}/notes",
    within="project_id",
    tag="Projects",
    operations="list=GetNotes:404",
    feed="project-notes",
    feed_scope="projectnotes",
    item=Note,
):
    """A note on a project."""

    project_id: Ref["Project"]
