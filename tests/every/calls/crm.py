"""Good calls of customers, locations, bookings, leads and contacts."""

from collections.abc import Callable
from typing import Any

from tests.every.calls.words import ADDRESS, PHONE, SOMEDAY, STREET, Call, attached, on, part, within
from tests.every.place import OPERATIONS, Given, Tenant

REFERENCES = {
    "crm.Customer": "customer",
    "crm.Location": "location",
    "crm.Lead": "lead",
    "crm.Booking": "booking",
    "crm.Contact": "contact",
    "crm.BookingProviderTag": "provider",
}

GOOD: dict[str, Call] = {}


def _reach(key: str, **body: Any) -> Callable[[Tenant], Given]:
    return lambda tenant: Given({"id": tenant.ids[key], "contactId": tenant.ids[f"{key} contact"]}, body=body)


def _own_field(tenant: Tenant, of: str) -> dict[str, Any]:
    return {"customFields": [{"typeId": tenant.ids[f"{of} field"], "value": "Red"}], "tagTypeIds": [tenant.ids["tag"]]}


def _location(tenant: Tenant) -> dict[str, Any]:
    said = {"name": "Cottage", "address": ADDRESS, "contacts": [PHONE], "coordinatesSource": "User"}
    return said | _own_field(tenant, "location") | attached(tenant)


def _tagged(tag: str) -> Callable[[Tenant], Given]:
    return lambda tenant: Given(body={"customerIds": [tenant.ids["customer"]], "tagTypeIds": [tenant.ids[tag]]})


GOOD |= {
    "Customers_Create": lambda tenant: Given(
        body={"name": "Cleo", "address": ADDRESS, "contacts": [PHONE], "locations": [_location(tenant)]}
        | {"paymentTermId": tenant.ids["term"], "creditLimit": 99.5}
        | _own_field(tenant, "customer")
        | attached(tenant)
    ),
    "Customers_Update": lambda tenant: Given(
        {"id": tenant.ids["customer"]},
        body={"name": "Dora", "address": ADDRESS, "doNotMail": True, "paymentTermId": tenant.ids["term"]}
        | _own_field(tenant, "customer")
        | attached(tenant),
    ),
    "Locations_Create": lambda tenant: Given(body=_location(tenant) | {"customerId": tenant.ids["customer"]}),
    "Locations_Update": lambda tenant: Given(
        {"id": tenant.ids["location"]},
        body={"name": "Cabin", "address": STREET, "taxZoneId": tenant.ids["tax_zone"]}
        | _own_field(tenant, "location")
        | attached(tenant),
    ),
    "Customers_CreateNote": on("customer", text="Beware of the dog.", pinToTop=True, addToLocations=True),
    "Locations_CreateNote": on("location", text="Beware of the dog.", pinToTop=True, addToCustomer=True),
    "Customers_GetModifiedContactsList": lambda tenant: Given(query={"customerIds": tenant.ids["customer"]}),
    "Locations_GetLocationsContactsList": lambda tenant: Given(query={"locationIds": tenant.ids["location"]}),
    "Locations_UpdatePreferredTechnician": part("location", preferredTechnicianId="tess"),
    "Locations_GetPreferredTechnician": on("location"),
    "BulkTags_AddTags": _tagged("tag"),
    "BulkTags_RemoveTags": _tagged("worn"),
}
for _of, _key in (("Customers", "customer"), ("Locations", "location")):
    GOOD |= {
        f"{_of}_Get": on(_key),
        f"{_of}_GetNotes": on(_key),
        f"{_of}_DeleteNote": part(_key, noteId=f"{_key} note"),
        f"{_of}_GetContactList": on(_key),
        f"{_of}_CreateContact": on(_key, **PHONE),
        f"{_of}_UpdateContact": _reach(_key, value="555-0199"),
        f"{_of}_DeleteContact": _reach(_key),
        f"{_of}_CreateTag": part(_key, tagTypeId="tag"),
        f"{_of}_DeleteTag": part(_key, tagTypeId="worn"),
    }
"""Customers and locations."""


_BOOKING = {"booking_provider": "provider", "id": "booking"}
_METHOD = {"contactId": "contact", "contactMethodId": "method"}

