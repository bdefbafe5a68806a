"""A good call of every operation, and what is then to be read."""

from collections.abc import Callable
from typing import Any

from tests.every.place import OPERATIONS, Given, Tenant

REFERENCES = {
    "crm.Customer": "customer",
    "crm.Location": "location",
    "crm.Lead": "lead",
    "crm.Booking": "booking",
    "settings.BusinessUnit": "unit",
    "settings.Technician": "tess",
    "settings.Employee": "office",
    "settings.TagType": "tag",
    "settings.UserRole": "desk",
    "accounting.PaymentTerm": "term",
    "accounting.TaxZone": "tax_zone",
    "marketing.Campaign": "campaign",
    "jpm.Job": "open",
    "jpm.JobType": "kind",
    "jpm.JobCancelReason": "why_canceled",
    "jpm.JobHoldReason": "why_held",
    "jpm.JobMessage": "message",
    "jpm.Project": "project",
    "jpm.ProjectStatus": "step",
    "jpm.ProjectSubStatus": "part",
    "jpm.ProjectType": "project kind",
    "jpm.Segment": "segment",
    "jpm.SegmentItem": "item",
    "dispatch.Zone": "zone",
    "jbce.CallReason": "call_reason",
    "crm.Contact": "contact",
    "crm.BookingProviderTag": "provider",
}
"""What the tests call a record of each noun that a body or a filter refers to."""

_MARK = {"technicianId": "tess", "jobId": "open"}


def _job(**more: Any) -> Callable[[Tenant], Given]:
    return lambda tenant: Given(
        body=tenant.job(appointments=[tenant.visit(5, technicianIds=[tenant.ids["tess"]])], **more)
    )


def _on(key: str, **body: Any) -> Callable[[Tenant], Given]:
    """A call on a record; a word in the body that names a record is its id."""

    def given(tenant: Tenant) -> Given:
        said = {name: tenant.ids.get(value, value) if isinstance(value, str) else value for name, value in body.items()}
        return Given({"id": tenant.ids[key]}, body=said)

    return given


def _attached(tenant: Tenant) -> dict[str, Any]:
    data = [{"key": "bay", "value": "4"}]
    return {"externalData": {"applicationGuid": tenant.app.app_id, "externalData": data}}


def _changed(key: str, **body: Any) -> Callable[[Tenant], Given]:
    return lambda tenant: Given({"id": tenant.ids[key]}, body=body | _attached(tenant))


GOOD: dict[str, Callable[[Tenant], Given]] = {
    "Appointments_Get": _on("open visit"),
    "Appointments_Add": lambda tenant: Given(
        body={
            "jobId": tenant.ids["open"],
            **tenant.visit(9, technicianIds=[tenant.ids["tom"]]),
            "specialInstructions": "Ring.",
        }
    ),
    "Appointments_Confirm": _on("open visit"),
    "Appointments_RemoveConfirmation": _on("open visit 2"),
    "Appointments_Delete": _on("open visit"),
    "Appointments_Hold": _on("open visit", reasonId="why_held", memo="rain"),
    "Appointments_RemoveHold": _on("held visit"),
    "Appointments_Reschedule": _on("open visit", start="2046-12-01T09:00:00.1234567-01:00"),
    "Appointments_UpdateSpecialInstructions": _on("open visit", specialInstructions="Ring twice."),
    "Jobs_GetJobCanceledLogs": _on("canceled"),
    "Jobs_GetNotes": _on("open"),
    "Jobs_CreateNote": _on("open", text="Beware of the dog.", pinToTop=True),
    "Jobs_Get": _on("open"),
    "Jobs_Create": lambda tenant: Given(
        body=tenant.job(
            appointments=[tenant.visit(5, technicianIds=[tenant.ids["tess"]])],
            tagTypeIds=[tenant.ids["tag"]],
            customFields=[{"typeId": tenant.ids["color"], "value": "Red"}],
            leadId=tenant.ids["lead"],
            bookingId=tenant.ids["booking"],
            projectId=tenant.ids["project"],
            soldById=tenant.ids["tess"],
            summary="Squeaks",
            **_attached(tenant),
        )
    ),
    "Jobs_Update": _changed("open", summary="Leaks", priority="Urgent", customerPo="PO 5"),
    "Jobs_Cancel": _on("open", reasonId="why_canceled", memo="sold the house"),
    "Jobs_RemoveCancellation": _on("canceled"),
    "Jobs_Hold": _on("open", reasonId="why_held", memo="storm"),
    "Jobs_Complete": _on("open", completedOn="2026-01-02"),
    "Jobs_CreateMessage": _on("open", body="Who has the key?", createdByEmployeeId="office"),
    "Jobs_GetBookedLog": _on("open"),
    "Jobs_GetHistory": _on("open"),
    "Jobs_GetCancelReasons": lambda tenant: Given(query={"ids": f"{tenant.ids['canceled']},{tenant.ids['open']}"}),
    "JobTypes_Get": _on("kind"),
    "JobTypes_Create": lambda tenant: Given(
        body={"name": "Repair", "soldThreshold": 99.5, "duration": 3600, "class": "Home", **_attached(tenant)}
    ),
    "JobTypes_Update": _changed("kind", name="Tune-up", soldThreshold=10),
    "TechnicianRatings_Update": lambda tenant: Given(
        body={name: tenant.ids[key] for name, key in _MARK.items()} | {"rating": 7.5}
    ),
    "TechnicianRating_Update": lambda tenant: Given(
        {name: tenant.ids[key] for name, key in _MARK.items()}, body={"value": 6}
    ),
}


