"""A store that a program with another catalogue filled is brought to this one: all of it, once, and after any kill."""

import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.faults.full_disk import FullDisk
from tests.laws.contractor import TENANT
from tests.upgrades.earlier import environment, fill, filled
from truckroll.catalogue.time import Clock
from truckroll.derive.tables import all_tables, table_of
from truckroll.sandbox import demo
from truckroll.store import feed, identity, migrating, upgrade, upkeep
from truckroll.store.database import Database
from truckroll.store.errors import StoreError, StoreUnavailable
from truckroll.store.folder import DATABASE, prepare
from truckroll.store.records import record_schema
from truckroll.store.snapshots import FOLDER

JOBS = 1_100
_disks = count()


@pytest.fixture(scope="module")
def made(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the earlier program filled, to be copied."""
    folder = tmp_path_factory.mktemp("made") / "data"
    filled(source, folder, JOBS)
    return folder


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "data")
    return tmp_path / "data"


def everything(folder: Path) -> dict[str, list[Any]]:
    """Every row of every table, but for what is only of the occasion."""
    with closing(sqlite3.connect(folder / DATABASE)) as file:
        tables = [name for (name,) in file.execute("select name from sqlite_schema where type = 'table'")]
        rows = {name: sorted(file.execute(f'select * from "{name}"'), key=repr) for name in tables}
        rows["sqlite_schema"] = sorted(file.execute("select name, sql from sqlite_schema"), key=repr)
    return {name: found for name, found in rows.items() if name != "rederivation"}


def opened(folder: Path) -> Database:
    return Database.open(folder, clock=Clock(), schema=record_schema())


def test_every_record_is_as_if_this_program_had_written_it(made: Path, data: Path):
    before = everything(made)
    migrating.migrate(data, record_schema())
    with opened(data) as store:
        assert migrating.planned(data, record_schema()) == []
        for table in all_tables():
            columns = [name for (name,) in store.inline.execute(f"select name from pragma_table_info('{table.name}')")]
            for row in store.inline.execute(f"select * from {table.name}"):
                said = dict(zip(columns, row, strict=True))
                record = table.record(
                    next(iter(store.inline.execute(table.select_one, {"tenant": said["tenant"], "id": said["id"]})))
                )
                kept = table.values(record)
                assert {name: said[name] for name in kept} == kept
                for link, field in table.links.items():
                    place = {"tenant": said["tenant"], "id": said["id"]}
                    found = store.inline.execute(f"select value from {link} where tenant = :tenant and id = :id", place)
                    assert {value for (value,) in found} == set(record.values[field.json])
        jobs = table_of("jpm.Job")
        assert store.inline.one(f"select count(*) from {jobs.name} where total >= 5000000") == (JOBS - 500,)
        assert store.inline.one("select count(*) from jpm_job__tag_type_ids") == (sum(n % 3 for n in range(JOBS)),)
        page = feed.page(store.inline, jobs, TENANT, 0, size=2, now=store.clock.now(), recent=True)
        assert page.rows.count(b'"noCharge":false') == 2
        after = everything(data)
    units = [row for row in after["settings_business_unit"] if '"currency":"USD"' in str(row)]
    assert len(units) == 1
    assert after["tenant"] == before["tenant"]
    assert [row[:6] for row in after["jpm_job"]] == [row[:6] for row in before["jpm_job"]]
    epoch = {row for row in before["meta"] if row[0] == "epoch"}
    assert epoch <= set(after["meta"])


def test_a_server_does_by_itself_what_takes_a_moment(data: Path):
    with opened(data) as store:
        assert store.inline.one("select count(*) from findings_finding") == (0,)
        assert store.inline.one("select total from jpm_job where job_number = '700'") == (7_000_000,)


def test_what_takes_longer_is_to_be_told_and_says_what_it_is(data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(upgrade, "FEW", 100)
    before = everything(data)
    with pytest.raises(StoreError, match=rf"works out {JOBS + 1:,} records of 2 nouns.*`truckroll db migrate --data"):
        opened(data)
    assert {name: rows for name, rows in everything(data).items() if name != "meta"} == {
        name: rows for name, rows in before.items() if name != "meta"
    }


def test_a_snapshot_of_an_earlier_program_is_brought_back_as_a_backup(made: Path, data: Path):
    with opened(data) as store:
        store.snapshots.save("now")
        prepare(data / FOLDER)
        shutil.copy(made / DATABASE, data / FOLDER / "then.db")
        with pytest.raises(StoreError, match=r"keeps records otherwise; stop the server.*db restore .*then\.db"):
            store.snapshots.restore("then")
        assert store.inline.one("select count(*) from findings_finding") == (0,)
        store.snapshots.restore("now")
    upkeep.restore(data / FOLDER / "then.db", data, overwrite=True)
    with opened(data) as store:
        assert store.inline.one("select count(*) from findings_finding") == (0,)


KEPT_OTHERWISE = """
    alter table jpm_job drop column total;
    alter table jpm_job add column total text;
    update jpm_job set total = json_extract('{' || body || '}', '$.total') || '.5';
    update jpm_job set body = replace(body, '"total":' || json_extract('{' || body || '}', '$.total') || ',', '');
    update jpm_job set body = replace(body, '"noCharge":false', '"noCharge":"true"');
    update meta set value = replace(replace(value, ' total:decimal?', ''), ' | beside ', ' | beside total:string? ')
        where name = 'form jpm_job';
    update meta set value = replace(value, 'noCharge:boolean', 'noCharge:string') where name = 'form jpm_job';
    update meta set value = 'of another catalogue' where name = 'schema';
"""
"""Jobs as a program would have kept them to which a total was a text beside the body, and `noCharge` a text in it."""


def test_values_of_another_kind_become_those_of_today(tmp_path: Path):
    with opened(tmp_path) as store:
        fill(store, 5)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as file:
        file.executescript(KEPT_OTHERWISE)
        assert file.execute("select total from jpm_job where job_number = '3'").fetchone() == ("3.5",)
    with opened(tmp_path) as store:
        found = store.inline.one("select total, body from jpm_job where job_number = '3'")
        assert found
        assert found[0] == 35_000
        assert '"noCharge":true' in found[1]
        assert '"total":3.5' in found[1]
        assert store.inline.one("select count(*) from pragma_table_info('jpm_job') where name like 'was%'") == (0,)


def test_a_value_that_is_none_of_today_s_is_told_and_nothing_is_changed(tmp_path: Path):
    with opened(tmp_path) as store:
        fill(store, 5)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as file:
        file.executescript(KEPT_OTHERWISE)
        file.execute("update jpm_job set body = replace(body, '\"true\"', '\"perhaps\"') where job_number = '3'")
        file.commit()
    with pytest.raises(
        StoreError, match=r"jpm\.Job \d+ of tenant 7: no_charge cannot be worked out, for 'perhaps' is no"
    ):
        opened(tmp_path)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as file:
        assert file.execute("select count(*) from jpm_job where body like '%\"true\"%'").fetchone() == (4,)


@pytest.mark.soak
def test_a_year_of_business_worked_out_anew_is_the_same_byte_for_byte(tmp_path: Path):
    demo.fill(tmp_path, "small", now_ticks=Clock().now())
    before = everything(tmp_path)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as file, file:
        file.execute("delete from meta where name like 'form %'")
        file.execute("update meta set value = 'of another catalogue' where name = 'schema'")
    done: list[int] = []
    migrating.migrate(tmp_path, record_schema(), progress=lambda count, of: done.append(count))
    assert done[-1] > 10_000
    after = everything(tmp_path)
    assert {name for name in before if before[name] != after[name]} <= {"meta"}


def truckroll(*words: object, env: Any = None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "truckroll", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=env,
    )


def said_by(*words: object, env: Any = None) -> tuple[int, str]:
    process = truckroll(*words, env=env)
    said, _ = process.communicate(timeout=120)
    return process.returncode, said


def test_a_plan_is_told_and_changes_nothing(data: Path):
    before = (data / DATABASE).read_bytes()
    code, said = said_by("db", "migrate", "--plan", "--data", data)
    assert code == 0, said
    assert "adds to jpm_job: total" in said
    assert re.search(r"makes the table .*findings_finding\b.*jpm_job__tag_type_ids", said)
    assert f"works out {JOBS + 1:,} records of 2 nouns anew, about 1 second" in said
    assert (data / DATABASE).read_bytes() == before


def test_a_program_that_would_forget_does_not_unless_told(data: Path, source: Path):
    opened(data).close()
    before = everything(data)
    env = environment(source)
    code, said = said_by("db", "migrate", "--data", data, env=env)
    assert code == 1
    assert "forgets the values of" in said
    assert "jpm_job.noCharge" in said
    assert "findings_finding" in said
    assert everything(data) == before
    code, said = said_by("db", "migrate", "--forget", "--data", data, env=env)
    assert code == 0, said
    after = everything(data)
    assert "findings_finding" not in after
    assert "jpm_job__tag_type_ids" not in after
    assert not any("noCharge" in str(row) for row in after["jpm_job"])


def test_an_older_program_refuses_what_a_newer_one_keeps(data: Path):
    with opened(data) as store:
        store.write(lambda c: identity.remember(c, "catalogue", "9.0.0")).result()
        store.write(lambda c: identity.remember(c, "schema", "of another catalogue")).result()
    for refused in (lambda: opened(data), lambda: migrating.migrate(data, record_schema())):
        with pytest.raises(StoreError, match=r"as Truckroll 9\.0\.0 does, and this is Truckroll .*: upgrade it"):
            refused()


@pytest.fixture(scope="module")
def undisturbed(made: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[Any]], float]:
    """What comes of it when nothing happens, and how long the command takes."""
    folder = tmp_path_factory.mktemp("undisturbed") / "data"
    shutil.copytree(made, folder)
    begun = time.monotonic()
    assert said_by("db", "migrate", "--data", folder)[0] == 0
    return everything(folder), time.monotonic() - begun


def killed_again_and_again(data: Path, whole: tuple[dict[str, list[Any]], float], kills: int, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(kills):
        process = truckroll("db", "migrate", "--data", data)
        try:
            process.wait(chance.uniform(0.2, 1.0) * whole[1])
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
    code, said = said_by("db", "migrate", "--data", data)
    assert code == 0, said
    assert everything(data) == whole[0]


def test_killed_at_any_instant_it_goes_on_and_ends_as_if_nothing_had_been(data: Path, undisturbed: Any):
    killed_again_and_again(data, undisturbed, 3, seed=1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_killed_fifty_times_it_goes_on_and_ends_as_if_nothing_had_been(data: Path, undisturbed: Any, seed: int):
    killed_again_and_again(data, undisturbed, 5, seed)


@pytest.fixture
def disk() -> Iterator[FullDisk]:
    disk = FullDisk(f"upgraded-disk-{next(_disks)}")
    yield disk
    disk.unregister()


def test_a_disk_that_fills_stops_it_in_words_and_more_room_lets_it_go_on(data: Path, undisturbed: Any, disk: FullDisk):
    for room in (0, 50_000, 200_000):
        disk.room = room
        with pytest.raises(StoreUnavailable, match="disk"):
            migrating.migrate(data, record_schema(), vfs=disk.name)
    disk.room = None
    migrating.migrate(data, record_schema(), vfs=disk.name)
    assert everything(data) == undisturbed[0]
