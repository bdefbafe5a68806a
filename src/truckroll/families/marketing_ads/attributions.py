"""Web sessions, and the calls, bookings, forms and jobs that came of them."""

from typing import TYPE_CHECKING, Any, Literal

from truckroll.catalogue import Between, Model, Ref, Resource, When, action, invalid, noun, one

if TYPE_CHECKING:
    from truckroll.families import crm, jpm, marketing

Campaign: "type[marketing.Campaign]" = noun("marketing.Campaign")

LeadType = Literal["Call", "WebBooking", "WebLeadForm", "ManualJob"]


class WebSessionData(Model):
    """How somebody came to the contractor's pages."""

    landing_page_url: str
    referrer_url: str
    gclid: str | None
    gbraid: str | None
    wbraid: str | None
    fbclid: str | None
    msclkid: str | None
    utm_source: str | None
    utm_medium: str | None
    utm_campaign: str | None
    utm_adgroup: str | None
    utm_term: str | None
    utm_content: str | None
    google_analytics_client_id: str | None

    @property
    def click(self) -> str:
        """The advertisement's own name for the click that led here; empty when nobody clicked on one."""
        return self.gclid or self.msclkid or self.fbclid or self.gbraid or self.wbraid or ""


class ExternalCallData(Model):
    """A call that came over another company's number."""

    customer_phone_number: str
    forwarding_phone_number: str
    tracking_phone_number: str
    call_started_on_utc: When


class Attribution(Resource, index="date_time job_id booking_id lead_id"):
    """What a web session led to: a call, a booking, a form or a job."""

    date_time: When
    lead_type: LeadType
    session: WebSessionData
    external_call: ExternalCallData | None
    campaign_id: Ref["marketing.Campaign"] | None
    job_id: Ref["jpm.Job"] | None
    booking_id: Ref["crm.Booking"] | None
    lead_id: Ref["crm.Lead"] | None

    @classmethod
    def attribute(cls, lead_type: LeadType, session: WebSessionData, **to: Any) -> None:
        """Note to what a session led; what is said last of a record holds, and a call comes once."""
        invalid(not session.landing_page_url.strip(), "webSessionData.landingPageUrl", "A session begins on a page.")
        call: ExternalCallData | None = to.get("external_call")
        met: Any = None
        if call is None:
            met = one(next(iter(to.values())))
            for earlier in Attribution.find(**to):
                earlier.deactivate()
        when = call.call_started_on_utc if call else met.created_on
        again = (each for each in Attribution.find(date_time=when) if call and each.external_call)
        for earlier in again:
            if call and earlier.external_call and earlier.external_call.values == call.values:
                earlier.deactivate()
        number = {"dnis": call.forwarding_phone_number} if call else None
        named = {"name": session.utm_campaign} if session.utm_campaign else None
        campaign = next((found for asked in (number, named) if asked and (found := Campaign.first(**asked))), None)
        Attribution.new(
            date_time=when,
            lead_type=lead_type,
            session=session,
            campaign_id=campaign.id if campaign else getattr(met, "campaign_id", None),
            **to,
        )

    @classmethod
    def between(cls, since: When, until: When) -> "list[Attribution]":
        """What came of sessions in a range of time, in its order."""
        invalid(until <= since, "toUtc", "The range ends after it begins.")
        return sorted(Attribution.find(date_time=Between(since, until)), key=lambda each: (each.date_time, each.id))

    @property
    def job(self) -> "jpm.Job | None":
        """The work that came of it, so far."""
        source = next((one(id) for id in (self.lead_id, self.booking_id) if id is not None), None)
        id = self.job_id or (source.job_id if source else None)
        return one(id) if id is not None else None


class ExternalCallAttribution(Attribution, path="external-call-attributions", tag="ExternalCallAttributions"):
    """Calls that came of web sessions."""

    @action("POST")
    def create(cls, web_session_data: WebSessionData, external_call_data: ExternalCallData) -> None:
        """Note that somebody called who had been on the contractor's pages."""
        cls.attribute("Call", web_session_data, external_call=external_call_data)


class JobAttribution(Attribution, path="job-attributions", tag="ScheduledJobAttributions"):
    """Jobs that came of web sessions."""

    @action("POST")
    def create(cls, web_session_data: WebSessionData, job_id: Ref["jpm.Job"]) -> None:
        """Note that a job was booked for somebody who had been on the contractor's pages."""
        cls.attribute("ManualJob", web_session_data, job_id=job_id)


class WebBookingAttribution(Attribution, path="web-booking-attributions", tag="WebBookingAttributions"):
    """Bookings that came of web sessions."""

    @action("POST")
    def create(cls, web_session_data: WebSessionData, booking_id: Ref["crm.Booking"]) -> None:
        """Note that somebody booked on the contractor's pages."""
        cls.attribute("WebBooking", web_session_data, booking_id=booking_id)


class WebLeadFormAttribution(Attribution, path="web-lead-form-attributions", tag="WebLeadFormAttributions"):
    """Forms that were filled in in web sessions."""

    @action("POST")
    def create(cls, web_session_data: WebSessionData, lead_id: Ref["crm.Lead"]) -> None:
        """Note that somebody filled in a form on the contractor's pages."""
        cls.attribute("WebLeadForm", web_session_data, lead_id=lead_id)
