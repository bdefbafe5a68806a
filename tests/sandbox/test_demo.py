"""A data folder is filled whole or not at all, the same for the same seed, and once."""

import os
import random
import resource
import subprocess
import sys
import time

import pytest

from truckroll.catalogue.time import Clock
from truckroll.client import credentials as client_credentials
from truckroll.derive.operations import all_operations
from truckroll.derive.tables import table_of
from truckroll.sandbox import demo, env
from truckroll.sandbox.year import Year
from truckroll.server.access import apps, credentials, passwords, people, tenants
from truckroll.server.platform import PAGE_SIZE
from truckroll.store import feed, identity
from truckroll.store.database import Database
from truckroll.store.errors import StoreError
from truckroll.store.folder import FolderLock

from .conftest import NOW

ROUNDS = 50 if os.environ.get("SOAK") else 1
FEEDS = [operation.noun.name for operation in all_operations() if operation.act == "feed"]


def feeds_of(folder, *, recent=False):
    """Every feed to its end, in one page each."""
    with Database.open(folder, clock=Clock(NOW)) as database:
        return {
            noun: feed.page(
                database.inline, table_of(noun), demo.TENANT, 0, size=1_000_000, now=NOW, recent=recent
            ).rows
            for noun in FEEDS
        }


def test_the_same_seed_and_moment_make_the_same_feeds_to_the_byte_and_another_seed_others(tmp_path):
    for name, seed in (("one", 5), ("again", 5), ("other", 6)):
        demo.fill(tmp_path / name, 40, seed=seed, now_ticks=NOW)
    one, again, other = (feeds_of(tmp_path / name) for name in ("one", "again", "other"))
    assert one == again
    assert all(one[noun] for noun in FEEDS if noun.startswith(("jpm.Job", "jpm.Appointment", "customer_")))
    assert all(one[noun] != other[noun] for noun in FEEDS if one[noun])


def test_the_horizon_hides_nothing_of_the_year(small):
    assert feeds_of(small.folder) == feeds_of(small.folder, recent=True)


def test_the_small_demo_has_small_pages_and_the_others_have_not(small, tmp_path):
    demo.fill(tmp_path, 1, now_ticks=NOW)
    sizes = []
    for folder in (small.folder, tmp_path):
        with Database.open(folder, clock=Clock(NOW)) as database:
            sizes.append(identity.recall(database.inline, PAGE_SIZE))
    assert sizes == ["100", None]


def test_the_tenant_has_connected_an_app_with_every_scope_and_the_environment_has_its_secret(small):
    said = client_credentials(small.folder / "demo.env")
    with Database.open(small.folder, clock=Clock(NOW)) as database:
        (tenant,) = tenants.every(database.inline)
        grant = apps.grant_of(database.inline, said.client_id)
    assert (tenant.id, tenant.timezone) == (int(said.tenant_id), said.timezone)
    assert grant is not None
    assert (grant.tenant, grant.app.id, grant.app.key) == (tenant.id, said.app_id, said.app_key)
    assert credentials.matches(said.client_secret, grant.digest)
    assert set(grant.app.scopes) == {operation.scope for operation in all_operations()}


def test_somebody_of_each_kind_may_sign_in_and_the_developer_owns_the_app(small):
    lines = (line.split("=", 1) for line in (small.folder / "demo.env").read_text().splitlines())
    said = {name.removeprefix(env.PORTAL): value for name, value in lines if name.startswith(env.PORTAL)}
    with Database.open(small.folder, clock=Clock(NOW)) as database:
        for role in people.ROLES:
            person = people.find(database.inline, said[role.upper()])
            assert person.role == role
            assert passwords.matches(said["PASSWORD"], person.password)
        (app,) = apps.owned(database.inline, people.find(database.inline, said["DEVELOPER"]).id)
    assert app.name == "Demo app"


def test_of_a_year_to_which_nobody_subscribed_no_event_is_kept(small):
    with Database.open(small.folder, clock=Clock(NOW)) as database:
        assert database.inline.one("select count(*) from outbox") == (0,)


def test_the_environment_is_for_its_owner_alone_and_learns_where_the_server_is(tmp_path):
    demo.fill(tmp_path, 1, now_ticks=NOW)
    file = tmp_path / "demo.env"
    with file.open("a") as more:
        more.write("SERVICETITAN_API_ENVIRONMENT=production\n")
    env.set_roots(tmp_path, "http://127.0.0.1:8080/")
    env.set_roots(tmp_path, "http://127.0.0.1:9090")
    lines = file.read_text().splitlines()
    assert [line.partition("=")[0].removeprefix("SERVICETITAN_") for line in lines] == [
        "CLIENT_ID", "CLIENT_SECRET", "APP_ID", "APP_KEY", "TENANT_ID", "TIMEZONE", "PORTAL_OPERATOR",
        "PORTAL_DEVELOPER", "PORTAL_ADMINISTRATOR", "PORTAL_USER",
        "PORTAL_PASSWORD", "API_ENVIRONMENT", "API_ROOT", "AUTH_ROOT",
    ]  # fmt: skip
    assert lines[-2:] == [f"SERVICETITAN_{name}=http://127.0.0.1:9090" for name in ("API_ROOT", "AUTH_ROOT")]
    assert file.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["demo.env", "lock", "truckroll.db"]


