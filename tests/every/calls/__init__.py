"""What each family adds to the tests of every operation: its records, and a good call of each of its operations.

A module may have REFERENCES, GOOD, UNFED, WRITTEN, LISTED and WITHIN (see `tests.every.good`), and
`furnish(tenant, ids, new, ask)`, which makes its records of a contractor who already has those of the modules before.
"""

from importlib import import_module
from importlib.util import find_spec

_ORDER = (
    "settings", "crm", "jpm", "pricebook", "inventory", "accounting", "accounting_payable", "dispatch", "timesheets",
    "payroll", "memberships", "service_agreements", "marketing", "marketing_ads", "marketing_reputation", "salestech",
    "scheduling_pro", "task_management", "telecom", "forms", "equipment_systems", "findings", "reporting",
)  # fmt: skip
_THERE = (name for name in _ORDER if find_spec(f"{__name__}.{name}") is not None)
FAMILIES = tuple(import_module(f"{__name__}.{name}") for name in _THERE)
