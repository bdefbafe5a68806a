"""A tenant's business is mirrored: in order, with its ids, once however often it is begun, and nobody can be known."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests import stores
from tests.laws.contractor import JOBS, Contractor, Line, drain, furnish
from truckroll import testing
from truckroll.catalogue.time import Clock
from truckroll.client import Client
from truckroll.sandbox.mirror.disguise import Disguise
from truckroll.sandbox.mirror.reading import mirror
from truckroll.server.access import admission, tenants
from truckroll.server.serving import store
from truckroll.server.settings import Settings
from truckroll.store.errors import StoreError
from truckroll.testing import Sandbox

HOME = {"street": "1 Elm St", "unit": "4", "city": "Austin", "state": "TX", "zip": "78701", "country": "USA"}
SECRETS = ("Ada Lovelace", "Lovelace", "ada@home.example", "867-5309", "1 Elm St", "78701", "mind the dog")


@pytest.fixture(scope="module")
def real():
    """A tenant with a customer whom nobody else may know."""
    with stores.sandbox(page_size=2) as server:
        contractor = furnish(server, jobs=3)
        line = Line(server.url, contractor.credentials)
        ada = {"name": "Ada Lovelace", "address": HOME, "locations": [{"name": "Ada Lovelace", "address": HOME}]}
        customer = line.good("POST", "/crm/v2/tenant/7/customers", ada)["id"]
        for kind, value in (("Email", "ada@home.example"), ("MobilePhone", "(312) 867-5309")):
            line.good("POST", f"/crm/v2/tenant/7/customers/{customer}/contacts", {"type": kind, "value": value})
        words = "Ada Lovelace says: mind the dog, or call 312-867-5309"
        line.good("POST", f"{JOBS}/{contractor.jobs[0]}/notes", {"text": words})
        line.good("PATCH", f"{JOBS}/{contractor.jobs[1]}", {"summary": words})
        server.advance(minutes=20)
        server.credentials = contractor.credentials
        yield server, contractor


def mirrored(server: Sandbox, other: Sandbox, **how: Any):
    return mirror(Client(server.environment()), other.platform.database, **how)


def everything(database: Any) -> str:
    """All that a store keeps of the tenant's people, as one text."""
    tables = ("crm_customer", "crm_location", "crm_customer_contact", "jpm_job", "jpm_job_note", "accounting_invoice")
    return str([list(database.inline.execute(f"select * from {table}")) for table in tables])


def test_feeds_show_the_same_records_in_the_same_order(real: tuple[Sandbox, Contractor]):
    server, contractor = real
    with stores.sandbox(page_size=2) as other:
        done = mirrored(server, other, undisguised=True)
        assert (done.unfit, done.closed) == ([], [])
        line = Line(server.url, contractor.credentials)
        there = Line(other.url, other.connect(7))
        other.platform.clock.set(server.clock.now())
        for feed in ("jobs", "appointments", "notes", "history"):
            rows = drain(line, feed)[0]
            assert drain(there, feed)[0] == rows
            assert len(rows) >= 1
        job = contractor.jobs[0]
        assert there.good("GET", f"{JOBS}/{job}") == line.good("GET", f"{JOBS}/{job}")
        assert there.good("POST", JOBS, contractor.job("a new one"))["id"] > max(contractor.jobs)
        assert [step["eventType"] for step in there.good("GET", f"{JOBS}/{job}/history")["history"]] == ["Job Booked"]


def test_nobody_can_be_known_and_who_belongs_together_still_does(real: tuple[Sandbox, Contractor]):
    server, _ = real
    with stores.sandbox() as other:
        mirrored(server, other)
        kept = everything(other.platform.database)
        assert [secret for secret in SECRETS if secret.lower() in kept.lower()] == []
        there = Line(other.url, other.connect(7))
        customer = there.good("GET", "/crm/v2/tenant/7/customers", pageSize=1)["data"][0]
        location = there.good("GET", "/crm/v2/tenant/7/locations", customerId=customer["id"])["data"][0]
        assert (location["name"], location["address"]["street"]) == (customer["name"], customer["address"]["street"])
        assert (customer["address"]["city"], customer["address"]["zip"]) == ("Austin", "78700")


