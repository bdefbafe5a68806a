"""Everybody who came over the web, with the session that brought them and what became of them."""

from typing import Any, Literal, get_args

from truckroll.catalogue import Int32, Model, Page, When, one, read
from truckroll.families.marketing_ads.attributions import Attribution, LeadType

LeadTypeNumber = Literal[1, 2, 3, 4]
"""How the answer spells the type of a lead, by its place among their names."""
EntityType = Literal["Call", "Booking", "Lead"]


class AttributionResponse(Model):
    """The session that brought somebody."""

    utm_source: str = ""
    utm_medium: str = ""
    utm_campaign: str = ""
    landing_page_url: str = ""
    referrer_url: str = ""
    click_id: str = ""
    gbraid: str = ""
    wbraid: str = ""
    st_campaign_id: int | None
    original_campaign: str = ""
    attribution_overwrite_type: EntityType | None
    attribution_overwrite_id: int | None
    overwritten_booking_job_id: int | None
    ad_group_id: str = ""
    ad_group_name: str = ""
    keyword_id: str = ""
    keyword_name: str = ""


class NamedResponse(Model):
    """A job or a customer; nothing of one where there is none yet."""

    id: int | None
    name: str = ""


class CallResponse(Model):
    """A call; nothing of one where nobody called."""

    duration: str = ""
    id: int | None
    type: str = ""
    source: str = ""
    caller_number: str = ""
    tracking_number: str = ""
    excused_reason: str = ""


class LeadFormResponse(Model):
    """A form; nothing of one where nobody filled one in."""

    lead_number: int | None
    lead_status: str = ""
    notes: str = ""


class BookingResponse(Model):
    """A booking; nothing of one where nobody booked."""

    id: int | None


class GetAttributedLeadsResponse(Model):
    """Somebody who came over the web."""

    date_time: When
    lead_type: LeadTypeNumber
    attribution: AttributionResponse
    job: NamedResponse
    customer: NamedResponse
    call: CallResponse
    lead_form: LeadFormResponse
    booking: BookingResponse


class AttributedLeads(Attribution, path="attributed-leads", tag="AttributedLeads"):
    """Everybody who came over the web."""

    @read("GET")
    def get(
        cls,
        from_utc: When,
        to_utc: When,
        lead_type: LeadType | None = None,
        page: Int32 = 1,
        page_size: Int32 = 50,
        include_total: bool = False,
    ) -> Page[GetAttributedLeadsResponse]:
        """Who came over the web in a range of time, the first to come first."""
        found = [each for each in cls.between(from_utc, to_utc) if lead_type in (None, each.lead_type)]
        cut: Page[Any] = Page[Any].cut(found, page, page_size, include_total)
        cut[:] = map(told, cut)
        return cut


def told(lead: Attribution) -> GetAttributedLeadsResponse:
    """Somebody who came over the web, as the platform now knows them."""
    session, job, call = lead.session, lead.job, lead.external_call
    form = one(lead.lead_id) if lead.lead_id is not None else None
    customer_id = job.customer_id if job else form.customer_id if form else None
    booking = one(lead.booking_id) if lead.booking_id is not None else None
    name = one(customer_id).name if customer_id is not None else form.lead_customer_name if form else None
    return GetAttributedLeadsResponse(
        date_time=lead.date_time,
        lead_type=get_args(LeadType).index(lead.lead_type) + 1,
        attribution=AttributionResponse(
            utm_source=session.utm_source or "",
            utm_medium=session.utm_medium or "",
            utm_campaign=session.utm_campaign or "",
            landing_page_url=session.landing_page_url,
            referrer_url=session.referrer_url,
            click_id=session.gclid or session.msclkid or session.fbclid or "",
            gbraid=session.gbraid or "",
            wbraid=session.wbraid or "",
            st_campaign_id=lead.campaign_id,
            original_campaign=session.utm_campaign or "",
            ad_group_name=session.utm_adgroup or "",
            keyword_name=session.utm_term or "",
        ),
        job=NamedResponse(id=job.id, name=one(job.job_type_id).name) if job else NamedResponse(),
        customer=NamedResponse(id=customer_id, name=name or (booking.name if booking else "")),
        call=CallResponse(
            source="External",
            caller_number=call.customer_phone_number,
            tracking_number=call.tracking_phone_number,
        )
        if call
        else CallResponse(),
        lead_form=LeadFormResponse(lead_number=form.id, lead_status=form.status, notes=form.summary or "")
        if form
        else LeadFormResponse(),
        booking=BookingResponse(id=lead.booking_id),
    )
