"""Calls over HTTP: the two versions of their list, and sound in parts."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import requests

from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import Caller
from truckroll.client import Client
from truckroll.store.records import transact
from truckroll.testing import sandbox


@pytest.fixture(scope="module")
def office() -> Iterator[tuple[str, Client, dict[str, str]]]:
    def ring() -> None:
        calls: Any = resolve("telecom.Call")
        for number in range(3):
            call = calls.receive(f"+1310555010{number}", "+13105550199")
            call.answer()
            call.hang_up(timedelta(minutes=number))
            call.keep("recording")

    with sandbox() as server:
        tenant = server.tenant(7)
        write = server.platform.database.write
        write(lambda connection: transact(connection, tenant, server.clock.now(), Caller(), ring)).result()
        app = server.connect(tenant)
        said = {"grant_type": "client_credentials", "client_id": app.client_id, "client_secret": app.client_secret}
        token = requests.post(f"{server.url}/connect/token", data=said, timeout=30).json()["access_token"]
        headers = {"Authorization": token, "ST-App-Key": app.app_key}
        known = {"CLIENT_ID": app.client_id, "CLIENT_SECRET": app.client_secret, "APP_KEY": app.app_key, "TENANT_ID": 7}
        known |= {"API_ROOT": server.url, "AUTH_ROOT": server.url}
        client = Client({f"SERVICETITAN_{name}": str(value) for name, value in known.items()})
        yield f"{server.url}/telecom", client, headers


def test_the_version_stands_between_the_family_and_the_tenant(office: Any):
    root, _, headers = office
    now = requests.get(f"{root}/v3/tenant/7/calls", headers=headers, timeout=30).json()
    before = requests.get(f"{root}/v2/tenant/7/calls", headers=headers, timeout=30).json()
    assert (now["totalCount"], before["totalCount"]) == (None, 3)
    assert [call["id"] for call in now["data"]] == [call["id"] for call in before["data"]]
    assert now["data"][0]["leadCall"]["customer"] == {"id": 0, "name": ""}
    assert before["data"][0]["leadCall"]["customer"]["contacts"] == []
    wrong = requests.get(f"{root}/v2/tenant/7/optinouts/optouts", headers=headers, timeout=30)
    assert wrong.status_code == 404


def test_the_client_reads_both_lists_page_after_page_and_hears_the_sound(office: Any):
    _, client, _ = office
    calls = list(client.telecom.calls.calls(min_duration=60, sort="Id", page_size=1))
    assert [call.lead_call.duration for call in calls] == ["00:01:00", "00:02:00"]
    assert len(list(client.telecom.calls.get_calls(page_size=1))) == 3
    assert client.telecom.calls.get_recording(calls[0].id)[:4] == b"RIFF"
    assert [row.duration for row in client.telecom.calls.feed(include_recent=True)] == [
        "00:00:00",
        "00:01:00",
        "00:02:00",
    ]


def test_a_player_takes_the_sound_in_parts(office: Any):
    root, client, headers = office
    call = next(client.telecom.calls.calls())
    url = f"{root}/v2/tenant/7/calls/{call.id}/recording"
    part = requests.get(url, headers=headers | {"Range": "bytes=0-3"}, timeout=30)
    assert (part.status_code, part.content, part.headers["content-type"]) == (206, b"RIFF", "application/octet-stream")
    assert requests.get(f"{root}/v2/tenant/7/calls/{call.id}/voicemail", headers=headers, timeout=30).status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"callerPhoneNumber": "(310) 555-0101"}, [1]),
        ({"callerPhoneNumber": "nobody"}, []),
        ({"phoneNumberCalled": "310.555.0199"}, [0, 1, 2]),
        ({"phoneNumberCalled": "desk"}, []),
        ({"agentIsExternal": "true"}, []),
        ({"agentIsExternal": "false"}, [0, 1, 2]),
        ({"minDuration": "61"}, [2]),
        ({"createdAfter": "2020-01-01"}, [0, 1, 2]),
        ({"createdAfter": "2999-01-01"}, []),
        ({"modifiedAfter": "2020-01-01"}, [0, 1, 2]),
        ({"modifiedAfter": "2999-01-01"}, []),
    ],
)
def test_calls_are_found(office: Any, asked: dict[str, str], found: list[int]):
    root, _, headers = office
    calls = requests.get(f"{root}/v3/tenant/7/calls", headers=headers, params=asked, timeout=30).json()["data"]
    assert sorted(int(call["leadCall"]["from"][-1]) for call in calls) == found


@pytest.mark.parametrize("active", ["true", "false"])
def test_calls_that_were_not_deleted_are_found_as_before(office: Any, active: str):
    root, _, headers = office
    asked = {"activeOnly": active}
    assert (
        requests.get(f"{root}/v2/tenant/7/calls", headers=headers, params=asked, timeout=30).json()["totalCount"] == 3
    )
