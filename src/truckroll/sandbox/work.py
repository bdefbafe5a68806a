"""One job of the demo contractor, from the call to the last visit."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from truckroll.catalogue.time import When
from truckroll.families.accounting import Invoice
from truckroll.families.jpm import Appointment, Job
from truckroll.sandbox import names, talk, turns
from truckroll.sandbox.agenda import DAY, HOUR, MINUTE
from truckroll.sandbox.asking import act, create, get
from truckroll.sandbox.business import ACCESS, BRANDS, Worker
from truckroll.sandbox.customers import Caller
from truckroll.sandbox.demand import Wish
from truckroll.sandbox.diary import LATEST_START, WINDOW_HOURS, Promise
from truckroll.sandbox.sales import Sale

if TYPE_CHECKING:
    from truckroll.sandbox.year import Year

State = Literal["ahead", "held", "begun", "over"]
QUARTER = 15 * MINUTE


@dataclass(eq=False)
class Visit:
    """A visit as the simulation knows it; what was planned for an older `plan` does not happen."""

    id: int
    promise: Promise
    plan: int = 0
    state: State = "ahead"

    def call_off(self, state: State) -> None:
        """Let nothing of what was planned happen, and the crew have other visits then."""
        if self.state == "ahead":
            self.promise.give_back()
        self.state = state
        self.plan += 1


class Work:
    """A job, what is still to happen to it, and the deeds of its visits."""

    id: int
    visits: list[Visit]
    invoice: int

    def __init__(self, year: "Year", wish: Wish, caller: Caller, location: int, sale: Sale | None = None) -> None:
        """Work for a customer at a location; `sale` is the estimate that it does, if it does one."""
        self.year = year
        self.wish = wish
        self.kind = wish.kind
        self.caller = caller
        self.closed = False
        self.went_on = False
        self.came: tuple[Worker, ...] = ()
        self.location = location
        self.sale = sale
        self.event: int | None = None
        """The visit of a membership that the job is."""
        self.down_payment: int | None = None
        self.free_of_charge = sale is None and year.rng.random() < 0.05
        self._charged = len(self.kind.lines) if sale is not None else 0

    def book(self, origin: dict[str, int]) -> None:
        """Book what the customer wishes; `origin` names the booking or the lead that it comes from."""
        promises = self._promises()
        job = create(Job, Job.create, {**self._asked(promises), **origin})
        self.id, self.invoice = int(job.id), int(job.invoice_id)
        self.visits = [Visit(int(visit.id), place) for visit, place in zip(job.visits(), promises, strict=True)]
        for visit in self.visits:
            self.expect(visit)
        turns.plan(self)
        talk.plan(self)
        self.year.advertising.attribute(self)
        if self.kind.crew > 1 and self.sale is None and self.year.rng.random() < 0.5:
            self.year.till.ask_down_payment(self)

    def promise(self, day: int, after: int) -> Promise:
        """Find a place in the diary for a visit, and keep it."""
        year, kind = self.year, self.kind
        place = year.diary.promise(
            year.business.workers[kind.trade], day, after, hours=kind.hours, crew=kind.crew, sundays=kind.is_urgent
        )
        place.take()
        return place

    def times(self, place: Promise) -> dict[str, str]:
        """When a visit is, as it is asked for: it begins with its arrival window."""
        return {
            "start": str(When.of(place.start)),
            "end": str(When.of(place.start + self.kind.hours * HOUR)),
            "arrivalWindowStart": str(When.of(place.start)),
            "arrivalWindowEnd": str(When.of(place.start + WINDOW_HOURS * HOUR)),
        }

    def add_visit(self, place: Promise) -> None:
        """Promise one more visit."""
        crew = [worker.id for worker in place.crew]
        record = create(Appointment, Appointment.add, {"jobId": self.id, "technicianIds": crew, **self.times(place)})
        self.visits.append(Visit(int(record.id), place))
        self.expect(self.visits[-1])

    def expect(self, visit: Visit) -> None:
        """Plan the day of a visit, and the call before it."""
        agenda, rng, start = self.year.agenda, self.year.rng, visit.promise.start
        match self.wish.live:
            case "on the way":
                agenda.at(agenda.end - rng.randint(4 * MINUTE, 14 * MINUTE), partial(self._leave, visit, visit.plan))
            case "at work":
                agenda.at(agenda.end - rng.randint(70 * MINUTE, 90 * MINUTE), partial(self._leave, visit, visit.plan))
            case "":
                leaves = start + rng.randint(-30 * MINUTE, 50 * MINUTE)
                agenda.at(leaves, partial(self._leave, visit, visit.plan))
                if rng.random() < 0.55 and start - DAY > agenda.now:
                    agenda.within(start - DAY, start - 16 * HOUR, partial(turns.confirm, self, visit, visit.plan))

    def is_due(self, visit: Visit, plan: int) -> bool:
        """Whether what was planned for a visit still stands."""
        return not self.closed and visit.plan == plan and visit.state == "ahead"

    def close(self) -> None:
        """The job is over; what was still ahead is not."""
        self.closed = True
        self.caller.open_jobs -= 1
        for visit in self.visits:
            visit.call_off("over")

    def charge(self, *, all_of_it: bool) -> None:
        """Put on the invoice what was done: after a first visit its diagnosis, in the end everything."""
        if self.free_of_charge:
            return
        year, invoice = self.year, get(Invoice, self.invoice)
        upto = len(self.kind.lines) if all_of_it else 1
        for place in range(self._charged, upto):
            # The last line is often not needed, but nobody pays for nothing at all.
            if place and place == upto - 1 and year.rng.random() < 0.35:
                continue
            worker = self.came[0].id if self.came else None
            year.shop.sell(invoice, self.kind.trade, self.kind.lines[place][0], worker)
        if all_of_it and year.club.has(self.caller):
            year.shop.reduce(invoice)
        self._charged = max(upto, self._charged)

    def completed(self) -> None:
        """Note that the rules have completed the job."""
        self.close()
        talk.after_completion(self)
        self.year.till.bill(self)
        self.year.office.move_project(self, "Closed")

    def finish_early(self) -> None:
        """The office declares the job done, though a visit is still ahead."""
        if self.closed or any(visit.state == "begun" for visit in self.visits):
            return
        self.charge(all_of_it=True)
        act(get(Job, self.id), Job.finish, completedOn=str(When.of(self.year.agenda.now)))
        self.completed()

    def _promises(self) -> list[Promise]:
        year, wish = self.year, self.wish
        if wish.live:
            return [self._on_call()]
        count = self.kind.visits + (wish.fate in ("closed early", "visit deleted"))
        places = [self.promise(wish.day, year.agenda.now)]
        while len(places) < count:
            apart = 1 if len(places) < self.kind.visits else year.rng.randint(5, 9)
            places.append(self.promise(places[-1].day + apart, year.agenda.now))
        return places

    def _on_call(self) -> Promise:
        """Somebody drops everything; until the year's end nobody else can have this technician."""
        agenda, diary = self.year.agenda, self.year.diary
        day = diary.day(agenda.now)
        there = [worker for worker in self.year.business.everybody if worker.last_day > day]
        worker = min(there, key=lambda worker: (max(worker.busy_until, agenda.now), worker.trade != self.kind.trade))
        worker.busy_until = agenda.end + HOUR
        return Promise(day, (agenda.now + HOUR) // QUARTER * QUARTER, (worker,), 0)

    def _asked(self, promises: list[Promise]) -> dict[str, Any]:
        year, kind, rng, business = self.year, self.kind, self.year.rng, self.year.business
        tags = [business.tags["Returning Customer"]] if rng.random() < 0.2 else []
        if self.free_of_charge:
            tags.append(business.tags["Warranty"])
        body: dict[str, Any] = {
            "customerId": self.caller.id,
            "locationId": self.location,
            "businessUnitId": business.units[kind.unit],
            "jobTypeId": business.job_types[kind.name],
            "priority": kind.priority if rng.random() < 0.9 else "High",
            "campaignId": rng.choice(business.campaigns),
            "tagTypeIds": tags,
            "appointments": [
                {**self.times(place), "technicianIds": [worker.id for worker in place.crew]} for place in promises
            ],
        }
        if self.caller.commercial:
            body["customerPo"] = f"PO-{rng.randrange(10_000, 100_000)}"
        if rng.random() < 0.4:
            body["customFields"] = self._custom_fields()
        if rng.random() < 0.1:
            body["externalData"] = talk.attachment(year, {"board": "incoming", "rank": str(rng.randrange(1, 100))})
        if kind.crew > 1 and kind.visits > 1:
            body["projectId"] = year.office.begin_project(self, self.location)
        if self.sale is not None:
            body["jobGeneratedLeadSource"] = {"jobId": self.sale.job, "employeeId": None}
        return body

    def _custom_fields(self) -> list[dict[str, Any]]:
        rng, fields = self.year.rng, self.year.business.fields
        said = {
            "Brand": rng.choice(BRANDS),
            "Equipment Age": str(rng.randrange(1, 28)),
            "Access": rng.choice(ACCESS),
            "Heard From": names.person(rng),
        }
        chosen = rng.sample(list(said), rng.randint(1, 3))
        return [{"typeId": fields[name], "value": said[name]} for name in chosen]

    def _leave(self, visit: Visit, plan: int) -> None:
        """Send the crew on the way, once it is done with the visit before."""
        if not self.is_due(visit, plan):
            return
        agenda, diary, crew = self.year.agenda, self.year.diary, visit.promise.crew
        free = max(worker.busy_until for worker in crew)
        if free > agenda.now and not self.wish.live:
            if diary.hour(free) < LATEST_START and diary.day(free) == visit.promise.day:
                agenda.at(free + 5 * MINUTE, partial(self._leave, visit, plan))
            else:
                turns.move(self, visit, visit.promise.day + 1)
            return
        visit.state = "begun"
        arrives, ends = self._course()
        record = get(Appointment, visit.id)
        for worker in crew:
            worker.busy_until = ends
            record.dispatch(worker.ref)
        self.year.crew.seen(crew[0], self.location)
        agenda.at(arrives, partial(self._arrive, visit, ends), office=False)

    def _course(self) -> tuple[int, int]:
        """When a crew that leaves now arrives, and when it is done."""
        agenda, rng = self.year.agenda, self.year.rng
        match self.wish.live:
            case "on the way":
                return agenda.end + 10 * MINUTE, agenda.end + 2 * HOUR
            case "at work":
                return agenda.end - rng.randint(20 * MINUTE, 50 * MINUTE), agenda.end + HOUR
            case "":
                arrives = agenda.now + rng.randint(10 * MINUTE, 45 * MINUTE)
                return arrives, arrives + int(self.kind.hours * HOUR * rng.uniform(0.5, 1.2))

    def _arrive(self, visit: Visit, ends: int) -> None:
        """Begin work at the door, and find out what nobody knew."""
        agenda, fate = self.year.agenda, self.wish.fate
        if self.closed:
            return
        record = get(Appointment, visit.id)
        self.came = visit.promise.crew
        for worker in self.came:
            record.arrive(worker.ref)
        self.year.sales.at_the_door(self, self.came[0])
        self.year.club.at_the_door(self, self.came[0])
        self.year.office.move_project(self, "In progress")
        midway = (agenda.now + ends) // 2
        if fate == "part" and not self.went_on:
            self.went_on = True
            agenda.at(midway, partial(turns.hold_for_part, self, visit))
            return
        if fate == "return" and not self.went_on:
            self.went_on = True
            agenda.at(midway, partial(turns.come_again, self))
        if fate == "plain" and len(self.visits) == 1 and not self.wish.live and self.year.rng.random() < 0.015:
            agenda.at(agenda.now + 20 * MINUTE, partial(turns.nobody_home, self))
            return
        agenda.at(ends, partial(self._finish, visit, agenda.now), office=False)

    def _finish(self, visit: Visit, arrived: int) -> None:
        """Charge for the work and leave; the rules complete the job with its last visit."""
        if self.closed or visit.state != "begun":
            return
        self.charge(all_of_it=all(other.state == "over" for other in self.visits if other is not visit))
        record = get(Appointment, visit.id)
        visit.state = "over"
        for worker in visit.promise.crew:
            record.finish(worker.ref)
        self.year.paperwork.fill_in(self, self.came[0])
        if self.year.rng.random() < 0.2:
            self.year.crew.errand(self.came[0], self.id, visit, arrived)
        if get(Job, self.id).job_status == "Completed":
            self.completed()
        elif self.wish.fate == "closed early":
            agenda = self.year.agenda
            agenda.within(agenda.now + HOUR, agenda.now + 4 * HOUR, self.finish_early)
