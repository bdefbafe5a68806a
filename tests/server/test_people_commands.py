"""`truckroll users` and `truckroll access` on a folder that was served once."""

import json
import re

import pytest
from typer.testing import CliRunner

from tests.server.test_people import ASKED, PASSWORD
from truckroll.catalogue.time import Clock
from truckroll.server.access import apps, passwords, people, petitions, tenants
from truckroll.server.access.admission import prepare
from truckroll.server.access.people_commands import access, users
from truckroll.store.database import Database


def ask(command, folder, *words: str, code: int = 0, typed: str = "") -> str:
    result = CliRunner().invoke(command, [words[0], "--data", str(folder), *words[1:]], input=typed)
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def folder(tmp_path):
    with Database.open(tmp_path / "data", clock=Clock()) as database:

        def furnish(connection):
            prepare(connection, Clock().now())
            tenants.add(connection, 7, "Acme", "America/Chicago", now=Clock().now())

        database.write(furnish).result()
    return tmp_path / "data"


def look(folder, work):
    with Database.open(folder, clock=Clock()) as database:
        return database.write(work).result()


def test_the_first_administrator_is_made_by_command_and_chooses_a_password_by_a_link(folder):
    said = json.loads(ask(users, folder, "add", "--json", "ann@example.com", "--name", "Ann", "--administrator"))
    assert said["role"] == "operator"
    secret = re.fullmatch(r"/set-password\?link=([\w-]+)", said["link"])[1]
    assert look(folder, lambda c: people.invited(c, secret, now=Clock().now())).email == "ann@example.com"


def test_a_password_can_be_given_at_once_and_is_never_printed(folder):
    said = ask(users, folder, "add", "ann@example.com", "--password", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert PASSWORD not in said
    assert "link" not in said
    assert passwords.matches(PASSWORD, look(folder, lambda c: people.find(c, "ann@example.com")).password)
    assert "12 to 128" in ask(
        users, folder, "password", "ann@example.com", "--password", typed="short\nshort\n", code=2
    )


def test_people_of_a_tenant(folder):
    ask(users, folder, "add", "adm@example.com", "--administrator", "--tenant", "7")
    ask(users, folder, "add", "user@example.com", "--tenant", "7")
    assert "number" in ask(users, folder, "add", "x@example.com", "--tenant", "8", code=1)
    shown = json.loads(ask(users, folder, "list", "--json"))
    assert [(each["email"], each["role"], each["state"]) for each in shown] == [
        ("adm@example.com", "administrator of tenant 7", "has no password yet"),
        ("user@example.com", "user of tenant 7", "has no password yet"),
    ]
    assert "user@example.com" in ask(users, folder, "list")


def test_an_account_is_disabled_restored_and_deleted(folder):
    assert "add EMAIL" in ask(users, folder, "list")
    ask(users, folder, "add", "ann@example.com")
    ask(users, folder, "disable", "ann@example.com")
    assert "disabled" in ask(users, folder, "list")
    assert "may not sign in" in ask(users, folder, "password", "ann@example.com", code=1)
    ask(users, folder, "restore", "ANN@example.com")
    assert "link=" in ask(users, folder, "password", "ann@example.com")
    ask(users, folder, "delete", "ann@example.com")
    assert "Nobody" in ask(users, folder, "delete", "ann@example.com", code=1)


def test_requests_are_answered_by_command(folder):
    assert "Nobody" in ask(access, folder, "requests")
    request = look(folder, lambda c: petitions.ask_for_access(c, **ASKED, now=Clock().now()))
    other = look(folder, lambda c: petitions.ask_for_access(c, **ASKED | {"email": "b@e.com"}, now=Clock().now()))
    assert "open  Ann <ann@example.com>, Acme" in ask(access, folder, "requests")
    said = json.loads(ask(access, folder, "approve", "--json", request.id))
    assert said["email"] == "ann@example.com"
    assert said["link"].startswith("/set-password?link=")
    ask(access, folder, "decline", other.id, "--reason", "We do not know you.")
    states = {each["email"]: each["approved"] for each in json.loads(ask(access, folder, "requests", "--json"))}
    assert states == {"ann@example.com": 1, "b@e.com": 0}
    assert "no request" in ask(access, folder, "approve", "nothing", code=1)


def test_a_higher_limit_is_given_by_command(folder):
    def wish(connection):
        now = Clock().now()
        person = people.add(connection, "ann@example.com", "Ann", "developer", now=now)
        app = apps.create(connection, "board", scopes=["tn.jpm.jobs:r"], now=now, owner=person.id)
        return petitions.ask_for_limit(
            connection, app.id, person=person.id, asked="90", purpose="A live board", now=now
        )

    request = look(folder, wish)
    assert "board: 90 a second, Ann" in ask(access, folder, "requests", "limits")
    assert json.loads(ask(access, folder, "approve", "--json", request.id)) == {"app": "board", "limit": 90}
    assert look(folder, lambda c: apps.find(c, "board")).limit == 90
