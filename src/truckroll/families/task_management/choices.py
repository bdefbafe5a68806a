"""What tasks can be about, where they come from, how they end and who does them, as the contractor names it."""

from typing import TYPE_CHECKING, Any, Literal, get_args

from truckroll.catalogue import Model, Ref, Resource, noun, read

if TYPE_CHECKING:
    from truckroll.families import settings

BusinessUnit: "type[settings.BusinessUnit]" = noun("settings.BusinessUnit")
Employee: "type[settings.Employee]" = noun("settings.Employee")
Technician: "type[settings.Technician]" = noun("settings.Technician")

TaskStatus = Literal["ToDo", "InProgress", "OnHold", "Canceled", "Completed"]
TaskPriority = Literal["Low", "Normal", "High", "Urgent"]
TaskResolutionType = Literal["Custom", "Refund"]


class Word(Model):
    """A word that tasks know."""

    name: str


class EmployeeChoice(Model):
    """Somebody who can be given tasks."""

    id: int
    name: str
    active: bool = True


class BusinessUnitChoice(Model):
    """A part of the business that tasks belong to."""

    name: str
    value: int


class TaskSource(Resource, hides="created_on modified_on"):
    """Where tasks come from, such as a phone call."""

    name: str
    active: bool = True


class TaskResolution(Resource, hides="created_on modified_on"):
    """How tasks end, such as with money given back, and the types of tasks that do not."""

    name: str
    type: TaskResolutionType = "Custom"
    active: bool = True
    excluded_task_type_ids: list[Ref["TaskType"]]


class TaskTypeChoice(Model):
    """A type of tasks, as it is chosen."""

    id: Ref[Any]
    name: str
    active: bool = True
    excluded_task_resolution_ids: list[Ref["TaskResolution"]]


class Choices(Model):
    """Everything that a task can be told to be."""

    employees: list[EmployeeChoice]
    business_units: list[BusinessUnitChoice]
    task_priorities: list[Word]
    task_resolution_types: list[Word]
    task_statuses: list[Word]
    task_types: list[TaskTypeChoice]
    task_sources: list[TaskSource]
    task_resolutions: list[TaskResolution]


class TaskType(TaskTypeChoice, Resource, path="data", tag="ClientSideData"):
    """What tasks are about, such as a complaint, and how they do not end."""

    @read("GET ")
    def get(cls) -> Choices:
        """Everything that a task can be told to be, for those who write one."""
        people = sorted([*Employee.find(active=None), *Technician.find(active=None)], key=lambda each: each.id)
        return Choices(
            employees=[EmployeeChoice(id=each.id, name=each.name, active=each.active) for each in people],
            business_units=[BusinessUnitChoice(name=unit.name or "", value=unit.id) for unit in BusinessUnit.find()],
            task_priorities=words(TaskPriority),
            task_resolution_types=words(TaskResolutionType),
            task_statuses=words(TaskStatus),
            task_types=cls.find(active=None),
            task_sources=TaskSource.find(active=None),
            task_resolutions=TaskResolution.find(active=None),
        )


def words(known: object) -> list[Word]:
    """The words of a closed list."""
    return [Word(name=word) for word in get_args(known)]
