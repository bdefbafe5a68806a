"""What a type checker must refuse: each line that ends in a comment, for what the comment says."""
# pyright: strict

from truckroll.client import AsyncClient, Client


def blocking(client: Client) -> None:
    """Mistakes in programs that block."""
    client.jpm.jobs.list(job_status="Complete")  # Literal['Complete']
    client.jpm.jobs.list(jobStatus="Completed")  # No parameter named "jobStatus"
    client.jpm.jobs.list(page=2)  # No parameter named "page"
    client.jpm.jobs.list(has_unused_appointments="yes")  # "bool"
    client.jpm.jobs.get(id=5)  # Expected 1 more positional argument
    client.jpm.jobs.get("5")  # "int"
    client.jpm.jobs.get()  # Expected 1 more positional argument
    client.jpm.jobs.lst()  # Cannot access attribute "lst"
    print(client.jpm.job)  # Cannot access attribute "job"
    print(client.jmp)  # Cannot access attribute "jmp"
    print(client.jpm.jobs.get(5).sumary)  # Cannot access attribute "sumary"
    client.jpm.jobs.get(5).summary.upper()  # "None"
    client.jpm.jobs.get(5).summary = "new"  # "summary"
    client.jpm.jobs.update(5, summary=None)  # "None"
    client.jpm.appointments.hold(5, reason_id=1)  # "memo"
    client.jpm.appointments.add(job_id=1, start=5, end="2026-01-01")  # Literal[5]
    client.jpm.job_types.update(5, external_data={"application_guid": "x", "data": []})  # "external_data"
    client.jpm.jobs.feed(after=5)  # Literal[5]
    client.models.jobs.delete(5)  # Cannot access attribute "delete"
    client.telecom.calls.get_recording_file(5)  # "to"
    for job in client.jpm.jobs.feed_pages():
        print(job.id)  # Cannot access attribute "id"


async def awaited(client: AsyncClient) -> None:
    """The same mistakes where answers are awaited, and forgetting to."""
    client.jpm.jobs.list(job_status="Complete")  # Literal['Complete']
    client.jpm.jobs.list(jobStatus="Completed")  # No parameter named "jobStatus"
    print((await client.jpm.jobs.get(5)).sumary)  # Cannot access attribute "sumary"
    print(client.jpm.jobs.get(5).summary)  # Cannot access attribute "summary"
    list(client.jpm.jobs.list())  # "__iter__"
    await client.jpm.appointments.hold(5, reason_id=1)  # "memo"
