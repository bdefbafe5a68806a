"""Who has become a member, who has left, and whose membership ends soon."""

from collections import Counter, defaultdict
from typing import Any

from truckroll.catalogue import When
from truckroll.families.reporting.asking import FROM, TO, Asked, Parameter
from truckroll.families.reporting.declaring import report
from truckroll.families.reporting.standard.revenue import in_order

TYPES = Parameter("MembershipTypeIds", is_array=True, set_id="membership-types")
ACTIVE = "Active"


@report(
    1051,
    "memberships",
    "Membership growth",
    asks=(FROM, TO, TYPES),
    shows="MembershipTypeId:Number MembershipType ActiveAtStart:Number Sold:Number Resumed:Number Suspended:Number"
    " Expired:Number Canceled:Number ActiveAtEnd:Number Growth:Number",
)
def membership_growth(asked: Asked) -> list[tuple[Any, ...]]:
    """How many active memberships of each type there were before the first day and after the last one, and the steps
    between: those sold, those active again, and those that ended in one way or another (deleted ones as canceled)."""
    steps: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for id, moment, before, status in asked.select(
        """select c.membership_id, c.created_on, c.old_status, c.new_status from memberships.MembershipStatusChange c
        order by c.id"""
    ):
        steps[id].append((moment, before, status))
    since, until = asked.since.ticks, asked.until.ticks
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for id, kind, status, made in asked.select(
        "select m.id, m.membership_type_id, m.status, m.created_on from memberships.Membership m"
    ):
        count = counts[kind]
        count["start"] += made < since and status_at(since, status, steps[id]) == ACTIVE
        count["end"] += made < until and status_at(until, status, steps[id]) == ACTIVE
        first = steps[id][0][1] if steps[id] else status
        count["sold"] += since <= made < until and first == ACTIVE
        for moment, before, after in steps[id]:
            if since <= moment < until and ACTIVE in (before, after):
                count[after] += 1
    names = dict(asked.select("select t.id, t.name from memberships.MembershipType t"))
    wanted = asked.ids("MembershipTypeIds")
    return in_order([
        (
            id, names[id], of["start"], of["sold"], of[ACTIVE], of["Suspended"], of["Expired"],
            of["Canceled"] + of["Deleted"], of["end"], of["end"] - of["start"],
        )
        for id, of in counts.items()
        if wanted is None or id in wanted
    ])  # fmt: skip


def status_at(moment: int, present: str, steps: list[tuple[int, str, str]]) -> str:
    """What a membership was just before a moment: what the first step since then changed, or what it is now."""
    return next((before for when, before, _ in steps if when >= moment), present)


@report(
    1052,
    "memberships",
    "Expiring memberships",
    asks=(FROM, TO, TYPES),
    shows="MembershipId:Number MembershipType CustomerId:Number Customer Status StartsOn:Date EndsOn:Date"
    " NextBillOn:Date",
)
def expiring_memberships(asked: Asked) -> list[tuple[Any, ...]]:
    """The memberships that end on these days and are not renewed yet, the first to end first."""
    found = asked.select(
        f"""select m.id, t.name, m.customer_id, c.name, m.status, m.from_, m.to, m.next_scheduled_bill_date
        from memberships.Membership m
        left join memberships.MembershipType t on t.id = m.membership_type_id
        left join crm.Customer c on c.id = m.customer_id
        where m.active = 1 and m.status in ('Active', 'Suspended', 'Expired') and m.renewed_by_id is null
        and m.to >= :begins and m.to < :ends{asked.among(MembershipTypeIds="m.membership_type_id")}""",
        begins=asked.first.isoformat(),
        ends=str(asked.until),
    )
    dated = ((*row[:5], *(When(each).ticks if each else None for each in row[5:])) for row in found)
    return sorted(dated, key=lambda row: (row[6], row[0]))
