"""Forms: what is asked in the field, what was answered, and what was attached to jobs."""

from truckroll.catalogue import family
from truckroll.families.forms.attachments import JobAttachment
from truckroll.families.forms.forms import Form
from truckroll.families.forms.submissions import FormSubmission

FAMILY = family(__name__, "Forms", path="forms/v2", scope="frm", document="forms-v2")

__all__ = ["Form", "FormSubmission", "JobAttachment"]
