"""Calls: who they are from, what becomes of them, and what is heard of them."""

import io
import wave
from typing import Any

import pytest

from tests.families.business import Business, refused
from tests.families.telecom.conftest import ADA, ADDRESS, NOBODY, NUMBER, Phones
from truckroll.catalogue import Refused
from truckroll.catalogue.files import File
from truckroll.catalogue.transaction import transaction


def test_a_number_tells_who_calls_and_because_of_what(business: Business, phones: Phones):
    call = phones.call()
    assert (call.from_, call.to, call.duration, call.status) == (ADA, NUMBER, "00:03:00", "Completed")
    assert (call.customer_id, call.campaign_id) == (business.ids["customer"], business.ids["campaign"])
    assert phones.call("+13105550188").customer_id is None


def test_a_call_that_nobody_took_is_abandoned(phones: Phones):
    assert [phones.call(taken=taken).type for taken in (True, False)] == ["Unbooked", "Abandoned"]


def test_subscribers_hear_that_a_call_is_over_and_what_became_of_it(business: Business, phones: Phones):
    business.told()
    call = phones.call()
    ((event, said),) = business.told()
    assert (event, said["call"]["id"]) == ("tn.tlc.call-completed", call.id)
    assert said["call"]["leadCall"]["customer"] == {"id": business.ids["customer"], "name": "Ada"}
    phones.classify(call, callType="Excused", excuseMemo="A friend")
    ((event, said),) = business.told()
    assert (event, said["call"]["leadCall"]["callType"]) == ("tn.tlc.call-updated", "Excused")


def test_a_job_that_was_booked_with_a_call_names_it(business: Business, phones: Phones):
    call, job, other = phones.call(), business.book(), business.book()
    told = phones.classify(call, callType="Booked", jobId=job.id)
    assert (told.call_type, told.customer.name) == ("Booked", "Ada")
    assert business.see("jpm.Job", job.id).lead_call_id == call.id
    bundle = business.ask("Calls_GetDetails", id=call.id)
    assert (bundle.job_number, bundle.business_unit.name, bundle.type.name) == (job.job_number, "Heating", "Tune-up")
    phones.then(call, "book", business.see("jpm.Job", other.id))
    assert business.see("jpm.Job", job.id).lead_call_id is None
    phones.classify(call, callType="NotLead")
    assert business.see("telecom.Call", call.id).job_id is None


def test_a_job_came_of_the_first_call_about_it(business: Business, phones: Phones):
    first, second, job = phones.call(), phones.call(), business.book()
    for call in (first, second):
        phones.classify(call, callType="Booked", jobId=job.id)
    assert business.see("jpm.Job", job.id).lead_call_id == first.id
    phones.classify(second, callType="NotLead")
    assert business.see("jpm.Job", job.id).lead_call_id == first.id


def test_the_feed_names_who_called_as_they_are_called_now(business: Business, phones: Phones):
    call, job = phones.call(), business.book()
    phones.then(call, "book", job)
    business.set("crm.Customer", business.ids["customer"], name="Ada King")
    business.set("settings.Employee", business.ids["office"], name="Olga B.")
    business.come_due()
    seen = business.see("telecom.Call", call.id)
    assert (seen.customer.name, seen.agent.name, seen.agent_name) == ("Ada King", "Olga B.", "Olga B.")
    assert (seen.campaign.name, seen.job.number, seen.location.name) == (
        "Leaflet",
        "26" and seen.job.number,
        "Ada's house",
    )


def test_a_call_is_lost_for_a_reason(business: Business, phones: Phones):
    reasons = {key: business.see("jbce.CallReason", business.ids[key]) for key in ("too dear", "wrong")}
    kinds = [phones.then(phones.call(), "lose", reasons[key]).type for key in reasons]
    assert kinds == ["Unbooked", "NotLead"]
    told = phones.classify(phones.call(), callType="Unbooked", reason={"name": "Too dear", "lead": True})
    assert (told.reason.id, told.reason.lead) == (business.ids["too dear"], True)
    with refused(400, "'Too dear' is no call reason", "reason.name"):
        phones.classify(phones.call(), callType="Unbooked", reason={"name": "Too dear", "lead": False})


def test_a_call_becomes_a_lead_that_names_it(business: Business, phones: Phones):
    lead = business.ask(
        "Leads_Create",
        {"campaignId": business.ids["campaign"], "summary": "New furnace", "followUpDate": "2026-12-01"},
    )
    call = phones.call()

    def follow() -> Any:
        found: Any = transaction().load("telecom.Call", call.id)
        found.become(transaction().load("crm.Lead", lead.id))

    business.do(follow)
    assert business.see("crm.Lead", lead.id).call_id == call.id
    assert business.see("telecom.Call", call.id).lead.id == lead.id


@pytest.mark.parametrize(
    ("said", "words", "place"),
    [
        ({"callType": "Booked"}, "has a job", "jobId"),
        ({"callType": "Excused"}, "what excuses", "excuseMemo"),
        ({"callId": 1}, "the path says", "callId"),
        ({"customer": NOBODY | {"id": 999}}, "no Customer 999", "customer.id"),
        ({"location": NOBODY | {"id": 999}}, "no Location 999", "location.id"),
        ({"location": NOBODY | {"name": "Cabin"}}, "needs a customer", "location.name"),
    ],
)
def test_what_cannot_be_said_of_a_call(phones: Phones, said: dict[str, Any], words: str, place: str):
    with refused(400, words, place):
        phones.classify(phones.call(), **said)


