"""What `client.scheduling_pro` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterator
from typing import Literal, TypeAlias

from truckroll.catalogue.time import When
from truckroll.client.records import Record, Shown
from truckroll.derive.arguments import Moment

SchedulerMode: TypeAlias = Literal["Call_Center", "Standard"]

class Address(Record):
    street: Shown[str | None]
    unit: Shown[str | None]
    city: Shown[str | None]
    state: Shown[str | None]
    zip: Shown[str | None]
    country: Shown[str | None]

class Customer(Record):
    is_new_customer: Shown[bool]
    id: Shown[int | None]
    first_name: Shown[str | None]
    last_name: Shown[str | None]
    email: Shown[str | None]
    phone: Shown[str | None]
    location_id: Shown[int | None]
    is_new_location: Shown[bool]
    address: Shown[Address]
    browser_name: Shown[str | None]
    browser_version: Shown[str | None]
    cpu_architecture: Shown[str | None]
    device_model: Shown[str | None]
    device_type: Shown[str | None]
    device_vendor: Shown[str | None]
    engine_name: Shown[str | None]
    engine_version: Shown[str | None]
    ip_address: Shown[str | None]
    is_bot: Shown[bool | None]
    os_name: Shown[str | None]
    os_version: Shown[str | None]
    user_agent: Shown[str | None]

class MilestoneFrequencyCount(Record):
    opened: Shown[int]
    zipcode: Shown[int]
    interacted: Shown[int]
    issue: Shown[int]
    schedule: Shown[int]
    customer: Shown[int]
    details: Shown[int]
    booked: Shown[int]
    abandoned: Shown[int]

class RouterPerformanceResponse(Record):
    id: Shown[str]
    opened_count: Shown[int]
    interacted_count: Shown[int]
    session_count_by_scheduler_id: Shown[builtins.list[RouterSchedulerSessionPerformance]]

class RouterSchedulerSessionPerformance(Record):
    scheduler_id: Shown[str | None]
    opened_count: Shown[int]

class RouterSession(Record):
    id: Shown[str]
    created_on: Shown[When]
    modified_on: Shown[When]
    last_checkin_date: Shown[When]
    session_outcome: Shown[str | None]
    scheduler_id: Shown[str | None]
    job_id: Shown[int | None]
    booking_id: Shown[int | None]
    lead_id: Shown[int | None]
    gbp_name: Shown[str | None]
    timeslot_start: Shown[When | None]
    timeslot_end: Shown[When | None]
    category: Shown[str | None]
    job_type_id: Shown[int | None]
    business_unit_id: Shown[int | None]
    customer: Shown[Customer]
    zone_id: Shown[int | None]
    customer_responses: Shown[builtins.list[str] | None]
    notes: Shown[str | None]
    source_tracking: Shown[SourceTracking]
    mobile_notification_opt_in: Shown[bool | None]
    blocker_type: Shown[str | None]
    blocker_to_book_additional_data: Shown[str | None]
    last_step: Shown[str | None]
    dispatch_fee_quoted: Shown[str | None]
    is_location_takeover: Shown[bool | None]
    custom_opt_in: Shown[bool | None]
    marketing_opt_in: Shown[bool | None]
    membership_interest: Shown[str | None]
    payment_info_captured: Shown[bool | None]
    external_id: Shown[str | None]
    recurring_service_id: Shown[int | None]
    campaign_name: Shown[str | None]

class Scheduler(Record):
    id: Shown[str]
    created_on: Shown[When]
    modified_on: Shown[When]
    name: Shown[str]
    company_name: Shown[str]
    scheduler_status: Shown[str]
    data_api_key: Shown[str]
    is_default: Shown[bool]
    mode: Shown[SchedulerMode | str]
    quick_launch_link: Shown[str]

class SchedulerPerformanceResponse(Record):
    id: Shown[str]
    scheduler_name: Shown[str]
    brand_name: Shown[str]
    scheduler_completion_rate: Shown[float]
    opened_completion_rate: Shown[float]
    total_customer_contacts_captured: Shown[int]
    total_jobs_created: Shown[int]
    total_bookings_created: Shown[int]
    total_abandoned_sessions_sent_to_bookings: Shown[int]
    total_abandoned_sessions_sent_to_leads: Shown[int]
    total_bookings_recovered_from_abandoned_sessions_recovery_link: Shown[int]
    total_jobs_recovered_from_abandoned_sessions_recovery_link: Shown[int]
    total_bookings_recovered_from_abandoned_sessions_ai_agent: Shown[int]
    total_jobs_recovered_from_abandoned_sessions_ai_agent: Shown[int]
    total_sms_sent_to_recover_abandoned_session_recovery_link: Shown[int]
    total_sms_sent_to_recover_abandoned_session_ai_agent: Shown[int]
    total_bookings_recovered_from_abandoned_sessions: Shown[int]
    total_jobs_recovered_from_abandoned_sessions: Shown[int]
    total_membership_interest: Shown[int]
    total_sessions: Shown[int]
    milestone_frequency_count: Shown[MilestoneFrequencyCount]

class SchedulerSession(Record):
    id: Shown[str]
    created_on: Shown[When]
    modified_on: Shown[When]
    last_checkin_date: Shown[When]
    session_outcome: Shown[str | None]
    scheduler_id: Shown[str | None]
    job_id: Shown[int | None]
    booking_id: Shown[int | None]
    lead_id: Shown[int | None]
    gbp_name: Shown[str | None]
    timeslot_start: Shown[When | None]
    timeslot_end: Shown[When | None]
    category: Shown[str | None]
    job_type_id: Shown[int | None]
    business_unit_id: Shown[int | None]
    customer: Shown[Customer]
    zone_id: Shown[int | None]
    customer_responses: Shown[builtins.list[str] | None]
    notes: Shown[str | None]
    source_tracking: Shown[SourceTracking]
    mobile_notification_opt_in: Shown[bool | None]
    blocker_type: Shown[str | None]
    blocker_to_book_additional_data: Shown[str | None]
    last_step: Shown[str | None]
    dispatch_fee_quoted: Shown[str | None]
    is_location_takeover: Shown[bool | None]
    custom_opt_in: Shown[bool | None]
    marketing_opt_in: Shown[bool | None]
    membership_interest: Shown[str | None]
    payment_info_captured: Shown[bool | None]
    external_id: Shown[str | None]
    recurring_service_id: Shown[int | None]
    campaign_name: Shown[str | None]

class SourceTracking(Record):
    is_rwg_session: Shown[bool | None]
    campaign_id: Shown[str | None]
    landing_page_url: Shown[str | None]
    gclid: Shown[str | None]
    fbclid: Shown[str | None]
    msclkid: Shown[str | None]
    utm_source: Shown[str | None]
    utm_medium: Shown[str | None]
    utm_campaign: Shown[str | None]
    utm_adgroup: Shown[str | None]
    utm_term: Shown[str | None]
    utm_content: Shown[str | None]
    google_analytics_client_id: Shown[str | None]
    booked_from: Shown[str | None]
    sourced_from_marketing_pro: Shown[str | None]
    gbraid: Shown[str | None]
    wbraid: Shown[str | None]
    marketing_source: Shown[str | None]

class SchedulersCalls:
    def scheduler_sessions(
        self,
        id: str,
        /,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[SchedulerSession]:
        """All scheduler session records, page after page."""
    def schedulers(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Scheduler]:
        """All scheduler records, page after page."""
    def scheduler_performance(
        self, id: str, /, *, session_created_on_or_after: Moment, session_created_before: Moment
    ) -> SchedulerPerformanceResponse:
        """What a scheduler brought in some time."""

class RoutersCalls:
    def router_sessions(
        self,
        id: str,
        /,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[RouterSession]:
        """All router session records, page after page."""
    def router_performance(
        self, id: str, /, *, session_created_on_or_after: Moment, session_created_before: Moment
    ) -> RouterPerformanceResponse:
        """How far customers came in some time whom a router met, and where it led them."""

class SchedulingProApi:
    schedulers: SchedulersCalls
    routers: RoutersCalls

class AsyncSchedulersCalls:
    def scheduler_sessions(
        self,
        id: str,
        /,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[SchedulerSession]:
        """All scheduler session records, page after page."""
    def schedulers(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Scheduler]:
        """All scheduler records, page after page."""
    async def scheduler_performance(
        self, id: str, /, *, session_created_on_or_after: Moment, session_created_before: Moment
    ) -> SchedulerPerformanceResponse:
        """What a scheduler brought in some time."""

class AsyncRoutersCalls:
    def router_sessions(
        self,
        id: str,
        /,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[RouterSession]:
        """All router session records, page after page."""
    async def router_performance(
        self, id: str, /, *, session_created_on_or_after: Moment, session_created_before: Moment
    ) -> RouterPerformanceResponse:
        """How far customers came in some time whom a router met, and where it led them."""

class AsyncSchedulingProApi:
    schedulers: AsyncSchedulersCalls
    routers: AsyncRoutersCalls
