"""Kinds of work, and what each brings to a job that is booked."""

from typing import TYPE_CHECKING, Annotated, Self

from truckroll.catalogue import (
    AtLeast,
    AtMost,
    Clearable,
    ExternalData,
    Int32,
    Money,
    Ref,
    Required,
    Resource,
    Sent,
    Some,
    Text,
    Writable,
    create,
    filter,
    invalid,
    noun,
    update,
    where,
)

if TYPE_CHECKING:
    from truckroll.families import dispatch, settings

TechnicianSkill: "type[dispatch.TechnicianSkill]" = noun("dispatch.TechnicianSkill")

PRIORITIES = ("Low", "Normal", "High", "Urgent")


class JobType(
    Resource,
    path="job-types",
    tag="JobTypes",
    operations="get list",
    filters="name priority ids active created modified",
    order_by="id modified_on created_on",
    index="duration",
):
    """A kind of work, such as a tune-up: how long it takes, how urgent it is, which skills it needs."""

    name: Required[str]
    business_unit_ids: Writable[list[Ref["settings.BusinessUnit"]]] = []
    skills: Writable[list[str]] = []
    tag_type_ids: Writable[list[Ref["settings.TagType"]]] = []
    priority: Writable[str] = "Normal"
    duration: Writable[Annotated[int, Sent(Int32)]] = 0
    sold_threshold: Clearable[Money | None]
    class_: Writable[str] = ""
    summary: Writable[Text] = ""
    no_charge: Writable[bool] = False
    enforce_recurring_service_event_selection: Writable[bool | None] = False
    invoice_signatures_required: Writable[bool] = False
    external_data: Writable[ExternalData]
    active: bool = True
    is_smart_dispatched: bool = False

    @filter
    def min_duration(cls, value: Int32) -> Some:
        """Kinds of work that take at least so many seconds."""
        return where(duration=AtLeast(value))

    @filter
    def max_duration(cls, value: Int32) -> Some:
        """Kinds of work that take at most so many seconds."""
        return where(duration=AtMost(value))

    @create()
    def create(self) -> Self:
        """Offer a new kind of work."""
        self.check()
        return self

    @update(400)
    def update(self) -> Self:
        """Change what a kind of work brings to the jobs booked from now on."""
        self.check()
        return self

    def check(self) -> None:
        """A kind of work has a name, a known urgency and a length."""
        invalid(not self.name.strip(), "name", "A job type needs a name.")
        check_priority(self.priority)
        invalid(self.duration < 0, "duration", "A duration is a number of seconds from 0.")
        TechnicianSkill.follow(self)


def check_priority(priority: str) -> None:
    """The platform knows four urgencies."""
    invalid(priority not in PRIORITIES, "priority", f"'{priority}' is none of {', '.join(PRIORITIES)}.")
