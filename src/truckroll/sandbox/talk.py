"""What is said and written about a job of the demo contractor: notes, messages, changes, attachments and marks."""

from functools import partial
from typing import TYPE_CHECKING, Any

from truckroll.families.customer_interactions import TechnicianRating
from truckroll.families.jpm import Appointment, Job, JobNote
from truckroll.sandbox import names
from truckroll.sandbox.agenda import DAY, HOUR, MINUTE
from truckroll.sandbox.asking import act, change, create, get
from truckroll.sandbox.business import Worker

if TYPE_CHECKING:
    from truckroll.sandbox.work import Visit, Work
    from truckroll.sandbox.year import Year


def plan(work: "Work") -> None:
    """Put on the agenda what is said while the job is open."""
    rng, agenda, first = work.year.rng, work.year.agenda, work.visits[0]
    soon, before = agenda.now + 5 * MINUTE, first.promise.start - HOUR
    if rng.random() < 0.35:
        agenda.within(soon, soon + 20 * MINUTE, partial(_note, work))
    if rng.random() < 0.15:
        agenda.within(soon, soon + HOUR, partial(_instruct, work, first))
    if rng.random() < 0.08:
        agenda.within(soon, before, partial(_message, work))
    if rng.random() < 0.1:
        agenda.within(soon, before, partial(_change, work))
    if rng.random() < 0.05:
        agenda.within(soon, before, partial(_attach, work))


def after_completion(work: "Work") -> None:
    """Put on the agenda what is said when the work is done."""
    rng, agenda = work.year.rng, work.year.agenda
    if rng.random() < 0.1:
        agenda.within(agenda.now, agenda.now + 2 * HOUR, partial(_note, work))
    for worker in work.came:
        if rng.random() < 0.45:
            rate = partial(_rate, work, worker, again=rng.random() < 0.06)
            agenda.within(agenda.now + HOUR, agenda.now + 5 * DAY, rate)


def attachment(year: "Year", values: dict[str, str]) -> dict[str, Any]:
    """What the demo app keeps on a record."""
    items = [{"key": key, "value": value} for key, value in values.items()]
    return {"applicationGuid": year.app, "patchMode": "Merge", "externalData": items}


def _note(work: "Work") -> None:
    year, rng = work.year, work.year.rng
    pinned = rng.random() < 0.15
    body = {"text": rng.choice(names.URGENT_NOTES if pinned else names.NOTES), "pinToTop": pinned}
    note = create(JobNote, JobNote.create_note, body, parent=work.id)
    if rng.random() < 0.06:
        later = year.agenda.now + DAY
        year.in_office_hours(later, later + 10 * DAY, partial(_take_back_note, int(note.id)))


def _take_back_note(note: int) -> None:
    get(JobNote, note).deactivate()


def _instruct(work: "Work", visit: "Visit") -> None:
    if not work.closed and visit.state in ("ahead", "held"):
        text = work.year.rng.choice(names.INSTRUCTIONS)
        act(get(Appointment, visit.id), Appointment.update_special_instructions, specialInstructions=text)


def _message(work: "Work") -> None:
    year, rng = work.year, work.year.rng
    writer, reader = rng.sample(year.business.office, 2)
    sent = act(
        get(Job, work.id),
        Job.create_message,
        body=rng.choice(names.MESSAGES),
        createdByEmployeeId=writer,
        recipientIds=[reader],
    )
    if rng.random() < 0.5:
        agenda = year.agenda
        agenda.within(agenda.now + MINUTE, agenda.now + 2 * HOUR, partial(_reply, work, reader, sent.id))


def _reply(work: "Work", writer: int, message: int) -> None:
    act(
        get(Job, work.id),
        Job.create_message,
        body=work.year.rng.choice(names.REPLIES),
        createdByEmployeeId=writer,
        parentMessageId=message,
        addParentMessageSenderToRecipients=True,
    )


def _change(work: "Work") -> None:
    """The office learns something, and writes it into the job."""
    if work.closed:
        return
    rng, job = work.year.rng, get(Job, work.id)
    match rng.randrange(3):
        case 0:
            change(job, Job.update, summary=f"{job.summary}\n{rng.choice(names.CHANGES)}")
        case 1:
            change(job, Job.update, priority="High" if job.priority != "High" else "Normal")
        case _:
            dog = work.year.business.tags["Dog on Site"]
            change(job, Job.update, tagTypeIds=[*dict.fromkeys([*job.values["tagTypeIds"], dog])])


def _attach(work: "Work") -> None:
    column = work.year.rng.choice(("planned", "doing", "checked"))
    change(get(Job, work.id), Job.update, externalData=attachment(work.year, {"board": column}))


def _rate(work: "Work", worker: Worker, *, again: bool) -> None:
    """A customer gives a mark in halves; some think again, and few of those want it taken back."""
    agenda, rng = work.year.agenda, work.year.rng
    mark = min(10.0, max(0.0, round(rng.gauss(worker.mark, 0.9) * 2) / 2))
    body = {"technicianId": worker.id, "jobId": work.id, "rating": mark}
    create(TechnicianRating, TechnicianRating.rate, body)
    if mark < 6 and rng.random() < 0.6:
        work.year.office.complain(work)
    if not again and rng.random() < 0.2:
        work.year.advertising.review(work, worker, mark)
    if again:
        agenda.within(agenda.now + HOUR, agenda.now + 12 * DAY, partial(_rate, work, worker, again=False))
    elif rng.random() < 0.015:
        agenda.within(agenda.now + DAY, agenda.now + 9 * DAY, partial(_withdraw, work, worker))


def _withdraw(work: "Work", worker: Worker) -> None:
    mark = TechnicianRating.first(technician_id=worker.id, job_id=work.id)
    if mark is not None:
        mark.deactivate()
