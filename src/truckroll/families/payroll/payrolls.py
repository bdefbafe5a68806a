"""Payrolls: what somebody earns in a week."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, Protocol, Self

from truckroll.catalogue import (
    AtLeast,
    AtMost,
    Money,
    Ref,
    Resource,
    Some,
    When,
    filter,
    invalid,
    later,
    listing,
    local,
    noun,
    now,
    one,
    refuse,
    timezone,
    where,
)
from truckroll.families.payroll import commissions, paid_time
from truckroll.families.payroll.gross_pay_items import GrossPayItem
from truckroll.families.payroll.hours import UNPAID, Time, graded, once
from truckroll.families.payroll.job_timesheets import JobTimesheet
from truckroll.families.payroll.non_job_timesheets import NonJobTimesheet
from truckroll.families.payroll.payroll_settings import PayrollSettings
from truckroll.families.payroll.references import EmployeeType, Worker, kind_of

if TYPE_CHECKING:
    from truckroll.families import accounting, settings, timesheets

Activity: "type[timesheets.Activity]" = noun("timesheets.Activity")

PayrollStatus = Literal["Pending", "Expired", "Approved", "Paid", "Locked"]
WEEK = timedelta(days=7)
FIRST, LAST = When("1970-01-05T00:00:00.0000000Z"), When("2200-01-01T00:00:00.0000000Z")
"""Weeks are paid between these."""


class Timesheet(Protocol):
    """Whatever tells of somebody's time, and knows in which payroll that is paid."""

    payroll_id: Any