def _person(**more: Any) -> Callable[[Tenant], Given]:
    def given(tenant: Tenant) -> Given:
        said = {"name": "Ann Bell", "email": "ann@example.com", "accountCreationMethod": "SendInvite", "login": "ann"}
        role = tenant.ids["field" if "licenseType" in more else "desk"]
        return Given(body=said | {"roleId": role, "businessUnitId": tenant.ids["unit"]} | more)

    return given


GOOD |= {
    "Employees_Get": _on("office"),
    "Employees_Create": _person(positions=["CSR"], mobilePhoneNumber="555-0100"),
    "Employees_Update": _on("office", name="Olga Orr", roleId="desk", accountLocked=True),
    "Employees_AccountActions": _on("office", action="Deactivate"),
    "Technicians_Get": _on("tess"),
    "Technicians_Create": _person(positions=["Service"], licenseType="ManagedTech", dailyGoal=500.5),
    "Technicians_Update": _on("tess", team="North", licenseType="ManagedInstaller", dailyGoal=None),
    "Technicians_AccountActions": _on("tess", action="Deactivate"),
    "BusinessUnits_Get": _on("unit"),
    "BusinessUnits_Update": _changed("unit"),
    "TagTypes_Create": lambda tenant: Given(body={"name": "Gate", "color": "#00ff00", "importance": "High"}),
    "TagTypes_Update": _on("tag", color="#0000ff", code="G", importance=None),
}
"""People and tags: the settings."""

GOOD |= {"Zone_Get": _on("zone")}
"""The territory."""


_STREET = {"street": "1 Main St", "unit": "2", "city": "Reno", "state": "NV", "zip": "89501", "country": "USA"}
_ADDRESS = _STREET | {"latitude": 39.5, "longitude": -119.8}
_PHONE = {"type": "Phone", "value": "555-0100", "memo": "porch"}


def _part(key: str, **parts: str) -> Callable[[Tenant], Given]:
    """A call on something at a record; each part of the path names a record."""
    return lambda tenant: Given({name: tenant.ids[value] for name, value in {"id": key, **parts}.items()}, body={})


def _reach(key: str, **body: Any) -> Callable[[Tenant], Given]:
    return lambda tenant: Given({"id": tenant.ids[key], "contactId": tenant.ids[f"{key} contact"]}, body=body)


def _own_field(tenant: Tenant, of: str) -> dict[str, Any]:
    return {"customFields": [{"typeId": tenant.ids[f"{of} field"], "value": "Red"}], "tagTypeIds": [tenant.ids["tag"]]}


def _location(tenant: Tenant) -> dict[str, Any]:
    said = {"name": "Cottage", "address": _ADDRESS, "contacts": [_PHONE], "coordinatesSource": "User"}
    return said | _own_field(tenant, "location") | _attached(tenant)


def _tagged(tag: str) -> Callable[[Tenant], Given]:
    return lambda tenant: Given(body={"customerIds": [tenant.ids["customer"]], "tagTypeIds": [tenant.ids[tag]]})


