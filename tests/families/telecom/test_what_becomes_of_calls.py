"""A call from its first ring: what is known of it already, who may answer it, and what is told of it after."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from tests.families.business import Business, refused
from tests.families.telecom.conftest import ADA, ADDRESS, NOBODY, NUMBER, Phones
from truckroll.catalogue import Refused
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.types import reference
from truckroll.families.telecom.tones import RATE, tone


def dial(business: Business, **known: Any) -> Any:
    office = reference(business.ids["office"], "settings.Employee")
    calls: Any = resolve("telecom.Call")
    return business.do(lambda: calls.dial(ADA, NUMBER, office, **known))


def heard(business: Business) -> list[Any]:
    return [said["call"] for kind, said in business.told() if kind == "tn.tlc.call-updated"]


# What is known when it rings


def test_what_is_known_of_a_call_goes_before_what_its_numbers_tell(business: Business, phones: Phones):
    radio = business.new("radio", "marketing.Campaign", name="Radio")
    call = phones.call(campaign_id=radio, customer_id=business.ids["neighbour"], sid="CA1")
    assert (call.campaign_id, call.customer_id, call.sid) == (radio, business.ids["neighbour"], "CA1")
    assert dial(business, customer_id=business.ids["neighbour"]).customer_id == business.ids["neighbour"]


def test_each_campaign_is_known_by_its_own_number(business: Business, phones: Phones):
    for name, number in (("Radio", None), ("Poster", "310 555 0198"), ("Old", "310")):
        business.new(name, "marketing.Campaign", name=name, dnis=number)

    def to(number: str) -> Any:
        return business.do(lambda: resolve("telecom.Call").receive(ADA, number)).campaign_id  # type: ignore[attr-defined]

    known = [to(number) for number in (NUMBER, "+13105550198", "+13105550197")]
    assert known == [business.ids["campaign"], business.ids["Poster"], None]
    business.set("marketing.Campaign", business.ids["campaign"], dnis=None)
    assert to("+13105550198") == business.ids["Poster"]


def test_a_number_that_is_none_is_kept_as_it_was_told(business: Business, phones: Phones):
    call = business.do(lambda: resolve("telecom.Call").receive("anonymous", "desk"))  # type: ignore[attr-defined]
    assert (call.from_, call.to) == ("anonymous", "desk")


def test_a_call_has_an_id_of_its_own_at_the_telephone_company(phones: Phones):
    first, second = phones.call(), phones.call()
    assert first.sid != second.sid
    assert {(call.sid[:2], len(call.sid)) for call in (first, second)} == {("CA", 34)}


# Answered and over


def test_who_rang_somebody_up_stays_the_one_who_speaks(business: Business, phones: Phones):
    call = phones.then(phones.dial(), "answer")
    assert (call.status, call.agent_id) == ("Answered", business.ids["office"])


def test_a_call_ends_once(phones: Phones):
    call = phones.call()
    with pytest.raises(Refused, match="is over"):
        phones.then(call, "hang_up", timedelta(minutes=1))


def test_a_call_of_our_own_is_neither_lost_nor_abandoned(phones: Phones):
    call = phones.then(phones.dial(), "hang_up", timedelta(seconds=1))
    assert (call.status, call.type, call.duration) == ("Completed", None, "00:00:01")


def test_what_was_said_of_a_call_before_it_ended_stays(business: Business, phones: Phones):
    call = business.do(lambda: resolve("telecom.Call").receive(ADA, NUMBER))  # type: ignore[attr-defined]
    phones.then(call, "answer")
    phones.then(call, "book", business.book())
    assert phones.then(call, "hang_up", timedelta(minutes=1)).type == "Booked"


# What became of it


def test_a_job_booked_with_a_call_of_our_own_has_no_type(business: Business, phones: Phones):
    job = business.book()
    call = phones.then(phones.dial(), "book", job)
    assert (call.type, call.job_id, call.campaign_id) == (None, job.id, job.campaign_id)


def test_a_call_keeps_its_campaign_when_a_job_comes_of_it(business: Business, phones: Phones):
    radio = business.new("radio", "marketing.Campaign", name="Radio")
    job = business.book()
    assert phones.then(phones.call(campaign_id=radio), "book", job).campaign_id == radio


def test_a_job_comes_of_a_call_that_is_booked_and_of_no_other(business: Business, phones: Phones):
    job = business.book()
    for call, kind in ((phones.call(), None), (phones.dial(), "NotLead")):
        with refused(400, "A call with a job is Booked", "jobId"):
            phones.classify(call, callType=kind, jobId=job.id)


def test_a_call_that_is_lost_for_what_was_said_is_excused(business: Business, phones: Phones):
    reason = business.see("jbce.CallReason", business.ids["too dear"])
    call = phones.then(phones.call(), "lose", reason, "A friend")
    assert (call.type, call.excuse_memo, call.reason_id) == ("Excused", "A friend", reason.id)


def test_subscribers_hear_whatever_becomes_of_a_call(business: Business, phones: Phones):
    lead = {"campaign_id": business.ids["campaign"], "summary": "Leak", "lead_customer_name": "Ada", "created_by_id": 0}
    became = {
        "book": business.book(),
        "become": business.see("crm.Lead", business.new("lead", "crm.Lead", **lead)),
        "lose": business.see("jbce.CallReason", business.ids["wrong"]),
    }
    for what, record in became.items():
        call = phones.call()
        business.told()
        phones.then(call, what, record)
        assert [said["id"] for said in heard(business)] == [call.id], what


def test_subscribers_hear_of_a_request_that_came_by_a_call(business: Business, phones: Phones):
    provider = business.new("provider", "crm.BookingProviderTag", tag_name="Web", description="")
    said = {"source": "Phone", "name": "Ada", "summary": "Leak", "external_id": "1"}
    booking = business.new("booking", "crm.Booking", booking_provider_id=provider, start="2026-12-01T00:00:00Z", **said)
    call = phones.call()
    business.told()
    phones.then(call, "take_booking", business.see("crm.Booking", booking))
    assert [said["id"] for said in heard(business)] == [call.id]


def test_what_is_told_names_the_job_its_kind_and_its_part_of_the_business(business: Business, phones: Phones):
    call = phones.call()
    phones.then(call, "keep", "recording")
    phones.then(call, "keep", "voicemail")
    business.told()
    job = business.book()
    phones.then(call, "book", job)
    (said,) = heard(business)
    assert (said["jobNumber"], said["businessUnit"]["name"], said["type"]["name"]) == (
        job.job_number, "Heating", "Tune-up",
    )  # fmt: skip
    assert said["leadCall"]["recordingUrl"] == f"/telecom/v2/tenant/7/calls/{call.id}/recording"
    assert said["leadCall"]["voiceMailUrl"] == f"/telecom/v2/tenant/7/calls/{call.id}/voicemail"
    phones.classify(phones.call())
    (said,) = heard(business)
    assert (said["jobNumber"], said["businessUnit"]["id"], said["leadCall"]["recordingUrl"]) == ("", 0, "")
    assert said["leadCall"]["voiceMailUrl"] == ""


# Who called


def test_a_reason_is_told_apart_by_whether_there_might_have_been_work(phones: Phones):
    with refused(400, "not one that was never work", "reason.name"):
        phones.classify(phones.call(), reason={"name": "Too dear", "lead": False})
    with refused(400, "not one that might have been work", "reason.name"):
        phones.classify(phones.call(), reason={"name": "Wrong number", "lead": True})


def test_a_place_that_is_known_is_not_taken_up_again(business: Business, phones: Phones):
    ada = NOBODY | {"id": business.ids["customer"], "name": "Ada"}
    house = NOBODY | {"id": business.ids["location"], "name": "Ada's house"}
    before = len(business.all("crm.Location")), len(business.all("crm.Customer"))
    phones.classify(phones.call(), customer=ada, location=house)
    assert (len(business.all("crm.Location")), len(business.all("crm.Customer"))) == before


def test_a_place_tells_whose_it_is(business: Business, phones: Phones):
    told = phones.classify(phones.call("3105550177"), location=NOBODY | {"id": business.ids["elsewhere"]})
    assert told.customer.id == business.ids["neighbour"]


def test_somebody_new_is_shown_as_they_were_told(business: Business, phones: Phones):
    phone = {"type": "Phone", "value": "310 555 0102"}
    carl = {"id": 0, "name": "Carl", "address": ADDRESS | {"street": "1 Main St", "city": "Malibu"}}
    told = phones.classify(
        phones.call(), customer=carl | {"contacts": [phone | {"memo": memo} for memo in ("door", "")]}
    ).customer
    assert (told.address.street, told.address.city, told.address.street_address) == ("1 Main St", "Malibu", "1 Main St")
    assert (told.created_by, told.has_active_membership) == (business.ids["office"], False)
    memos = [each.memo for each in business.all("crm.CustomerContact", customer_id=told.id)]
    assert memos == ["door", None]


def test_a_job_shows_where_its_part_of_the_business_has_its_office(business: Business, phones: Phones):
    home = {"street": "9 Elm St", "unit": None, "city": "Malibu", "state": "CA", "zip": "1", "country": "USA"}
    business.set("settings.BusinessUnit", business.ids["unit"], address=home)
    call = phones.call()
    phones.then(call, "book", business.book())
    told = business.ask("Calls_GetDetails", id=call.id)
    assert (told.business_unit.address.street, told.business_unit.address.city) == ("9 Elm St", "Malibu")


def test_a_tone_is_a_concert_pitch_as_telephones_carry_it():
    sound = tone(1)[-RATE:]
    assert (max(sound), min(sound), sound[0]) == (188, 68, 128)
    turns = Counter(before < 128 <= now for before, now in pairwise(sound))
    assert turns[True] in (439, 440)
    assert [len(tone(seconds)) - 44 for seconds in (0, 1, 3, 10, 11)] == [RATE, RATE, 3 * RATE, 10 * RATE, 10 * RATE]


def test_a_sound_that_nobody_kept_is_a_tone_called_after_its_call(business: Business, phones: Phones):
    call = phones.call()
    phones.then(call, "keep", "voicemail")
    message = business.ask("Calls_GetVoiceMail", id=call.id)
    assert (message.name, message.content[:4]) == (f"call-{call.id}-voicemail.wav", b"RIFF")