class Payroll(
    Resource,
    path="payrolls",
    tag="Payrolls",
    operations="list:409",
    filters="employee_type status active created modified",
    sort="id modified_on created_on",
    index="employee_id started_on ended_on manager_approved_on",
):
    """What somebody earns in a week, from Monday on: the sum of its gross pay items."""

    started_on: When
    ended_on: When
    employee_id: Worker
    employee_type: EmployeeType
    status: PayrollStatus = "Pending"
    burden_rate: Money | None
    manager_approved_on: When | None
    active: bool = True

    @filter
    def started_on_or_after(cls, value: When) -> Some:
        """Payrolls that begin at or after a moment."""
        return where(started_on=AtLeast(value))

    @filter
    def ended_on_or_before(cls, value: When) -> Some:
        """Payrolls that end at or before a moment."""
        return where(ended_on=AtMost(value))

    @filter
    def approved_on_or_after(cls, value: When) -> Some:
        """Payrolls that were approved at or after a moment."""
        return where(manager_approved_on=AtLeast(value))

    @classmethod
    def open_for(cls, employee_id: Worker, moment: When) -> Self:
        """The payroll in which somebody's work of a moment is paid: its week's, or the next that is not closed."""
        day = local(moment).date()
        monday = day - timedelta(days=day.weekday())
        while (payroll := cls._week(employee_id, monday)).is_closed:
            monday += WEEK
        return payroll

    @classmethod
    def _week(cls, employee_id: Worker, monday: date) -> Self:
        begins, ends = (When.at(datetime.combine(day, time(), timezone())) for day in (monday, monday + WEEK))
        found = cls.first(employee_id=employee_id, started_on=begins, active=None)
        if found is not None:
            return found
        payroll = cls.new(
            employee_id=employee_id,
            employee_type=kind_of(employee_id),
            started_on=begins,
            ended_on=ends,
            burden_rate=one(employee_id).values.get("burdenRate"),
        )
        if ends > now():
            later(ends, payroll.expire)
        else:
            payroll.expire()
        return payroll

    @classmethod
    def book(cls, sheet: Timesheet, employee_id: Worker, began: When | None) -> None:
        """Pay for a timesheet in the week in which it began, and no longer where it was paid before; None: nowhere."""
        before = one(sheet.payroll_id) if sheet.payroll_id is not None else None
        if before is not None:
            before.refuse_closed()
        after = cls.open_for(employee_id, began) if began is not None else None
        sheet.payroll_id = after.id if after is not None else None
        for payroll in dict.fromkeys((before, after)):
            if payroll is not None:
                payroll.settle()

    @staticmethod
    def check_time(place: str, moment: When) -> None:
        """Pay is counted on a calendar that begins and ends; `place` is where the moment was given."""
        invalid(not FIRST <= moment < LAST, place, "Pay is counted from 1970 to 2199.")

    @classmethod
    def reward(cls, invoice: "accounting.Invoice") -> None:
        """Let commissions and bonuses be what an invoice brings; what was agreed upon before is made up for later."""
        due: defaultdict[tuple[Worker, int, str], Decimal] = defaultdict(Decimal)
        for each in commissions.earned(invoice):
            due[each.employee_id, each.line, each.activity] += each.amount
        open_items: dict[tuple[Worker, int, str], GrossPayItem] = {}
        for item in GrossPayItem.find(source_entity_id=invoice.id):
            key = item.rewards
            if one(item.payroll_id).is_closed:
                due[key] -= item.amount
            else:
                open_items[key] = item
        for (employee_id, line, activity), amount in due.items():
            item = open_items.pop((employee_id, line, activity), None)
            if item is None and amount and PayrollSettings.terms_of(employee_id).is_included_in_payroll:
                item = GrossPayItem.begun(cls.open_for(employee_id, now()))
                item.earn(invoice, line, activity)
            if item is not None:
                item.amount = amount
                item.active = bool(amount)
        for item in open_items.values():
            item.deactivate()

    @property
    def is_closed(self) -> bool:
        """Whether the payroll is agreed upon, and can no longer change."""
        return self.status not in {"Pending", "Expired"}

    def refuse_closed(self) -> None:
        """What is agreed upon, or paid, stays as it is."""
        refuse(
            self.is_closed, f"Payroll {self.id} from {self.started_on[:10]} is {self.status} and can no longer change."
        )

    def items(self) -> list[GrossPayItem]:
        """What the payroll is made of."""
        return GrossPayItem.find(payroll_id=self.id)

    @property
    def total(self) -> Decimal:
        """What is earned in all."""
        return sum((item.amount for item in self.items()), Decimal(0))

    def settle(self) -> None:
        """Let paid time follow the timesheets and the terms; somebody who is not on the payroll has no active one."""
        terms = PayrollSettings.terms_of(self.employee_id)
        self.active = terms.is_included_in_payroll
        items = {
            (item.source_entity_id, item.started_on, item.paid_time_type): item for item in self.items() if item.is_time
        }
        times = self._times(terms.hourly_rate) if self.active else []
        for part, kind in graded((part for part in once(times) if part.rank != UNPAID), terms.overtime):
            if part.hours == 0:
                continue
            item = items.pop((part.source, When.of(part.began), kind), None) or GrossPayItem.begun(self)
            item.pay(part, kind)
        for item in items.values():
            item.deactivate()

    def _times(self, own: Decimal) -> list[Time]:
        found = [paid_time.for_job(sheet, own) for sheet in JobTimesheet.find(payroll_id=self.id)]
        found += [paid_time.away(sheet, own) for sheet in NonJobTimesheet.find(payroll_id=self.id)]
        found += [paid_time.active(each, own) for each in Activity.find(payroll_id=self.id)]
        return [part for part in found if part is not None]

    def expire(self) -> None:
        """The week is over; what is late still counts, until somebody approves."""
        if self.status == "Pending":
            self.status = "Expired"

    def approve(self) -> None:
        """A manager agrees with what was earned in a week that is over."""
        self.refuse_closed()
        refuse(self.ended_on > now(), f"Payroll {self.id} goes on until {self.ended_on}; approve it then.")
        self.status, self.manager_approved_on = "Approved", now()

    def pay(self) -> None:
        """The money is on its way."""
        refuse(self.status != "Approved", f"Payroll {self.id} is {self.status}; only an approved one is paid.")
        self.status = "Paid"


OWN = "status active created modified started_on_or_after ended_on_or_before approved_on_or_after"


class TechnicianPayroll(Payroll, path="technicians", tag="Payrolls", filters=OWN, sort="id modified_on created_on"):
    """What a technician earns in a week."""

    @listing("GET {technician}/payrolls", 409)
    def get_technician_payrolls(cls, technician: Ref["settings.Technician"]) -> Some:
        """A technician's payrolls."""
        return where(employee_id=technician)


class EmployeePayroll(Payroll, path="employees", tag="Payrolls", filters=OWN, sort="id modified_on created_on"):
    """What somebody in the office earns in a week."""

    @listing("GET {employee}/payrolls", 409)
    def get_employee_payrolls(cls, employee: Ref["settings.Employee"]) -> Some:
        """The payrolls of somebody in the office."""
        return where(employee_id=employee)