GOOD |= {
    "Customers_Create": lambda tenant: Given(
        body={"name": "Cleo", "address": _ADDRESS, "contacts": [_PHONE], "locations": [_location(tenant)]}
        | {"paymentTermId": tenant.ids["term"], "creditLimit": 99.5}
        | _own_field(tenant, "customer")
        | _attached(tenant)
    ),
    "Customers_Update": lambda tenant: Given(
        {"id": tenant.ids["customer"]},
        body={"name": "Dora", "address": _ADDRESS, "doNotMail": True, "paymentTermId": tenant.ids["term"]}
        | _own_field(tenant, "customer")
        | _attached(tenant),
    ),
    "Locations_Create": lambda tenant: Given(body=_location(tenant) | {"customerId": tenant.ids["customer"]}),
    "Locations_Update": lambda tenant: Given(
        {"id": tenant.ids["location"]},
        body={"name": "Cabin", "address": _STREET, "taxZoneId": tenant.ids["tax_zone"]}
        | _own_field(tenant, "location")
        | _attached(tenant),
    ),
    "Customers_CreateNote": _on("customer", text="Beware of the dog.", pinToTop=True, addToLocations=True),
    "Locations_CreateNote": _on("location", text="Beware of the dog.", pinToTop=True, addToCustomer=True),
    "Customers_GetModifiedContactsList": lambda tenant: Given(query={"customerIds": tenant.ids["customer"]}),
    "Locations_GetLocationsContactsList": lambda tenant: Given(query={"locationIds": tenant.ids["location"]}),
    "Locations_UpdatePreferredTechnician": _part("location", preferredTechnicianId="tess"),
    "Locations_GetPreferredTechnician": _on("location"),
    "BulkTags_AddTags": _tagged("tag"),
    "BulkTags_RemoveTags": _tagged("worn"),
}
for _of, _key in (("Customers", "customer"), ("Locations", "location")):
    GOOD |= {
        f"{_of}_Get": _on(_key),
        f"{_of}_GetNotes": _on(_key),
        f"{_of}_DeleteNote": _part(_key, noteId=f"{_key} note"),
        f"{_of}_GetContactList": _on(_key),
        f"{_of}_CreateContact": _on(_key, **_PHONE),
        f"{_of}_UpdateContact": _reach(_key, value="555-0199"),
        f"{_of}_DeleteContact": _reach(_key),
        f"{_of}_CreateTag": _part(_key, tagTypeId="tag"),
        f"{_of}_DeleteTag": _part(_key, tagTypeId="worn"),
    }
"""Customers and locations."""


def _within(body: dict[str, Any] | None = None, **path: str) -> Callable[[Tenant], Given]:
    """A call below other records; a part of the path names a record, but a kind or a preference is meant as it is."""

    def given(tenant: Tenant) -> Given:
        said = {
            name: tenant.ids.get(word, word) if isinstance(word, str) else word for name, word in (body or {}).items()
        }
        return Given({name: word if name in WORDS else tenant.ids[word] for name, word in path.items()}, body=said)

    return given


WORDS = ("typeSlug", "preferenceName")
"""Parts of paths that name no record."""


_BOOKING = {"booking_provider": "provider", "id": "booking"}
_METHOD = {"contactId": "contact", "contactMethodId": "method"}
_SOMEDAY = "2046-12-03T10:00:00Z"

GOOD |= {
    "BookingProviderTags_Get": _on("provider"),
    "BookingProviderTags_Create": lambda _: Given(body={"tagName": "Web", "description": "Our own site"}),
    "BookingProviderTags_Update": _on("provider", description="Their site"),
    "Bookings_Get": _on("booking"),
    "Bookings_GetContactList": _on("booking"),
    "Bookings_GetList2": _within(booking_provider="provider"),
    "Bookings_GetForProvider": _within(**_BOOKING),
    "Bookings_GetContactList2": _within(**_BOOKING),
    "Bookings_Create": lambda tenant: Given(
        {"booking_provider": tenant.ids["provider"]},
        body={"source": "Web", "name": "Bo", "summary": "Drips", "isFirstTimeClient": True, "externalId": "w-1"}
        | {"address": _STREET, "customerType": "Commercial", "priority": "High", "contacts": [_PHONE]}
        | {"campaignId": tenant.ids["campaign"], "businessUnitId": tenant.ids["unit"]}
        | {"jobTypeId": tenant.ids["kind"], "start": _SOMEDAY},
    ),
    "Bookings_Update": _within({"summary": "Leaks", "address": _STREET, "jobTypeId": "kind"}, **_BOOKING),
    "Bookings_DismissBooking": _within({"callReasonId": "call_reason", "dismissingMemo": "twice"}, **_BOOKING),
    "Bookings_CreateContact": _within(_PHONE, **_BOOKING),
    "Bookings_UpdateBookingContact": _within({"value": "555-0199"}, **_BOOKING, contactId="booking contact"),
    "Bookings_DeleteContact": _within(**_BOOKING, contactId="booking contact"),
    "Leads_Get": _on("lead"),
    "Leads_GetNotes": _on("lead"),
    "Leads_CreateNote": _on("lead", text="Call after five.", pinToTop=True),
    "Leads_Create": lambda tenant: Given(
        body={"campaignId": tenant.ids["campaign"], "summary": "Wants a bath", "followUpDate": _SOMEDAY}
        | {"customerId": tenant.ids["customer"], "locationId": tenant.ids["location"], "priority": "High"}
        | {"callReasonId": tenant.ids["call_reason"], "bookingId": tenant.ids["booking"]}
        | {"tagTypeIds": [tenant.ids["tag"]], "leadPhone": "555-0100"}
    ),
    "Leads_Update": _on("lead", summary="Wants two baths", businessUnitId="unit"),
    "Leads_CreateFollowUp": _on("lead", followUpDate=_SOMEDAY, text="Bring samples.", pinToTop=True),
    "Leads_Dismiss": _on("lead", dismissingReasonId="call_reason"),
    "Leads_SubmitLeadForm": lambda tenant: Given(
        query={"id": tenant.ids["campaign"]},
        body={"name": "Fay", "phoneNumber": "555-0100", "address": _ADDRESS, "summary": "Wants a pool"},
    ),
}
"""Bookings and leads."""

