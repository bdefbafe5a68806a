"""Good calls of forms: what was filled in, and what was attached to jobs."""

from typing import Any

from tests.every.calls.words import Call, on
from tests.every.place import Given, Tenant
from truckroll.catalogue.files import File
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import transaction
from truckroll.catalogue.types import reference
from truckroll.families.forms.submissions import FormOwner
from truckroll.families.forms.units import FormSectionApiDto, SignatureFieldApiDto, StoplightFieldApiDto

REFERENCES = {"forms.Form": "form", "forms.FormSubmission": "submission", "forms.JobAttachment": "attachment"}
PLAN = File("plan.pdf", "application/pdf", b"%PDF-1.7 \x00\xff")


def furnish(tenant: Tenant, ids: dict[str, Any], new: Any, ask: Any) -> None:
    """A safety sheet that was filled in for a job, and a plan at it."""
    words = tenant.words
    new("form", "forms.Form", name=words, published=True)
    light = StoplightFieldApiDto(id="1", name=words, type="Stoplight", value="Green")
    submission: Any = resolve("forms.FormSubmission")
    form, office = transaction().load("forms.Form", ids["form"]), reference(ids["office"], "settings.Employee")
    made = submission.start(form, [FormOwner(type="Job", id=ids["open"])], office)
    made.write(
        FormSectionApiDto(id="2", name=words, type="Section", units=[light]),
        SignatureFieldApiDto(id="3", name=words, type="Signature", value=words),
    )
    made.complete()
    ids["submission"] = int(made.id)
    attachments: Any = resolve("forms.JobAttachment")
    file = File(words, PLAN.content_type, PLAN.content)
    ids["attachment"] = int(attachments.attach(reference(ids["open"], "jpm.Job"), file).id)


GOOD: dict[str, Call] = {
    "Jobs_CreateAttachment": lambda tenant: Given({"id": tenant.ids["open"]}, body={"file": PLAN}),
    "Jobs_GetJobAttachments": lambda tenant: Given({"jobId": tenant.ids["open"]}),
    "forms.Jobs_Get": on("attachment"),
}
UNFED = {"Jobs_CreateAttachment"}
LISTED = {"Form_GetForms": (None, None), "FormSubmission_GetFormSubmissions": (None, None)}
