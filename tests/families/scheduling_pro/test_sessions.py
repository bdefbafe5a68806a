"""Booking online: how far customers come, and what becomes of those who give up."""

from datetime import timedelta
from typing import Any

import pytest

from tests.families.business import Business, refused
from truckroll.catalogue import Refused
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import TICKS_PER_SECOND, When

ASKED = {
    "sessionCreatedOnOrAfter": When.parse("2026-11-01T00:00:00Z"),
    "sessionCreatedBefore": When.parse("2026-12-01T00:00:00Z"),
}


class Web(Business):
    """A contractor with a router, and a scheduler behind it."""

    def _furnish(self) -> None:
        super()._furnish()
        known = {"company_name": "Acme", "data_api_key": "k", "quick_launch_link": "https://example.com/book"}
        resolve("scheduling_pro.Scheduler").new(id="sched_1", name="Web", brand_name="Acme Air", **known)
        resolve("scheduling_pro.Router").new(id="router_1", name="Front door")

    def session(self, *milestones: str, email: str | None = "ann@example.com", **more: Any) -> str:
        """Somebody has come so far."""
        from truckroll.families.scheduling_pro.sessions import Address, Customer, SourceTracking

        def come() -> str:
            said = {"customer": Customer(email=email, address=Address()), "source_tracking": SourceTracking()}
            session: Any = resolve("scheduling_pro.SchedulerSession").new(
                **{"scheduler_id": "sched_1", "last_checkin_date": When.of(self.now)} | said | more
            )
            session.reach(*milestones)
            return str(session.id)

        return self.do(come)

    def having(self, session: str, rule: str, *asked: Any, **more: Any) -> Any:
        """Something happens in a session."""
        from truckroll.catalogue.transaction import transaction

        return self.do(
            lambda: getattr(transaction().load("scheduling_pro.SchedulerSession", session), rule)(*asked, **more)
        )

    def performance(self, **more: Any) -> Any:
        """What the scheduler brought in November."""
        return self.ask("Scheduler_SchedulerPerformance", id="sched_1", **ASKED | more)


@pytest.fixture
def web() -> Web:
    return Web()


def test_a_session_that_is_booked_is_told_of(web: Web):
    session = web.session("Opened", "Interacted")
    web.having(session, "complete", job_id=web.book().id)
    assert [event for event, _ in web.told() if event.startswith("tn.sp")] == ["tn.sp.session-completed"]
    with pytest.raises(Refused, match="is Completed"):
        web.having(session, "reach", "Details")
    with pytest.raises(Refused, match="with a job or a booking"):
        web.having(web.session("Opened"), "complete")


def test_half_an_hour_without_a_step_ends_a_session(web: Web):
    session = web.session("Opened")
    web.now += 29 * 60 * TICKS_PER_SECOND
    web.having(session, "reach", "Zipcode")
    web.now += 29 * 60 * TICKS_PER_SECOND
    web.come_due()
    assert web.see("scheduling_pro.SchedulerSession", session).session_outcome is None
    web.now += 60 * TICKS_PER_SECOND
    web.come_due()
    seen = web.see("scheduling_pro.SchedulerSession", session)
    assert (seen.session_outcome, seen.last_step) == ("Abandoned", "Zipcode")
    assert [event for event, _ in web.told()] == ["tn.sp.session-abandoned-qualified"]


def test_who_cannot_be_reached_is_not_worth_a_call(web: Web):
    web.having(web.session("Opened", email=None), "abandon")
    assert web.told() == []


def test_who_booked_is_not_given_up_later(web: Web):
    session = web.session("Opened")
    web.having(session, "complete", job_id=web.book().id)
    web.now += 3600 * TICKS_PER_SECOND
    web.come_due()
    assert web.see("scheduling_pro.SchedulerSession", session).session_outcome == "Completed"


