"""The demo contractor's club: who joins, which visits that brings, and agreements with firms."""

from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import now
from truckroll.catalogue.types import reference
from truckroll.families.memberships import (
    DurationBilling,
    Membership,
    MembershipType,
    RecurringService,
    RecurringServiceEvent,
    RecurringServiceType,
    TypeDiscount,
    TypeRecurringService,
)
from truckroll.families.service_agreements import ServiceAgreement
from truckroll.families.service_agreements.agreements import ServiceAgreementTemplateFieldsResponse
from truckroll.sandbox.agenda import DAY
from truckroll.sandbox.asking import ask, get
from truckroll.sandbox.kinds import SERVICE, Kind

if TYPE_CHECKING:
    from truckroll.sandbox.business import Worker
    from truckroll.sandbox.customers import Caller
    from truckroll.sandbox.work import Work
    from truckroll.sandbox.year import Year

_VISITS = {"Cooling Tune-Up": "April", "Furnace Tune-Up": "October"}
_OPTIONS = ((12, "Monthly", 17, 17), (12, "Annual", 189, 189), (6, "OneTime", 99, 0))
"""Months, how often it is billed, and for how much at first and later."""
_JOINS = 0.12
_ASKED = 12
"""How many members the office thinks of when it has time for a visit."""


class Club:
    """Members by the customers they are, and the visits that are due to them."""

    def __init__(self, year: "Year") -> None:
        self._year = year
        self._members: dict[int, tuple[int, Caller]] = {}
        unit = year.business.units[SERVICE]
        kind = MembershipType.new(name="Comfort Club", display_name="Comfort Club", show_membership_savings=True)
        self._options = [
            int(
                DurationBilling.new(
                    membership_type_id=kind.id, duration=months, billing_frequency=often, sale_price=Decimal(first),
                    billing_price=Decimal(later), renewal_price=Decimal(first),
                ).id
            )
            for months, often, first, later in _OPTIONS
        ]  # fmt: skip
        TypeDiscount.new(membership_type_id=kind.id, target_id=unit, discount=Decimal(10))
        line = {"skuId": year.shop.member_visit, "quantity": 1, "unitPrice": 0, "isAddOn": False}
        template = ask("InvoiceTemplates_Create", {"items": [line | {"description": "Covered by the Comfort Club"}]})
        for name, month in _VISITS.items():
            service = RecurringServiceType.new(
                name=name, job_summary=name, recurrence_type="Seasonal", recurrence_months=[month],
                invoice_template_id=reference(template.id, "memberships.InvoiceTemplate"),
            )  # fmt: skip
            TypeRecurringService.new(membership_type_id=kind.id, recurring_service_type_id=service.id)
        MembershipType.new(name="Senior Club (old)").deactivate()

    def has(self, caller: "Caller") -> bool:
        """Whether a customer is a member now."""
        known = self._members.get(caller.id)
        return known is not None and get(Membership, known[0]).status == "Active"

    def at_the_door(self, work: "Work", worker: "Worker") -> None:
        """Some join while somebody is there."""
        rng, agenda = self._year.rng, self._year.agenda
        if not work.caller.commercial and rng.random() < _JOINS and not self.has(work.caller):
            agenda.within(agenda.now, agenda.now + DAY // 24, partial(self._join, work.caller, work.location, worker))

    def due(self, kind: Kind) -> "tuple[Caller, int, int] | None":
        """A member to whom such a visit is due about now, where, and which visit."""
        if kind.name not in _VISITS:
            return None
        until, members = now() + timedelta(days=45), list(self._members.values())
        for membership, caller in self._year.rng.sample(members, min(_ASKED, len(members))):
            if not self._year.customers.knows(caller) or get(Membership, membership).status != "Active":
                continue
            for service in RecurringService.find(membership_id=reference(membership, "memberships.Membership")):
                events = RecurringServiceEvent.find(location_recurring_service_id=service.id)
                event = next((each for each in events if each.is_free and each.date < until), None)
                if service.name == kind.name and event is not None:
                    return caller, int(service.location_id), int(event.id)
        return None

    def visit(self, work: "Work", event: int) -> None:
        """A job is what the membership brought; nothing more is charged for it."""
        ask("LocationRecurringServiceEvents_MarkComplete", {"jobId": work.id}, id=event)
        work.event, work.free_of_charge = event, True

    def call_off(self, work: "Work") -> None:
        """The job is not done; its visit is due again."""
        if work.event is not None:
            ask("LocationRecurringServiceEvents_MarkIncomplete", {"jobId": work.id}, id=work.event)
            work.event = None

    def _join(self, caller: "Caller", location: int, worker: "Worker | None") -> None:
        year, rng = self._year, self._year.rng
        if not year.customers.knows(caller) or self.has(caller):
            return
        at = rng.choices(range(len(_OPTIONS)), (5, 3, 3))[0]
        told: dict[str, Any] = {"customerId": caller.id, "businessUnitId": year.business.units[SERVICE]}
        told |= {"saleTaskId": year.shop.membership, "durationBillingId": self._options[at]}
        told |= {"recurringServiceAction": "Single", "locationId": location, "recurringLocationId": location}
        sold = ask("CustomerMemberships_Create", told)
        membership = int(sold.customer_membership_id)
        more: dict[str, Any] = {"renewalMembershipTaskId": year.shop.membership}
        if worker is not None:
            more["soldById"] = worker.id
            year.crew.reward(worker, sold.invoice_id)
        ask("CustomerMemberships_Update", more, id=membership)
        self._members[caller.id] = membership, caller
        chance, today = rng.random(), year.agenda.now
        if _OPTIONS[at][0] == 6 and rng.random() < 0.6:
            year.in_office_hours(today + 184 * DAY, today + 200 * DAY, partial(self._join, caller, location, None))
        if chance < 0.15:
            status = "Canceled" if chance < 0.1 else "Suspended"
            later = today + rng.randint(20, 150) * DAY
            year.in_office_hours(later, later + DAY, partial(self._become, membership, status))

    def _become(self, membership: int, status: str) -> None:
        record, year = get(Membership, membership), self._year
        if record.status == "Active":
            ask("CustomerMemberships_Update", {"status": status, "memo": "As the member asked."}, id=membership)
            if status == "Suspended":
                later = year.agenda.now + 30 * DAY
                year.in_office_hours(later, later + DAY, partial(self._go_on, membership))

    def _go_on(self, membership: int) -> None:
        if get(Membership, membership).status == "Suspended":
            ask("CustomerMemberships_Update", {"status": "Active"}, id=membership)

    def agree(self, caller: "Caller") -> None:
        """Draft an agreement with a firm, and see what it says."""
        year, rng = self._year, self._year.rng
        fields = ServiceAgreementTemplateFieldsResponse(
            original_template_id=1,
            billing_service_id=reference(year.shop.member_visit, "pricebook.Service"),
            revenue_recognition_mode="Deferred",
        )
        agreement = ServiceAgreement.new(
            name=f"Care of {len(caller.locations)} places",
            template_fields=fields,
            customer_id=reference(caller.id, "crm.Customer"),
            business_unit_id=reference(year.business.units[SERVICE], "settings.BusinessUnit"),
            location_ids=[reference(id, "crm.Location") for id in caller.locations],
            summary="Two visits a year at each place.",
            duration_months=rng.choice((3, 6, 12)),
            auto_renew=rng.random() < 0.5,
            billing_schedule="Monthly",
            estimated_labor_cost=Decimal(600),
            estimated_material_cost=Decimal(200),
            estimated_travel_cost=Decimal(80),
            labor_markup_percentage=Decimal(60),
            material_markup_percentage=Decimal(30),
        )
        steps = ["Sent", "Rejected"] if rng.random() < 0.2 else ["Sent", "Accepted", "Activated"]
        self._next_step(int(agreement.id), steps)

    def _next_step(self, agreement: int, steps: list[Any]) -> None:
        year, step = self._year, steps[0]
        record = get(ServiceAgreement, agreement)
        if step == "Activated":
            record.start_date = year.today
        record.move(step)
        if later := steps[1:]:
            soon = year.agenda.now + 2 * DAY
            year.in_office_hours(soon, soon + 5 * DAY, partial(self._next_step, agreement, later))
