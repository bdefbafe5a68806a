"""Sessions at their edges: what only those do who gave up, and the last step that counts."""

from typing import Any

import pytest

from tests.families.scheduling_pro.test_sessions import Web, web
from truckroll.catalogue import Refused

__all__ = ["web"]


def seen(web: Web, session: str) -> Any:
    return web.see("scheduling_pro.SchedulerSession", session)


@pytest.mark.parametrize("rule", ["send_to", "call_back", "come_back"])
def test_only_who_gave_up_is_asked_to_come_back(web: Web, rule: str):
    given: tuple[str, ...] = () if rule == "send_to" else ("RecoveryLink",)
    for session in (web.session("Opened"), web.session("Opened")):
        with pytest.raises(Refused, match="was not given up"):
            web.having(session, rule, *given)
    web.having(session, "abandon")
    web.having(session, rule, *given)
    with pytest.raises(Refused, match="is Abandoned" if rule != "come_back" else "was not given up"):
        web.having(session, "abandon" if rule != "come_back" else "come_back", *given[: rule == "come_back"])


def test_what_was_made_of_a_session_that_was_given_up_is_known(web: Web):
    provider = web.new("provider", "crm.BookingProviderTag", tag_name="Web", description="")
    said = {"source": "Web", "name": "Ada", "summary": "x", "external_id": "1", "start": "2026-12-01T00:00:00Z"}
    booking = web.new("booking", "crm.Booking", booking_provider_id=provider, **said)
    lead = {"campaign_id": web.ids["campaign"], "summary": "x", "lead_customer_name": "Ada", "created_by_id": 0}
    made = {"booking_id": booking, "lead_id": web.new("lead", "crm.Lead", **lead)}
    for name, word in (("booking_id", "Booking"), ("lead_id", "Lead")):
        session = web.session("Opened")
        web.having(session, "abandon")
        web.having(session, "send_to", **{name: made[name]})
        kept = seen(web, session)
        assert (kept.sent_to, getattr(kept, name)) == (word, made[name])


def test_who_comes_back_goes_on_and_may_give_up_again(web: Web):
    session = web.session("Opened", "Zipcode", "Zipcode", "Nonsense")
    assert (seen(web, session).milestones, seen(web, session).last_step) == (["Opened", "Zipcode"], "Zipcode")
    web.having(session, "abandon")
    web.having(session, "call_back", "RecoveryLink")
    web.having(session, "come_back", "RecoveryLink")
    kept = seen(web, session)
    assert (kept.session_outcome, kept.recovered_by, kept.recovery_messages, kept.was_abandoned) == (
        None, "RecoveryLink", ["RecoveryLink"], True,
    )  # fmt: skip
    web.having(session, "complete", booking_id=None, job_id=web.book().id)
    kept = seen(web, session)
    assert (kept.session_outcome, kept.last_step, kept.milestones[-1]) == ("Completed", "Booked", "Booked")
    for rule, given in (("lead_to", ("sched_1",)), ("abandon", ())):
        with pytest.raises(Refused, match="is Completed"):
            web.having(session, rule, *given)


@pytest.mark.parametrize(("email", "told"), [("ann@example.com", True), (None, False)])
def test_only_who_can_be_reached_is_told_of(web: Web, email: str | None, told: bool):
    session = web.session("Opened", email=email)
    web.told()
    web.having(session, "abandon")
    assert ("tn.sp.session-abandoned-qualified" in [kind for kind, _ in web.told()]) is told
