"""Good calls of memberships: what is offered, who has it, which visits it brings, and what is billed for it."""

from decimal import Decimal
from typing import Any

from tests.every.calls.words import Call, on
from tests.every.place import Given, Tenant
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.types import reference

REFERENCES = {
    "memberships.DurationBilling": "plan option",
    "memberships.InvoiceTemplate": "plan lines",
    "memberships.Membership": "membership",
    "memberships.MembershipType": "plan",
    "memberships.RecurringService": "plan service",
    "memberships.RecurringServiceEvent": "plan visit",
    "memberships.RecurringServiceType": "plan kind",
}


def furnish(tenant: Tenant, ids: dict[str, Any], new: Any, ask: Any) -> None:
    """A plan with two visits a year, and a customer who has it and had one of them."""
    words = tenant.words
    new("plan", "memberships.MembershipType", name=words, display_name=words, tag_type_ids=[ids["tag"]])
    prices = {"sale_price": Decimal(120), "billing_price": Decimal("9.95"), "renewal_price": Decimal(100)}
    billed = {"duration": 12, "billing_frequency": "Monthly", "import_id": words}
    plan = {"membership_type_id": ids["plan"]}
    new("plan option", "memberships.DurationBilling", **plan, **billed, **prices)
    new("plan discount", "memberships.TypeDiscount", **plan, target_id=ids["unit"], discount=Decimal(10))
    item = {"skuId": ids["service"], "quantity": 1, "unitPrice": 80, "isAddOn": False, "description": words}
    for key in ("plan lines", "other lines"):
        templates: Any = resolve("memberships.InvoiceTemplate")
        template = templates.new(name=words)
        template.hold([_line(item)])
        ids[key] = int(template.id)
    seasons = {"recurrence_type": "Seasonal", "recurrence_months": ["April", "October"]}
    new("plan kind", "memberships.RecurringServiceType", name=words, job_summary=words, **seasons,
        invoice_template_id=ids["plan lines"])  # fmt: skip
    new("plan part", "memberships.TypeRecurringService", **plan, recurring_service_type_id=ids["plan kind"])
    new("plan field", "memberships.MembershipCustomFieldType", name=words, data_type="Text")
    memberships: Any = resolve("memberships.Membership")
    made = memberships.sell(
        memberships,
        reference(ids["customer"], "crm.Customer"),
        reference(ids["unit"], "settings.BusinessUnit"),
        reference(ids["service"], "pricebook.Service"),
        reference(ids["plan option"], "memberships.DurationBilling"),
        "Single",
        recurring_location_id=reference(ids["location"], "crm.Location"),
    )
    ids["membership"], ids["plan invoice"] = made.customer_membership_id, made.invoice_id
    (membership,) = memberships.find(id=made.customer_membership_id)
    membership.become("Suspended", words)
    membership.become("Active", words)
    (service,) = resolve("memberships.RecurringService").find(membership_id=membership.id)
    ids["plan service"] = int(service.id)
    visits: Any = resolve("memberships.RecurringServiceEvent")
    first, second = visits.find(location_recurring_service_id=service.id)
    first.mark_complete(reference(ids["open"], "jpm.Job"))
    ids["plan visit done"], ids["plan visit"] = int(first.id), int(second.id)


def _line(item: dict[str, Any]) -> Any:
    from truckroll.families.memberships.invoice_templates import NewItem

    return NewItem.of(item | {"quantity": Decimal(item["quantity"]), "unitPrice": Decimal(item["unitPrice"])})


def _sale(tenant: Tenant) -> Given:
    names = {"customerId": "customer", "businessUnitId": "unit", "saleTaskId": "service", "locationId": "location"}
    names |= {"durationBillingId": "plan option", "recurringLocationId": "location"}
    return Given(body={name: tenant.ids[key] for name, key in names.items()} | {"recurringServiceAction": "Single"})


def _items(tenant: Tenant) -> list[dict[str, Any]]:
    return [{"skuId": tenant.ids["service"], "quantity": 2, "unitPrice": 40.25, "isAddOn": True, "hours": 0.5}]


