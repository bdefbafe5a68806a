"""What `client.marketing_ads` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterator
from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict

from truckroll.catalogue.time import When
from truckroll.client.records import Record, Shown
from truckroll.derive.arguments import Moment

EntityType: TypeAlias = Literal["Call", "Booking", "Lead"]
LeadType: TypeAlias = Literal["Call", "WebBooking", "WebLeadForm", "ManualJob"]
PerformanceSegmentationType: TypeAlias = Literal["Campaign", "AdGroup", "Keyword"]
Status: TypeAlias = Literal["None", "Live", "Stopped"]

class AttributionResponse(Record):
    utm_source: Shown[str]
    utm_medium: Shown[str]
    utm_campaign: Shown[str]
    landing_page_url: Shown[str]
    referrer_url: Shown[str]
    click_id: Shown[str]
    gbraid: Shown[str]
    wbraid: Shown[str]
    st_campaign_id: Shown[int | None]
    original_campaign: Shown[str]
    attribution_overwrite_type: Shown[EntityType | str | None]
    attribution_overwrite_id: Shown[int | None]
    overwritten_booking_job_id: Shown[int | None]
    ad_group_id: Shown[str]
    ad_group_name: Shown[str]
    keyword_id: Shown[str]
    keyword_name: Shown[str]

class BookingResponse(Record):
    id: Shown[int | None]

class CallResponse(Record):
    duration: Shown[str]
    id: Shown[int | None]
    type: Shown[str]
    source: Shown[str]
    caller_number: Shown[str]
    tracking_number: Shown[str]
    excused_reason: Shown[str]

class CampaignResponse(Record):
    id: Shown[int | None]
    external_id: Shown[int | None]
    name: Shown[str]
    category: Shown[str]
    launch_date: Shown[str]
    status: Shown[Status | str]

class CapacityAwarenessWarning(Record):
    campaign_name: Shown[str]
    warning_type: Shown[str]
    business_units: Shown[builtins.list[str]]
    lookahead_window: Shown[int]
    threshold_value: Shown[int]

class CapacityAwarenessWarningQueryResult(Record):
    tenant_id: Shown[int]
    tenant_name: Shown[str]
    total_count: Shown[int]
    data: Shown[builtins.list[CapacityAwarenessWarning]]

class DigitalStats(Record):
    impression_share: Shown[float | None]
    impressions: Shown[int]
    clicks: Shown[int]
    average_cpc: Shown[float]
    conversions: Shown[int]
    all_conversions: Shown[float | None]
    cost: Shown[Decimal]
    click_rate: Shown[float | None]
    cost_per_conversion: Shown[float | None]
    conversion_rate: Shown[float | None]

class GetAttributedLeadsResponse(Record):
    date_time: Shown[When]
    lead_type: Shown[int]
    attribution: Shown[AttributionResponse]
    job: Shown[NamedResponse]
    customer: Shown[NamedResponse]
    call: Shown[CallResponse]
    lead_form: Shown[LeadFormResponse]
    booking: Shown[BookingResponse]

class GetPerformanceResponse(Record):
    campaign: Shown[CampaignResponse]
    ad_group: Shown[PartResponse]
    keyword: Shown[PartResponse]
    digital_stats: Shown[DigitalStats]
    lead_stats: Shown[LeadStats]
    return_on_investment: Shown[Decimal | None]

class LeadFormResponse(Record):
    lead_number: Shown[int | None]
    lead_status: Shown[str]
    notes: Shown[str]

class LeadStats(Record):
    leads: Shown[int]
    lead_calls: Shown[int]
    online_booking: Shown[int]
    manual_booking: Shown[int]
    booked_jobs: Shown[int]
    ran_jobs: Shown[int]
    sold_jobs: Shown[int]
    revenue: Shown[Decimal]
    potential_revenue: Shown[Decimal]
    booking_rate: Shown[float | None]
    avg_ticket: Shown[float | None]

class NamedResponse(Record):
    id: Shown[int | None]
    name: Shown[str]

class PartResponse(Record):
    id: Shown[str]
    name: Shown[str]
    status: Shown[Status | str | None]

class ExternalCallDataDict(TypedDict):
    customer_phone_number: str
    forwarding_phone_number: str
    tracking_phone_number: str
    call_started_on_utc: Moment

class ExternalCallDataJson(TypedDict):
    customerPhoneNumber: str
    forwardingPhoneNumber: str
    trackingPhoneNumber: str
    callStartedOnUtc: Moment

class WebSessionDataDict(TypedDict):
    landing_page_url: str
    referrer_url: str
    gclid: NotRequired[str | None]
    gbraid: NotRequired[str | None]
    wbraid: NotRequired[str | None]
    fbclid: NotRequired[str | None]
    msclkid: NotRequired[str | None]
    utm_source: NotRequired[str | None]
    utm_medium: NotRequired[str | None]
    utm_campaign: NotRequired[str | None]
    utm_adgroup: NotRequired[str | None]
    utm_term: NotRequired[str | None]
    utm_content: NotRequired[str | None]
    google_analytics_client_id: NotRequired[str | None]

class WebSessionDataJson(TypedDict):
    landingPageUrl: str
    referrerUrl: str
    gclid: NotRequired[str | None]
    gbraid: NotRequired[str | None]
    wbraid: NotRequired[str | None]
    fbclid: NotRequired[str | None]
    msclkid: NotRequired[str | None]
    utmSource: NotRequired[str | None]
    utmMedium: NotRequired[str | None]
    utmCampaign: NotRequired[str | None]
    utmAdgroup: NotRequired[str | None]
    utmTerm: NotRequired[str | None]
    utmContent: NotRequired[str | None]
    googleAnalyticsClientId: NotRequired[str | None]

class ExternalCallAttributionsCalls:
    def create(
        self,
        *,
        web_session_data: WebSessionDataDict | WebSessionDataJson,
        external_call_data: ExternalCallDataDict | ExternalCallDataJson,
    ) -> None:
        """Note that somebody called who had been on the contractor's pages."""

