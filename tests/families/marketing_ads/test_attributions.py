"""What web sessions led to, and what advertisements cost and brought."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import NOW, TENANT, Business, refused
from truckroll.catalogue.shapes import camel
from truckroll.catalogue.time import When

SESSION = {"landingPageUrl": "https://acme.example/boilers", "referrerUrl": "https://search.example"}
CALL = {
    "customerPhoneNumber": "555-0111",
    "forwardingPhoneNumber": "555-0100",
    "trackingPhoneNumber": "555-0199",
    "callStartedOnUtc": "2026-11-02T10:00:00Z",
}
RANGE = {"from_utc": When.parse("2026-11-01"), "to_utc": When.parse("2026-12-01")}


def session(**utm: str) -> dict[str, str]:
    return SESSION | utm


def call(business: Business, *, at: str = CALL["callStartedOnUtc"], **utm: str) -> None:
    data = CALL | {"callStartedOnUtc": at}
    business.ask("ExternalCallAttributions_Create", {"webSessionData": session(**utm), "externalCallData": data})


def led_to(business: Business, what: str, key: str, id: int, **utm: str) -> None:
    business.ask(f"{what}Attributions_Create", {"webSessionData": session(**utm), f"{key}Id": id})


def spelled(asked: dict[str, Any]) -> dict[str, Any]:
    return {camel(name): value for name, value in asked.items()}


def leads(business: Business, **more: Any) -> list[Any]:
    return business.ask("AttributedLeads_Get", **spelled(RANGE | more))


def performance(business: Business, kind: str = "Campaign", **more: Any) -> list[Any]:
    return business.ask("Performance_Get", performanceSegmentationType=kind, **spelled(RANGE | more))


def completed(business: Business, total: str) -> Any:
    job = business.book()
    business.set("jpm.Job", job.id, job_status="Completed", total=Decimal(total))
    return job


def test_a_call_belongs_to_the_campaign_whose_number_it_came_by(business: Business):
    business.set("marketing.Campaign", business.ids["campaign"], dnis="555-0100")
    call(business, utmSource="google", gclid="g-1", utmCampaign="Boilers")
    (lead,) = leads(business)
    assert (lead.lead_type, lead.call.caller_number, lead.call.tracking_number) == (1, "555-0111", "555-0199")
    assert (lead.attribution.st_campaign_id, lead.attribution.original_campaign) == (
        business.ids["campaign"],
        "Boilers",
    )
    assert (lead.attribution.click_id, lead.job.id, lead.customer.name) == ("g-1", None, "")


def test_a_session_belongs_to_the_campaign_it_names_or_else_to_that_of_the_work(business: Business):
    boilers = business.new("boilers", "marketing.Campaign", name="Boilers")
    job = business.book()
    led_to(business, "ScheduledJob", "job", job.id, utmCampaign="Boilers")
    assert leads(business)[0].attribution.st_campaign_id == boilers
    led_to(business, "ScheduledJob", "job", job.id, utmCampaign="Unheard of")
    (lead,) = leads(business)
    assert lead.attribution.st_campaign_id == business.ids["campaign"]
    assert (lead.lead_type, lead.job.name, lead.customer.name) == (4, "Tune-up", "Ada")


def test_a_call_that_is_told_again_came_once(business: Business):
    call(business, utmSource="google")
    call(business, utmSource="bing")
    call(business, at="2026-11-02T10:00:01Z")
    assert [lead.attribution.utm_source for lead in leads(business)] == ["bing", ""]


def test_bookings_and_forms_are_followed_to_the_work_that_came_of_them(business: Business):
    asked = {"name": "Bo", "summary": "Leak", "source": "Web", "external_id": "1", "start": When.of(NOW.ticks)}
    provider = business.new("provider", "crm.BookingProviderTag", tag_name="Site", description="")
    booking = business.new("booking", "crm.Booking", **asked, booking_provider_id=provider)
    said = {"campaign_id": business.ids["campaign"], "summary": "Drips", "lead_customer_name": "Cy", "created_by_id": 0}
    form = business.new("lead", "crm.Lead", **said)
    led_to(business, "WebBooking", "booking", booking)
    led_to(business, "WebLeadForm", "lead", form)
    first, second = leads(business)
    assert (first.lead_type, first.booking.id, first.customer.name, first.job.id) == (2, booking, "Bo", None)
    assert (second.lead_type, second.lead_form.lead_number, second.customer.name) == (3, form, "Cy")
    assert (second.lead_form.lead_status, second.lead_form.notes) == ("Open", "Drips")
    job = business.book(bookingId=booking, leadId=form)
    assert [lead.job.id for lead in leads(business)] == [job.id, job.id]
    assert [lead.customer.name for lead in leads(business)] == ["Ada", "Ada"]
    assert [lead.lead_type for lead in leads(business, lead_type="WebLeadForm")] == [3]


def test_leads_are_shown_page_by_page_in_the_order_they_came(business: Business):
    for second in (3, 1, 2):
        call(business, at=f"2026-11-02T10:00:0{second}Z")
    call(business, at="2026-12-01T00:00:00Z")
    page = leads(business, page=2, page_size=2, include_total=True)
    assert ([lead.date_time[17:19] for lead in page], page.more, page.total) == (["03"], False, 3)
    with refused(400, "ends after it begins", "toUtc"):
        leads(business, to_utc=RANGE["from_utc"])


def test_a_session_begins_on_a_page(business: Business):
    with refused(400, "begins on a page", "webSessionData.landingPageUrl"):
        call(business, landingPageUrl=" ")


def test_a_campaign_is_measured_by_what_it_cost_and_what_came_of_it(business: Business):
    asked = {"campaignId": business.ids["campaign"], "year": 2026, "month": 11, "dailyCost": 10}
    business.ask("CampaignCosts_Create", asked)
    for total in ("900", "0"):
        led_to(business, "ScheduledJob", "job", completed(business, total).id, gclid="g")
    open_job = business.book()
    led_to(business, "ScheduledJob", "job", open_job.id, msclkid="m")
    business.new("fan", "pricebook.Service", code="FAN", description="A fan.", price=Decimal(50))
    business.ask("Estimates_Create", {"jobId": open_job.id, "items": [{"skuName": "FAN", "quantity": 2}]})
    business.set("marketing.Campaign", business.ids["campaign"], dnis="555-0100")
    call(business)
    (row,) = performance(business)
    assert (row.campaign.name, row.campaign.status, row.campaign.launch_date) == ("Leaflet", "Live", "2026-11-02")
    digital, stats = row.digital_stats, row.lead_stats
    assert (digital.cost, digital.clicks, digital.impressions, digital.average_c_p_c) == (300, 3, 4, 100)
    assert (digital.conversions, digital.cost_per_conversion, digital.click_rate) == (4, 75, 0.75)
    assert (stats.leads, stats.lead_calls, stats.manual_booking, stats.online_booking) == (4, 1, 3, 0)
    assert (stats.booked_jobs, stats.ran_jobs, stats.sold_jobs) == (3, 2, 1)
    assert (stats.revenue, stats.potential_revenue, stats.booking_rate, stats.avg_ticket) == (900, 100, 0.75, 900)
    assert row.return_on_investment == 2


def test_a_campaign_that_cost_and_brought_nothing_is_measured_all_the_same(business: Business):
    asked = {"campaignId": business.ids["campaign"], "year": 2026, "month": 11, "dailyCost": 10}
    business.ask("CampaignCosts_Create", asked)
    (row,) = performance(business)
    assert (row.digital_stats.clicks, row.digital_stats.click_rate, row.lead_stats.booking_rate) == (0, None, None)
    assert row.return_on_investment == -1


def test_a_group_or_a_keyword_cost_its_share_of_the_campaigns_clicks(business: Business):
    asked = {"campaignId": business.ids["campaign"], "year": 2026, "month": 11, "dailyCost": 1}
    business.ask("CampaignCosts_Create", asked)
    for group, word in (("Repair", "leak"), ("Repair", "drip"), ("New", "")):
        utm = {"utmCampaign": "Leaflet", "utmAdgroup": group, "gclid": "g"}
        led_to(business, "ScheduledJob", "job", business.book().id, **utm, utmTerm=word)
    rows = performance(business, "AdGroup")
    assert [(row.ad_group.name, row.digital_stats.cost) for row in rows] == [("New", 10), ("Repair", 20)]
    rows = performance(business, "Keyword")
    assert [(row.keyword.name, row.digital_stats.cost) for row in rows] == [("drip", 10), ("leak", 10)]
    assert performance(business, "Keyword", page=2, page_size=1)[0].keyword.name == "leak"


def test_sessions_of_no_known_campaign_are_measured_together(business: Business):
    call(business)
    (row,) = performance(business)
    assert (row.campaign.id, row.campaign.status, row.digital_stats.cost) == (None, "None", 0)
    assert row.return_on_investment is None


@pytest.mark.parametrize(("hours", "warned"), [(8, False), (2, True)])
def test_a_campaign_is_warned_of_work_that_nobody_has_time_for(business: Business, hours: int, warned: bool):
    business.set("marketing.Campaign", business.ids["campaign"], business_unit_id=business.ids["unit"])
    start = When.parse("2026-11-03T08:00:00Z")
    times = {"start": start, "end": When.parse(f"2026-11-03T{8 + hours:02}:00:00Z")}
    said = {"technician_id": business.ids["tess"], "title": "Day", "shift_type": "Normal"}
    business.new("shift", "dispatch.TechnicianShift", **times, **said)
    told = business.ask("CapacityAwarenessWarning_Get")
    assert (told.tenant_id, told.tenant_name, told.total_count) == (TENANT, "Acme", 0)
    business.book()
    told = business.ask("CapacityAwarenessWarning_Get")
    assert [(each.campaign_name, each.business_units) for each in told.data] == [("Leaflet", ["Heating"])] * warned
    business.set("marketing.Campaign", business.ids["campaign"], active=False)
    assert business.ask("CapacityAwarenessWarning_Get").data == []


@pytest.mark.parametrize("asked", ["gclid", "msclkid", "fbclid"])
def test_a_click_is_known_by_the_id_that_its_network_gave(business: Business, asked: str):
    call(business, **{asked: "x-1"})
    assert leads(business)[0].attribution.click_id == "x-1"
