"""What is to be done about invoices, such as calling a customer who is late."""

import re
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from truckroll.catalogue import UNSET, Guid, Model, Ref, Resource, When, action, invalid, next_id, one, refuse, tell

if TYPE_CHECKING:
    from truckroll.families.accounting.invoices import Invoice

VARIABLE = re.compile(r"\{(\w+)\}")


class InvoiceTaskRelation(Model):
    """Another task that this one has to do with."""

    type: str | None
    task_id: Guid


class CreatedTask(Model):
    """A task that was made of a template, and the template's name for it."""

    task_id: Guid
    key: str


class TemplateExecutionError(Model):
    """Why a template could not be used."""

    message: str


class TemplateExecution(Model):
    """What became of a template's use."""

    execution_id: str
    tasks: list[CreatedTask]
    status: str
    errors: list[TemplateExecutionError]


class UpdatedTask(Model):
    """A task that was changed."""

    task_id: Guid


class InvoiceTaskTemplate(Resource, named=True):
    """Something that is done about invoices again and again; its texts may name `{variables}`."""

    name: str
    type: str | None
    description: str | None

    def lacking(self, variables: dict[str, str]) -> list[str]:
        """The variables that its texts name and nobody gave."""
        return [name for name in VARIABLE.findall(f"{self.name} {self.description or ''}") if name not in variables]


class InvoiceTask(
    Resource,
    path="invoices/{invoiceId}/tasks",
    tag="Invoices",
    own_id="taskId",
    guid=True,
    operations="list=GetInvoiceTasks",
    index="invoice_id",
    hides="id created_on modified_on active invoice_id",
):
    """Something to be done about an invoice."""

    invoice_id: Ref["Invoice"]
    task_id: Guid
    type: str | None
    name: str | None
    status: str | None = "Open"
    assignee_id: Guid | None
    due_date: When | None
    description: str | None
    template_id: str | None
    relations: list[InvoiceTaskRelation]
    active: bool = True

    @action("POST")
    def create_invoice_task(
        cls, invoice_id: Ref["Invoice"], template_id: str, variables: dict[str, str] | None = None
    ) -> TemplateExecution:
        """Do what a template says about an invoice; one that cannot be used makes no task, and says why."""
        refuse(not one(invoice_id).active, f"Invoice {invoice_id} is deleted.")
        execution = str(uuid5(NAMESPACE_OID, f"{invoice_id}/{next_id()}"))
        template, given = InvoiceTaskTemplate.first(id=template_id), variables or {}
        if template is None:
            faults = [f"There is no template {template_id}."]
        else:
            faults = [f"The variable {name} is lacking." for name in template.lacking(given)]
        if template is None or faults:
            errors = [TemplateExecutionError(message=fault) for fault in faults]
            return TemplateExecution(execution_id=execution, tasks=[], status="Failed", errors=errors)
        task = cls.new(
            invoice_id=invoice_id,
            type=template.type,
            name=_filled(template.name, given),
            description=_filled(template.description or "", given) or None,
            template_id=template_id,
            task_id="",
        )
        task.task_id = str(task.id)
        tell("tn.acc.invoice-task-created", invoice={"id": int(invoice_id)}, task={"id": task.task_id})
        done = CreatedTask(task_id=task.task_id, key=template_id)
        return TemplateExecution(execution_id=execution, tasks=[done], status="Completed", errors=[])

    @action("PATCH {taskId}")
    def update_invoice_task(
        self,
        name: str | None = UNSET,
        status: str | None = UNSET,
        assignee_id: Guid | None = UNSET,
        due_date: When | None = UNSET,
        description: str | None = UNSET,
    ) -> UpdatedTask:
        """Change what is to be done, by whom, and by when; null takes it away."""
        invalid(name is None or name == "", "name", "A task needs a name.")
        invalid(status is None or status == "", "status", "A task has a status.")
        said = {"name": name, "status": status, "assignee_id": assignee_id, "due_date": due_date}
        for field, value in (said | {"description": description}).items():
            if value is not UNSET:
                setattr(self, field, value)
        tell("tn.acc.invoice-task-updated", invoice={"id": int(self.invoice_id)}, task={"id": self.task_id})
        return UpdatedTask(task_id=self.task_id)


def _filled(text: str, variables: dict[str, str]) -> str:
    return VARIABLE.sub(lambda found: variables[found[1]], text)
