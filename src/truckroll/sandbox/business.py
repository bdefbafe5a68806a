"""The demo contractor: its parts, its people, and the lists that its work is described with."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from truckroll.catalogue.resource import Resource
from truckroll.catalogue.types import Ref, reference
from truckroll.families.jbce import CallReason
from truckroll.families.jpm import JobCancelReason, JobCustomFieldType, JobHoldReason, JobType
from truckroll.families.settings import BusinessUnit, Employee, TagType, Technician, UserRole
from truckroll.sandbox import names
from truckroll.sandbox.asking import ask, create
from truckroll.sandbox.kinds import ELECTRIC, INSTALL, KINDS, PLUMBING, SERVICE, Kind, Trade

JOBS_OF_A_TECHNICIAN = 330
"""How many jobs of this mix a technician does in a year, with some air for the season's height."""

FEWEST_OF_TRADE: dict[Trade, int] = {"climate": 3, "plumbing": 2, "electric": 2}
_SHARES: dict[Trade, float] = {"climate": 0.58, "plumbing": 0.24, "electric": 0.18}
_UNITS: dict[Trade, str] = {"climate": SERVICE, "plumbing": PLUMBING, "electric": ELECTRIC}
SKILLS: dict[Trade, list[str]] = {
    "climate": ["Gas", "Refrigerant"],
    "plumbing": ["Pipework"],
    "electric": ["Licensed Electrician"],
}
_TAGS = ("Maintenance", "Emergency", "Financing", "Dog on Site", "Returning Customer", "Two People", "Warranty")
_CANCEL_REASONS = (
    "Customer Changed Mind",
    "Price",
    "Scheduling Conflict",
    "Duplicate",
    "Not Home",
    "Repaired Elsewhere",
)
_HOLD_REASONS = ("Waiting for Part", "Waiting for Approval", "Weather", "Permit", "Customer Request")
BRANDS = ("Alpenluft", "Brightwell", "Corvane", "Dunmore", "Everlow", "Fairmont")
ACCESS = ("Front Door", "Side Gate", "Basement Door", "Roof")


@dataclass(eq=False)
class Worker:
    """A technician, and what the records do not say: how good and how quick, and when there is work to do."""

    id: int
    trade: Trade
    mark: float
    """What customers give on average, from 0 to 10."""
    pace: float
    last_day: int
    """The last day of work, as an ordinal of the calendar."""
    taken: dict[int, int] = field(default_factory=dict[int, int])
    """By day, a bit for each arrival window that is promised."""
    busy_until: int = 0

    @property
    def ref(self) -> Ref[Technician]:
        """The technician, as rules name it."""
        return reference(self.id, Technician.noun.name)


@dataclass
class Business:
    """Ids of what the office chooses from."""

    workers: dict[Trade, list[Worker]]
    office: list[int]
    units: dict[str, int]
    tags: dict[str, int]
    campaigns: list[int]
    job_types: dict[str, int]
    call_reasons: list[int]
    cancel_reasons: list[int]
    hold_reasons: list[int]
    fields: dict[str, int]

    @property
    def everybody(self) -> list[Worker]:
        """All technicians there have been."""
        return [worker for trade in self.workers.values() for worker in trade]


def found_business(rng: Random, jobs: int, last_days: tuple[int, int]) -> Business:
    """Open the business, with as many technicians as its work needs; `last_days` is when some of them leave."""
    units = _named(BusinessUnit, SERVICE, INSTALL, PLUMBING, ELECTRIC)
    BusinessUnit.new(name="Duct Cleaning").deactivate()
    tags = _named(TagType, *_TAGS)
    TagType.new(name="Paper File").deactivate()
    cancel = _named(JobCancelReason, *_CANCEL_REASONS)
    JobCancelReason.new(name="Other (old)").deactivate()
    hold = _named(JobHoldReason, *_HOLD_REASONS)
    JobHoldReason.new(name="Strike").deactivate()
    desk = UserRole.new(name="Front Office", made_from="GeneralOffice")
    UserRole.new(name="Dispatch", made_from="Dispatch")
    road = UserRole.new(name="Technician", employee_type="Technician", made_from="TechnicianService")
    at_desk = {"role_ids": [desk.id], "role": desk.made_from}
    office = [int(Employee.new(name=name, **at_desk).id) for name in names.people(rng, 4 + jobs // 2_000)]
    Employee.new(name=names.person(rng), **at_desk).deactivate()
    types = {kind.name: _job_type(kind, units, tags) for kind in KINDS}
    create(JobType, JobType.create, {"name": "Duct Inspection", "duration": 3_600}).deactivate()
    return Business(
        workers=_hire(rng, jobs, units, int(road.id), last_days),
        office=office,
        units=units,
        tags=tags,
        campaigns=[],
        call_reasons=list(_named(CallReason, "Price", "Out of area", "Only a question").values()),
        job_types=types,
        cancel_reasons=list(cancel.values()),
        hold_reasons=list(hold.values()),
        fields=_custom_fields(),
    )


def _named(resource: type[Resource], *known: str) -> dict[str, int]:
    return {name: resource.new(name=name).id for name in known}


def _job_type(kind: Kind, units: dict[str, int], tags: dict[str, int]) -> int:
    body = {
        "name": kind.name,
        "businessUnitIds": [units[kind.unit]],
        "skills": SKILLS[kind.trade],
        "tagTypeIds": [tags[tag] for tag in kind.tags],
        "priority": kind.priority,
        "duration": kind.hours * 3_600,
        "class": "Installation" if kind.crew > 1 else "Service",
        "summary": kind.summary,
        "invoiceSignaturesRequired": kind.crew > 1,
    }
    return create(JobType, JobType.create, body).id


def _custom_fields() -> dict[str, int]:
    new = JobCustomFieldType.new
    return {
        "Brand": new(name="Brand", data_type="Dropdown", data_type_options=list(BRANDS)).id,
        "Equipment Age": new(name="Equipment Age", data_type="Numeric").id,
        "Access": new(name="Access", data_type="Dropdown", data_type_options=list(ACCESS)).id,
        "Heard From": new(name="Heard From", data_type="Text").id,
    }


def _hire(
    rng: Random, jobs: int, units: dict[str, int], role: int, last_days: tuple[int, int]
) -> dict[Trade, list[Worker]]:
    counts: dict[Trade, int] = {
        trade: max(fewest, round(jobs * _SHARES[trade] / JOBS_OF_A_TECHNICIAN))
        for trade, fewest in FEWEST_OF_TRADE.items()
    }
    total = sum(counts.values())
    # Evenly spaced and then dealt out, so that even a small demo has its stars and its worries.
    marks = [6.0 + 3.7 * place / (total - 1) for place in range(total)]
    rng.shuffle(marks)
    called = names.people(rng, total)
    hired: dict[Trade, list[Worker]] = {}
    for trade, count in counts.items():
        leaving = max(1, count // 12) if count > FEWEST_OF_TRADE[trade] or trade == "climate" else 0
        hired[trade] = []
        for place in range(count):
            name = called.pop()
            told: dict[str, Any] = {"name": name, "email": names.mail(name), "positions": ["Service"], "roleId": role}
            told |= {"accountCreationMethod": "CreateLater", "licenseType": "ManagedTech", "team": trade.title()}
            told |= {"businessUnitId": units[_UNITS[trade]], "dailyGoal": 1200, "phoneNumber": names.phone(rng)}
            record = ask("Technicians_Create", told)
            last_day = rng.randint(*last_days) if place < leaving else 9_999_999
            hired[trade].append(Worker(int(record.id), trade, marks.pop(), rng.uniform(0.8, 1.2), last_day))
    return hired
