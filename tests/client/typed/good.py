"""What a type checker must let pass."""
# pyright: strict

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import assert_type

from truckroll.catalogue.time import When
from truckroll.client import AsyncClient, Client
from truckroll.client.apis import accounting, jpm, task_management
from truckroll.client.records import RecordPage


def earnings(jobs: Iterator[jpm.Job]) -> Decimal:
    """Records can be named in annotations."""
    return sum((job.total for job in jobs if job.total is not None), Decimal(0))


def blocking(client: Client) -> None:
    """What programs write that block."""
    earnings(client.jpm.jobs.list(job_status="Completed", modified_on_or_after=datetime.now(UTC), page_size=100))
    for job in client.jpm.jobs.list(ids=[1, 2], tag_type_ids="3,4", created_before=date(2026, 1, 1), limit=5):
        assert_type(job, jpm.Job)
        assert_type(job.id, int)
        assert_type(job.created_on, When)
        assert_type(job.total, Decimal | None)
        assert_type(job.custom_fields[0].value, str)
        assert_type(job.job_generated_lead_source, jpm.JobGeneratedLeadSource | None)
        print(job.raw["aFieldOfTomorrow"])
    job = client.jpm.jobs.create(
        customer_id=1,
        location_id=2,
        business_unit_id=3,
        job_type_id=4,
        campaign_id=5,
        priority="Normal",
        summary=None,
        appointments=[
            {"start": datetime.now(UTC), "end": "2026-01-01T12:00:00Z", "technician_ids": [6]},
            {"start": job_start(client), "end": date(2026, 1, 2), "arrivalWindowStart": None},
        ],
        external_data={"application_guid": "x", "external_data": [{"key": "k", "value": "v"}]},
    )
    assert_type(client.jpm.appointments.hold(job.first_appointment_id, reason_id=1, memo="rain"), None)
    assert_type(client.jpm.appointments.get(5).status, jpm.AppointmentStatus | str)
    assert_type(client.jpm.appointments.list(active=True), Iterator[jpm.Appointment])
    assert_type(client.jpm.jobs.get_cancel_reasons(ids=[1]), list[jpm.CancelReason])
    assert_type(client.jpm.jobs.get_history(5).history, list[jpm.JobHistoryItem] | None)
    assert_type(client.jpm.jobs.feed(after="token", include_recent=True), Iterator[jpm.ExportJob])
    assert_type(client.jpm.appointments.feed_pages(active="Any"), Iterator[RecordPage[jpm.Appointment]])
    client.jpm.job_types.create(name="Tune-up", sold_threshold=Decimal("9.99"), class_="Home")
    client.customer_interactions.technician_rating.update(1, 2, value=8)
    assert_type(client.jpm.jobs.feed(follow=True, every=600), Iterator[jpm.ExportJob])
    assert_type(client.telecom.calls.get_recording_file(5, to="5.wav", progress=print), Path)
    assert_type(
        client.models.appointments.create(job_id=1, start=date(2026, 1, 1), end=date(2026, 1, 2)), jpm.Appointment
    )
    assert_type(client.models.ap_invoices.list(limit=1), Iterator[accounting.InventoryBill])
    for outcome in client.bulk(client.jpm.jobs.get, [1, 2]):
        assert_type(outcome.get(), jpm.Job)
    assert_type(client.passthrough("GET", "/new").status, int)


def job_start(client: Client) -> When:
    """A moment that came from the platform may go back to it."""
    return client.jpm.appointments.get(5).start


async def awaited(client: AsyncClient) -> None:
    """The same for asyncio."""
    async for job in client.jpm.jobs.list(job_status="Completed"):
        assert_type(job, jpm.Job)
    assert_type(await client.jpm.jobs.get(5), jpm.Job)
    assert_type(await client.jpm.appointments.hold(5, reason_id=1, memo="rain"), None)
    assert_type(await client.jpm.jobs.get_cancel_reasons(ids="1"), list[jpm.CancelReason])
    assert_type(client.jpm.jobs.feed(), AsyncIterator[jpm.ExportJob])
    assert_type(await client.models.tasks.get(5), task_management.Task)
    async for outcome in client.bulk(client.jpm.jobs.get, [1, 2]):
        assert_type(outcome.get(), jpm.Job)
    async for page in client.jpm.job_notes.feed_pages():
        assert_type(page.next, str)
        assert_type(page.records[0].text, str)
