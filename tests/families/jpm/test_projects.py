"""Projects: jobs of one customer at one location that belong together."""

from typing import Any

import pytest

from tests.families.business import Business, refused
from truckroll.catalogue.registry import resolve


def new(business: Business, noun: str, **values: Any) -> int:
    return business.do(lambda: int(resolve(noun).new(**values).id))


def begin(business: Business, **more: Any) -> Any:
    return business.ask("Projects_Create", {"locationId": business.ids["location"]} | more)


def change(business: Business, project: Any, **said: Any) -> Any:
    return business.ask("Projects_Update", said, id=project.id)


def see(business: Business, project: Any) -> Any:
    return business.see("jpm.Project", project.id)


def project_of(business: Business, job: Any) -> int | None:
    return business.see("jpm.Job", job.id).project_id


@pytest.fixture
def steps(business: Business) -> dict[str, int]:
    """Two statuses of projects; the first has two parts, of which one is no longer in use."""
    found = {name: new(business, "jpm.ProjectStatus", name=name) for name in ("Planned", "Under way")}
    of = {"status_id": found["Planned"]}
    found["Permit"] = new(business, "jpm.ProjectSubStatus", name="Permit", **of)
    found["Drawn"] = new(business, "jpm.ProjectSubStatus", name="Drawn", active=False, **of)
    return found


# Begun


def test_a_project_needs_only_a_location_and_its_customer_follows(business: Business):
    project = begin(business)
    assert project.customer_id == business.ids["customer"]
    assert project.number == str(project.id)
    assert (project.job_ids, project.project_manager_ids, project.business_unit_ids) == ([], [], [])
    assert (project.name, project.status, project.sub_status_id, project.start_date) == (None, None, None, None)


def test_a_project_keeps_what_is_said_of_it(business: Business):
    kind = new(business, "jpm.ProjectType", name="New building")
    said = {
        "name": "Annex",
        "summary": "<b>Big</b>",
        "customerId": business.ids["customer"],
        "projectTypeId": kind,
        "projectManagerIds": [business.ids["office"]],
        "businessUnitIds": [business.ids["unit"]],
        "startDate": "2026-11-03T00:00:00.0000000Z",
        "targetCompletionDate": "2027-02-01T00:00:00.0000000Z",
    }
    project = begin(business, **said)
    assert {name: project.values[name] for name in said} == said


def test_the_customer_of_a_project_is_its_locations(business: Business):
    with refused(400, "does not belong to customer", "customerId"):
        begin(business, customerId=business.ids["neighbour"])


@pytest.mark.parametrize("name", ["locationId", "customerId", "projectTypeId", "statusId", "subStatusId"])
def test_what_a_project_names_exists(business: Business, name: str):
    with refused(400, "There is no", name):
        begin(business, **{name: 999})


def test_people_and_units_of_a_project_exist(business: Business):
    with refused(400, "There is no", "projectManagerIds[0]", "businessUnitIds[1]"):
        begin(business, projectManagerIds=[999], businessUnitIds=[business.ids["unit"], 998])


def test_a_project_has_custom_fields_of_its_own(business: Business):
    color = new(business, "jpm.ProjectCustomFieldType", name="Color", data_type="Text")
    project = begin(business, customFields=[{"typeId": color, "value": "Red"}])
    assert project.custom_fields == [{"typeId": color, "name": "Color", "value": "Red"}]
    assert change(business, project, customFields=[]).custom_fields == []
    with refused(400, "There is no custom field", "customFields[0].typeId"):
        begin(business, customFields=[{"typeId": business.ids["text"], "value": "of jobs"}])


# Its steps


def test_a_project_shows_the_names_of_its_status_and_sub_status(business: Business, steps: dict[str, int]):
    project = begin(business, statusId=steps["Planned"], subStatusId=steps["Permit"])
    assert (project.status, project.sub_status) == ("Planned", "Permit")


def test_a_sub_status_belongs_to_its_status(business: Business, steps: dict[str, int]):
    for said in ({"statusId": steps["Under way"], "subStatusId": steps["Permit"]}, {"subStatusId": steps["Permit"]}):
        with refused(400, "belongs to status", "subStatusId"):
            begin(business, **said)
    project = begin(business, statusId=steps["Planned"])
    assert change(business, project, subStatusId=steps["Permit"]).sub_status == "Permit"


def test_a_sub_status_ends_with_its_status(business: Business, steps: dict[str, int]):
    project = begin(business, statusId=steps["Planned"], subStatusId=steps["Permit"])
    project = change(business, project, statusId=steps["Planned"])
    assert project.sub_status == "Permit", "the status did not change"
    project = change(business, project, statusId=steps["Under way"])
    assert (project.status, project.sub_status, project.sub_status_id) == ("Under way", None, None)


def test_a_sub_status_out_of_use_is_refused(business: Business, steps: dict[str, int]):
    with refused(400, "no longer in use", "subStatusId"):
        begin(business, statusId=steps["Planned"], subStatusId=steps["Drawn"])


# Its jobs


def test_a_job_booked_for_a_project_is_one_of_its_jobs(business: Business):
    project = begin(business)
    first, second = (business.book(projectId=project.id) for _ in range(2))
    assert see(business, project).job_ids == [first.id, second.id]