GOOD |= {
    "Contacts_Get": _on("contact"),
    "Contacts_Create": lambda _: Given(body={"name": "Cy", "title": "Owner", "referenceId": "c-1"}),
    "Contacts_Replace": _on("contact", isArchived=False, name="Di"),
    "Contacts_Update": _on("contact", isArchived=True, title="Tenant"),
    "Contacts_DeleteContact": _on("lone contact"),
    "Contacts_GetPreferenceMetadataList": lambda _: Given(),
    "Contacts_GetByRelationshipId": _within(relationshipId="customer"),
    "Contacts_GetContactRelationshipList": _within(contactId="contact"),
    "Contacts_CreateContactRelationship": _within(
        contactId="lone contact", relatedEntityId="location", typeSlug="location"
    ),
    "Contacts_DeleteContactRelationship": _within(contactId="contact", relatedEntityId="customer", typeSlug="customer"),
    "ContactMethods_GetContactMethods": _within(contactId="contact"),
    "ContactMethods_GetContactMethod": _within(**_METHOD),
    "ContactMethods_CreateContactMethod": _within(_PHONE, contactId="contact"),
    "ContactMethods_UpdateContactMethod": _within({"value": "555-0199"}, **_METHOD),
    "ContactMethods_UpsertContactMethod": _within(_PHONE, **_METHOD),
    "ContactMethods_DeleteContactMethod": _within(**_METHOD),
    "ContactPreferences_GetContactMethodPreferences": _within(**_METHOD),
    "ContactPreferences_GetContactMethodPreference": _within(**_METHOD, preferenceName="JobReminders"),
    "ContactPreferences_UpdateContactMethodPreference": _within(
        {"value": "true"}, **_METHOD, preferenceName="JobReminders"
    ),
}
"""People who can be reached."""

_SEGMENT = {"segmentId": "segment"}
_ITEM = _SEGMENT | {"segmentItemId": "item"}


def _full(tenant: Tenant) -> dict[str, Any]:
    return {"segmentItemIds": [tenant.ids["part of item"]]}


def _partial(tenant: Tenant) -> dict[str, Any]:
    return {"segments": [{"segmentId": tenant.ids["segment"], "segmentItemId": tenant.ids["part of item"]}]}


def _codes(tenant: Tenant) -> str:
    return f"{tenant.words},2"