GOOD: dict[str, Call] = {
    "CustomerMemberships_Get": on("membership"),
    "CustomerMemberships_Create": _sale,
    "CustomerMemberships_Update": lambda tenant: Given(
        {"id": tenant.ids["membership"]},
        body={
            "businessUnitId": tenant.ids["unit"],
            "nextScheduledBillDate": "2046-12-01T00:00:00Z",
            "status": "Suspended",
            "memo": "Pays in cash",
            "from": "2026-01-01T00:00:00Z",
            "to": "2047-01-01T00:00:00Z",
            "soldById": tenant.ids["tess"],
            "billingTemplateId": tenant.ids["other lines"],
            "locationId": tenant.ids["location"],
            "recurringServiceAction": "All",
            "recurringLocationId": None,
            "paymentMethodId": 77,
            "renewalMembershipTaskId": tenant.ids["service"],
            "initialDeferredRevenue": 12.5,
            "cancellationInvoiceId": tenant.ids["plan invoice"],
        },
    ),
    "CustomerMemberships_GetStatusChanges": on("membership"),
    "InvoiceTemplates_Get": on("plan lines"),
    "InvoiceTemplates_GetList": lambda tenant: Given(query={"ids": str(tenant.ids["plan lines"])}),
    "InvoiceTemplates_Create": lambda tenant: Given(body={"items": _items(tenant)}),
    "InvoiceTemplates_Update": lambda tenant: Given(
        {"id": tenant.ids["plan lines"]},
        body={"name": "Visit", "active": True, "createdById": tenant.ids["office"], "items": [*_items(tenant), None]},
    ),
    "LocationRecurringServices_Get": on("plan service"),
    "LocationRecurringServices_Update": lambda tenant: Given(
        {"id": tenant.ids["plan service"]},
        body={
            "name": "Spring cleaning",
            "recurrenceType": "NthWeekdayOfMonth",
            "recurrenceInterval": 2,
            "recurrenceWeek": "Last",
            "recurrenceDayOfNthWeek": "Friday",
            "jobStartTime": "08:30:00",
            "estimatedPayrollCost": 35.5,
            "preferredTechnicianIds": [tenant.ids["tess"]],
            "tagTypeIds": [tenant.ids["tag"]],
            "jobTypeId": tenant.ids["kind"],
            "campaignId": tenant.ids["campaign"],
            "recurringServiceTypeId": tenant.ids["plan kind"],
            "invoiceTemplateForFollowingYearsId": tenant.ids["other lines"],
            "priority": "High",
        },
    ),
    "LocationRecurringServiceEvents_MarkComplete": on("plan visit", jobId="open"),
    "LocationRecurringServiceEvents_MarkIncomplete": on("plan visit done", jobId="open"),
    "MembershipTypes_Get": on("plan"),
    "MembershipTypes_GetRecurringServiceItems": on("plan"),
    "MembershipTypes_GetDiscountsList": on("plan"),
    "MembershipTypes_GetDurationBillingList": on("plan"),
    "RecurringServiceTypes_Get": on("plan kind"),
}
WRITTEN = {
    "CustomerMemberships_Update": (
        "Export_Memberships",
        "membership",
        {"status": "Suspended", "memo": "Pays in cash", "nextScheduledBillDate": "2046-12-01T00:00:00.0000000Z"},
    ),
    "InvoiceTemplates_Update": ("Export_InvoiceTemplates", "plan lines", {"name": "Visit", "total": 80.5}),
    "LocationRecurringServices_Update": (
        "Export_LocationRecurringServices",
        "plan service",
        {"name": "Spring cleaning", "recurrenceWeek": "Last", "estimatedPayrollCost": 35.5},
    ),
    "LocationRecurringServiceEvents_MarkComplete": (
        "Export_LocationRecurringServiceEvents",
        "plan visit",
        {"status": "Won"},
    ),
    "LocationRecurringServiceEvents_MarkIncomplete": (
        "Export_LocationRecurringServiceEvents",
        "plan visit done",
        {"status": "NotAttempted", "jobId": None},
    ),
}
LISTED = {
    "CustomerMemberships_GetList": ("Export_Memberships", "CustomerMemberships_Get"),
    "CustomerMemberships_GetCustomFields": (None, None),
    "LocationRecurringServiceEvents_GetList": ("Export_LocationRecurringServiceEvents", None),
    "LocationRecurringServices_GetList": ("Export_LocationRecurringServices", "LocationRecurringServices_Get"),
    "MembershipTypes_GetList": ("Export_MembershipTypes", "MembershipTypes_Get"),
    "RecurringServiceTypes_GetList": ("Export_RecurringServiceTypes", "RecurringServiceTypes_Get"),
}
