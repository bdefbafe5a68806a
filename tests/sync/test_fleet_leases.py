"""Who has a tenant, for how long, and when its turn comes again."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from tests import postgres
from truckroll.client import MissingCredentials
from truckroll.sync.errors import SyncError, UsageError
from truckroll.sync.fleet.leases import Done, Leases
from truckroll.sync.fleet.roster import Member, read_list, resolved

EVERY = timedelta(minutes=10)
TABLES = ["jpm.jobs", "crm.customers"]


class Two:
    """Two workers' leases on one database whose clock can be set forward."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.one, self.other = Leases(url), Leases(url)
        names = ("acme", "bolt")
        self.one.add([Member(name, "http://x", str(place), {}) for place, name in enumerate(names, 1)], EVERY)
        self.later(seconds=1)

    def later(self, **time: float) -> None:
        """Lets time pass: whatever is kept is as much older."""
        with psycopg.connect(self.url) as connection:
            for table, columns in (("tenant", ("due", "until")), ("unit", ("due", "synced"))):
                sets = ", ".join(f"{column} = {column} - %s" for column in columns)
                connection.execute(f"update truckroll_fleet.{table} set {sets}".encode(), [timedelta(**time)] * 2)


@pytest.fixture
def two() -> Iterator[Two]:
    with postgres.empty() as url:
        made = Two(url)
        with made.one, made.other:
            yield made


def all_done(failure: str | None = None) -> list[Done]:
    return [Done(name, 5, failure) for name in TABLES]


def test_a_tenant_has_one_worker_and_the_next_one_gets_another(two: Two):
    taken = [two.one.take(), two.other.take(), two.one.take()]
    assert [each and each.member.name for each in taken] == ["acme", "bolt", None]
    assert two.one.due(5) == []
    assert not two.one.all_fresh()


def test_whoever_has_been_due_longest_is_first(two: Two):
    for _ in range(3):
        turns = []
        while lease := two.one.take():
            assert two.one.release(lease, all_done(), TABLES)
            turns.append(lease.member.name)
        assert turns == ["acme", "bolt"]
        assert two.one.all_fresh()
        two.later(minutes=11)


def test_a_lease_that_is_renewed_stays_and_one_that_is_not_goes_to_another(two: Two):
    acme, bolt = two.one.take(), two.one.take()
    assert acme
    assert bolt
    two.later(seconds=50)
    assert two.one.renew([acme]) == {acme.name}
    two.later(seconds=20)
    again = two.other.take()
    assert again
    assert (again.member.name, again.generation) == ("bolt", bolt.generation + 1)
    assert two.other.take() is None
    assert two.one.renew([acme, bolt]) == {acme.name}
    assert not two.one.release(bolt, all_done("too late"), TABLES)
    assert two.other.release(again, all_done(), TABLES)
    assert [(each.name, each.failing, each.holder) for each in two.one.standings()] == [
        ("acme", 0, two.one.holder),
        ("bolt", 0, None),
    ]


def test_what_fails_is_tried_later_and_later_and_says_why(two: Two):
    waits = []
    for _ in range(9):
        lease = two.one.take("acme")
        assert lease
        assert lease.fresh == {TABLES[1]} if waits else not lease.fresh
        done = [Done(TABLES[0], 0, "403"), *([] if waits else [Done(TABLES[1], 7)])]
        assert two.one.release(lease, done, TABLES)
        with psycopg.connect(two.url) as connection:
            sql = "update truckroll_fleet.unit set due = case landing when %s then now() else due end"
            found = connection.execute("select due - now() from truckroll_fleet.unit where landing = %s", [TABLES[0]])
            waits.append(round(next(iter(found))[0].total_seconds() / 30))
            connection.execute(sql, [TABLES[0]])
            connection.execute("update truckroll_fleet.tenant set due = now() - interval '1s' where name = 'acme'")
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 128]
    (acme, _) = two.one.standings()
    assert (acme.tables, acme.failing, acme.failures) == (2, 1, {TABLES[0]: "403"})
    lease = two.one.take("acme")
    assert lease
    assert two.one.release(lease, all_done(), TABLES)
    assert two.one.standings()[0].failures == {}


def test_a_run_that_was_stopped_leaves_due_what_it_did_not_end(two: Two):
    lease = two.one.take("acme")
    assert lease
    assert two.one.release(lease, all_done()[:1], TABLES)
    lease = two.one.take("acme")
    assert lease
    assert lease.fresh == {TABLES[0]}


def test_a_table_that_is_planned_no_more_is_forgotten(two: Two):
    for planned in (TABLES, TABLES[1:]):
        lease = two.one.take("acme")
        assert lease
        assert two.one.release(lease, [Done(name, 0) for name in planned], planned)
        two.later(minutes=11)
    assert two.one.standings()[0].tables == 1


