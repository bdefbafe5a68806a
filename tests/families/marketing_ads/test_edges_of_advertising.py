"""Advertising at the edges: which visits and shifts count, clicks of no campaign, and what is not there yet."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import NOW, Business
from truckroll.catalogue.time import When

RANGE: dict[str, Any] = {"fromUtc": When.parse("2026-11-01"), "toUtc": When.parse("2026-12-01")}
PAGE = {"landingPageUrl": "https://acme.example", "referrerUrl": ""}


def call(business: Business, number: str = "1", at: str = "2026-11-02T10:00:00Z", **session: str) -> None:
    phones = {"customerPhoneNumber": number, "forwardingPhoneNumber": "555-0100", "trackingPhoneNumber": "555-0199"}
    data = phones | {"callStartedOnUtc": at}
    business.ask("ExternalCallAttributions_Create", {"webSessionData": PAGE | session, "externalCallData": data})


def led_to(business: Business, job: Any, **session: str) -> None:
    business.ask("ScheduledJobAttributions_Create", {"webSessionData": PAGE | session, "jobId": job.id})


def leads(business: Business, **more: Any) -> list[Any]:
    return business.ask("AttributedLeads_Get", **RANGE, **more)


def performance(business: Business, kind: str = "Campaign") -> list[Any]:
    return business.ask("Performance_Get", performanceSegmentationType=kind, **RANGE)


# Work that nobody has time for


@pytest.fixture
def heating(business: Business) -> Business:
    """A campaign for heating, whose one technician is there for ten hours tomorrow."""
    business.set("marketing.Campaign", business.ids["campaign"], business_unit_id=business.ids["unit"])
    shift(business)
    return business


def shift(business: Business, kind: str = "Normal", day: int = 3, hours: int = 10, who: str = "tess") -> None:
    times = {"start": moment(day, 8), "end": moment(day, 8 + hours)}
    said = {"technician_id": business.ids[who], "title": "Day", "shift_type": kind}
    business.new("shift", "dispatch.TechnicianShift", **times, **said)


def moment(day: int, hour: int, minute: int = 0) -> When:
    return When.parse(f"2026-11-{day:02}T{hour:02}:{minute:02}:00Z")


def visit(day: int, hours: int, minutes: int = 0) -> dict[str, Any]:
    return {"start": moment(day, 8), "end": moment(day, 8 + hours, minutes)}


def warned(business: Business) -> list[str]:
    told = business.ask("CapacityAwarenessWarning_Get")
    assert told.total_count == len(told.data)
    assert {(each.lookahead_window, each.threshold_value) for each in told.data} <= {(7, 80)}
    return [each.campaign_name for each in told.data]


@pytest.mark.parametrize(("minutes", "names"), [(0, ["Leaflet"]), (-1, [])])
def test_a_campaign_is_warned_when_four_fifths_of_the_hours_are_promised(
    heating: Business, minutes: int, names: list[str]
):
    heating.book(visit(3, 7, 60 + minutes) if minutes else visit(3, 8))
    assert warned(heating) == names


@pytest.mark.parametrize("status", ["Done", "Canceled", "Hold"])
def test_visits_that_will_not_be_made_promise_nothing(heating: Business, status: str):
    job = heating.book(visit(3, 8))
    heating.set("jpm.Appointment", heating.visits(job)[0].id, status=status)
    assert warned(heating) == []


@pytest.mark.parametrize("kind", ["OnCall", "TimeOff"])
def test_only_normal_shifts_are_hours_to_promise(heating: Business, kind: str):
    shift(heating, kind)
    heating.book(visit(3, 8))
    assert warned(heating) == ["Leaflet"]


def test_only_the_next_seven_days_are_looked_at(heating: Business):
    heating.book(visit(10, 9))
    assert warned(heating) == []
    heating.book(visit(9, 8))
    assert warned(heating) == ["Leaflet"]
    shift(heating, day=10)
    assert warned(heating) == ["Leaflet"]
    shift(heating, day=9)
    assert warned(heating) == []


def test_each_part_of_the_business_has_its_own_hours_and_work(heating: Business):
    heating.set("settings.Technician", heating.ids["tom"], business_unit_id=heating.ids["other_unit"])
    shift(heating, who="tom")
    heating.book(visit(3, 9), businessUnitId=heating.ids["other_unit"])
    assert warned(heating) == []
    heating.book(visit(3, 8))
    assert warned(heating) == ["Leaflet"]
    heating.set("settings.Technician", heating.ids["tom"], business_unit_id=heating.ids["unit"])
    assert warned(heating) == []


def test_a_campaign_for_no_part_of_the_business_is_not_warned(heating: Business):
    heating.new("radio", "marketing.Campaign", name="Radio")
    heating.book(visit(3, 8))
    assert warned(heating) == ["Leaflet"]


# What advertisements cost and brought


def test_a_group_that_nobody_clicked_on_cost_nothing(business: Business):
    asked = {"campaignId": business.ids["campaign"], "year": 2026, "month": 11, "dailyCost": 10}
    business.ask("CampaignCosts_Create", asked)
    led_to(business, business.book(), utmCampaign="Leaflet", utmAdgroup="Repair")
    (row,) = performance(business, "AdGroup")
    assert (row.digital_stats.cost, row.digital_stats.clicks, row.digital_stats.average_c_p_c) == (0, 0, 0)
    assert (row.campaign.id, row.keyword.name, row.ad_group.id) == (business.ids["campaign"], "", "Repair")


def test_a_job_without_a_total_has_earned_nothing(business: Business):
    job = business.book()
    business.set("jpm.Job", job.id, job_status="Completed", total=None)
    led_to(business, job)
    (row,) = performance(business)
    assert (row.lead_stats.ran_jobs, row.lead_stats.sold_jobs, row.lead_stats.revenue) == (1, 0, Decimal(0))
    assert (row.lead_stats.avg_ticket, row.return_on_investment) == (None, None)


def test_a_job_that_came_by_two_sessions_is_one(business: Business):
    asked = {"name": "Bo", "summary": "Leak", "source": "Web", "external_id": "1", "start": When.of(NOW.ticks)}
    provider = business.new("provider", "crm.BookingProviderTag", tag_name="Site", description="")
    booking = business.new("booking", "crm.Booking", **asked, booking_provider_id=provider)
    job = business.book(bookingId=booking)
    business.set("jpm.Job", job.id, job_status="Completed", total=Decimal(100))
    utm = {"utmCampaign": "Leaflet"}
    led_to(business, job, **utm)
    business.ask("WebBookingAttributions_Create", {"webSessionData": PAGE | utm, "bookingId": booking})
    (row,) = performance(business)
    assert (row.lead_stats.leads, row.lead_stats.booked_jobs, row.lead_stats.revenue) == (2, 1, 100)
    assert row.lead_stats.online_booking == 1


def test_a_campaign_shows_its_kind_and_whether_it_runs(business: Business):
    kind = business.new("kind of mail", "marketing.CampaignCategory", name="Mail")
    business.set("marketing.Campaign", business.ids["campaign"], category_id=kind)
    led_to(business, business.book())
    assert performance(business)[0].campaign.category == "Mail"
    business.set("marketing.Campaign", business.ids["campaign"], active=False)
    assert [row.campaign.status for row in performance(business)] == ["Stopped"]


def test_a_keyword_belongs_to_its_campaign_and_group(business: Business):
    business.new("radio", "marketing.Campaign", name="Radio")
    for name in ("Leaflet", "Radio"):
        led_to(business, business.book(), utmCampaign=name, utmAdgroup="Repair", utmTerm="leak")
    rows = performance(business, "Keyword")
    assert [(row.campaign.name, row.ad_group.name, row.keyword.id) for row in rows] == [
        ("Leaflet", "Repair", "leak"), ("Radio", "Repair", "leak"),
    ]  # fmt: skip
    assert [(row.campaign.name, row.ad_group.name, row.keyword.name) for row in performance(business, "AdGroup")] == [
        ("Leaflet", "Repair", ""), ("Radio", "Repair", ""),
    ]  # fmt: skip


# Who came


def test_calls_that_differ_in_anything_are_two(business: Business):
    call(business, "1")
    call(business, "2")
    assert [lead.call.caller_number for lead in leads(business)] == ["1", "2"]
    call(business, "1")
    assert sorted(lead.call.caller_number for lead in leads(business)) == ["1", "2"]


def test_a_call_goes_by_its_number_before_the_campaign_that_is_named(business: Business):
    radio = business.new("radio", "marketing.Campaign", name="Radio", dnis="555-0100")
    call(business, utmCampaign="Leaflet")
    assert leads(business)[0].attribution.st_campaign_id == radio


def test_what_a_session_did_not_say_is_blank(business: Business):
    call(business)
    (lead,) = leads(business)
    said = lead.attribution
    assert (said.utm_source, said.utm_medium, said.utm_campaign, said.click_id) == ("", "", "", "")
    assert (said.gbraid, said.wbraid, said.original_campaign, said.ad_group_name, said.keyword_name) == ("",) * 5
    assert (lead.call.source, lead.booking.id, lead.lead_form.lead_number) == ("External", None, None)


def test_what_a_session_said_is_shown(business: Business):
    said = {"utmSource": "a", "utmMedium": "b", "utmAdgroup": "c", "utmTerm": "d", "gbraid": "e", "wbraid": "f"}
    led_to(business, business.book(), **said)
    (lead,) = leads(business)
    shown = lead.attribution
    assert (shown.utm_source, shown.utm_medium, shown.ad_group_name, shown.keyword_name) == ("a", "b", "c", "d")
    assert (shown.gbraid, shown.wbraid, shown.landing_page_url) == ("e", "f", "https://acme.example")
    assert (lead.call.source, lead.call.caller_number) == ("", "")


@pytest.mark.parametrize("click", ["gclid", "msclkid", "fbclid", "gbraid", "wbraid"])
def test_a_click_of_any_network_is_a_click(business: Business, click: str):
    led_to(business, business.book(), **{click: "x"})
    assert performance(business)[0].digital_stats.clicks == 1


def test_a_range_has_its_beginning_and_not_its_end(business: Business):
    for second in ("2026-10-31T23:59:59Z", "2026-11-01T00:00:00Z", "2026-11-30T23:59:59Z", "2026-12-01T00:00:00Z"):
        call(business, at=second)
    assert [lead.date_time[:10] for lead in leads(business)] == ["2026-11-01", "2026-11-30"]
