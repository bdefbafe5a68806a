"""Customers, where they live, and how their wishes reach us."""

from truckroll.catalogue import family
from truckroll.families.crm.booking_contacts import BookingContact
from truckroll.families.crm.booking_providers import BookingProviderTag
from truckroll.families.crm.bookings import Booking
from truckroll.families.crm.contact_methods import ContactMethod
from truckroll.families.crm.contact_relationships import ContactRelationship
from truckroll.families.crm.contacts import Contact
from truckroll.families.crm.custom_fields import CustomerCustomFieldType, LocationCustomFieldType
from truckroll.families.crm.customers import BulkTags, Customer
from truckroll.families.crm.lead_notes import LeadNote
from truckroll.families.crm.leads import Lead
from truckroll.families.crm.legacy_contacts import (
    CustomerContact,
    CustomersContact,
    LocationContact,
    LocationsContact,
)
from truckroll.families.crm.locations import Location
from truckroll.families.crm.notes import CustomerNote, LocationNote

FAMILY = family(__name__, "CRM", path="crm/v2", scope="crm", document="crm-v2")

__all__ = [
    "Booking",
    "BookingContact",
    "BookingProviderTag",
    "BulkTags",
    "Contact",
    "ContactMethod",
    "ContactRelationship",
    "Customer",
    "CustomerContact",
    "CustomerCustomFieldType",
    "CustomerNote",
    "CustomersContact",
    "Lead",
    "LeadNote",
    "Location",
    "LocationContact",
    "LocationCustomFieldType",
    "LocationNote",
    "LocationsContact",
]
