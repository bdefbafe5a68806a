"""Forms on the shelf, what was filled in, and what was attached to a job."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tests.every.questions import Listing, Question, among, present, same, span, times, values_of
from truckroll.catalogue.files import File
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import now
from truckroll.catalogue.types import reference
from truckroll.families.forms.submissions import FormOwner

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

NOUNS = ["forms.Form", "forms.FormSubmission", "forms.JobAttachment"]
OWNERS = [("Job", 1), ("Job", 2), ("Location", 1), ("Truck", 2)]


def fill(shelf: "Shelf", number: int) -> None:
    """One more form, two more submissions, one more attachment; some are no longer there."""
    forms, submissions, attachments = (resolve(noun) for noun in NOUNS)
    known: Any = {"published": number % 2 == 0, "has_triggers": number % 3 == 0, "has_conditional_logic": number > 4}
    form: Any = forms.new(name=f"Form {number} É", **known, active=number != 3)
    for place in range(2):
        whose = [OWNERS[(number + each) % 4] for each in range(number % 3)]
        submissions.new(
            form_id=form.id,
            submitted_on=now(),
            created_by_id=shelf.kinds["person"][place],
            status=["Started", "Completed"][number % 2],
            owners=[FormOwner(type=kind, id=id) for kind, id in whose],
            owned_by=[f"{kind} {id}" for kind, id in whose],
            owner_types=list({kind for kind, _ in whose}),
            active=number != 5,
        )
    job: Any = reference(shelf.tenant.ids["open" if number % 4 else "done"], "jpm.Job")
    attachments.attach(job, File(f"{number}.txt", "text/plain", b"x"), active=number != 6)  # type: ignore[attr-defined]


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of forms."""
    rows = shelf.rows["forms.Form"]
    questions = {
        "ids": among(rows),
        "name": Question("text", lambda row, asked: asked.casefold() in row["name"].casefold(), ["form 1", "é", "2"]),
        "hasConditionalLogic": Question("bool", same("hasConditionalLogic"), [True, False]),
        "hasTriggers": Question("bool", same("hasTriggers"), [True, False]),
        "status": Question(
            "word",
            lambda row, asked: asked == "Any" or row["published"] == (asked == "Published"),
            ["Any", "Published", "Unpublished"],
        ),
    }
    sort = ("id", "name", "createdOn", "modifiedOn")
    yield Listing("Form_GetForms", rows, questions | times(rows), "True", sort=sort)

    rows = [row | {"createdBy": row["createdById"]} for row in shelf.rows["forms.FormSubmission"]]
    questions = {
        "formIds": among(rows, "formId"),
        "createdById": Question("id", same("createdById"), values_of(rows, "createdById")),
        "status": Question("word", lambda row, asked: asked in ("Any", row["status"]), ["Any", "Started", "Completed"]),
        "submitted": span(rows, "submittedOn"),
        "ownerType": Question(
            "word", lambda row, asked: any(each["type"] == asked for each in row["owners"]), ["Job", "Location", "Call"]
        ),
        "owners": Question(
            "objects",
            lambda row, asked: any(each in row["owners"] for each in asked),
            [{"type": kind, "id": id} for kind, id in [*OWNERS, ("Job", 3), ("Project", 1)]],
        ),
    }
    sort = ("id", "submittedOn", "createdBy")
    yield Listing("FormSubmission_GetFormSubmissions", rows, questions, "True", sort=sort)

    job = shelf.tenant.ids["open"]
    rows = [row for row in present(shelf.rows["forms.JobAttachment"]) if row["jobId"] == job]
    created = {"created": span(rows, "createdOn")}
    yield Listing("Jobs_GetJobAttachments", rows, created, "", sort=("id", "createdOn"), path={"jobId": job})
