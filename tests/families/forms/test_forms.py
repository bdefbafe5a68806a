"""Forms that are filled in, and files that are attached to jobs."""

from typing import Any

import pytest

from tests.families.business import Business, refused
from truckroll.catalogue import Refused
from truckroll.catalogue.files import File
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import transaction
from truckroll.families.forms.submissions import FormOwner
from truckroll.families.forms.units import CheckboxFieldApiDto, FormSectionApiDto, NumberFieldApiDto

PLAN = File("plan.pdf", "application/pdf", b"%PDF-1.7")


def act(business: Business, submission: Any, what: str, *given: Any) -> Any:
    def rule() -> Any:
        found: Any = transaction().load("forms.FormSubmission", submission.id)
        getattr(found, what)(*given)
        return found

    return business.do(rule)


def start(business: Business, **of: Any) -> Any:
    form = business.new("form", "forms.Form", **{"name": "Safety", "published": True} | of)

    def rule() -> Any:
        submissions: Any = resolve("forms.FormSubmission")
        return submissions.start(transaction().load("forms.Form", form), [FormOwner(type="Job", id=1)])

    return business.do(rule)


def test_a_form_is_filled_in_and_handed_in(business: Business):
    submission = start(business)
    assert (submission.status, submission.created_by_id) == ("Started", business.ids["office"])
    business.now += 10_000_000
    boxes = CheckboxFieldApiDto(id="1", name="Worn", type="Checkbox", values_=["Gloves"], options="Gloves,Hat")
    size = NumberFieldApiDto(id="2", name="Size", type="Number", value=1.5)
    written = act(
        business, submission, "write", FormSectionApiDto(id="3", name="You", type="Section", units=[boxes]), size
    )
    assert [unit["name"] for unit in written.values["units"]] == ["You", "Size"]
    assert written.values["units"][0]["units"][0]["values"] == ["Gloves"]
    assert written.submitted_on > submission.submitted_on
    assert act(business, submission, "complete").status == "Completed"
    for what in ("write", "complete"):
        with pytest.raises(Refused, match="is completed"):
            act(business, submission, what)


def test_a_submission_names_its_form_as_it_is_called_now(business: Business):
    submission = start(business)
    business.set("forms.Form", business.ids["form"], name="Safety first")
    business.come_due()
    assert business.see("forms.FormSubmission", submission.id).form_name == "Safety first"


@pytest.mark.parametrize("of", [{"published": False}, {"active": False}])
def test_only_a_published_form_is_filled_in(business: Business, of: dict[str, Any]):
    with pytest.raises(Refused, match="not published"):
        start(business, **of)


def test_a_file_is_attached_to_a_job_and_comes_back_as_it_was(business: Business):
    job = business.book()
    assert business.ask("Jobs_CreateAttachment", {"file": PLAN}, id=job.id).file_name == "plan.pdf"
    (attachment,) = business.all("forms.JobAttachment", job_id=job.id)
    read = next(each for each in attachment.noun.rules if each.path == "attachment/{id}")
    assert business.do(lambda: read.function(attachment)) == PLAN


def test_what_is_empty_or_of_no_job_is_not_attached(business: Business):
    job = business.book()
    with refused(400, "is empty", "file"):
        business.ask("Jobs_CreateAttachment", {"file": File("a", "text/plain", b"")}, id=job.id)
    with refused(400, "Job 999 was not found", "id"):
        business.ask("Jobs_CreateAttachment", {"file": PLAN}, id=999)