def test_a_name_that_is_given_to_another_tenant_begins_anew(two: Two):
    lease = two.one.take("acme")
    assert lease
    assert two.one.release(lease, all_done(), TABLES)
    for tenant, fresh in (("1", set(TABLES)), ("3", set())):
        two.one.add([Member("acme", "http://x", tenant, {})], EVERY)
        two.later(seconds=1)
        lease = two.one.take("acme")
        assert lease
        assert lease.fresh == fresh
        assert two.one.release(lease, [], TABLES)


def test_a_broken_connection_is_told_and_the_next_call_has_a_new_one(two: Two):
    with psycopg.connect(two.url, autocommit=True) as connection:
        connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'truckroll fleet'"
        )
    with pytest.raises(SyncError, match="cannot be opened"):
        two.one.take()
    assert two.one.take()


def written(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


def test_a_list_is_toml_json_or_csv_and_secrets_are_fetched_when_they_are_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "bolt.env").write_text("SERVICETITAN_TENANT_ID=2\nSERVICETITAN_CLIENT_ID=c\n")
    (tmp_path / "secret").write_text("s3\n")
    shared = {"app_key": "env:FLEET_KEY", "client_secret": "file:secret"}
    acme = {"name": "acme", "tenant_id": 1, "client_id": "cid.1", "feeds": "jpm, crm.customers"}
    bolt = {"name": "bolt", "credentials": "bolt.env"}
    parts = (("[defaults]", shared), ("[[tenants]]", acme), ("[[tenants]]", bolt))
    lines = [[head, *(f"{name} = {json.dumps(value)}" for name, value in said.items())] for head, said in parts]
    toml = "\n".join(line for part in lines for line in part)
    rows = [shared | acme, shared | bolt]
    names = list(dict.fromkeys(name for row in rows for name in row))
    csv = "\n".join([",".join(names), *(",".join(f'"{row.get(name, "")}"' for name in names) for row in rows)])
    read = [
        read_list(written(tmp_path / "a.toml", toml)),
        read_list(written(tmp_path / "a.json", json.dumps({"defaults": shared, "tenants": [acme, bolt]}))),
        read_list(written(tmp_path / "b.json", json.dumps(rows))),
        read_list(written(tmp_path / "a.csv", csv)),
    ]
    assert read[0] == read[1] == read[2] == read[3]
    assert [(member.name, member.tenant, member.feeds) for member in read[0]] == [
        ("acme", "1", ("jpm", "crm.customers")),
        ("bolt", "2", ()),
    ]
    monkeypatch.delenv("FLEET_KEY", raising=False)
    with pytest.raises(MissingCredentials, match="app_key is in the variable FLEET_KEY, which is not set here"):
        resolved(read[0][0].source)
    monkeypatch.setenv("FLEET_KEY", "ak1.k")
    for member in read[0]:
        values = resolved(member.source)
        assert (values["SERVICETITAN_CLIENT_SECRET"], values["SERVICETITAN_APP_KEY"]) == ("s3", "ak1.k")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"client_secret": "cs1.written-down"}, r"tenant 1: client_secret is a secret. Say where it is"),
        ({"colour": "red"}, "tenant 1: colour is no field"),
        ({"tenant_id": None}, "tenant 1: tenant_id is to be text or a number"),
        ({"tenant_id": ""}, "tenant 1: tenant_id is missing"),
        ({"credentials": "nowhere.env"}, "tenant 1: .*nowhere.env"),
        ({"api_environment": "moon"}, "tenant 1: The environment must be production"),
    ],
)
def test_a_list_that_cannot_be_is_refused_with_the_field_and_the_place(tmp_path: Path, changes: dict, said: str):
    good = {"tenant_id": 1, "client_id": "c", "client_secret": "env:A", "app_key": "env:B"}
    with pytest.raises(UsageError, match=said) as refusal:
        read_list(written(tmp_path / "a.json", json.dumps([good | changes])))
    assert "written-down" not in str(refusal.value)


def test_one_tenant_is_not_registered_twice(tmp_path: Path, two: Two):
    good = {"tenant_id": 1, "client_id": "c", "client_secret": "env:A", "app_key": "env:B"}
    for rows, said in (
        ([good, good], "two of the name '1'"),
        ([good, good | {"name": "x"}], "x is tenant 1, and 1 is"),
    ):
        with pytest.raises(UsageError, match=said):
            read_list(written(tmp_path / "a.json", json.dumps(rows)))
    with pytest.raises(SyncError, match="two names are one tenant"):
        two.one.add([Member("another", "http://x", "1", {})], EVERY)
    assert len(two.one.standings()) == 2