def test_a_job_is_attached_once_and_detached_without_naming_the_project(business: Business):
    project, job = begin(business), business.book()
    business.told()
    for _ in range(2):
        business.ask("Projects_AttachJob", id=project.id, jobId=job.id)
    assert (see(business, project).job_ids, project_of(business, job)) == ([job.id], project.id)
    assert [kind for kind, _ in business.told()] == ["tn.jpm.job-updated"]
    business.ask("Projects_DetachJob", jobId=job.id)
    assert (see(business, project).job_ids, project_of(business, job)) == ([], None)
    with refused(400, "belongs to no project"):
        business.ask("Projects_DetachJob", jobId=job.id)


def test_a_job_belongs_to_at_most_one_project(business: Business):
    first, second = begin(business), begin(business)
    job = business.book(projectId=first.id)
    with refused(400, "detach it first", "jobId"):
        business.ask("Projects_AttachJob", id=second.id, jobId=job.id)
    with refused(400, "detach it first", "jobIds[0]"):
        change(business, second, jobIds=[job.id])
    assert project_of(business, job) == first.id


def elsewhere(business: Business) -> Any:
    return business.book(customerId=business.ids["neighbour"], locationId=business.ids["elsewhere"])


def test_a_job_of_another_location_is_refused(business: Business):
    project, job = begin(business), elsewhere(business)
    with refused(400, "is at location", "jobId"):
        business.ask("Projects_AttachJob", id=project.id, jobId=job.id)
    with refused(400, "is at location", "jobIds[0]"):
        change(business, project, jobIds=[job.id])
    with refused(400, "is at location", "locationId"):
        business.book(projectId=project.id, customerId=business.ids["neighbour"], locationId=business.ids["elsewhere"])


def test_a_job_of_a_project_stays_at_its_location(business: Business):
    project = begin(business)
    job = business.book(projectId=project.id)
    moved = {"customerId": business.ids["neighbour"], "locationId": business.ids["elsewhere"]}
    with refused(400, "is at location", "locationId"):
        business.ask("Jobs_Update", moved, id=job.id)
    business.ask("Projects_DetachJob", jobId=job.id)
    business.ask("Jobs_Update", moved, id=job.id)


def test_the_jobs_of_a_project_are_replaced_as_a_set(business: Business):
    project = begin(business)
    gone, kept, added = business.book(projectId=project.id), business.book(projectId=project.id), business.book()
    changed = change(business, project, jobIds=[added.id, kept.id, added.id])
    assert sorted(changed.job_ids) == [kept.id, added.id]
    assert [project_of(business, job) for job in (gone, kept, added)] == [None, project.id, project.id]
    assert change(business, project, name="x").job_ids == changed.job_ids, "what is not said stays"
    assert change(business, project, jobIds=[]).job_ids == []
    assert project_of(business, kept) is None


def test_a_refused_set_of_jobs_changes_nothing(business: Business):
    project = begin(business)
    job = business.book(projectId=project.id)
    with refused(400, "is at location", "jobIds[0]"):
        change(business, project, jobIds=[elsewhere(business).id])
    assert see(business, project).job_ids == [job.id]


def test_unknown_jobs_are_missing(business: Business):
    project = begin(business)
    with refused(404, "There is no Job", "jobIds[0]"):
        change(business, project, jobIds=[999])
    with refused(400, "not found", "id"):
        business.ask("Projects_AttachJob", id=project.id, jobId=999)
    with refused(400, "not found", "id"):
        business.ask("Projects_DetachJob", jobId=999)


# Changed


def test_a_kind_of_project_is_taken_away_by_null(business: Business):
    project = begin(business, projectTypeId=new(business, "jpm.ProjectType", name="New building"))
    assert change(business, project, projectTypeId=None).project_type_id is None


def test_a_project_of_a_customer_who_is_gone_cannot_change(business: Business):
    project = begin(business)
    business.set("crm.Customer", business.ids["customer"], active=False)
    with refused(404, "Customer", "id"):
        change(business, project, name="x")


# Written about


def test_a_note_is_put_on_a_project(business: Business):
    project = begin(business)
    note = business.ask("Projects_CreateNote", {"text": "Gate is left.", "pinToTop": True}, id=project.id)
    assert (note.project_id, note.text, note.is_pinned) == (project.id, "Gate is left.", True)
    assert note.created_by_id == business.ids["office"]


def test_messages_about_a_project_are_answered_within_it(business: Business):
    project, other = begin(business), begin(business)
    said = {"body": "Who has the plans?", "createdByEmployeeId": business.ids["office"]}
    sent = business.ask("Projects_CreateMessage", said, id=project.id)
    reply = {"body": "I", "createdByEmployeeId": business.ids["colleague"], "parentMessageId": sent.id}
    answer = business.ask("Projects_CreateMessage", reply | {"addParentMessageSenderToRecipients": True}, id=project.id)
    message = business.see("jpm.JobMessage", answer.id)
    assert (message.project_id, message.job_id) == (project.id, None)
    assert message.recipient_ids == [business.ids["office"]]
    with refused(400, "another project"):
        business.ask("Projects_CreateMessage", reply, id=other.id)
    with refused(400, "another job"):
        business.ask("Jobs_CreateMessage", reply, id=business.book().id)
    with refused(400, "needs a text", "body"):
        business.ask("Projects_CreateMessage", said | {"body": " "}, id=project.id)