GOOD["Zone_Get"] = _on("zone")
GOOD |= {
    "Projects_Get": _on("project"),
    "Projects_GetNotes": _on("project"),
    "Projects_CreateNote": _on("project", text="Permit at the desk.", pinToTop=True),
    "Projects_CreateMessage": _on("project", body="Who has the permit?", createdByEmployeeId="office"),
    "Projects_AttachJob": _within(id="project", jobId="loose"),
    "Projects_DetachJob": _within(jobId="open"),
    "Projects_Create": lambda tenant: Given(
        body={"locationId": tenant.ids["location"], "name": "Annex", "summary": "Two floors", "startDate": _SOMEDAY}
        | {"statusId": tenant.ids["step"], "subStatusId": tenant.ids["part"]}
        | {"projectTypeId": tenant.ids["project kind"], "projectManagerIds": [tenant.ids["office"]]}
        | {"businessUnitIds": [tenant.ids["unit"]]}
        | {"customFields": [{"typeId": tenant.ids["project field"], "value": "Red"}]}
        | _attached(tenant)
    ),
    "Projects_Update": lambda tenant: Given(
        {"id": tenant.ids["project"]},
        body={"name": "Barn", "statusId": tenant.ids["step"], "jobIds": [tenant.ids["loose"]]} | _attached(tenant),
    ),
    "ProjectStatuses_Get": _on("step"),
    "ProjectSubStatuses_Get": _on("part"),
    "ProjectTypes_Get": _on("project kind"),
    "BudgetCodes_ListCompanySegments": lambda _: Given(),
    "BudgetCodes_ListProjectSegments": _within(projectId="project"),
    "BudgetCodes_ListCompanySegmentItems": _within(**_SEGMENT),
    "BudgetCodes_ListProjectSegmentItems": _within(projectId="project", **_SEGMENT),
    "BudgetCodes_ListCompanySegmentItemChildren": _within(**_ITEM),
    "BudgetCodes_ListProjectSegmentItemChildren": _within(projectId="project", **_ITEM),
    "BudgetCodes_ListProjectBudgetCodes": _within(projectId="project"),
    "BudgetCodes_MatchCompanyBudgetCodes": lambda tenant: Given(query={"codes": _codes(tenant)}),
    "BudgetCodes_MatchProjectBudgetCodes": lambda tenant: Given(
        {"projectId": tenant.ids["project"]}, {"codes": _codes(tenant)}
    ),
    "BudgetCodes_CreateBudgetCode": lambda tenant: Given(body=_full(tenant)),
    "BudgetCodes_CreateBudgetCodePartial": lambda tenant: Given(body=_partial(tenant)),
    "BudgetCodes_CreateBudgetCodesBatch": lambda tenant: Given(body=[_full(tenant)]),
    "BudgetCodes_CreateBudgetCodesPartialBatch": lambda tenant: Given(body=[_partial(tenant)]),
}
"""Projects, and under what their costs are booked."""


def good(operation_id: str, tenant: Tenant) -> Given:
    """A call that succeeds; lists need no more than their path, and feeds are asked for what is recent."""
    if operation_id in GOOD:
        return GOOD[operation_id](tenant)
    assert OPERATIONS[operation_id].act in ("list", "feed"), f"tests.every.good has no call of {operation_id}"
    return Given(query={"includeRecentChanges": "true"} if OPERATIONS[operation_id].act == "feed" else "")


WRITTEN: dict[str, tuple[str, str, dict[str, Any]]] = {
    "Appointments_Confirm": ("Export_Appointments", "open visit", {"isConfirmed": True}),
    "Appointments_RemoveConfirmation": ("Export_Appointments", "open visit 2", {"isConfirmed": False}),
    "Appointments_Delete": ("Export_Appointments", "open visit", {"active": False}),
    "Appointments_Hold": ("Export_Appointments", "open visit", {"status": "Hold"}),
    "Appointments_RemoveHold": ("Export_Appointments", "held visit", {"status": "Scheduled"}),
    "Appointments_Reschedule": ("Export_Appointments", "open visit", {"start": "2046-12-01T10:00:00.1234567Z"}),
    "Appointments_UpdateSpecialInstructions": (
        "Export_Appointments",
        "open visit",
        {"specialInstructions": "Ring twice."},
    ),
    "Jobs_Update": ("Export_Jobs", "open", {"summary": "Leaks", "priority": "Urgent", "customerPo": "PO 5"}),
    "Jobs_Cancel": ("Export_Jobs", "open", {"jobStatus": "Canceled"}),
    "Jobs_RemoveCancellation": ("Export_Jobs", "canceled", {"jobStatus": "Scheduled"}),
    "Jobs_Hold": ("Export_Jobs", "open", {"jobStatus": "Hold"}),
    "Jobs_Complete": ("Export_Jobs", "open", {"jobStatus": "Completed", "completedOn": "2026-01-02T00:00:00.0000000Z"}),
    "TechnicianRating_Update": ("Export_TechnicianRatings", "open", {"rating": 6}),
    "TechnicianRatings_Update": ("Export_TechnicianRatings", "open", {"rating": 7.5}),
}
"""For each write of a record that was there: the feed that shows it, the record, and what it then says."""
