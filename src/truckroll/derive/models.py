"""The twenty kinds of record that people ask for by name, and which calls read and write them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from truckroll.derive.calls import Call, calls_in

WORDS = ("list", "get", "create", "update", "delete")


@dataclass(frozen=True)
class Model:
    """One kind of record: the noun that has its calls, which of them does what, and what to do where there is none."""

    title: str
    noun: str
    calls: dict[str, str] = field(default_factory=dict[str, str])
    """Of the five words, those whose call has another name, or is taken for it."""
    instead: dict[str, str] = field(default_factory=dict[str, str])
    """Of the five words, those that the platform has no operation for: what to use. Calls stand in backticks."""

    def call(self, word: str) -> Call | None:
        """The call for one of the five words; None where the platform has no operation for it."""
        api, noun = self.noun.split(".")
        calls = calls_in(api)[noun]
        return None if word in self.instead else calls[self.calls.get(word, word)]


_LOCATION = Model(
    "Location",
    "crm.locations",
    instead={"delete": "`crm.locations.update(id, active=False)`: records of a customer's house are kept."},
)

MODELS: dict[str, Model] = {
    "appointments": Model("Appointment", "jpm.appointments", {"create": "add", "update": "reschedule"}),
    "customers": Model(
        "Customer",
        "crm.customers",
        instead={"delete": "`crm.customers.update(id, active=False)`: its history stays."},
    ),
    "leads": Model("Lead", "crm.leads", instead={"delete": "`crm.leads.dismiss(id, …)`, with a reason."}),
    "ap_invoices": Model(
        "AP invoice (inventory bill)",
        "accounting.inventory_bills",
        {"list": "get_list_paginated"},
        {
            "get": "`accounting.inventory_bills.get_list_paginated(ids=[…])`",
            "create": "`inventory.receipts.create_receipt(…)`: a bill comes of receiving what was ordered.",
            "update": "`accounting.inventory_bills.update_custom_fields(…)`, or "
            "`accounting.inventory_bills.mark_as_exported(…)`.",
            "delete": "`inventory.receipts.cancel_receipts(id, …)` takes the receipt back, and its bill with it.",
        },
    ),
    "ar_invoices": Model(
        "AR invoice",
        "accounting.invoices",
        {"create": "create_adjustment_invoice", "update": "update_invoice"},
        {
            "get": "`accounting.invoices.list(ids=[…])`",
            "delete": "`accounting.invoices.create_adjustment_invoice(…)` that takes the amount back, or "
            "`accounting.invoices.delete_invoice_item(invoice, item)`.",
        },
    ),
    "payments": Model(
        "AR payment",
        "accounting.payments",
        instead={
            "get": "`accounting.payments.list(ids=[…])`",
            "delete": "`accounting.payments.update(id, …)` with other splits; a payment is undone in the application.",
        },
    ),
    "assets": Model(
        "Asset (installed equipment)",
        "equipment_systems.installed_equipment",
        instead={"delete": "`equipment_systems.installed_equipment.update(id, …)`: what was taken out stays known."},
    ),
    "employees": Model(
        "Employee",
        "settings.employees",
        instead={"delete": '`settings.employees.account_actions(id, action="Deactivate")`'},
    ),
    "estimates": Model("Estimate", "salestech.estimates", instead={"delete": "`salestech.estimates.dismiss(id)`"}),
    "items": Model("Item (material)", "pricebook.materials"),
    "item_receipts": Model(
        "Item receipt",
        "inventory.receipts",
        {"create": "create_receipt"},
        {
            "get": "`inventory.receipts.list(ids=[…])`",
            "update": "`inventory.receipts.update_custom_fields(…)`; what was received wrong is canceled and received "
            "again.",
            "delete": "`inventory.receipts.cancel_receipts(id, …)`",
        },
    ),
    "purchase_orders": Model(
        "Purchase order",
        "inventory.purchase_orders",
        {"get": "get_by_id"},
        {"delete": "`inventory.purchase_orders.cancel(id, …)`"},
    ),
    "service_sites": Model("Service site (location)", _LOCATION.noun, instead=_LOCATION.instead),
    "tax_codes": Model(
        "Tax code (tax zone)",
        "accounting.tax_zones",
        instead={
            "get": "`accounting.tax_zones.list(ids=[…])`",
            "create": "the application: a contractor's taxes are set up by people.",
            "update": "the application; which zone a house is in is `crm.locations.update(id, tax_zone_id=…)`.",
            "delete": "the application.",
        },
    ),
    "timecard_entries": Model("Timecard entry (activity)", "timesheets.activities"),
    "jobs": Model(
        "Job", "jpm.jobs", instead={"delete": "`jpm.jobs.cancel(id, reason_id=…, memo=…)`: a job is never deleted."}
    ),
    "locations": _LOCATION,
    "projects": Model(
        "Project", "jpm.projects", instead={"delete": "`jpm.projects.update(id, status_id=…)` with a closing status."}
    ),
    "tasks": Model(
        "Task",
        "task_management.tasks",
        {"list": "get_tasks", "get": "get_task"},
        {
            "update": "`task_management.tasks.create_subtask(id, …)` for what is still to do; a task is closed in the "
            "application.",
            "delete": "the application.",
        },
    ),
    "vendors": Model(
        "Vendor",
        "inventory.vendors",
        {"get": "get_by_id"},
        {"delete": "`inventory.vendors.update(id, active=False)`"},
    ),
}


def cells() -> Iterator[tuple[str, str, Call | None]]:
    """Each model with each of the five words, and the call for it."""
    for name, model in MODELS.items():
        for word in WORDS:
            yield name, word, model.call(word)


@cache
def model_calls(name: str) -> dict[str, Call]:
    """What a model can do: the five words that the platform has operations for, then all else that its noun has."""
    model = MODELS[name]
    api, noun = model.noun.split(".")
    found = {word: call for word in WORDS if (call := model.call(word)) is not None}
    others = {name: call for name, call in calls_in(api)[noun].items() if name not in WORDS}
    return found | others
