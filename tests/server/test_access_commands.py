"""`truckroll apps` on a folder, with and without a server on it."""

import json
import subprocess
import sys
import threading

import pytest
from typer.testing import CliRunner

from tests.server.access_setting import SCOPE, World
from truckroll.catalogue.time import Clock
from truckroll.server.access import apps, credentials
from truckroll.server.access.admission import prepare
from truckroll.server.access.commands import app as command
from truckroll.store.database import Database


def ask(folder, *words: str, code: int = 0) -> str:
    result = CliRunner().invoke(command, [words[0], "--data", str(folder), *words[1:]])
    assert result.exit_code == code, result.output
    return result.output


def ask_json(folder, *words: str):
    return json.loads(ask(folder, words[0], "--json", *words[1:]))


@pytest.fixture
def folder(tmp_path):
    """A folder that was made by a server, which has stopped."""
    with Database.open(tmp_path / "data", clock=Clock()) as database:
        database.write(lambda connection: prepare(connection, Clock().now())).result()
    return tmp_path / "data"


@pytest.fixture
def world(tmp_path):
    """A server on a folder."""
    world = World(tmp_path)
    yield world
    world.close()


def test_from_nothing_to_a_client(folder):
    ask(folder, "tenants", "--add", "7", "--name", "Acme", "--timezone", "America/Chicago")
    made = ask_json(folder, "create", "board", "--scope", SCOPE, "--tenant", "7", "--limit", "off")
    connected = ask_json(folder, "connect", "board", "7")
    assert connected["app_key"] == made["app_key"]
    with Database.open(folder, clock=Clock()) as database:
        grant = apps.granted(database.inline, connected["client_id"])
    assert credentials.matches(connected["client_secret"], grant.digest)
    assert (grant.app.id, grant.tenant, grant.limit) == (made["app_id"], 7, 0)
    assert ask_json(folder, "tenants") == [
        {"id": 7, "name": "Acme", "timezone": "America/Chicago", "environment": "production"}
    ]


def test_the_list_shows_all_but_secrets(world):
    ask(world.folder, "disable", world.clients["board", 8].id)
    ask(world.folder, "limit", "board", "5", "--tenant", "7")
    ask(world.folder, "bind", world.clients["board", 7].id, "--gps-provider", "verizon")
    board, robot = ask_json(world.folder, "list")
    assert board["app_key"] == world.clients["board", 7].app.key
    assert [list(each.values()) for each in board["connections"]] == [
        [7, world.clients["board", 7].id, "active", "5", None, "verizon"],
        [8, world.clients["board", 8].id, "disabled", "default", None, None],
    ]
    text = ask(world.folder, "list")
    assert robot["app_id"] in text
    assert not any(client.secret in text or client.grant.digest.hex() in text for client in world.clients.values())


def test_a_served_folder_takes_orders_and_the_server_notices(world):
    client, token = world.clients["board", 7], world.token()
    assert world.status(token) == 200

    secret = ask_json(world.folder, "rotate", client.id)["client_secret"]
    world.elapse(1)
    assert world.status(token) == 401
    assert credentials.matches(secret, apps.granted(world.database.inline, client.id).digest)

    token = world.token()
    ask(world.folder, "disable", client.id)
    world.elapse(1)
    assert world.status(token) == 401

    ask(world.folder, "restore", client.id)
    world.elapse(1)
    assert world.status(world.token()) == 200

    token = world.token()
    ask(world.folder, "rotate-key")
    world.elapse(1)
    assert world.status(token) == 200
    ask(world.folder, "rotate-key", "--at-once")
    world.elapse(1)
    assert world.status(token) == 401
    assert world.status(world.token()) == 200

    ask(world.folder, "delete", client.id)
    ask(world.folder, "delete", "robot")
    ask(world.folder, "offer", "board", "7", "--withdraw")
    ask(world.folder, "connect", "board", "7", code=1)
    ask(world.folder, "offer", "board", "7")
    ask(world.folder, "connect", "board", "7")
    assert [each["name"] for each in ask_json(world.folder, "list")] == ["board"]


def test_orders_get_through_while_the_server_writes_without_end(world):
    stop = threading.Event()

    def load():
        while not stop.is_set():
            world.change(lambda connection: connection.execute("update tenant set seq = seq + 1 where id = 7"))

    writers = [threading.Thread(target=load) for _ in range(4)]
    for writer in writers:
        writer.start()
    try:
        for _ in range(5):
            ask(world.folder, "rotate", world.clients["board", 7].id)
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    assert apps.granted(world.database.inline, world.clients["board", 7].id).generation == 6


def test_an_order_that_cannot_be_done_changes_nothing_and_ends_with_1(world):
    before = world.database.inline.one("select version from access")
    assert "apps list" in ask(world.folder, "disable", "cid.nobody", code=1)
    assert "no tenant 99" in ask(world.folder, "create", "x", "--scope", SCOPE, "--tenant", "99", code=1)
    assert "not a time zone" in ask(world.folder, "tenants", "--add", "9", "--timezone", "Mars", code=1)
    assert world.database.inline.one("select version from access") == before
    assert len(ask_json(world.folder, "tenants")) == 2


def test_a_folder_without_a_store_is_told_how_to_get_one(tmp_path):
    assert "serve" in ask(tmp_path / "nothing", "list", code=1)
    assert not (tmp_path / "nothing").exists()
    (tmp_path / "truckroll.db").write_bytes(b"not a database" * 100)
    assert "damaged" in ask(tmp_path, "list", code=1)


def test_an_order_may_come_from_another_process(world):
    client, token = world.clients["board", 7], world.token()
    assert world.status(token) == 200
    program = "from truckroll.server.access.commands import app; app()"
    order = [sys.executable, "-c", program, "disable", client.id, "--data", str(world.folder)]
    subprocess.run(order, check=True, capture_output=True)
    world.elapse(1)
    assert world.status(token) == 401
    world.change(lambda connection: apps.restore(connection, client.id))


@pytest.mark.parametrize("limit", ["0", "-1", "fast", "1.5", ""])
def test_a_limit_that_is_none_is_refused(world, limit):
    ask(world.folder, "limit", "board", "--", limit, code=2)


def test_a_scope_that_opens_nothing_is_remarked_upon(world):
    told = ask(world.folder, "create", "x", "--scope", "tn.jpm.job:r")
    assert "tn.jpm.jobs:r" in told.replace("\n", " ")
    ask(world.folder, "create", "y", "--scope", "jobs", code=2)


def test_all_scopes_are_those_that_some_operation_asks_for(world):
    made = ask_json(world.folder, "create", "x", "--scope", "all")
    assert {"tn.jpm.jobs:r", "tn.jpm.jobs:w", "tn.csi.technicianrating:r"} <= set(made["scopes"])
