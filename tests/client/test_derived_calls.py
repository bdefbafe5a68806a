"""The calls by name against a server with state: what is asked for comes back as records, blocking and awaited."""

import asyncio
import pickle
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import When
from truckroll.catalogue.transaction import Caller
from truckroll.client import AsyncClient, Client, Conflict, Invalid, NotFound
from truckroll.client.apis import jpm
from truckroll.store.records import transact
from truckroll.testing import Sandbox, sandbox

NOUNS = {
    "customer": ("crm.Customer", {"name": "Ada"}),
    "unit": ("settings.BusinessUnit", {"name": "Heating"}),
    "technician": ("settings.Technician", {"name": "Tess"}),
    "campaign": ("marketing.Campaign", {"name": "Spring"}),
    "type": ("jpm.JobType", {"name": "Tune-up"}),
    "hold_reason": ("jpm.JobHoldReason", {"name": "Rain"}),
    "cancel_reason": ("jpm.JobCancelReason", {"name": "Moved away"}),
}


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    with sandbox(page_size=3, strict=True) as running:
        running.tenant(7)
        yield running


@pytest.fixture(scope="module")
def source(server: Sandbox) -> dict[str, str]:
    app = server.connect(7)
    return {
        "SERVICETITAN_CLIENT_ID": app.client_id,
        "SERVICETITAN_CLIENT_SECRET": app.client_secret,
        "SERVICETITAN_APP_KEY": app.app_key,
        "SERVICETITAN_APP_ID": app.app_id,
        "SERVICETITAN_TENANT_ID": str(app.tenant),
        "SERVICETITAN_API_ROOT": server.url,
    }


@pytest.fixture(scope="module")
def ids(server: Sandbox) -> SimpleNamespace:
    def seed() -> dict[str, int]:
        found = {name: int(resolve(noun).new(**values).id) for name, (noun, values) in NOUNS.items()}
        location = resolve("crm.Location").new(customer_id=found["customer"], name="Ada's house")
        return found | {"location": int(location.id)}

    now = server.clock.now()
    done = server.platform.database.write(lambda connection: transact(connection, 7, now, Caller(), seed))
    return SimpleNamespace(**done.result())


class Waited:
    """Either client; what it gives is waited for, and iterators are read to their end."""

    def __init__(self, client: Client | AsyncClient) -> None:
        self.client = client

    def __getattr__(self, name: str) -> Any:
        return Path(getattr(self.client, name))


class Path:
    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __getattr__(self, name: str) -> "Path":
        return Path(getattr(self.inner, name))

    def __call__(self, *ids: Any, **named: Any) -> Any:
        given = self.inner(*ids, **named)
        if isinstance(given, Iterator):
            return list(given)
        return asyncio.run(waited(given)) if hasattr(given, "__await__") or hasattr(given, "__aiter__") else given


async def waited(given: Any) -> Any:
    return [each async for each in given] if isinstance(given, AsyncIterator) else await given


@pytest.fixture(params=[Client, AsyncClient], ids=["blocking", "asynchronous"])
def client(request: pytest.FixtureRequest, source: dict[str, str]) -> Any:
    return Waited(request.param(source))


@pytest.fixture
def book(client: Any, ids: SimpleNamespace) -> Any:
    def book(**more: Any) -> Any:
        wanted = {
            "customer_id": ids.customer,
            "location_id": ids.location,
            "business_unit_id": ids.unit,
            "job_type_id": ids.type,
            "campaign_id": ids.campaign,
            "priority": "Normal",
            "appointments": [
                {
                    "start": datetime(2030, 5, 1, 10, tzinfo=UTC),
                    "end": "2030-05-01T12:00:00Z",
                    "technician_ids": [ids.technician],
                }
            ],
        }
        return client.jpm.jobs.create(**wanted | more)

    return book


