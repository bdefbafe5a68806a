"""Work that comes round at a customer's place, and the kinds of it that a contractor offers."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Literal, Self, get_args

from truckroll.catalogue import (
    Clearable,
    Duration,
    Int32,
    ModificationResponse,
    Money,
    OnRequest,
    Ref,
    Some,
    Updatable,
    When,
    filter,
    invalid,
    later,
    months_after,
    now,
    one,
    some,
    span,
    update,
)
from truckroll.families.memberships.recurrences import (
    Month,
    Recurring,
    day_of,
    days_after,
    months_between,
)
from truckroll.families.memberships.recurring_service_events import RecurringServiceEvent

if TYPE_CHECKING:
    from truckroll.families import accounting, crm, settings
    from truckroll.families.memberships.invoice_templates import InvoiceTemplate
    from truckroll.families.memberships.memberships import Membership
    from truckroll.families.memberships.types import MembershipType, TypeRecurringService

WeekDay = Literal["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
WeekOfMonth = Literal["None", "First", "Second", "Third", "Fourth", "Last"]
MONTHS, WEEK_DAYS, WEEKS = get_args(Month), get_args(WeekDay), get_args(WeekOfMonth)
AHEAD = 12
"""For how many months visits are in the book before they are due."""
PLANNED_EVERY = timedelta(days=30)


class RecurringServiceType(
    Recurring,
    path="recurring-service-types",
    tag="RecurringServiceTypes",
    operations="get list",
    filters="ids recurrence_type duration_type active created modified",
    sort="id name modified_on created_on",
    feed="recurring-service-types",
):
    """A kind of work that comes round, such as two tune-ups a year."""

    name: str | None
    active: bool = True

    @filter
    def membership_type_id(cls, value: Ref["MembershipType"]) -> Some:
        """Kinds of work that a membership of one type brings with it."""
        return some("memberships.TypeRecurringService", recurring_service_type_id=cls.id, membership_type_id=value)


class RecurringService(
    Recurring,
    path="recurring-services",
    tag="LocationRecurringServices",
    operations="get list",
    filters="ids membership_ids=membership_id location_ids=location_id active created modified",
    sort="id modified_on created_on",
    feed="recurring-services=LocationRecurringServices",
):
    """Work that comes round at one location."""

    name: Updatable[str]
    active: Updatable[bool] = True
    membership_id: Ref["Membership"] | None
    location_id: Ref["crm.Location"]
    recurring_service_type_id: Updatable[Ref["RecurringServiceType"]]
    from_: Updatable[When | None]
    to: When | None
    memo: Updatable[str | None]
    invoice_template_for_following_years_id: Clearable[Ref["InvoiceTemplate"] | None]
    first_visit_complete: bool = False
    activated_from_id: Ref["accounting.InvoiceItem"] | None
    allocation: Money = Decimal(0)
    recurrence_days_of_week: Updatable[list[WeekDay]]
    recurrence_week: Updatable[WeekOfMonth] = "None"
    recurrence_day_of_nth_week: Clearable[WeekDay | None]
    recurrence_days_of_month: list[Int32]
    job_start_time: Clearable[Duration | None]
    estimated_payroll_cost: Clearable[Money | None]
    preferred_technician_ids: Annotated[
        Updatable[list[Ref["settings.Technician"]] | None], OnRequest("include_technicians")
    ] = []
    tag_type_ids: Updatable[list[Ref["settings.TagType"]]]

    @classmethod
    def begin(cls, part: "TypeRecurringService", membership: "Membership", location: "Ref[crm.Location]") -> Self:
        """Have a service that a membership brings come round at a location from now on."""
        kind, start = one(part.recurring_service_type_id), membership.from_ or now()
        weekly = part.offset_type == "Weeks"
        plan = kind.plan_of()
        if kind.invoice_template_id is not None:
            plan["invoice_template_id"] = one(kind.invoice_template_id).for_one()
        return cls.new(
            **plan,
            name=kind.name or "",
            membership_id=membership.id,
            location_id=location,
            recurring_service_type_id=kind.id,
            from_=days_after(start, 7 * part.offset) if weekly else months_after(start, part.offset),
            activated_from_id=membership.activated_from_id,
            allocation=part.allocation,
        )

    @update(404)
    def update(self) -> ModificationResponse:
        """Change a service; the visits that nobody has done follow."""
        invalid(not self.name.strip(), "name", "A recurring service needs a name.")
        self.check_recurrence()
        nth = self.recurrence_type == "NthWeekdayOfMonth"
        invalid(nth and self.recurrence_week == "None", "recurrenceWeek", "Say which week of the month it is.")
        lacking = nth and self.recurrence_day_of_nth_week is None
        invalid(lacking, "recurrenceDayOfNthWeek", "Say which day of the week it is.")
        cost = self.estimated_payroll_cost or 0
        invalid(cost < 0, "estimatedPayrollCost", "A cost cannot be negative.")
        if self.job_start_time is not None:
            span(self.job_start_time, "jobStartTime")
        if self.invoice_template_id is not None:
            self.invoice_template_id = one(self.invoice_template_id).for_one()
        if self.invoice_template_for_following_years_id is not None:
            self.invoice_template_for_following_years_id = one(self.invoice_template_for_following_years_id).for_one()
        self.plan()
        return ModificationResponse(id=self.id)

    def plan(self) -> None:
        """Have the visits of the coming months in the book, and none that is not due and nobody has done."""
        events = RecurringServiceEvent.find(location_recurring_service_id=self.id)
        today = day_of(now())
        free = {day_of(event.date): event for event in events if event.is_free and day_of(event.date) >= today}
        taken = {day_of(event.date) for event in events} - free.keys()
        left = max(self.duration_length - len(taken), 0) if self.duration_type == "NumberOfVisits" else None
        wanted = set(islice((day for day in self._days(today) if day not in taken), left))
        for day in free.keys() - wanted:
            free[day].deactivate()
        for day in sorted(wanted - free.keys()):
            RecurringServiceEvent.new(
                location_recurring_service_id=self.id,
                membership_id=self.membership_id,
                date=When(f"{day}{(self.from_ or now())[10:]}"),
            )
        later(now() + PLANNED_EVERY if self.comes_round else None, self.plan)

    @property
    def comes_round(self) -> bool:
        """Whether there is more to come: neither the service nor its membership has stopped."""
        stopped = self.membership_id is not None and one(self.membership_id).status != "Active"
        return self.active and not stopped and (self.to is None or self.to > now())

    def _days(self, today: date) -> Iterator[date]:
        """The days from today on, as far ahead as visits are planned, on which the service falls."""
        if not self.comes_round or self.from_ is None:
            return
        last = months_after(now(), AHEAD)
        until = day_of(min(last, self.to) if self.to is not None else last)
        day = max(today, day_of(self.from_))
        while day < until:
            if self.falls_on(day):
                yield day
            day += timedelta(days=1)

    def falls_on(self, day: date) -> bool:
        """Whether the service comes round on a day; where it names none, it is as on the day of its beginning."""
        start = day_of(self.from_ or now())
        every = max(self.recurrence_interval, 1)
        weekday = WEEK_DAYS[day.isoweekday() % 7]
        length = monthrange(day.year, day.month)[1]
        on_the_day = day.day in {min(each, length) for each in self.recurrence_days_of_month or [start.day]}
        match self.recurrence_type:
            case "Daily":
                return (day - start).days % every == 0
            case "Weekly":
                weeks = ((day - start).days + start.isoweekday() % 7) // 7
                days = self.recurrence_days_of_week or [WEEK_DAYS[start.isoweekday() % 7]]
                return weeks % every == 0 and weekday in days
            case "Seasonal":
                return MONTHS[day.month - 1] in self.recurrence_months and day.day == min(start.day, length)
            case "Monthly":
                return months_between(start, day) % every == 0 and on_the_day
            case "NthWeekdayOfMonth":
                last = self.recurrence_week == "Last" and day.day + 7 > length
                in_week = last or (day.day - 1) // 7 + 1 == WEEKS.index(self.recurrence_week)
                in_month = months_between(start, day) % every == 0
                return in_month and in_week and weekday == self.recurrence_day_of_nth_week

    def template_for(self, event: RecurringServiceEvent) -> "InvoiceTemplate | None":
        """What a visit is billed by: from the second year on, that of the following years if there is one."""
        following = self.invoice_template_for_following_years_id
        later_year = self.from_ is not None and event.date >= months_after(self.from_, 12)
        ref = following if following is not None and later_year else self.invoice_template_id
        return one(ref) if ref is not None else None
