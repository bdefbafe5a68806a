"""What comes between a job's booking and its end: it is moved, held, canceled and taken up again."""

from functools import partial
from typing import TYPE_CHECKING

from truckroll.families.jpm import Appointment, Job
from truckroll.sandbox import names
from truckroll.sandbox.agenda import DAY, HOUR, MINUTE
from truckroll.sandbox.asking import act, get

if TYPE_CHECKING:
    from truckroll.sandbox.work import Visit, Work


def plan(work: "Work") -> None:
    """Put on the agenda how the job turns out before anybody comes."""
    year, first = work.year, work.visits[0]
    soonest = year.agenda.now + 20 * MINUTE
    latest = min(first.promise.start - HOUR, year.agenda.end - 2 * MINUTE)
    match work.wish.fate:
        case "moved":
            year.in_office_hours(soonest, latest, partial(_move_as_asked, work, first))
        case "visit held":
            year.in_office_hours(soonest, latest, partial(_hold_visit, work, first))
        case "job held":
            year.in_office_hours(soonest, latest, partial(_hold_job, work))
        case "canceled":
            year.in_office_hours(soonest, latest, partial(_cancel, work))
        case "visit deleted":
            year.in_office_hours(soonest, latest, partial(_delete_last_visit, work))
        case _:
            pass


def confirm(work: "Work", visit: "Visit", plan: int) -> None:
    """The customer expects the visit; a few call back that they do not."""
    if not work.is_due(visit, plan):
        return
    record, agenda = get(Appointment, visit.id), work.year.agenda
    if not record.is_confirmed:
        act(record, Appointment.confirm)
        if work.year.rng.random() < 0.05:
            agenda.within(agenda.now, agenda.now + 3 * HOUR, partial(_unconfirm, work, visit, plan))


def _unconfirm(work: "Work", visit: "Visit", plan: int) -> None:
    if work.is_due(visit, plan):
        act(get(Appointment, visit.id), Appointment.remove_confirmation)


def move(work: "Work", visit: "Visit", day: int) -> None:
    """Give a visit another place in the diary, and to those technicians who are free then."""
    year = work.year
    visit.call_off("ahead")
    visit.promise = work.promise(day, year.agenda.now + HOUR)
    record = get(Appointment, visit.id)
    times: dict[str, str | None] = {**work.times(visit.promise)}
    if year.rng.random() < 0.05:
        times |= {"arrivalWindowStart": None, "arrivalWindowEnd": None}
    act(record, Appointment.reschedule, **times)
    crew = [worker.ref for worker in visit.promise.crew]
    for assignment in record.assignments():
        if assignment.technician_id not in crew:
            assignment.deactivate()
    record.assign(crew)
    work.expect(visit)


def _move_as_asked(work: "Work", visit: "Visit") -> None:
    if work.is_due(visit, visit.plan):
        move(work, visit, visit.promise.day + work.year.rng.randint(1, 6))


def _hold_visit(work: "Work", visit: "Visit") -> None:
    if not work.is_due(visit, visit.plan):
        return
    year = work.year
    reason, memo = _why_held(work)
    act(get(Appointment, visit.id), Appointment.hold, reasonId=reason, memo=memo)
    visit.call_off("held")
    start = visit.promise.start
    year.in_office_hours(start + DAY, start + 6 * DAY, partial(_take_up_held, work))


def _hold_job(work: "Work") -> None:
    if work.closed or any(visit.state != "ahead" for visit in work.visits):
        return
    year, start = work.year, work.visits[0].promise.start
    _put_on_hold(work)
    year.in_office_hours(start + DAY, start + 8 * DAY, partial(_take_up_held, work))


def hold_for_part(work: "Work", visit: "Visit") -> None:
    """The crew finds that it lacks a part: what is under way counts as done, and the job waits."""
    if work.closed or visit.state != "begun":
        return
    year = work.year
    work.charge(all_of_it=False)
    year.stock.send_for(work.id, visit.promise.crew[0])
    _put_on_hold(work)
    visit.state = "over"
    for worker in visit.promise.crew:
        worker.busy_until = year.agenda.now
    year.in_office_hours(year.agenda.now + 2 * DAY, year.agenda.now + 9 * DAY, partial(_part_is_there, work))


def _put_on_hold(work: "Work") -> None:
    reason, memo = _why_held(work)
    act(get(Job, work.id), Job.hold, reasonId=reason, memo=memo)
    for visit in work.visits:
        if visit.state == "ahead":
            visit.call_off("held")


def _why_held(work: "Work") -> tuple[int, str]:
    rng = work.year.rng
    return rng.choice(work.year.business.hold_reasons), rng.choice(names.HOLD_MEMOS)


def _take_up_held(work: "Work") -> None:
    """Give every held visit a new day."""
    if work.closed:
        return
    year = work.year
    day = year.diary.day(year.agenda.now)
    for visit in work.visits:
        if visit.state == "held":
            act(get(Appointment, visit.id), Appointment.remove_hold)
            day += year.rng.randint(1, 3)
            move(work, visit, day)


def _part_is_there(work: "Work") -> None:
    if any(visit.state == "held" for visit in work.visits):
        _take_up_held(work)
    elif not work.closed:
        come_again(work)


def come_again(work: "Work") -> None:
    """The work needs one more visit."""
    year = work.year
    if not work.closed:
        day = year.diary.day(year.agenda.now) + year.rng.randint(1, 5)
        work.add_visit(work.promise(day, year.agenda.now))


def _cancel(work: "Work") -> None:
    if work.closed or any(visit.state != "ahead" for visit in work.visits):
        return
    year = work.year
    _call_off(work)
    if year.rng.random() < 0.18:
        year.in_office_hours(year.agenda.now + 3 * HOUR, year.agenda.now + 3 * DAY, partial(_take_up_canceled, work))


def nobody_home(work: "Work") -> None:
    """The crew stood before a closed door."""
    if work.closed:
        return
    for visit in work.visits:
        for worker in visit.promise.crew:
            worker.busy_until = work.year.agenda.now
    _call_off(work)


def _call_off(work: "Work") -> None:
    rng = work.year.rng
    reason, memo = rng.choice(work.year.business.cancel_reasons), rng.choice(names.CANCEL_MEMOS)
    act(get(Job, work.id), Job.cancel, reasonId=reason, memo=memo)
    work.year.club.call_off(work)
    work.close()


def _take_up_canceled(work: "Work") -> None:
    """The customer has thought better of it."""
    year = work.year
    act(get(Job, work.id), Job.remove_cancellation)
    work.closed = False
    work.caller.open_jobs += 1
    day = year.diary.day(year.agenda.now)
    for visit in work.visits:
        day += year.rng.randint(1, 4)
        move(work, visit, day)


def _delete_last_visit(work: "Work") -> None:
    *others, last = work.visits
    if not others or not work.is_due(last, last.plan):
        return
    act(get(Appointment, last.id), Appointment.delete)
    last.call_off("over")
    work.visits.remove(last)