def test_a_folder_that_is_no_demo_gets_no_environment(tmp_path):
    env.set_roots(tmp_path, "http://127.0.0.1:8080")
    assert not list(tmp_path.iterdir())


def test_a_filled_folder_stays_as_it_is(tmp_path):
    assert not demo.is_filled(tmp_path)
    demo.fill(tmp_path, 2, now_ticks=NOW)
    assert demo.is_filled(tmp_path)
    before = {name: (tmp_path / name).read_bytes() for name in ("truckroll.db", "demo.env")}
    demo.fill(tmp_path, "small", seed=9, now_ticks=NOW)
    assert before == {name: (tmp_path / name).read_bytes() for name in before}


def test_progress_is_told_to_the_end(tmp_path):
    told = []
    demo.fill(tmp_path, 100, now_ticks=NOW, progress=lambda booked, jobs: told.append((booked, jobs)))
    assert told == sorted(told)
    assert told[-1] == (100, 100)
    assert len(told) >= 2


@pytest.mark.parametrize(("size", "jobs"), [("small", 300), ("year", 5_000), ("12", 12), (7, 7)])
def test_a_size_is_a_word_or_a_number_of_jobs(size, jobs):
    assert demo.jobs_in(size) == jobs


@pytest.mark.parametrize("size", ["", "huge", "0", 0, -1, "-5", "1.5", "1e9", 1_000_001, "²"])
def test_another_size_is_refused_before_anything_is_written(tmp_path, size):
    with pytest.raises(ValueError, match="small, year, or how many jobs"):
        demo.fill(tmp_path / "data", size, now_ticks=NOW)
    assert not list(tmp_path.iterdir())


def test_a_folder_in_use_is_refused(tmp_path):
    lock = FolderLock(tmp_path)
    try:
        with pytest.raises(StoreError, match="in use by process"):
            demo.fill(tmp_path, 1, now_ticks=NOW)
    finally:
        lock.release()


def test_a_log_without_its_database_is_not_mixed_into_a_new_one(tmp_path):
    log = tmp_path / "truckroll.db-wal"
    log.write_bytes(b"somebody's")
    with pytest.raises(StoreError, match="put that back beside it"):
        demo.fill(tmp_path, 1, now_ticks=NOW)
    assert log.read_bytes() == b"somebody's"
    assert not demo.is_filled(tmp_path)


def test_a_filling_that_fails_leaves_the_folder_empty(tmp_path, monkeypatch):
    def fail(*_):
        raise StoreError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(Year, "advance", fail)
        with pytest.raises(StoreError, match="disk is full"):
            demo.fill(tmp_path, 1, now_ticks=NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]
    demo.fill(tmp_path, 1, now_ticks=NOW)
    assert demo.is_filled(tmp_path)


def test_a_full_disk_leaves_the_folder_empty_and_is_told(tmp_path):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        with pytest.raises(StoreError, match="make room, try again"):
            demo.fill(tmp_path, 60, now_ticks=NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


FILL = """
import os, signal, sys
from pathlib import Path
from truckroll.sandbox import demo, env

def dies(function):
    def die(*given, **named):
        if where == "before": os.kill(os.getpid(), signal.SIGKILL)
        function(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)
    return die

folder, jobs, now, what, where = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5]
if what == "environment":
    env.write = dies(env.write)
elif what == "move":
    Path.rename = dies(Path.rename)
print("begins", flush=True)
demo.fill(folder, jobs, now_ticks=now)
"""


def filling(folder, jobs, what="", where=""):
    arguments = [sys.executable, "-c", FILL, str(folder), str(jobs), str(NOW), what, where]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE)


def empty_or_whole(folder, jobs):
    if not demo.is_filled(folder):
        return False
    assert (folder / "demo.env").is_file()
    with Database.open(folder, clock=Clock(NOW)) as database:
        assert database.check() == []
        assert database.inline.one("select count(*) from jpm_job") == (jobs,)
    return True


@pytest.mark.parametrize(
    ("what", "where", "whole"),
    [
        pytest.param("environment", "after", False, marks=pytest.mark.soak),
        ("move", "after", True),
        pytest.param("environment", "before", False, marks=pytest.mark.soak),
        pytest.param("move", "before", False, marks=pytest.mark.soak),
    ],
)
def test_a_kill_at_the_last_steps_leaves_the_folder_empty_or_whole(tmp_path, what, where, whole):
    with filling(tmp_path, 5, what, where) as process:
        process.communicate()
    assert process.returncode == -9
    assert empty_or_whole(tmp_path, 5) == whole
    demo.fill(tmp_path, 5, now_ticks=NOW)
    assert empty_or_whole(tmp_path, 5)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["demo.env", "lock", "truckroll.db"]


def test_a_kill_at_any_instant_leaves_the_folder_empty_or_whole(tmp_path):
    rng = random.Random()
    for number in range(ROUNDS):
        folder = tmp_path / str(number)
        with filling(folder, 200) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(rng.random() * 1.5)
            process.kill()
        empty_or_whole(folder, 200)
    demo.fill(folder, 200, now_ticks=NOW)
    assert empty_or_whole(folder, 200)