def test_a_run_that_was_cut_goes_on_where_it_stood(real: tuple[Sandbox, Contractor]):
    server, _ = real

    class Killed(BaseException):
        pass

    with stores.sandbox() as whole, stores.sandbox() as other:
        wanted = mirrored(server, whole).rows
        pages, stop = 0, 1

        def told(noun: str, rows: int) -> None:
            nonlocal pages
            pages += 1
            if pages >= stop:
                raise Killed

        got: dict[str, int] = {}
        for _ in range(40):
            pages, stop = 0, stop + 25
            try:
                done = mirrored(server, other, told=told)
            except Killed:
                continue
            got = done.rows
            break
        assert got.keys() == wanted.keys()
        for noun in ("jpm_job", "crm_customer", "jpm_job_note", "settings_technician", "accounting_invoice"):
            sql = f"select id, created, modified from {noun} order by seq"
            assert list(other.platform.database.inline.execute(sql)) == list(
                whole.platform.database.inline.execute(sql)
            )


def test_another_run_reads_only_what_has_changed(real: tuple[Sandbox, Contractor]):
    server, contractor = real
    with stores.sandbox() as other:
        mirrored(server, other, undisguised=True)
        database = other.platform.database
        (before,) = database.inline.one("select seq from tenant") or (0,)
        assert sum(mirrored(server, other, undisguised=True).rows.values()) == 0
        assert database.inline.one("select seq from tenant") == (before,)
        Line(server.url, contractor.credentials).good("PATCH", f"{JOBS}/{contractor.jobs[2]}", {"summary": "changed"})
        server.advance(minutes=20)
        rows = {noun: count for noun, count in mirrored(server, other, undisguised=True).rows.items() if count}
        assert rows == {"jpm.Job": 1}


def test_what_an_app_may_not_read_is_told_and_the_rest_is_read(real: tuple[Sandbox, Contractor]):
    server, _ = real
    few = server.connect(7, ["tn.jpm.jobs:r"], "Reads jobs only")
    with stores.sandbox() as other:
        done = mirror(Client(server.environment(few)), other.platform.database)
        assert {noun for noun, rows in done.rows.items() if rows} <= {
            noun for noun in done.rows if noun.startswith("jpm.")
        }
        assert "crm.Customer" in done.closed


def test_nothing_is_mirrored_into_data_that_are_no_sandbox(real: tuple[Sandbox, Contractor], tmp_path: Path):
    with closing(store(Settings(str(tmp_path / "data")), Clock())) as business:
        business.write(lambda c: admission.prepare(c, 1)).result()
        business.write(lambda c: tenants.add(c, 9, "A contractor", "America/Chicago", now=1)).result()
        with pytest.raises(StoreError, match="was not made as a sandbox"):
            mirror(Client(real[0].environment()), business)


def test_the_command_fills_a_folder_that_can_be_served(real: tuple[Sandbox, Contractor], tmp_path: Path):
    env = tmp_path / "real.env"
    env.write_text("".join(f"{name}={value}\n" for name, value in real[0].environment().items()))
    command = [sys.executable, "-m", "truckroll", "mirror", "--env", str(env), "--to", str(tmp_path / "mirror")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "kinds are in" in done.stdout
    with testing.sandbox(tmp_path / "mirror") as server:
        client = Client(server.environment())
        first = next(iter(client.list("/jpm/v2/tenant/{tenant}/jobs", {"sort": "+Id"})))
        assert first["summary"] == "Text of 5 characters."


@pytest.mark.parametrize(
    ("change", "text"),
    [("name", "Ada Lovelace"), ("phone", "+1 (312) 867-5309 "), ("email", "ada@home.example"), ("street", "1 Elm St")],
)
def test_the_same_becomes_the_same_other_one_and_only_under_the_same_secret(change: str, text: str):
    one, two = Disguise(b"one"), Disguise(b"two")
    changed = getattr(one, change)(text)
    assert changed == getattr(Disguise(b"one"), change)(text) != getattr(two, change)(text)
    assert text not in changed


def test_a_number_is_written_as_it_was():
    disguise = Disguise(b"secret")
    one, other = disguise.phone("(312) 867-5309"), disguise.phone("312.867.5309")
    assert "".join(filter(str.isdigit, one)) == "".join(filter(str.isdigit, other))
    assert (one[:6], other[3]) == ("(555) ", ".")
    assert json.dumps(disguise.scrub("call 312-867-5309 or ada@home.example")).count("555") == 1
