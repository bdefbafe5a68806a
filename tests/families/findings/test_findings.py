"""What is found at customers' places, shown in files, and what becomes of it."""

from typing import Any

import pytest

from tests.families.business import Business, refused
from truckroll.catalogue.files import File, kept_file
from truckroll.catalogue.time import TICKS_PER_SECOND

LEAK = File("leak.png", "image/png", b"\x89PNG")


def find(business: Business, **said: Any) -> Any:
    body = {"locationId": business.ids["location"], "name": "Leak", "urgencyLevel": "High"}
    return business.ask("Findings_Create", body | said)


def send(business: Business) -> str:
    return business.ask("FindingAssets_PostAttachment", {"file": LEAK}).path


def file(url: str, **said: str) -> dict[str, str]:
    return {"fileName": "leak.png", "url": url, "type": "Image"} | said


def offer(business: Business, job: Any) -> Any:
    return business.ask("Estimates_Create", {"jobId": job.id, "name": "Mend it"})


def state(business: Business, finding: Any) -> tuple[str, list[int], list[int]]:
    seen = business.ask("Findings_Get", id=finding.id)
    return seen.status, seen.linked_estimate_ids, seen.linked_job_ids


def test_a_finding_knows_who_wrote_it_and_begins_as_new(business: Business):
    finding = find(business)
    assert (finding.status, finding.archived, finding.active) == ("New", False, True)
    assert finding.created_by == finding.modified_by


def test_what_a_finding_is_about_is_at_its_place(business: Business):
    elsewhere = {"locationId": business.ids["elsewhere"]}
    other = business.ask("InstalledEquipment_Create", elsewhere)
    job = business.book()
    with refused(400, "is not at location", "installedEquipmentId"):
        find(business, installedEquipmentId=other.id)
    with refused(400, "is not at location", "sourceJobId"):
        find(business, sourceJobId=job.id, **elsewhere)
    with refused(400, "no Job 999", "sourceJobId"):
        find(business, sourceJobId=999)
    business.set("crm.Location", business.ids["location"], active=False)
    with refused(400, "is not active", "locationId"):
        find(business)


@pytest.mark.parametrize("name", ["name", "description", "recommendedSolution", "internalNotes"])
def test_texts_have_at_most_4000_characters(business: Business, name: str):
    find(business, **{name: "x" * 4000})
    with refused(400, "at most 4000", name):
        find(business, **{name: "x" * 4001})


def test_a_finding_goes_with_the_estimates_and_the_jobs_that_answer_it(business: Business):
    job = business.book()
    before = offer(business, job)
    business.now += TICKS_PER_SECOND
    finding = find(business, sourceJobId=job.id)
    assert state(business, finding) == ("New", [], []), "what was offered before answers something else"
    bad, good = offer(business, job), offer(business, job)
    assert state(business, finding) == ("EstimateCreated", [bad.id, good.id], [])
    business.ask("Estimates_Dismiss", id=bad.id)
    assert state(business, finding)[0] == "EstimateCreated"
    business.ask("Estimates_Dismiss", id=good.id)
    assert state(business, finding)[0] == "EstimateRejected"
    business.ask("Estimates_Update", {"status": "Open"}, id=good.id)
    business.ask("Estimates_Sell", {"soldBy": business.ids["tess"]}, id=good.id)
    assert state(business, finding)[0] == "EstimateAccepted"
    mending = business.book(jobGeneratedLeadSource={"jobId": job.id})
    assert state(business, finding) == ("JobBooked", [bad.id, good.id], [mending.id])
    business.set("jpm.Job", mending.id, job_status="Completed")
    assert state(business, finding)[0] == "JobCompleted"
    business.ask("Findings_Update", {"archived": True}, id=finding.id)
    assert state(business, finding)[0] == "Archived"
    assert state(business, find(business))[1:] == ([], [])
    assert before.id not in state(business, finding)[1]


def test_a_finding_is_shown_in_files_that_were_sent(business: Business):
    path, loose = send(business), send(business)
    film = file("https://example.com/film", type="VideoLink", fileName="Film")
    finding = find(business, attachments=[file(path), film])
    assert [(each.file_name, each.type) for each in finding.attachments] == [
        ("leak.png", "Image"),
        ("Film", "VideoLink"),
    ]
    assert business.ask("FindingAssets_Get", path=path) == path
    business.now += 24 * 3600 * TICKS_PER_SECOND
    business.come_due()
    assert [business.do(lambda path=path: kept_file(path)) for path in (path, loose)] == [LEAK, None]
    for url, words in ((loose, "send it to /assets first"), ("leak.png", "or an address on the web")):
        with refused(400, words, "attachments[1].url"):
            find(business, attachments=[film, file(url)])


def test_files_come_to_a_finding_change_and_go(business: Business):
    finding = find(business)
    added = business.ask("Findings_CreateFindingAttachment", file(send(business)), id=finding.id)
    path = {"id": finding.id, "attachmentId": added.id}
    other = send(business)
    changed = business.ask("Findings_UpdateFindingAttachment", {"url": other}, **path)
    assert (changed.url, changed.file_name) == (other, "leak.png")
    with refused(400, "A file has a name", "fileName"):
        business.ask("Findings_UpdateFindingAttachment", {"fileName": " "}, **path)
    assert [each.url for each in business.ask("Findings_Get", id=finding.id).attachments] == [other]
    business.ask("Findings_DeleteFindingAttachment", **path)
    assert business.ask("Findings_Get", id=finding.id).attachments == []
    with refused(400, "was not found", "id"):
        business.ask("Findings_DeleteFindingAttachment", **path)


def test_a_file_of_one_finding_is_none_of_another(business: Business):
    mine, other = find(business), find(business)
    added = business.ask("Findings_CreateFindingAttachment", file(send(business)), id=mine.id)
    with refused(404, "was not found", "id"):
        business.ask("Findings_UpdateFindingAttachment", {"fileName": "x"}, id=other.id, attachmentId=added.id)


@pytest.mark.parametrize("closed", [{"archived": True}, {"active": False}])
def test_a_finding_that_is_closed_gets_no_files(business: Business, closed: dict[str, bool]):
    finding = find(business)
    business.ask("Findings_Update", closed, id=finding.id)
    path = send(business)
    with refused(409, "is closed"):
        business.ask("Findings_CreateFindingAttachment", file(path), id=finding.id)
    business.ask("Findings_Update", {name: not value for name, value in closed.items()}, id=finding.id)
    business.ask("Findings_CreateFindingAttachment", file(path), id=finding.id)
