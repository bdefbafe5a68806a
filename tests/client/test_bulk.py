"""Many calls at once, several tenants, and calls that are recorded."""

import asyncio
import json
import threading
from pathlib import Path

import pytest

from tests.client.scripted import APP_KEY, SECRET, Answer, feed_page, problem
from truckroll.client import AsyncClient, Client, Conflict, MissingCredentials
from truckroll.client.recording import Recorder, Unrecorded


def test_outcomes_come_in_order_and_a_failure_is_one_of_them(platform, client, time):
    platform.script += [Answer(json={"id": 1}), problem(409, "Too late"), Answer(json={"id": 3})]
    blocking = Client(platform.conn, sleep=time.sleep, clock=time)
    one, two, three = blocking.bulk(blocking.jpm.jobs.get, [1, 2, 3], at_once=1)
    assert (one.item, one.get().id, three.get().id) == (1, 1, 3)
    assert isinstance(two.error, Conflict)
    with pytest.raises(Conflict):
        two.get()


def test_threads_and_tasks_keep_the_pace_together(platform, time):
    settings = {"clock": lambda: 0.0, "calls_per_second": 4}

    async def sleep(seconds: float) -> None:
        time.sleep(seconds)
        await asyncio.sleep(0)  # the other tasks go on

    async def tasks() -> None:
        client = AsyncClient(platform.conn, sleep=sleep, **settings)
        assert len([each async for each in client.bulk(client.jpm.jobs.get, range(6))]) == 6

    thread = threading.Thread(target=lambda: asyncio.run(tasks()))
    thread.start()
    client = Client(platform.conn, sleep=time.sleep, **settings)
    assert len(list(client.bulk(client.jpm.jobs.get, range(6)))) == 6
    thread.join()
    places = sorted(wait for wait in time.waits if wait > 0.5)  # shorter ones wait for the token
    assert places == pytest.approx([1.05] * 4 + [2.1] * 4)


def test_items_are_taken_as_they_are_needed_and_no_more_after_the_end(platform):
    taken: list[int] = []

    def items():
        for number in range(1000):
            taken.append(number)
            yield number

    client = Client(platform.conn, calls_per_second=None)
    outcomes = client.bulk(client.jpm.jobs.get, items(), at_once=2)
    next(outcomes)
    outcomes.close()
    assert len(taken) < 10


def test_a_mistake_in_the_program_is_not_swallowed(platform):
    client = Client(platform.conn)
    with pytest.raises(TypeError, match="id takes a whole number"):
        list(client.bulk(client.jpm.jobs.get, ["five"]))


def test_several_tenants_have_a_client_each(platform, tmp_path: Path):
    for tenant in ("7", "8"):
        (tmp_path / f"house-{tenant}.json").write_text(json.dumps(platform.conn | {"SERVICETITAN_TENANT_ID": tenant}))
    for kind in (Client, AsyncClient):
        clients = kind.tenants(tmp_path)
        assert {name: each.session.credentials.tenant_id for name, each in clients.items()} == {
            "house-7": "7",
            "house-8": "8",
        }
    blocking = Client.tenants(tmp_path)
    for outcome in blocking["house-7"].bulk(lambda name: blocking[name].jpm.jobs.get(5), blocking):
        outcome.get()
    assert {call.path for call in platform.calls} == {f"/jpm/v2/tenant/{tenant}/jobs/5" for tenant in "78"}
    with pytest.raises(MissingCredentials, match=r"has no NAME\.env or NAME\.json"):
        Client.tenants(tmp_path / "nowhere")


def drain(client: Client) -> list[int]:
    found = [job.id for job in client.jpm.jobs.feed()]
    return [*found, client.jpm.jobs.create_note(5, text="Hello").created_by_id]


def test_calls_are_recorded_once_and_replayed_without_a_network_or_a_secret(platform, tmp_path: Path):
    echo = {"text": f"{SECRET} {APP_KEY} token-1", "createdById": 9}
    platform.script += [feed_page([{"id": 1}], "a", True), feed_page([{"id": 2}], "b", False), Answer(json=echo)]
    kept = tmp_path / "recorded" / "jobs.json"
    with Recorder(kept) as recorder:
        assert drain(Client(recorder.source(platform.conn), send=recorder)) == [1, 2, 9]
    said = kept.read_text()
    assert [secret for secret in (SECRET, APP_KEY, "token-1", "Bearer", "127.0.0.1") if secret in said] == []
    platform.close()
    with Recorder(kept) as recorder:
        assert drain(Client(recorder.source(platform.conn), send=recorder)) == [1, 2, 9]
        with pytest.raises(Unrecorded, match=r"has no answer to GET /jpm/v2/tenant/\{tenant\}/jobs/6; it has"):
            Client(recorder.source(), send=recorder).jpm.jobs.get(6)


def test_files_are_recorded_too(platform, tmp_path: Path):
    platform.script += [Answer(body=b"\xff\x00wav", headers={"Content-Type": "audio/wav"})]
    for _ in range(2):
        with Recorder(tmp_path / "calls.json") as recorder:
            client = Client(recorder.source(platform.conn), send=recorder)
            client.telecom.calls.get_recording_file(5, to=tmp_path / "5.wav")
            assert (tmp_path / "5.wav").read_bytes() == b"\xff\x00wav"
    assert len(platform.calls) == 1
