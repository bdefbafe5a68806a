"""Good calls of what web sessions led to."""

from typing import Any

from tests.every.calls.words import Call
from tests.every.place import Given, Tenant
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.types import reference
from truckroll.families.marketing_ads.attributions import WebSessionData

REFERENCES = {"crm.Lead": "lead", "crm.Booking": "booking"}
_RANGE = {"fromUtc": "1999-01-01", "toUtc": "2999-01-01"}
_CALL = {
    "customerPhoneNumber": "555-0111",
    "forwardingPhoneNumber": "555-0100",
    "trackingPhoneNumber": "555-0199",
    "callStartedOnUtc": "2026-11-02T10:00:00Z",
}


def furnish(tenant: Tenant, ids: dict[str, Any], new: Any, ask: Any) -> None:
    """A form and a job that came of sessions."""
    session = WebSessionData.of(_session(tenant.words))
    made: Any = resolve("marketing_ads.Attribution")
    made.attribute("WebLeadForm", session, lead_id=reference(ids["lead"], "crm.Lead"))
    made.attribute("ManualJob", session, job_id=reference(ids["done"], "jpm.Job"))


def _session(words: str) -> dict[str, str]:
    page = {"landingPageUrl": f"https://example.com/{words}", "referrerUrl": "https://search.example"}
    return page | {"gclid": words, "utmCampaign": words, "utmAdgroup": words, "utmTerm": words}


def _led_to(**to: Any) -> Call:
    def given(tenant: Tenant) -> Given:
        said = {name: tenant.ids[key] if isinstance(key, str) else key for name, key in to.items()}
        return Given(body={"webSessionData": _session("Boilers"), **said})

    return given


GOOD: dict[str, Call] = {
    "AttributedLeads_Get": lambda _: Given(query=_RANGE),
    "Performance_Get": lambda _: Given(query=_RANGE | {"performanceSegmentationType": "Keyword"}),
    "CapacityAwarenessWarning_Get": lambda _: Given(),
    "ExternalCallAttributions_Create": _led_to(externalCallData=_CALL),
    "ScheduledJobAttributions_Create": _led_to(jobId="open"),
    "WebBookingAttributions_Create": _led_to(bookingId="booking"),
    "WebLeadFormAttributions_Create": _led_to(leadId="lead"),
}
UNFED = {name for name in GOOD if name.endswith("_Create")}
