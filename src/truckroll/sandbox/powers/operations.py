"""The operations under `/sandbox/`: where each is, what it takes, and which command it gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any, cast

import msgspec

from truckroll.sandbox.powers.clock import Moment, Time
from truckroll.sandbox.powers.commanding import Powers
from truckroll.sandbox.powers.faults import Fault, Listed
from truckroll.sandbox.powers.snapshots import Snapshot
from truckroll.sandbox.powers.transitions import MOST_ID, Step, Visit

ROOT = "/sandbox"


class SetClock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What time it shall be."""

    now: Annotated[Moment, msgspec.Meta(description="Not before the business last changed.")]


class Advance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much time shall pass."""

    days: Annotated[float, msgspec.Meta(ge=0, le=10_000_000)] = 0
    hours: Annotated[float, msgspec.Meta(ge=0, le=10_000_000)] = 0
    minutes: Annotated[float, msgspec.Meta(ge=0, le=10_000_000)] = 0
    seconds: Annotated[float, msgspec.Meta(ge=0, le=1_000_000_000)] = 0


class Crew(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Who takes a step of a visit."""

    technician_ids: Annotated[
        list[Annotated[int, msgspec.Meta(ge=1, le=MOST_ID)]],
        msgspec.Meta(description="Without any, all who are assigned and can take the step."),
    ] = []


Give = Callable[[Powers, Mapping[str, str], Any], Any]


@dataclass(frozen=True)
class Command:
    """One operation."""

    method: str
    path: str
    id: str
    summary: str
    give: Give
    body: Any = None
    """The shape of the body; None where there is none."""
    answer: Any = None
    status: int = 200

    @property
    def may_be_bodiless(self) -> bool:
        """Whether all of the body has a default."""
        return self.body is not None and not any(field.required for field in msgspec.structs.fields(self.body))


def _advance(powers: Powers, path: Mapping[str, str], body: Advance) -> Time:
    return powers.advance(timedelta(days=body.days, hours=body.hours, minutes=body.minutes, seconds=body.seconds))


def _restore(powers: Powers, path: Mapping[str, str], body: None) -> Time:
    powers.restore(path["name"])
    return powers.clock()


def _step(step: str, summary: str) -> Command:
    def give(powers: Powers, path: Mapping[str, str], body: Crew) -> Visit:
        return powers.take(int(path["tenant"]), int(path["id"]), cast(Step, step), body.technician_ids)

    place = "/tenants/{tenant}/appointments/{id}/"
    return Command("POST", f"{place}{step}", f"Appointments_{step.capitalize()}", summary, give, Crew, Visit)


COMMANDS = (
    Command("GET", "/clock", "Clock_Get", "What time it is.", lambda p, _, __: p.clock(), None, Time),
    Command("PUT", "/clock", "Clock_Set", "Make it a moment.", lambda p, _, b: p.set_clock(b.now), SetClock, Time),
    Command("POST", "/clock/advance", "Clock_Advance", "Let time pass.", _advance, Advance, Time),
    Command("POST", "/clock/freeze", "Clock_Freeze", "Hold the clock.", lambda p, _, __: p.freeze(), None, Time),
    Command("POST", "/clock/run", "Clock_Run", "Let the clock run on.", lambda p, _, __: p.run(), None, Time),
    Command("GET", "/faults", "Faults_GetList", "What goes wrong.", lambda p, _, __: p.faults(), None, list[Listed]),
    Command(
        "POST", "/faults", "Faults_Create", "Let something go wrong.", lambda p, _, b: p.fault(b), Fault, Listed, 201
    ),
    Command(
        "DELETE",
        "/faults",
        "Faults_DeleteAll",
        "Let everything go right again.",
        lambda p, _, __: p.clear_faults(),
        status=204,
    ),
    Command(
        "DELETE",
        "/faults/{id}",
        "Faults_Delete",
        "Let one thing go right again.",
        lambda p, path, _: p.remove_fault(path["id"]),
        status=204,
    ),
    Command(
        "GET",
        "/snapshots",
        "Snapshots_GetList",
        "The snapshots there are.",
        lambda p, _, __: p.snapshots(),
        None,
        list[Snapshot],
    ),
    Command(
        "PUT",
        "/snapshots/{name}",
        "Snapshots_Save",
        "Save everything under a name.",
        lambda p, path, _: p.snapshot(path["name"]),
        None,
        Snapshot,
    ),
    Command("POST", "/snapshots/{name}/restore", "Snapshots_Restore", "Set everything back.", _restore, None, Time),
    Command(
        "DELETE",
        "/snapshots/{name}",
        "Snapshots_Delete",
        "Give a snapshot up.",
        lambda p, path, _: p.delete_snapshot(path["name"]),
        status=204,
    ),
    _step("dispatch", "Technicians set out; one who was not assigned is."),
    _step("arrive", "Technicians begin work at the customer's door."),
    _step("pause", "Technicians interrupt their work."),
    _step("resume", "Technicians go on with their work."),
    _step("finish", "Technicians end their work; with the last of them the visit is done, and maybe the job."),
)
