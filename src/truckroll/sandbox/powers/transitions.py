"""What technicians tell by their mobile app, which no published operation does: they set out, arrive, pause and end."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal

import msgspec

from truckroll.catalogue.refusals import Refused
from truckroll.catalogue.transaction import Caller, transaction
from truckroll.catalogue.types import reference
from truckroll.families.jpm import Appointment, Job
from truckroll.families.settings import Technician as Employed
from truckroll.sandbox.asking import get
from truckroll.sandbox.powers.wishes import Unknown, Unsuited
from truckroll.server.platform import Platform
from truckroll.store.protocol import Connection
from truckroll.store.records import UnknownTenant, transact

Step = Literal["dispatch", "arrive", "pause", "resume", "finish"]
_RULES: dict[Step, Callable[[Appointment, Any], None]] = {
    "dispatch": Appointment.dispatch,
    "arrive": Appointment.arrive,
    "pause": Appointment.pause,
    "resume": Appointment.resume,
    "finish": Appointment.finish,
}
MOST_ID = 2**63 - 1
_ABLE = {"dispatch": "Scheduled", "arrive": "Dispatched", "pause": "Working", "resume": "Working", "finish": "Working"}
"""What those are who can take a step."""


class Technician(msgspec.Struct, frozen=True, rename="camel"):
    """How far a technician has got with a visit."""

    id: int
    name: str
    status: str
    is_paused: bool


class Visit(msgspec.Struct, frozen=True, rename="camel"):
    """A visit after a step, and what came of it for its job."""

    appointment_id: int
    appointment_status: str
    job_id: int
    job_status: str
    technicians: Annotated[list[Technician], msgspec.Meta(description="Those who are assigned to the visit.")]


def take(platform: Platform, tenant: int, appointment: int, step: Step, technicians: Sequence[int] = ()) -> Visit:
    """Let technicians take a step of a visit: those named, or all who are assigned and can take it.

    Unsuited when the business says no; Unknown when there is no such visit.
    """

    if max(tenant, appointment) > MOST_ID:
        raise Unknown(f"There is no appointment {appointment} in tenant {tenant}.")

    def rule() -> Visit:
        visit = transaction().load("jpm.Appointment", appointment)
        if not isinstance(visit, Appointment):
            raise Unknown(f"There is no appointment {appointment} in tenant {tenant}.")
        for technician in technicians or _able(visit, step):
            _RULES[step](visit, reference(technician, Employed.noun.name))
        return _told(visit)

    def work(connection: Connection) -> Visit:
        return transact(connection, tenant, platform.clock.now(), Caller(), rule)

    try:
        return platform.database.write(work).result()
    except UnknownTenant:
        raise Unknown(f"There is no tenant {tenant}.") from None
    except Refused as refused:
        raise Unsuited(refused.title) from None


def _able(visit: Appointment, step: Step) -> list[int]:
    """All who are assigned to a visit and can take a step."""
    coming = visit.assignments()
    able: list[int] = [each.technician_id for each in coming if each.status == _ABLE[step]]
    if step in ("pause", "resume"):
        able = [
            each.technician_id for each in coming if each.technician_id in able and each.is_paused == (step == "resume")
        ]
    if not able:
        states = ", ".join(f"technician {each.technician_id} is {each.status}" for each in coming)
        raise Unsuited(f"Nobody can {step} appointment {visit.id}: {states or 'no technician is assigned to it'}.")
    return able


def _told(visit: Appointment) -> Visit:
    coming = [
        Technician(int(each.technician_id), get(Employed, each.technician_id).name, each.status, each.is_paused)
        for each in visit.assignments()
    ]
    job = get(Job, visit.job_id)
    return Visit(int(visit.id), visit.status, int(job.id), job.job_status, coming)
