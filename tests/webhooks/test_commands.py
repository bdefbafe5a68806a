"""`truckroll webhooks` and `truckroll listen`, as they are typed."""

import json
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.laws.contractor import Line, furnish
from tests.webhooks.business import KEY, SCHEDULED
from tests.webhooks.receiver import receiver, until
from truckroll.server.webhooks import commands
from truckroll.testing import sandbox
from truckroll.webhooks.listening import Arrival, Listener
from truckroll.webhooks.signatures import HEADER, signed, standard_secret

BODY = b'{"type": "tn.jpm.job-scheduled", "time": "2026-11-02T12:00:00Z"}'


def typed(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(commands.app, list(words))
    assert done.exit_code == code, done.output
    return done.output


def test_somebody_subscribes_while_a_folder_is_served_sees_what_came_of_it_and_replays(tmp_path: Path):
    data = ["--data", str(tmp_path)]
    with receiver() as hears, sandbox(tmp_path, webhooks_to_private=True) as server:
        contractor = furnish(server, 0)
        client = contractor.credentials.client_id
        made = json.loads(typed("subscribe", client, SCHEDULED, hears.url, "--key", KEY, "--json", *data))
        assert (made["key"], made["standardSecret"]) == (KEY, standard_secret(KEY))
        assert made["id"] in typed("list", *data)
        assert KEY not in typed("list", "--json", *data)
        Line(server.url, contractor.credentials).good("POST", "/jpm/v2/tenant/7/jobs", contractor.job())
        hears.wait(1)
        (delivery,) = until(lambda: json.loads(typed("deliveries", "7", "--state", "delivered", "--json", *data)))
        assert (delivery["event"], delivery["status"]) == (SCHEDULED, 204)
        assert delivery["id"] in typed("deliveries", "7", "--subscription", made["id"], *data)
        typed("replay", "7", delivery["id"], *data)
        first, second = hears.wait(2)
        assert first.event["userassignedid"] == second.event["userassignedid"] == delivery["occurrence"]
        assert typed("replay", "7", made["id"], "--failed", *data).startswith("0 deliveries")
        typed("close", SCHEDULED, *data)
        assert "closed" in next(line for line in typed("events", *data).splitlines() if line.startswith(SCHEDULED))
        typed("open", SCHEDULED, *data)
        assert not [each for each in json.loads(typed("events", "--json", *data)) if each["closed"]]
        typed("unsubscribe", "7", made["id"], *data)
        assert "Nobody subscribes" in typed("list", *data)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["subscribe", "cid.none", SCHEDULED, "https://example.com"], "no client id"),
        (["unsubscribe", "7", "sub-none"], "no subscription"),
        (["replay", "7", "none"], "no delivery"),
        (["close", "tn.none"], "There is no event"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(tmp_path: Path, words: list[str], why: str):
    with sandbox(tmp_path):
        pass
    assert why in typed(*words, "--data", str(tmp_path), code=1)


def test_a_listener_tells_what_arrives_and_whether_it_is_the_platform_s():
    arrived: list[Arrival] = []
    listener = Listener(arrived.append, key=KEY)
    thread = threading.Thread(target=listener.run)
    thread.start()
    try:
        statuses = []
        for signature in (signed(BODY, KEY, "hex"), "00" * 32):
            request = urllib.request.Request(listener.url + "hooks", BODY, {HEADER: signature})
            try:
                statuses.append(urllib.request.urlopen(request, timeout=10).status)
            except urllib.error.HTTPError as refused:
                statuses.append(refused.code)
    finally:
        listener.close()
        thread.join()
    assert statuses == [204, 400]
    assert [(each.path, each.body, each.verified) for each in arrived] == [
        ("/hooks", BODY, True),
        ("/hooks", BODY, False),
    ]
    assert "is not that of this body" in arrived[1].fault


def test_in_a_pipe_listen_writes_a_line_of_json_for_each_webhook():
    command = [sys.executable, "-m", "truckroll", "listen", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as listening:
        try:
            assert listening.stderr
            assert listening.stdout
            url = listening.stderr.readline().split()[1]
            urllib.request.urlopen(urllib.request.Request(url, BODY), timeout=10)
            assert json.loads(listening.stdout.readline()) == {
                "path": "/",
                "verified": None,
                "event": json.loads(BODY),
            }
        finally:
            listening.kill()


def test_a_port_that_is_taken_is_told():
    with receiver() as there:
        command = [sys.executable, "-m", "truckroll", "listen", "--port", str(there.port)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, "choose another --port" in done.stderr) == (1, True)
