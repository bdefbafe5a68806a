"""How far a project has got, in the contractor's own words."""

from truckroll.catalogue import Int32, Ref, Resource


class ProjectStatus(
    Resource,
    path="project-statuses",
    tag="ProjectStatuses",
    operations="get list",
    filters="name ids created modified",
    sort="id name order modified_on created_on",
    hides="created_on",
):
    """A step in the life of projects."""

    name: str
    order: Int32 = 0


class ProjectSubStatus(
    Resource,
    path="project-substatuses",
    tag="ProjectSubStatuses",
    operations="get list",
    filters="name status_id ids active created modified",
    sort="id name order status_id modified_on created_on",
    hides="created_on",
):
    """A part of one step in the life of projects."""

    name: str
    status_id: Ref["ProjectStatus"]
    order: Int32 = 0
    active: bool = True