def test_a_booked_job_comes_back_as_a_record(book, client, ids):
    job = book(summary="Leak", customer_po="PO 1")
    assert (job.customer_id, job.summary, job.customer_po, job.job_status) == (
        ids.customer,
        "Leak",
        "PO 1",
        "Scheduled",
    )
    assert isinstance(job.created_on, When)
    assert (job.completed_on, type(job.total)) == (None, Decimal)
    assert job.custom_fields == []
    assert client.jpm.jobs.get(job.id) == job
    assert job.raw["customerPo"] == "PO 1"


def test_a_record_is_of_a_class_that_can_be_imported_and_pickled(book):
    job = book()
    assert isinstance(job, jpm.Job)
    assert pickle.loads(pickle.dumps(job)) == job


def test_a_list_is_read_to_its_end_whatever_the_size_of_its_pages(book, client):
    wanted = [book().id for _ in range(5)]
    assert [job.id for job in client.jpm.jobs.list(ids=wanted, page_size=2)] == wanted[::-1]
    assert [job.id for job in client.jpm.jobs.list(ids=",".join(map(str, wanted)), limit=3)] == wanted[:1:-1]
    assert client.jpm.jobs.list(limit=0) == []


def test_filters_are_given_as_python_values(book, client, ids):
    before = datetime.now(UTC) - timedelta(seconds=5)
    first, second = book(), book(priority="Urgent")
    client.jpm.jobs.cancel(first.id, reason_id=ids.cancel_reason, memo="sold the house")
    asked = {"ids": [first.id, second.id], "created_on_or_after": before, "technician_id": ids.technician}
    jobs = client.jpm.jobs
    assert [job.id for job in jobs.list(**asked, job_status="Canceled")] == [first.id]
    assert [job.id for job in jobs.list(**asked, priority="Urgent", number=None)] == [second.id]
    assert [job.id for job in jobs.list(**asked, sort="+Id")] == [first.id, second.id]
    assert jobs.list(ids=[first.id], created_before=date(2020, 1, 1)) == []
    assert [job.id for job in jobs.list(ids=[first.id], has_unused_appointments=False)] == [first.id]
    assert [type.id for type in client.jpm.job_types.list(active=True, name="Tune-up", min_duration=0)] == [ids.type]
    assert [why.text for why in jobs.get_cancel_reasons(ids=[first.id, second.id])] == ["sold the house"]


def test_an_action_names_its_record_by_place_and_the_rest_by_name(book, client, ids):
    visit = book().first_appointment_id
    assert client.jpm.appointments.hold(visit, reason_id=ids.hold_reason, memo="rain") is None
    assert client.jpm.appointments.get(visit).status == "Hold"
    assert client.jpm.appointments.remove_hold(visit) is None
    assert client.jpm.appointments.get(visit).status == "Scheduled"


def test_moments_of_any_kind_are_sent_exactly(book, client):
    visit = book().first_appointment_id
    east = timezone(timedelta(hours=-5))
    moved = client.jpm.appointments.reschedule(
        visit, start=datetime(2030, 5, 1, 5, 0, 0, 123456, tzinfo=east), end=When.parse("2030-05-02T00:00:00.0000001Z")
    )
    assert (moved.start, moved.end) == ("2030-05-01T10:00:00.1234560Z", "2030-05-02T00:00:00.0000001Z")
    assert datetime.fromisoformat(moved.start) == datetime(2030, 5, 1, 10, 0, 0, 123456, tzinfo=UTC)
    moved = client.jpm.appointments.reschedule(visit, start=date(2030, 5, 1), end=datetime(2030, 5, 2))
    assert (moved.start, moved.end) == ("2030-05-01T00:00:00.0000000Z", "2030-05-02T00:00:00.0000000Z")


def test_dicts_may_be_spelled_as_published_or_as_python_does(book, client, source):
    app = source["SERVICETITAN_APP_ID"]
    data = [{"key": "colour", "value": "red"}]
    for said in ({"applicationGuid": app, "externalData": data}, {"application_guid": app, "external_data": data}):
        job = book(external_data=said)
        shown = client.jpm.jobs.get(job.id, external_data_application_guid=app).external_data
        assert [(one.key, one.value) for one in shown] == [("colour", "red")]


