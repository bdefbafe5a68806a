"""What colleagues write to each other about jobs, and parts of divisions that only one project has."""

from typing import Any

import pytest

from tests.families.business import Business, refused
from truckroll.catalogue import Refused
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import transaction


def write(business: Business, job: Any, **more: Any) -> Any:
    said = {"body": "Hello", "createdByEmployeeId": business.ids["office"], "recipientIds": [business.ids["office"]]}
    made = business.ask("Jobs_CreateMessage", said | more, id=job.id)
    return business.see("jpm.JobMessage", made.id)


def test_a_reply_goes_to_who_wrote_before_once_and_when_that_is_asked(business: Business):
    job = business.book()
    first = write(business, job, createdByEmployeeId=business.ids["colleague"])
    office, colleague = business.ids["office"], business.ids["colleague"]
    reply = {"parentMessageId": first.id}
    asked = {"addParentMessageSenderToRecipients": True}
    assert write(business, job, **reply).recipient_ids == [office]
    assert write(business, job, **reply, **asked).recipient_ids == [office, colleague]
    assert write(business, job, **reply, **asked, recipientIds=[colleague]).recipient_ids == [colleague]
    assert write(business, job, **asked, recipientIds=None).recipient_ids == []
    assert write(business, job, **reply).parent_message_id == first.id


def test_a_message_has_a_text_and_answers_one_of_its_own_job(business: Business):
    job, other = business.book(), business.book()
    first = write(business, job)
    with refused(400, "needs a text", "body"):
        write(business, job, body=" ")
    with refused(400, "belongs to another job"):
        write(business, other, parentMessageId=first.id)


def part(business: Business, segment: int, code: str, parent: int | None = None, project: Any = None) -> int:
    def rule() -> int:
        found: Any = transaction().load("jpm.Segment", segment)
        above: Any = transaction().load("jpm.SegmentItem", parent) if parent else None
        return int(found.add(code, "words", parent=above, project_id=project).id)

    return business.do(rule)


def test_a_part_for_one_project_has_no_parts_for_another(business: Business):
    place = {"customer_id": business.ids["customer"], "location_id": business.ids["location"]}
    first, second = (business.new(n, "jpm.Project", number=n, **place) for n in ("1", "2"))
    segment = business.do(lambda: int(resolve("jpm.Segment").new(name="Work", structure="Hierarchal").id))
    top = part(business, segment, "A", project=first)
    inner = business.see("jpm.SegmentItem", part(business, segment, "B", top, first))
    assert (inner.path, inner.parent_id, inner.ancestor_ids, inner.project_id) == ("A/B", top, [top], first)
    with pytest.raises(Refused, match="is another project's"):
        part(business, segment, "B", top, second)
    own = business.do(lambda: int(resolve("jpm.Segment").new(name="Own", project_id=first).id))
    assert business.see("jpm.SegmentItem", part(business, own, "A")).project_id == first
    with pytest.raises(Refused, match=f"is project {first}'s"):
        part(business, own, "B", project=second)
    with pytest.raises(Refused, match="A part needs a code"):
        part(business, own, " ")
    with pytest.raises(Refused, match="has a part A already"):
        part(business, own, "A")


def test_subscribers_hear_that_a_request_for_work_became_a_job_or_nothing(business: Business):
    provider = business.new("provider", "crm.BookingProviderTag", tag_name="Web", description="")
    said = {"source": "Web", "name": "Ada", "summary": "x", "external_id": "1", "start": "2026-12-01T00:00:00.0000000Z"}
    booking = business.new("booking", "crm.Booking", booking_provider_id=provider, **said)
    business.told()
    job = business.book(bookingId=booking)
    told = [said["booking"] for kind, said in business.told() if kind == "tn.crm.booking-updated"]
    assert [(each["id"], each["status"], each["jobId"]) for each in told] == [(booking, "Converted", job.id)]
    with pytest.raises(Refused, match="cannot become a job"):
        business.do(lambda: transaction().load("crm.Booking", booking).convert(job))  # type: ignore[union-attr]
