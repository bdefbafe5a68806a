"""Booking online: schedulers on a contractor's web site, and routers that lead customers to them."""

from typing import Literal

from truckroll.catalogue import (
    Between,
    Int32,
    Internal,
    Model,
    RefName,
    Resource,
    When,
    invalid,
    read,
)
from truckroll.families.scheduling_pro.sessions import MILESTONES, SchedulerSession

SchedulerMode = Literal["Call_Center", "Standard"]


class MilestoneFrequencyCount(Model):
    """How many sessions came how far, and how many were given up."""

    opened: Int32
    zipcode: Int32
    interacted: Int32
    issue: Int32
    schedule: Int32
    customer: Int32
    details: Int32
    booked: Int32
    abandoned: Int32


class SchedulerPerformanceResponse(Model):
    """What a scheduler brought in some time: how far customers came, and what became of those who gave up."""

    id: str
    scheduler_name: str
    brand_name: str
    scheduler_completion_rate: float
    opened_completion_rate: float
    total_customer_contacts_captured: Int32
    total_jobs_created: Int32
    total_bookings_created: Int32
    total_abandoned_sessions_sent_to_bookings: Int32
    total_abandoned_sessions_sent_to_leads: Int32
    total_bookings_recovered_from_abandoned_sessions_recovery_link: Int32
    total_jobs_recovered_from_abandoned_sessions_recovery_link: Int32
    total_bookings_recovered_from_abandoned_sessions_ai_agent: Int32
    total_jobs_recovered_from_abandoned_sessions_ai_agent: Int32
    total_sms_sent_to_recover_abandoned_session_recovery_link: Int32
    total_sms_sent_to_recover_abandoned_session_ai_agent: Int32
    total_bookings_recovered_from_abandoned_sessions: Int32
    total_jobs_recovered_from_abandoned_sessions: Int32
    total_membership_interest: Int32
    total_sessions: Int32
    milestone_frequency_count: MilestoneFrequencyCount


class RouterSchedulerSessionPerformance(Model):
    """How many of a router's sessions were opened at one scheduler, or at none."""

    scheduler_id: RefName["Scheduler"] | None
    opened_count: Int32


class RouterPerformanceResponse(Model):
    """How far customers came whom a router met, and to which schedulers it led them."""

    id: str
    opened_count: Int32
    interacted_count: Int32
    session_count_by_scheduler_id: list[RouterSchedulerSessionPerformance]


class Scheduler(
    Resource,
    path="schedulers",
    tag="Scheduler",
    named=True,
    operations="list=Schedulers:404",
    filters="created modified",
    hides="active",
):
    """A form on a web site, or at a call center, in which customers book work."""

    name: str
    company_name: str
    scheduler_status: str = "Active"
    data_api_key: str
    is_default: bool = False
    mode: SchedulerMode = "Standard"
    quick_launch_link: str
    brand_name: Internal[str] = ""

    @read("GET {id}/performance", 404)
    def scheduler_performance(
        self, session_created_on_or_after: When, session_created_before: When
    ) -> SchedulerPerformanceResponse:
        """What a scheduler brought in some time."""
        sessions = SchedulerSession.find(
            scheduler_id=self.id, created_on=some_time(session_created_on_or_after, session_created_before)
        )
        came = {milestone: sum(milestone in each.milestones for each in sessions) for milestone in MILESTONES}
        abandoned = [each for each in sessions if each.was_abandoned]
        by_link = [each for each in sessions if each.recovered_by == "RecoveryLink"]
        by_agent = [each for each in sessions if each.recovered_by == "AiAgent"]
        sent = [kind for each in sessions for kind in each.recovery_messages]
        booked = came["Booked"]
        return SchedulerPerformanceResponse(
            id=self.id,
            scheduler_name=self.name,
            brand_name=self.brand_name or self.company_name,
            scheduler_completion_rate=rate(booked, came["Interacted"]),
            opened_completion_rate=rate(booked, came["Opened"]),
            total_customer_contacts_captured=sum(each.is_reachable for each in sessions),
            total_jobs_created=jobs(sessions),
            total_bookings_created=bookings(sessions),
            total_abandoned_sessions_sent_to_bookings=sum(each.sent_to == "Booking" for each in abandoned),
            total_abandoned_sessions_sent_to_leads=sum(each.sent_to == "Lead" for each in abandoned),
            total_bookings_recovered_from_abandoned_sessions_recovery_link=bookings(by_link),
            total_jobs_recovered_from_abandoned_sessions_recovery_link=jobs(by_link),
            total_bookings_recovered_from_abandoned_sessions_ai_agent=bookings(by_agent),
            total_jobs_recovered_from_abandoned_sessions_ai_agent=jobs(by_agent),
            total_sms_sent_to_recover_abandoned_session_recovery_link=sent.count("RecoveryLink"),
            total_sms_sent_to_recover_abandoned_session_ai_agent=sent.count("AiAgent"),
            total_bookings_recovered_from_abandoned_sessions=bookings(by_link + by_agent),
            total_jobs_recovered_from_abandoned_sessions=jobs(by_link + by_agent),
            total_membership_interest=sum(bool(each.membership_interest) for each in sessions),
            total_sessions=len(sessions),
            milestone_frequency_count=MilestoneFrequencyCount(
                **{milestone.lower(): count for milestone, count in came.items()}, abandoned=len(abandoned)
            ),
        )


class Router(Resource, path="routers", tag="Router", scope="schedulers", named=True):
    """A form that asks what is wanted, and leads to the scheduler for it."""

    name: str

    @read("GET {id}/performance", 404)
    def router_performance(
        self, session_created_on_or_after: When, session_created_before: When
    ) -> RouterPerformanceResponse:
        """How far customers came in some time whom a router met, and where it led them."""
        sessions = SchedulerSession.find(
            router_id=self.id, created_on=some_time(session_created_on_or_after, session_created_before)
        )
        led = [each.scheduler_id for each in sessions if "Opened" in each.milestones]
        return RouterPerformanceResponse(
            id=self.id,
            opened_count=len(led),
            interacted_count=sum("Interacted" in each.milestones for each in sessions),
            session_count_by_scheduler_id=[
                RouterSchedulerSessionPerformance(scheduler_id=id, opened_count=led.count(id))
                for id in dict.fromkeys(led)
            ],
        )


def some_time(since: When, until: When) -> Between[When]:
    """From one moment to another, which is after it."""
    invalid(until <= since, "sessionCreatedBefore", "The end of the time is after its beginning.")
    return Between(since, until)


def rate(part: int, whole: int) -> float:
    """Which part of a whole; of nothing, none."""
    return part / whole if whole else 0.0


def jobs(sessions: list[SchedulerSession]) -> int:
    """How many sessions became a job."""
    return sum(each.job_id is not None for each in sessions)


def bookings(sessions: list[SchedulerSession]) -> int:
    """How many sessions became a booking by themselves."""
    return sum(each.booking_id is not None and each.sent_to is None for each in sessions)
