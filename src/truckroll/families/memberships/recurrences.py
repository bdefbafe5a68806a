"""How often something comes round: the plan that a kind of service and a service at a customer's place share."""

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from truckroll.catalogue import Clearable, Int32, Ref, Updatable, When, invalid
from truckroll.families.memberships.authored import Authored

if TYPE_CHECKING:
    from truckroll.families import jpm, marketing, settings
    from truckroll.families.memberships.invoice_templates import InvoiceTemplate

ServiceRecurrenceType = Literal["Weekly", "Monthly", "Seasonal", "Daily", "NthWeekdayOfMonth"]
ServiceRecurrenceDuration = Literal["Continuous", "NumberOfVisits"]
Priority = Literal["Low", "Normal", "High", "Urgent"]
Month = Literal[
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip


class Recurring(Authored, abstract=True):
    """Work that comes round: how often, and what its jobs are like."""

    import_id: str | None
    recurrence_type: Updatable[ServiceRecurrenceType] = "Monthly"
    recurrence_interval: Updatable[Int32] = 1
    recurrence_months: Updatable[list[Month]]
    duration_type: Updatable[ServiceRecurrenceDuration] = "Continuous"
    duration_length: Updatable[Int32] = 0
    invoice_template_id: Clearable[Ref["InvoiceTemplate"] | None]
    business_unit_id: Updatable[Ref["settings.BusinessUnit"] | None]
    job_type_id: Updatable[Ref["jpm.JobType"] | None]
    priority: Updatable[Priority] = "Normal"
    campaign_id: Updatable[Ref["marketing.Campaign"] | None]
    job_summary: Updatable[str | None]

    def plan_of(self) -> dict[str, Any]:
        """What a kind of work says of each service of that kind."""
        return {name: getattr(self, name) for name in Recurring.__annotations__ if name != "import_id"}

    def check_recurrence(self) -> None:
        """Work comes round after some time, or in some months, and at least once."""
        seasonal = self.recurrence_type == "Seasonal"
        least = 0 if seasonal else 1
        interval = f"{self.recurrence_type} work comes round after {least} or more."
        invalid(self.recurrence_interval < least, "recurrenceInterval", interval)
        invalid(seasonal and not self.recurrence_months, "recurrenceMonths", "Say in which months the season is.")
        counted = self.duration_type == "NumberOfVisits"
        invalid(self.duration_length < int(counted), "durationLength", f"A number from {int(counted)} is expected.")


def day_of(moment: When) -> date:
    """The day of a date that is written as a moment."""
    return date.fromisoformat(moment[:10])


def days_after(moment: When, days: int) -> When:
    """The same time so many days later; the calendar ends in 9999."""
    day = date.fromordinal(min(day_of(moment).toordinal() + days, date.max.toordinal()))
    return When(f"{day}{moment[10:]}")


def months_between(earlier: date, later: date) -> int:
    """How many months the one's month is after the other's."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month
