"""Kinds of activities, and what must be told of each."""

from typing import TYPE_CHECKING, Literal

from truckroll.catalogue import Ref, Resource, invalid, refuse
from truckroll.catalogue.shapes import camel, spaced

if TYPE_CHECKING:
    from truckroll.families import payroll, settings
    from truckroll.families.timesheets.activities import Activity

ActivityCategoryType = Literal["Other", "Idle", "Meal", "PaidTimeOff", "OnJobActivities", "Training", "Travel"]
Association = Literal["DoNotAllow", "Allow", "Require"]

TOLD = {
    "tag": "tag_types",
    "job": "job_id",
    "project": "project_id",
    "project_label": "project_label",
    "budget_code": "budget_code_id",
    "labor_type": "labor_type_id",
    "memo": "memo",
}
"""What may be told of an activity, and where."""


class ActivityCategory(
    Resource,
    path="activity-categories",
    tag="ActivityCategories",
    operations="get list:409",
    filters="active created modified",
    sort="id modified_on created_on",
    feed="activity-categories",
):
    """What a kind of activity is, such as travel or a meal: so it is paid, or not."""

    name: str
    type: ActivityCategoryType = "Other"
    allow_edit: bool = True
    is_default: bool = False
    active: bool = True


class ActivityType(
    Resource,
    path="activity-types",
    tag="ActivityTypes",
    operations="get list:409",
    filters="active created modified",
    sort="id modified_on created_on",
    feed="activity-types",
):
    """A kind of activity, and what may, must or may not be told of one."""

    code: str
    category_id: Ref["ActivityCategory"]
    description: str | None
    icon: str = ""
    business_unit_id: Ref["settings.BusinessUnit"] | None
    is_users_home_business_unit: bool = False
    labor_type_id: Ref["payroll.LaborType"] | None
    is_technician_profile_labor_type: bool = False
    visible_to_roles: list[Ref["settings.UserRole"]] = []
    default_tag_type_ids: list[Ref["settings.TagType"]] = []
    tag_association: Association = "Allow"
    job_association: Association = "Allow"
    project_association: Association = "Allow"
    project_label_association: Association = "Allow"
    budget_code_association: Association = "Allow"
    labor_type_association: Association = "Allow"
    memo_association: Association = "Allow"
    default_memo: str | None
    dont_allow_to_change_memo: bool = False
    dont_allow_to_change_tag: bool = False
    is_archived: bool = False
    is_draft: bool = False
    is_default: bool = False
    is_in_use: bool = False
    active: bool = True

    def check(self, activity: "Activity") -> None:
        """Refuse an activity of a kind that is not used, or one that tells too much or too little for its kind."""
        unused = self.is_archived or self.is_draft or not self.active
        refuse(unused, f"Activity type {self.code} is not in use; choose another.")
        for word, name in TOLD.items():
            association: Association = getattr(self, f"{word}_association")
            said, place = bool(getattr(activity, name)), camel(name)
            invalid(association == "Require" and not said, place, f"{self.code} needs a {spaced(word)}.")
            invalid(association == "DoNotAllow" and said, place, f"{self.code} has no {spaced(word)}.")
        other_memo = self.dont_allow_to_change_memo and activity.memo != self.default_memo
        invalid(other_memo, "memo", f"The memo of {self.code} is always '{self.default_memo or ''}'.")
        other_tags = self.dont_allow_to_change_tag and set(activity.tag_types) != set(self.default_tag_type_ids)
        invalid(other_tags, "tagTypes", f"The tags of {self.code} are always {self.default_tag_type_ids}.")
        self.is_in_use = True
