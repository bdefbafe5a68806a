"""The parts of the business that there are reports about."""

CATEGORIES = {
    "accounting": "Accounting",
    "call-center": "Call center",
    "inventory": "Inventory",
    "marketing": "Marketing",
    "memberships": "Memberships",
    "operations": "Operations",
    "payroll": "Payroll",
    "sales": "Sales",
    "technician": "Technicians",
}
"""What each part is called, by its id."""