GOOD |= {
    "BookingProviderTags_Get": on("provider"),
    "BookingProviderTags_Create": lambda _: Given(body={"tagName": "Web", "description": "Our own site"}),
    "BookingProviderTags_Update": on("provider", description="Their site"),
    "Bookings_Get": on("booking"),
    "Bookings_GetContactList": on("booking"),
    "Bookings_GetList2": within(booking_provider="provider"),
    "Bookings_GetForProvider": within(**_BOOKING),
    "Bookings_GetContactList2": within(**_BOOKING),
    "Bookings_Create": lambda tenant: Given(
        {"booking_provider": tenant.ids["provider"]},
        body={"source": "Web", "name": "Bo", "summary": "Drips", "isFirstTimeClient": True, "externalId": "w-1"}
        | {"address": STREET, "customerType": "Commercial", "priority": "High", "contacts": [PHONE]}
        | {"campaignId": tenant.ids["campaign"], "businessUnitId": tenant.ids["unit"]}
        | {"jobTypeId": tenant.ids["kind"], "start": SOMEDAY},
    ),
    "Bookings_Update": within({"summary": "Leaks", "address": STREET, "jobTypeId": "kind"}, **_BOOKING),
    "Bookings_DismissBooking": within({"callReasonId": "call_reason", "dismissingMemo": "twice"}, **_BOOKING),
    "Bookings_CreateContact": within(PHONE, **_BOOKING),
    "Bookings_UpdateBookingContact": within({"value": "555-0199"}, **_BOOKING, contactId="booking contact"),
    "Bookings_DeleteContact": within(**_BOOKING, contactId="booking contact"),
    "Leads_Get": on("lead"),
    "Leads_GetNotes": on("lead"),
    "Leads_CreateNote": on("lead", text="Call after five.", pinToTop=True),
    "Leads_Create": lambda tenant: Given(
        body={"campaignId": tenant.ids["campaign"], "summary": "Wants a bath", "followUpDate": SOMEDAY}
        | {"customerId": tenant.ids["customer"], "locationId": tenant.ids["location"], "priority": "High"}
        | {"callReasonId": tenant.ids["call_reason"], "bookingId": tenant.ids["booking"]}
        | {"tagTypeIds": [tenant.ids["tag"]], "leadPhone": "555-0100"}
    ),
    "Leads_Update": on("lead", summary="Wants two baths", businessUnitId="unit"),
    "Leads_CreateFollowUp": on("lead", followUpDate=SOMEDAY, text="Bring samples.", pinToTop=True),
    "Leads_Dismiss": on("lead", dismissingReasonId="call_reason"),
    "Leads_SubmitLeadForm": lambda tenant: Given(
        query={"id": tenant.ids["campaign"]},
        body={"name": "Fay", "phoneNumber": "555-0100", "address": ADDRESS, "summary": "Wants a pool"},
    ),
}
"""Bookings and leads."""

GOOD |= {
    "Contacts_Get": on("contact"),
    "Contacts_Create": lambda _: Given(body={"name": "Cy", "title": "Owner", "referenceId": "c-1"}),
    "Contacts_Replace": on("contact", isArchived=False, name="Di"),
    "Contacts_Update": on("contact", isArchived=True, title="Tenant"),
    "Contacts_DeleteContact": on("lone contact"),
    "Contacts_GetPreferenceMetadataList": lambda _: Given(),
    "Contacts_GetByRelationshipId": within(relationshipId="customer"),
    "Contacts_GetContactRelationshipList": within(contactId="contact"),
    "Contacts_CreateContactRelationship": within(
        contactId="lone contact", relatedEntityId="location", typeSlug="location"
    ),
    "Contacts_DeleteContactRelationship": within(contactId="contact", relatedEntityId="customer", typeSlug="customer"),
    "ContactMethods_GetContactMethods": within(contactId="contact"),
    "ContactMethods_GetContactMethod": within(**_METHOD),
    "ContactMethods_CreateContactMethod": within(PHONE, contactId="contact"),
    "ContactMethods_UpdateContactMethod": within({"value": "555-0199"}, **_METHOD),
    "ContactMethods_UpsertContactMethod": within(PHONE, **_METHOD),
    "ContactMethods_DeleteContactMethod": within(**_METHOD),
    "ContactPreferences_GetContactMethodPreferences": within(**_METHOD),
    "ContactPreferences_GetContactMethodPreference": within(**_METHOD, preferenceName="JobReminders"),
    "ContactPreferences_UpdateContactMethodPreference": within(
        {"value": "true"}, **_METHOD, preferenceName="JobReminders"
    ),
}
"""People who can be reached."""

_APART = ("BookingProviderTags", "Contacts", "ContactMethods", "ContactPreferences")
UNFED = {name for name, operation in OPERATIONS.items() if operation.tag in _APART and operation.method != "GET"}
UNFED |= {"Bookings_CreateContact", "Bookings_UpdateBookingContact", "Bookings_DeleteContact", "Leads_CreateNote"}
UNFED |= {f"{of}_{act}Note" for of in ("Customers", "Locations") for act in ("Create", "Delete")}

LISTED = {
    "Customers_GetList": ("ExportCustomers_GetCustomers", "Customers_Get"),
    "Locations_GetList": ("ExportLocations_Locations", "Locations_Get"),
    "Bookings_GetList": ("ExportBookings_Get", "Bookings_Get"),
    "Leads_GetList": ("ExportLeads_Leads", "Leads_Get"),
    "Contacts_GetList": (None, "Contacts_Get"),
    "BookingProviderTags_GetList": (None, "BookingProviderTags_Get"),
}
WITHIN = {
    "Customers_GetContactList": ("Customers_GetList", "ExportContacts_CustomersContacts"),
    "Locations_GetContactList": ("Locations_GetList", "ExportContacts_LocationsContacts"),
}
