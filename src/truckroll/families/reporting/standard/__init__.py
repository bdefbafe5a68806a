"""The reports that every contractor has."""

from truckroll.families.reporting.standard import (
    customers,
    inventory,
    jobs,
    memberships,
    revenue,
    sales,
    technicians,
)

__all__ = ["customers", "inventory", "jobs", "memberships", "revenue", "sales", "technicians"]
