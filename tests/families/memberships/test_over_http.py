"""Memberships as apps ask for them: lists, what they show on request, and the feeds."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from tests.families.crm.over_http import Office
from truckroll.catalogue.registry import resolve
from truckroll.client import Client
from truckroll.testing import sandbox

FEEDS = {
    "GET /memberships/v2/tenant/{tenant}/export/invoice-templates": "InvoiceTemplate",
    "GET /memberships/v2/tenant/{tenant}/export/membership-status-changes": "MembershipStatusChange",
    "GET /memberships/v2/tenant/{tenant}/export/membership-types": "MembershipType",
    "GET /memberships/v2/tenant/{tenant}/export/memberships": "Membership",
    "GET /memberships/v2/tenant/{tenant}/export/recurring-service-events": "RecurringServiceEvent",
    "GET /memberships/v2/tenant/{tenant}/export/recurring-service-types": "RecurringServiceType",
    "GET /memberships/v2/tenant/{tenant}/export/recurring-services": "RecurringService",
}


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with sandbox() as server:
        office = Office(server, "memberships")

        def furnish() -> None:
            def new(key: str, noun: str, **values: Any) -> int:
                office.ids[key] = int(resolve(noun).new(**values).id)
                return office.ids[key]

            task = new("task", "pricebook.Service", code="PLAN", description="Plan", price=Decimal(120))
            tess = new("tess", "settings.Technician", name="Tess")
            plan = new("plan", "memberships.MembershipType", name="Plan", tag_type_ids=[office.ids["tag"]])
            new("bare", "memberships.MembershipType", name="Bare")
            prices = {"sale_price": Decimal("120.50"), "billing_price": Decimal(9), "renewal_price": Decimal(100)}
            for key, duration, frequency in (("yearly", 12, "Monthly"), ("ongoing", None, "Annual")):
                billed = {"duration": duration, "billing_frequency": frequency}
                new(key, "memberships.DurationBilling", membership_type_id=plan, **billed, **prices)
            new("gone", "memberships.DurationBilling", membership_type_id=plan, active=False, duration=1,
                billing_frequency="OneTime", **prices)  # fmt: skip
            new("less", "memberships.TypeDiscount", membership_type_id=plan, target_id=task, discount=Decimal(10))
            season = {"recurrence_type": "Seasonal", "recurrence_months": ["April", "October"]}
            kind = new("visits", "memberships.RecurringServiceType", name="Visits", **season)
            new("part", "memberships.TypeRecurringService", membership_type_id=plan, recurring_service_type_id=kind)
            new("other kind", "memberships.RecurringServiceType", name="Other", active=False)
            office.ids["technician"] = tess

        office.do(furnish)
        ids = office.ids
        for key, option, who in (("adas", "yearly", "ada"), ("bobs", "ongoing", "bob")):
            asked = {"customerId": ids[who], "businessUnitId": ids["unit"], "saleTaskId": ids["task"]}
            asked |= {"durationBillingId": ids[option], "recurringServiceAction": "All"}
            ids[key] = office.good("POST", "memberships/sale", asked)["customerMembershipId"]
        office.good("PATCH", f"memberships/{ids['bobs']}", {"status": "Suspended"})
        ids["service"] = office.found("recurring-services", membershipIds=ids["adas"])[0]
        office.good("PATCH", f"recurring-services/{ids['service']}", {"preferredTechnicianIds": [ids["tess"]]})
        yield office


def test_memberships_are_found(office: Office):
    adas, bobs = office.ids["adas"], office.ids["bobs"]
    assert office.found("memberships") == [bobs, adas]
    assert office.found("memberships", customerIds=office.ids["ada"]) == [adas]
    assert office.found("memberships", status="suspended") == [bobs]
    assert office.found("memberships", duration=12) == [adas]
    assert office.found("memberships", duration="null") == [bobs]
    assert office.found("memberships", billingFrequency="Annual") == [bobs]
    assert office.found("memberships", ids=f"{adas},999999") == [adas]
    assert office.refused(400, "not a whole number", "GET", "memberships", duration="never") == {"duration"}


def test_a_membership_shows_what_became_of_it(office: Office):
    (step,) = office.good("GET", f"memberships/{office.ids['bobs']}/status-changes")
    assert step.keys() == {"id", "oldStatus", "newStatus", "note", "createdOn", "createdById"}
    assert (step["oldStatus"], step["newStatus"]) == ("Active", "Suspended")


def test_types_are_found_by_what_they_offer(office: Office):
    plan, bare = office.ids["plan"], office.ids["bare"]
    assert office.found("membership-types") == [bare, plan]
    for asked in ({"duration": 12}, {"duration": "null"}, {"billingFrequency": "Annual"}):
        assert office.found("membership-types", **asked) == [plan]
    assert office.found("membership-types", duration=1) == []
    assert office.found("membership-types", billingFrequency="OneTime") == []


def test_a_type_shows_its_parts_on_request(office: Office):
    def row(**asked: Any) -> dict[str, Any]:
        return office.good("GET", "membership-types", ids=office.ids["plan"], **asked)["data"][0]

    parts = ("durationBilling", "discounts", "recurringServices", "tagTypeIds")
    assert [row()[part] for part in parts] == [None] * 4
    asked = row(includeDurationBilling="true", includeTags="True")
    assert [entry["duration"] for entry in asked["durationBilling"]] == [12, None]
    assert asked["durationBilling"][0]["salePrice"] == 120.5
    assert (asked["discounts"], asked["tagTypeIds"]) == (None, [office.ids["tag"]])
    rest = row(includeDiscounts="true", includeRecurringServices="true")
    assert rest["discounts"] == [{"targetId": office.ids["task"], "discount": 10}]
    assert rest["recurringServices"][0]["recurringServiceTypeId"] == office.ids["visits"]
    whole = office.good("GET", f"membership-types/{office.ids['plan']}")
    assert (whole["discounts"], len(whole["durationBilling"])) == (rest["discounts"], 2)


def test_the_parts_of_a_type(office: Office):
    plan = f"membership-types/{office.ids['plan']}"

    def ids(part: str, **asked: Any) -> list[int]:
        return [each["id"] for each in office.good("GET", f"{plan}/{part}", **asked)]

    assert ids("duration-billing-items") == [office.ids["yearly"], office.ids["ongoing"]]
    assert ids("duration-billing-items", active="False") == [office.ids["gone"]]
    assert len(ids("duration-billing-items", active="any")) == 3
    assert ids("discounts") == [office.ids["less"]]
    assert ids("recurring-service-items") == [office.ids["part"]]
    assert office.refused(404, "was not found", "GET", "membership-types/999999/discounts") == {"id"}


def test_technicians_of_services_are_shown_on_request(office: Office):
    service = office.ids["service"]
    (plain,) = office.good("GET", "recurring-services", ids=service)["data"]
    (asked,) = office.good("GET", "recurring-services", ids=service, includeTechnicians="true")["data"]
    assert (plain["preferredTechnicianIds"], asked["preferredTechnicianIds"]) == (None, [office.ids["tess"]])
    assert plain | {"preferredTechnicianIds": [office.ids["tess"]]} == asked
    assert office.good("GET", f"recurring-services/{service}") == asked


def test_kinds_of_services_are_found(office: Office):
    visits, other = office.ids["visits"], office.ids["other kind"]
    assert office.found("recurring-service-types") == [visits]
    assert office.found("recurring-service-types", active="Any", sort="Name") == [other, visits]
    assert office.found("recurring-service-types", membershipTypeId=office.ids["plan"]) == [visits]
    assert office.found("recurring-service-types", recurrenceType="daily") == []


def test_visits_are_found_and_sorted_by_several_fields(office: Office):
    first, second = office.found("recurring-service-events", sort="Id")
    assert office.found("recurring-service-events") == [second, first]
    assert office.found("recurring-service-events", **{"sort[0].field": "Id", "sort[0].isDescending": "true"}) == [
        second,
        first,
    ]
    by_both = {"sort[0].field": "createdOn", "sort[0].isDescending": "true"}
    by_both |= {"sort[1].field": "Id", "sort[1].isDescending": "false"}
    assert office.found("recurring-service-events", **by_both) == [first, second]
    assert office.found("recurring-service-events", sort="-CreatedOn,Id") == [first, second]
    assert office.found("recurring-service-events", locationId=office.ids["ada's house"]) == [second, first]
    assert office.found("recurring-service-events", locationId=office.ids["bob's house"]) == []
    assert office.found("recurring-service-events", status="Won") == []
    wrong = {"sort[0].field": "Name"}
    places = office.refused(400, "is required", "GET", "recurring-service-events", **wrong)
    assert places == {"sort[0].field", "sort[0].isDescending"}


def test_the_client_sorts_visits_as_python_says_it(office: Office):
    app, server = office.app, office.server
    source = {
        "SERVICETITAN_CLIENT_ID": app.client_id,
        "SERVICETITAN_CLIENT_SECRET": app.client_secret,
        "SERVICETITAN_APP_KEY": app.app_key,
        "SERVICETITAN_APP_ID": app.app_id,
        "SERVICETITAN_TENANT_ID": str(office.tenant),
        "SERVICETITAN_API_ROOT": server.url,
    }
    visits = Client(source).memberships.recurring_service_events
    ids = office.found("recurring-service-events", sort="Id")
    for down in (True, False):
        found = [visit.id for visit in visits.list(sort=[{"field": "Id", "is_descending": down}])]
        assert found == sorted(ids, reverse=down)


def test_templates_are_shown_by_their_ids_alone(office: Office):
    item = {"skuId": office.ids["task"], "quantity": 2, "unitPrice": 1.5, "isAddOn": False}
    made = office.good("POST", "invoice-templates", {"items": [item]})["id"]
    (shown,) = office.good("GET", "invoice-templates", ids=f"{made},999999,{made}")["data"]
    assert (shown["id"], shown["total"], shown["items"][0]["skuType"]) == (made, 3, "Service")
    assert office.refused(400, "is required", "GET", "invoice-templates") == {"ids"}
    assert office.good("PATCH", f"invoice-templates/{made}", {"items": [None]}) == {"id": made}
    assert office.good("GET", f"invoice-templates/{made}")["total"] == 0


@pytest.mark.parametrize("operation", FEEDS)
def test_every_record_is_in_its_feed(office: Office, operation: str):
    noun, path = resolve(f"memberships.{FEEDS[operation]}"), operation.partition("{tenant}/")[2]
    kept = office.do(lambda: {int(record.id) for record in noun.find(active=None)})
    page = office.good("GET", path, includeRecentChanges="true")
    assert {row["id"] for row in page["data"]} == kept or FEEDS[operation] == "InvoiceTemplate"
    assert page["hasMore"] is False
    assert all(row.keys() == {member.name for member in noun.noun.row_shape().members} for row in page["data"])
    assert office.good("GET", path)["data"] == []
