"""Customers, where they live, and how their wishes reach us."""

from truckroll.catalogue import family
from truckroll.families.crm.bookings import Booking
from truckroll.families.crm.customers import Customer
from truckroll.families.crm.leads import Lead
from truckroll.families.crm.locations import Location

FAMILY = family(__name__, "CRM", path="crm/v2", scope="crm", document="crm-v2")

__all__ = ["Booking", "Customer", "Lead", "Location"]