def test_a_performance_counts_what_became_of_sessions(web: Web):
    job = web.book().id
    provider = web.new("provider", "crm.BookingProviderTag", tag_name="Web", description="")
    booking = web.new(
        "booking",
        "crm.Booking",
        source="Web",
        name="Bo",
        external_id="1",
        booking_provider_id=provider,
        start=When.of(web.now),
    )
    web.having(web.session("Opened", "Interacted", "Issue", membership_interest="Gold"), "complete", job_id=job)
    web.having(web.session("Opened", "Interacted"), "complete", booking_id=booking)
    back = web.session("Opened", "Interacted")
    for step in ("abandon", "call_back", "come_back"):
        web.having(back, step, *(() if step == "abandon" else ("RecoveryLink",)))
    web.having(back, "complete", job_id=job)
    for by, ids in (("AiAgent", {"booking_id": booking}), ("AiAgent", {"lead_id": _lead(web)})):
        lost = web.session("Opened", email=None)
        web.having(lost, "abandon")
        web.having(lost, "call_back", by)
        web.having(lost, "send_to", **ids)
    web.session(email=None)
    seen = web.performance()
    assert (seen.scheduler_name, seen.brand_name) == ("Web", "Acme Air")
    assert (seen.total_sessions, seen.total_customer_contacts_captured, seen.total_membership_interest) == (6, 3, 1)
    assert (seen.total_jobs_created, seen.total_bookings_created) == (2, 1)
    assert (seen.scheduler_completion_rate, seen.opened_completion_rate) == (1.0, 0.6)
    assert (seen.total_abandoned_sessions_sent_to_bookings, seen.total_abandoned_sessions_sent_to_leads) == (1, 1)
    assert seen.total_jobs_recovered_from_abandoned_sessions_recovery_link == 1
    assert seen.total_jobs_recovered_from_abandoned_sessions == 1
    assert seen.total_bookings_recovered_from_abandoned_sessions == 0
    assert seen.total_sms_sent_to_recover_abandoned_session_recovery_link == 1
    assert seen.total_sms_sent_to_recover_abandoned_session_ai_agent == 2
    counts = seen.milestone_frequency_count
    assert (counts.opened, counts.interacted, counts.issue, counts.booked, counts.abandoned) == (5, 3, 1, 3, 3)


def _lead(web: Web) -> int:
    return web.new("lead", "crm.Lead", summary="Lost", campaign_id=web.ids["campaign"], created_by_id=0)


def test_a_performance_is_of_the_time_that_was_asked_for(web: Web):
    web.session("Opened")
    later = ASKED["sessionCreatedBefore"] + timedelta(days=1)
    assert (
        web.performance(
            sessionCreatedOnOrAfter=ASKED["sessionCreatedBefore"], sessionCreatedBefore=later
        ).total_sessions
        == 0
    )
    exactly = When.of(web.now)
    assert web.performance(sessionCreatedOnOrAfter=exactly).total_sessions == 1
    assert web.performance(sessionCreatedBefore=exactly).total_sessions == 0
    with refused(400, "after its beginning", "sessionCreatedBefore"):
        web.performance(sessionCreatedOnOrAfter=later)


def test_a_router_knows_to_whom_it_led(web: Web):
    for milestones, more in ((("Opened", "Interacted"), {}), (("Opened",), {"scheduler_id": None}), ((), {})):
        web.session(*milestones, router_id="router_1", **more)
    web.session("Opened")
    seen = web.ask("Router_RouterPerformance", id="router_1", **ASKED)
    assert (seen.opened_count, seen.interacted_count) == (2, 1)
    led = {each.scheduler_id: each.opened_count for each in seen.session_count_by_scheduler_id}
    assert led == {"sched_1": 1, None: 1}


def test_nobody_knows_another_scheduler(web: Web):
    with refused(404, "was not found", "id"):
        web.ask("Scheduler_SchedulerPerformance", id="sched_2", **ASKED)
