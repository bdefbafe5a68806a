"""What a contractor wants to know about its work beside what the platform asks."""

from truckroll.catalogue import CustomFieldType


class JobCustomFieldType(
    CustomFieldType,
    path="jobs/custom-fields",
    tag="Jobs",
    operations="list=GetCustomFieldTypes",
    filters="created modified",
    sort="id name",
):
    """A field that the contractor keeps on its jobs."""


class ProjectCustomFieldType(
    CustomFieldType,
    path="projects/custom-fields",
    tag="Projects",
    operations="list=GetCustomFieldTypes",
    filters="created modified",
    sort="id name",
):
    """A field that the contractor keeps on its projects."""
