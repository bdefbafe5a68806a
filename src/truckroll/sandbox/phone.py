"""Who rings the demo contractor, who answers, and what comes of it."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import When, caller
from truckroll.catalogue.types import reference
from truckroll.families.crm import Lead
from truckroll.families.jbce import CallReason
from truckroll.families.jpm import Job
from truckroll.families.telecom import Call
from truckroll.sandbox import names
from truckroll.sandbox.agenda import HOUR
from truckroll.sandbox.asking import ask, get

if TYPE_CHECKING:
    from truckroll.sandbox.work import Work
    from truckroll.sandbox.year import Year

_OWN = "(312) 555-0150"


class Phone:
    """Calls that end in a job, in a lead, or in nothing."""

    def __init__(self, year: "Year") -> None:
        self._year = year
        for _ in range(max(4, year.jobs // 8)):
            year.in_office_hours(year.agenda.start, year.agenda.end - HOUR, self._ring_for_nothing)
        for _ in range(max(2, year.jobs // 100)):
            year.in_office_hours(year.agenda.start, year.agenda.end - HOUR, self._opt_out)

    def book(self, work: "Work") -> None:
        """A customer rang, and a job was booked while they spoke."""
        call, lasted = self._ring(work.caller.phone, 90, 600)
        call.answer(self._agent())
        call.book(get(Job, work.id))
        self._end(call, lasted)
        if self._year.rng.random() < 0.1:
            self._year.advertising.attribute_call(work.caller.phone)

    def hear(self, phone: str, lead: int) -> None:
        """Somebody rang who may want work."""
        call, lasted = self._ring(phone, 60, 400)
        call.answer(self._agent())
        call.become(get(Lead, lead))
        self._end(call, lasted)

    def call_back(self, phone: str) -> None:
        """Ring somebody up who may want work."""
        lasted = timedelta(seconds=self._year.rng.randint(20, 240))
        call = Call.dial(phone, _OWN, self._agent(), received_on=self._before(lasted))
        call.answer()
        self._end(call, lasted)

    def _ring_for_nothing(self) -> None:
        """A call that nobody took, a wrong number, a question."""
        rng, reasons = self._year.rng, self._year.business.call_reasons
        call, lasted = self._ring(names.phone(rng), 10, 120)
        if rng.random() < 0.4:
            call.hang_up(lasted)
            if rng.random() < 0.5:
                call.keep("voicemail")
            return
        call.answer(self._agent())
        call.lose(get(CallReason, rng.choice(reasons)), "Sells something." if rng.random() < 0.2 else "")
        self._end(call, lasted)

    def _opt_out(self) -> None:
        kind = self._year.rng.choice(("Marketing", "Global"))
        numbers = [names.phone(self._year.rng)]
        ask("OptInOut_CreateOptOutList", {"optOutType": kind, "contactNumbers": numbers})

    def _ring(self, phone: str, shortest: int, longest: int) -> tuple[Call, timedelta]:
        """A call that has lasted for a while by now."""
        lasted = timedelta(seconds=self._year.rng.randint(shortest, longest))
        return Call.receive(phone, _OWN, received_on=self._before(lasted)), lasted

    def _before(self, lasted: timedelta) -> When:
        return When.of(self._year.agenda.now - int(lasted.total_seconds()) * 10_000_000)

    def _end(self, call: Call, lasted: timedelta) -> None:
        call.hang_up(lasted)
        if self._year.rng.random() < 0.4:
            call.keep("recording")

    def _agent(self) -> Any:
        return reference(int(caller().user), "settings.Employee")