def test_a_call_is_about_a_place_of_its_customer_and_a_job_of_theirs(business: Business, phones: Phones):
    call, job = phones.call(), business.book()
    bob = NOBODY | {"id": business.ids["neighbour"]}
    with refused(400, "does not belong to customer", "location.id"):
        phones.classify(call, customer=bob, location=NOBODY | {"id": business.ids["location"]})
    with refused(400, "is of customer", "jobId"):
        phones.classify(call, callType="Booked", customer=bob, jobId=job.id)
    with refused(400, "is Booked", "jobId"):
        phones.classify(call, callType="Unbooked", jobId=job.id)


def test_we_are_not_booked_by_those_whom_we_ring_up(business: Business, phones: Phones):
    call, job = phones.dial(), business.book()
    assert (call.direction, call.status, call.customer_id) == ("Outbound", "Initiated", business.ids["customer"])
    with refused(400, "has no type", "callType"):
        phones.classify(call, callType="NotLead")
    phones.classify(call, jobId=job.id)
    assert business.see("telecom.Call", call.id).job.id == job.id


def test_somebody_new_who_called_is_taken_up(business: Business, phones: Phones):
    call = phones.call("310 555 0102")
    phone = {"type": "Phone", "value": "310 555 0102", "memo": ""}
    carl = {"id": 0, "name": "Carl", "address": ADDRESS | {"street": "1 Main St", "unit": "2"}, "contacts": [phone]}
    told = phones.classify(call, customer=carl, location=carl | {"name": "Carl's house"})
    assert (told.customer.name, told.customer.address.street_address) == ("Carl", "1 Main St 2")
    assert phones.call("310 555 0102").customer_id == told.customer.id
    assert business.see("telecom.Call", call.id).location.name == "Carl's house"
    with refused(400, "'Pigeon'", "customer.contacts[0].type"):
        phones.classify(call, customer=carl | {"contacts": [phone | {"type": "Pigeon"}]})


def test_who_is_known_is_told_with_contacts_and_memberships(business: Business, phones: Phones):
    business.new(
        "mail", "crm.CustomerContact", customer_id=business.ids["customer"], type="Email", value="ada@example.com"
    )
    business.new("plan", "memberships.MembershipType", name="Gold")
    member = {"membership_type_id": business.ids["plan"], "customer_id": business.ids["customer"]}
    known = {"business_unit_id": business.ids["unit"], "follow_up_on": "2026-12-01T00:00:00.0000000Z"}
    business.new("member", "memberships.Membership", billing_frequency="Annual", **member, **known)
    customer = business.ask("Calls_GetDetails", id=phones.call().id).lead_call.customer
    assert (customer.email, [each.value for each in customer.contacts]) == (
        "ada@example.com",
        ["310 555 0101", "ada@example.com"],
    )
    assert [(each.type.name, each.status) for each in customer.memberships] == [("Gold", "Active")]
    assert customer.has_active_membership
    assert [each.phone_number for each in customer.phone_settings] == ["3105550101"]


def test_a_word_on_a_call_is_the_tag_that_is_called_so(business: Business, phones: Phones):
    told = phones.classify(phones.call(), tag="Dog")
    assert [tag.values for tag in told.tags] == [{"id": business.ids["tag"], "typeName": "Dog"}]
    assert phones.classify(phones.call(), tag="Cat").tags == []


def test_what_was_said_is_heard_as_it_was_kept_or_as_a_tone(business: Business, phones: Phones):
    call = phones.call()
    with refused(404, "has no recording", "id"):
        business.ask("Calls_GetRecording", id=call.id)
    phones.then(call, "keep", "recording")
    sound = business.ask("Calls_GetRecording", id=call.id)
    with wave.open(io.BytesIO(sound.content)) as tone:
        assert tone.getnframes() / tone.getframerate() == 10
    phones.then(call, "keep", "voicemail", File("hello.mp3", "audio/mpeg", b"ID3"))
    message = business.ask("Calls_GetVoiceMail", id=call.id)
    assert (message.content, message.content_type, message.name) == (b"ID3", "application/octet-stream", "hello.mp3")


def test_nobody_answers_a_call_that_is_over(phones: Phones):
    call = phones.call()
    with pytest.raises(Refused, match="nobody can answer"):
        phones.then(call, "answer")


def test_a_request_for_work_is_noted_with_a_call(business: Business, phones: Phones):
    provider = business.new("provider", "crm.BookingProviderTag", tag_name="Web", description="")
    said = {
        "source": "Phone",
        "name": "Ada",
        "summary": "Leak",
        "external_id": "1",
        "start": "2026-12-01T00:00:00.0000000Z",
    }
    booking = business.new("booking", "crm.Booking", booking_provider_id=provider, **said)
    call = phones.then(phones.call(), "take_booking", business.see("crm.Booking", booking))
    assert (call.type, call.booking_id) == ("Booked", booking)
    assert phones.classify(call, callType="Booked").call_type == "Booked"


def test_a_new_place_of_somebody_who_called_keeps_how_it_is_reached(business: Business, phones: Phones):
    door = {"type": "Phone", "value": "310 555 0103", "memo": "door"}
    place = {"id": 0, "name": "Cabin", "address": ADDRESS, "contacts": [door]}
    phones.classify(phones.call(), customer=NOBODY | {"id": business.ids["customer"]}, location=place)
    assert "310 555 0103" in [each.value for each in business.all("crm.LocationContact")]
