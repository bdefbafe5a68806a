"""A contractor with something of everything that lists can be asked for, and what of it each question should find."""

from collections.abc import Callable, Iterable
from functools import partial
from random import Random
from typing import Any

from tests.every import shelves
from tests.every.place import OPERATIONS, Place, Tenant
from tests.every.questions import Listing, Question, Row, between, grouped, same, span, values_of
from tests.every.shelves import customers
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import now, transaction
from truckroll.catalogue.types import reference
from truckroll.store.planned import do_due

PRIORITIES = ["Low", "Normal", "High", "Urgent"]
CUSTOM_NAMES = ["a", "B", "b", "", "é", "Gate", "zz", "Z"]


class Shelf:
    """The contractor, filled by its own rules while the clock goes on; some things happen at the same moment."""

    def __init__(self, place: Place, seed: int) -> None:
        self.place = place
        self.tenant = Tenant(place, "Ours")
        self.random = Random(seed)
        ids = self.tenant.ids
        self.kinds = {
            "customer": [ids["customer"]],
            "location": [ids["location"]],
            "technician": [ids["tess"], ids["tom"]],
            "tag": [ids["tag"]],
            "campaign": [ids["campaign"]],
            "unit": [ids["unit"]],
            "type": [ids["kind"]],
            "project": [ids["project"]],
        }
        self._later(self._people)
        self._later(lambda: customers.fill(self))
        for number in range(8):
            for family in shelves.FAMILIES:
                self._later(partial(family.fill, self, number))
        for _ in range(30):
            self._later(self._book)
        for act in [*[self._happen] * 40, self._notes, self._logs, self._ratings, self._delete]:
            self._later(act)
        self.rows: dict[str, list[Row]] = {}
        # what is due comes before an answer, and so before we look
        assert do_due(place.server.platform.database, place.server.clock.now()) == []
        self.tenant.write(self._look)

    def _later(self, act: Callable[[], None]) -> None:
        self.place.server.clock.advance(self.random.choice([0, 0.0000001, 1, 3600, 100_000]))
        self.tenant.write(act)

    def _pick(self, kind: str) -> int:
        return self.random.choice(self.kinds[kind])

    def _people(self) -> None:
        def new(kind: str, noun: str, **values: Any) -> int:
            self.kinds.setdefault(kind, []).append(int(resolve(noun).new(**values).id))
            return self.kinds[kind][-1]

        for number in range(3):
            customer = new("customer", "crm.Customer", name=f"Customer {number}")
            new("location", "crm.Location", customer_id=customer, name=f"Location {number}")
            new("technician", "settings.Technician", name=f"Technician {number}")
            new("tag", "settings.TagType", name=f"Tag {number}")
            new("campaign", "marketing.Campaign", name=f"Campaign {number}")
            new("unit", "settings.BusinessUnit", name=f"Unit {number}")
            provider = new("provider", "crm.BookingProviderTag", tag_name=f"Provider {number}", description="")
            asked = {"source": "Web", "external_id": f"web-{number}", "start": now()}
            new("booking", "crm.Booking", **asked, name=f"Booking {number}", booking_provider_id=provider)
            new(
                "project",
                "jpm.Project",
                number=str(number),
                customer_id=customer,
                location_id=self.kinds["location"][-1],
            )
            new("canceling", "jpm.JobCancelReason", name=f"Reason {number}", active=number != 1)
            new("holding", "jpm.JobHoldReason", name=f"Reason {number}", active=number != 1)
        for number, name in enumerate(["Tune-up", "Repair", "tune-up", "Tune-up, large", "Survey"]):
            duration = number * 3600
            values = {"name": name, "priority": PRIORITIES[number % 4], "duration": duration, "active": number != 3}
            new("type", "jpm.JobType", **values)
        for number, name in enumerate(["Front Desk", "DESK", "Field", "Féld 100%"]):
            kind = "Technician" if number > 1 else "Employee"
            new("role", "settings.UserRole", name=name, employee_type=kind, active=number != 3)
            new("person", "settings.Employee", name=name, email=f"{number % 3}@example.com", active=number != 1)
        for number, name in enumerate(CUSTOM_NAMES):
            new("custom", "jpm.JobCustomFieldType", name=name, data_type="Text", active=number != 3)

    def _book(self) -> None:
        random, place = self.random, self.random.randrange(len(self.kinds["customer"]))
        job: Any = {
            "customer_id": self.kinds["customer"][place],
            "location_id": self.kinds["location"][place],
            "business_unit_id": self._pick("unit"),
            "job_type_id": self._pick("type"),
            "campaign_id": self._pick("campaign"),
            "priority": random.choice(PRIORITIES),
            "tag_type_ids": random.sample(self.kinds["tag"], random.randrange(3)),
            "project_id": self.kinds["project"][place] if random.random() < 0.4 else None,
            "sold_by_id": self._pick("technician") if random.random() < 0.4 else None,
            "booking_id": self.kinds["booking"].pop() if self.kinds["booking"] and random.random() < 0.3 else None,
            "estimate_ids": random.sample([901, 902, 903], random.randrange(3)),
            "created_from_estimate_id": random.choice([None, None, 901, 902]),
            "external_data": self._attached(),
        }
        while transaction().next_id() % 40:  # so that the jobs of all shelves have the same ids
            pass
        record = resolve("jpm.Job").new(**job)
        asked = [self._visit() for _ in range(random.choice([1, 1, 2, 3]))]
        record.create([_information(visit) for visit in asked])
        self.kinds.setdefault("job", []).append(int(record.id))

    def _attached(self) -> dict[str, Any]:
        mine, other = self.tenant.app.app_id, "99999999-0000-0000-0000-000000000000"
        bays = [{"key": "bay", "value": self.random.choice("123")}, {"key": "odd, key", "value": "a 'quote'"}]
        kept = {mine: bays[: self.random.randrange(3)], other: [{"key": "bay", "value": "9"}]}
        return {app: items for app, items in kept.items() if items}

    def _visit(self) -> Row:
        day = self.random.randrange(1, 9)
        people = self.random.sample(self.kinds["technician"], self.random.randrange(3))
        start, end = f"2046-12-0{day}T10:00:00.0000000Z", f"2046-12-0{day}T12:00:00.0000000Z"
        return {"start": start, "end": end, "technicianIds": people}

    def _happen(self) -> None:
        """One thing that happens to a job or to its visits, where its rules allow it."""
        job: Any = transaction().load("jpm.Job", self._pick("job"))
        visit = self.random.choice(job.visits())
        reason = reference(self.kinds["holding"][0], "jpm.JobHoldReason")
        match self.random.choice(["hold", "hold visit", "cancel", "complete", "send", "confirm", "change", "move"]):
            case "hold" if not job.is_over and job.job_status != "Hold":
                job.hold(reason, "memo")
            case "hold visit" if not job.is_over and visit.status == "Scheduled":
                visit.hold(reason, "memo")
            case "cancel" if not job.is_over:
                job.cancel(reference(self.kinds["canceling"][0], "jpm.JobCancelReason"), "memo")
            case "complete" if not job.is_over:
                job.complete(job.created_on)
            case "send" if not job.is_over and visit.status == "Scheduled":
                visit.dispatch(reference(self._pick("technician"), "settings.Technician"))
            case "confirm" if not visit.is_confirmed:
                visit.confirm()
            case "move" if not job.is_over and visit.status in ("Scheduled", "Hold"):
                visit.reschedule(end="2046-12-20T00:00:00.0000000Z")
            case _:
                job.summary = f"Changed at {transaction().now()}"

    def _notes(self) -> None:
        for number in range(7):
            note = resolve("jpm.JobNote").new(job_id=self.kinds["job"][0], text=f"Note {number}", created_by_id=0)
            note.active = number != 3

    def _logs(self) -> None:
        job, reason = self.kinds["job"][0], self.kinds["canceling"][0]
        for number in range(5):
            log = {
                "job_id": job,
                "reason_id": reason,
                "memo": f"Log {number}",
                "created_by_id": 0,
                "active": number > 1,
            }
            resolve("jpm.JobCanceledLog").new(**log)

    def _ratings(self) -> None:
        for number, job in enumerate(self.kinds["job"][:12]):
            rating = {"technician_id": self._pick("technician"), "job_id": job, "rating": number % 11}
            resolve("customer_interactions.TechnicianRating").new(**rating, active=number % 4 != 3)

    def _delete(self) -> None:
        for visit in resolve("jpm.Appointment").find():
            timed = resolve("payroll.JobTimesheet").find(appointment_id=visit.id)
            if visit.status == "Scheduled" and len(_job(visit).visits()) > 1 and not _job(visit).is_over and not timed:
                visit.delete()

    def _look(self) -> None:
        nouns = ["Job", "Appointment", "JobType", "JobCancelReason", "JobHoldReason", "JobCustomFieldType"]
        nouns += ["JobNote", "JobCanceledLog"]
        for noun in [*(f"jpm.{noun}" for noun in nouns), "dispatch.AppointmentAssignment"]:
            self.rows[noun] = [dict(record.values) for record in resolve(noun).find(active=None)]
        for noun in ("Employee", "Technician", "UserRole", "BusinessUnit", "TagType"):
            self.rows[f"settings.{noun}"] = [
                dict(record.values) for record in resolve(f"settings.{noun}").find(active=None)
            ]
        for noun in [*customers.NOUNS, *(noun for family in shelves.FAMILIES for noun in family.NOUNS)]:
            self.rows[noun] = [dict(record.values) for record in resolve(noun).find(active=None)]
        noun = "customer_interactions.TechnicianRating"
        self.rows[noun] = [dict(record.values) for record in resolve(noun).find(active=None)]

    def listings(self) -> dict[str, Listing]:
        """Every list there is, with its oracle."""
        found = [self._jobs(), self._appointments(), self._types(), self._ratings_list(), self._fields()]
        found += [
            self._reasons("JobCancelReason", "JobCancelReasons_GetList"),
            self._reasons("JobHoldReason", "JobHoldReasons_Get"),
        ]
        found += [
            self._within("JobNote", "Jobs_GetNotes", "True"),
            self._within("JobCanceledLog", "Jobs_GetJobCanceledLogs", "Any"),
        ]
        found += self._settings()
        for more in (customers, *shelves.FAMILIES):
            found += more.listings(self)
        return {listing.operation_id: listing for listing in found}

    def _jobs(self) -> Listing:
        rows = self.rows["jpm.Job"]
        visits = grouped("jobId", (visit for visit in self.rows["jpm.Appointment"] if visit["active"]))
        people = grouped("jobId", (one for one in self.rows["dispatch.AppointmentAssignment"] if one["active"]))

        def starts(row: Row) -> list[str]:
            return [visit["start"] for visit in visits[row["id"]]]

        alike = ["projectId", "bookingId", "customerId", "locationId", "soldById", "jobTypeId", "campaignId"]
        alike += ["businessUnitId", "invoiceId", "createdFromEstimateId"]
        questions = {name: Question("id", same(name), values_of(rows, name)) for name in alike}
        questions |= {
            "ids": Question("ids", lambda row, asked: row["id"] in asked, values_of(rows, "id")),
            "number": Question("text", same("jobNumber"), values_of(rows, "jobNumber"), also="jobNumber"),
            "jobStatus": Question("word", same("jobStatus"), values_of(rows, "jobStatus")),
            "priority": Question("text", same("priority"), [*PRIORITIES, "normal"]),
            "estimateIds": Question("ids", lambda row, asked: bool(set(row["estimateIds"]) & asked), [901, 902, 903]),
            "tagTypeIds": Question("ids", lambda row, asked: bool(set(row["tagTypeIds"]) & asked), self.kinds["tag"]),
            "appointmentStatus": Question(
                "word",
                lambda row, asked: any(visit["status"] == asked for visit in visits[row["id"]]),
                values_of(self.rows["jpm.Appointment"], "status"),
            ),
            "technicianId": Question(
                "id",
                lambda row, asked: any(one["technicianId"] == asked for one in people.get(row["id"], ())),
                self.kinds["technician"],
            ),
            "hasUnusedAppointments": Question(
                "bool", lambda row, asked: any(visit["unused"] for visit in visits[row["id"]]) == asked, [True, False]
            ),
            "created": span(rows, "createdOn"),
            "modified": span(rows, "modifiedOn"),
            "completed": span(rows, "completedOn"),
            "firstAppointmentStarts": Question(
                "range", lambda row, asked: between(min(starts(row)), asked), [min(starts(row)) for row in rows]
            ),
            "appointmentStarts": Question(
                "range",
                lambda row, asked: any(between(start, asked) for start in starts(row)),
                [start for row in rows for start in starts(row)],
            ),
            "externalData": Question(
                "external", self.attached_is, [("bay", "1"), ("bay", "9"), ("odd, key", "a 'quote'")]
            ),
        }
        return Listing("Jobs_GetList", rows, questions, "Any", sort=("id", "modifiedOn", "createdOn", "priority"))

    def attached_is(self, row: Row, asked: tuple[str, set[str]]) -> bool:
        items = row["externalData"].get(self.tenant.app.app_id, ())
        return any(item["key"] == asked[0] and item["value"] in asked[1] for item in items)

    def _appointments(self) -> Listing:
        rows = self.rows["jpm.Appointment"]
        projects = {job["id"]: job["projectId"] for job in self.rows["jpm.Job"]}
        people = grouped("appointmentId", (one for one in self.rows["dispatch.AppointmentAssignment"] if one["active"]))
        questions = {name: Question("id", same(name), values_of(rows, name)) for name in ("jobId", "customerId")}
        questions |= {
            "ids": Question("ids", lambda row, asked: row["id"] in asked, values_of(rows, "id")),
            "number": Question(
                "text", same("appointmentNumber"), values_of(rows, "appointmentNumber"), also="appointmentNumber"
            ),
            "status": Question("word", same("status"), values_of(rows, "status")),
            "unused": Question("bool", same("unused"), [True, False]),
            "starts": span(rows, "start"),
            "created": span(rows, "createdOn"),
            "modified": span(rows, "modifiedOn"),
            "projectId": Question("id", lambda row, asked: projects[row["jobId"]] == asked, self.kinds["project"]),
            "technicianId": Question(
                "id",
                lambda row, asked: any(one["technicianId"] == asked for one in people.get(row["id"], ())),
                self.kinds["technician"],
            ),
        }
        return Listing("Appointments_GetList", rows, questions, "True", sort=("id", "modifiedOn", "createdOn"))

    def _types(self) -> Listing:
        rows = self.rows["jpm.JobType"]
        questions = {
            "ids": Question("ids", lambda row, asked: row["id"] in asked, values_of(rows, "id")),
            "name": Question("text", same("name"), values_of(rows, "name")),
            "priority": Question("text", same("priority"), PRIORITIES),
            "minDuration": Question("id", lambda row, asked: row["duration"] >= asked, [0, 1, 3599, 3600, 3601, 99999]),
            "maxDuration": Question("id", lambda row, asked: row["duration"] <= asked, [0, 1, 3599, 3600, 3601, -1]),
            "created": span(rows, "createdOn"),
            "modified": span(rows, "modifiedOn"),
        }
        return Listing("JobTypes_GetList", rows, questions, "True", order_by=("id", "modifiedOn", "createdOn"))

    def _ratings_list(self) -> Listing:
        rows = self.rows["customer_interactions.TechnicianRating"]
        questions = {name: Question("id", same(name), values_of(rows, name)) for name in ("technicianId", "jobId")}
        questions |= {"created": span(rows, "createdOn"), "modified": span(rows, "modifiedOn")}
        key = ("technicianId", "jobId")
        return Listing("TechnicianRatings_GetList", rows, questions, "True", sort=("createdOn", "modifiedOn"), key=key)

    def _reasons(self, noun: str, operation_id: str) -> Listing:
        rows = self.rows[f"jpm.{noun}"]
        questions = {"created": span(rows, "createdOn"), "modified": span(rows, "modifiedOn")}
        return Listing(operation_id, rows, questions, "Any", sort=("id", "modifiedOn", "createdOn"))

    def _fields(self) -> Listing:
        rows = [row for row in self.rows["jpm.JobCustomFieldType"] if row["active"]]
        questions = {"created": span(rows, "createdOn"), "modified": span(rows, "modifiedOn")}
        return Listing("Jobs_GetCustomFieldTypes", rows, questions, "", sort=("id", "name"))

    def _settings(self) -> Iterable[Listing]:
        for noun in ("Employee", "Technician", "UserRole", "BusinessUnit", "TagType"):
            rows = self.rows[f"settings.{noun}"]
            questions = {
                "ids": Question("ids", lambda row, asked: row["id"] in asked, values_of(rows, "id")),
                "name": Question("text", _in_name, ["e", "DESK", "fÉ", "0%", "number 1", *values_of(rows, "name")]),
                "created": span(rows, "createdOn"),
                "modified": span(rows, "modifiedOn"),
                "userIds": Question("ids", lambda row, asked: row["userId"] in asked, self.kinds["technician"]),
                "email": Question("text", same("email"), ["0@example.com", "1@example.com", "@"]),
                "employeeType": Question("word", _for_whom, ["None", "Employee", "Technician", "All"]),
            }
            operation = OPERATIONS[f"{noun}s_GetList"]
            known = {parameter.name.removesuffix("OnOrAfter") for parameter in operation.parameters}
            asked = {name: question for name, question in questions.items() if name in known}
            sort = ("id", "modifiedOn", "createdOn") if "sort" in known else ()
            yield Listing(operation.operation_id, rows, asked, "True", sort=sort)

    def _within(self, noun: str, operation_id: str, shown: str) -> Listing:
        job = self.kinds["job"][0]
        rows = [row for row in self.rows[f"jpm.{noun}"] if row["jobId"] == job and (row["active"] or shown == "Any")]
        key = ("text",) if noun == "JobNote" else ("id",)
        return Listing(operation_id, rows, {}, "", key=key, path={"id": job})


def _job(visit: Any) -> Any:
    return transaction().load("jpm.Job", visit.job_id)


def _information(visit: Row) -> Any:
    from truckroll.families.jpm.jobs import AppointmentInformation

    return AppointmentInformation.of(visit)


def _in_name(row: Row, asked: str) -> bool:
    return asked.casefold() in row["name"].casefold()


def _for_whom(row: Row, asked: str) -> bool:
    return asked in ("All", row["employeeType"])