def test_an_update_changes_what_is_given_and_clears_what_is_none(book, client, ids):
    source = {"job_id": None, "employee_id": None}
    job = book(summary="Leak", sold_by_id=ids.technician, job_generated_lead_source=source)
    changed = client.jpm.jobs.update(job.id, summary="Flood", sold_by_id=None)
    assert (changed.summary, changed.sold_by_id) == ("Flood", None)
    assert changed.job_generated_lead_source.employee_id is None
    assert client.jpm.jobs.update(job.id).summary == "Flood"


def test_money_is_exact(client):
    price = Decimal("12345678901234.5678")
    made = client.jpm.job_types.create(name="Furnace", sold_threshold=price)
    assert made.sold_threshold == client.jpm.job_types.get(made.id).sold_threshold == price
    assert isinstance(made.sold_threshold, Decimal)
    assert made.class_ == ""


def test_notes_are_written_listed_and_fed(book, client):
    job = book()
    for number in range(4):
        note = client.jpm.jobs.create_note(job.id, text=f"note {number}", pin_to_top=number == 3)
    assert note.is_pinned
    assert {note.text for note in client.jpm.jobs.get_notes(job.id)} == {f"note {number}" for number in range(4)}
    fed = client.jpm.job_notes.feed(include_recent=True)
    assert [note.text for note in fed if note.job_id == job.id] == [f"note {number}" for number in range(4)]


def test_what_happened_is_a_record_of_records(book, client):
    job = book()
    (step,) = client.jpm.jobs.get_history(job.id).history
    assert (step.event_type, step.date) == ("Job Booked", job.created_on)


def test_a_feed_goes_on_after_the_token_of_its_last_page(book, client):
    book()
    *_, last = client.jpm.jobs.feed_pages(include_recent=True)
    assert not last.has_more
    wanted = [book().id for _ in range(4)]
    assert [job.id for job in client.jpm.jobs.feed(after=last.next, include_recent=True)] == wanted
    pages = client.jpm.jobs.feed_pages(after=last.next, include_recent=True)
    assert [[job.id for job in page.records] for page in pages] == [wanted[:3], wanted[3:]]
    assert pages[0].records[0].active is True
    assert client.jpm.jobs.feed(after=date(2999, 1, 1)) == []


def test_a_feed_may_be_asked_for_the_active_ones_only(book, client, ids):
    job = book()
    more = client.jpm.appointments.add(job_id=job.id, start="2030-05-03T10:00:00Z", end="2030-05-03T12:00:00Z")
    client.jpm.appointments.delete(more.id)
    shown = {only: client.jpm.appointments.feed(active=only, include_recent=True) for only in (True, "Any")}
    assert [visit.id for visit in shown["Any"] if visit.job_id == job.id] == [job.first_appointment_id, more.id]
    assert [visit.id for visit in shown[True] if visit.job_id == job.id] == [job.first_appointment_id]


def test_several_ids_in_a_path_are_given_in_their_order(book, client, ids):
    job = book()
    interactions = client.customer_interactions
    interactions.technician_rating.update(ids.technician, job.id, value=8)
    interactions.technician_ratings.update(technician_id=ids.technician, job_id=job.id, rating=9.5)
    (mark,) = interactions.technician_ratings.list(job_id=job.id)
    assert (mark.technician_id, mark.rating) == (ids.technician, 9.5)


def test_refusals_are_typed_and_name_what_is_wrong(book, client, ids):
    job = book()
    with pytest.raises(NotFound, match="Appointment 99999999"):
        client.jpm.appointments.get(99999999)
    with pytest.raises(Conflict, match="not on hold"):
        client.jpm.appointments.remove_hold(job.first_appointment_id)
    with pytest.raises(Invalid) as told:
        client.jpm.appointments.reschedule(job.first_appointment_id, end="2030-05-01T09:00:00Z")
    assert list(told.value.errors) == ["end"]
    with pytest.raises(Invalid, match="sort"):
        client.jpm.jobs.list(sort="Nonsense")