class JobAttributionsCalls:
    def create(self, *, web_session_data: WebSessionDataDict | WebSessionDataJson, job_id: int) -> None:
        """Note that a job was booked for somebody who had been on the contractor's pages."""

class WebBookingAttributionsCalls:
    def create(self, *, web_session_data: WebSessionDataDict | WebSessionDataJson, booking_id: int) -> None:
        """Note that somebody booked on the contractor's pages."""

class WebLeadFormAttributionsCalls:
    def create(self, *, web_session_data: WebSessionDataDict | WebSessionDataJson, lead_id: int) -> None:
        """Note that somebody filled in a form on the contractor's pages."""

class AttributedLeadsCalls:
    def get(
        self,
        *,
        from_utc: Moment,
        to_utc: Moment,
        lead_type: LeadType | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[GetAttributedLeadsResponse]:
        """Who came over the web in a range of time, the first to come first, page after page."""

class CapacityWarningsCalls:
    def get(self) -> CapacityAwarenessWarningQueryResult:
        """Which campaigns that run bring work to a part of the business whose next days are nearly booked out."""

class PerformanceCalls:
    def get(
        self,
        *,
        from_utc: Moment,
        to_utc: Moment,
        performance_segmentation_type: PerformanceSegmentationType,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[GetPerformanceResponse]:
        """What sessions of a range of time cost and brought, by campaign or by the parts of campaigns, page after page."""

class MarketingAdsApi:
    external_call_attributions: ExternalCallAttributionsCalls
    job_attributions: JobAttributionsCalls
    web_booking_attributions: WebBookingAttributionsCalls
    web_lead_form_attributions: WebLeadFormAttributionsCalls
    attributed_leads: AttributedLeadsCalls
    capacity_warnings: CapacityWarningsCalls
    performance: PerformanceCalls

class AsyncExternalCallAttributionsCalls:
    async def create(
        self,
        *,
        web_session_data: WebSessionDataDict | WebSessionDataJson,
        external_call_data: ExternalCallDataDict | ExternalCallDataJson,
    ) -> None:
        """Note that somebody called who had been on the contractor's pages."""

class AsyncJobAttributionsCalls:
    async def create(self, *, web_session_data: WebSessionDataDict | WebSessionDataJson, job_id: int) -> None:
        """Note that a job was booked for somebody who had been on the contractor's pages."""

class AsyncWebBookingAttributionsCalls:
    async def create(self, *, web_session_data: WebSessionDataDict | WebSessionDataJson, booking_id: int) -> None:
        """Note that somebody booked on the contractor's pages."""

class AsyncWebLeadFormAttributionsCalls:
    async def create(self, *, web_session_data: WebSessionDataDict | WebSessionDataJson, lead_id: int) -> None:
        """Note that somebody filled in a form on the contractor's pages."""

class AsyncAttributedLeadsCalls:
    def get(
        self,
        *,
        from_utc: Moment,
        to_utc: Moment,
        lead_type: LeadType | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[GetAttributedLeadsResponse]:
        """Who came over the web in a range of time, the first to come first, page after page."""

class AsyncCapacityWarningsCalls:
    async def get(self) -> CapacityAwarenessWarningQueryResult:
        """Which campaigns that run bring work to a part of the business whose next days are nearly booked out."""

class AsyncPerformanceCalls:
    def get(
        self,
        *,
        from_utc: Moment,
        to_utc: Moment,
        performance_segmentation_type: PerformanceSegmentationType,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[GetPerformanceResponse]:
        """What sessions of a range of time cost and brought, by campaign or by the parts of campaigns, page after page."""

class AsyncMarketingAdsApi:
    external_call_attributions: AsyncExternalCallAttributionsCalls
    job_attributions: AsyncJobAttributionsCalls
    web_booking_attributions: AsyncWebBookingAttributionsCalls
    web_lead_form_attributions: AsyncWebLeadFormAttributionsCalls
    attributed_leads: AsyncAttributedLeadsCalls
    capacity_warnings: AsyncCapacityWarningsCalls
    performance: AsyncPerformanceCalls
