"""Memberships: what customers are promised again and again, and pay for again and again."""

from truckroll.catalogue import family
from truckroll.families.memberships.invoice_templates import InvoiceTemplate, InvoiceTemplateItem
from truckroll.families.memberships.memberships import Membership, MembershipCustomFieldType, MembershipStatusChange
from truckroll.families.memberships.recurring_service_events import RecurringServiceEvent
from truckroll.families.memberships.recurring_services import RecurringService, RecurringServiceType
from truckroll.families.memberships.types import DurationBilling, MembershipType, TypeDiscount, TypeRecurringService

FAMILY = family(__name__, "Memberships", path="memberships/v2", scope="mem", document="memberships-v2")

__all__ = [
    "DurationBilling", "InvoiceTemplate", "InvoiceTemplateItem", "Membership", "MembershipCustomFieldType",
    "MembershipStatusChange", "MembershipType", "RecurringService", "RecurringServiceEvent", "RecurringServiceType",
    "TypeDiscount", "TypeRecurringService",
]  # fmt: skip
