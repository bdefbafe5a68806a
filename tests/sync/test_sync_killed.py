"""`kill -9` of a sync at random instants: at the end each table equals its feed, row by row."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest

from tests.sync.destinations import Place
from tests.sync.feed_server import FeedServer
from tests.sync.sync_source import RATINGS, THINGS, Scripted, differences, thing
from truckroll.sync.destination import open_destination

INSTANTS = 200 if os.environ.get("SOAK") else 1
PROGRAM = """
import sys
from tests.sync.sync_source import RATINGS, THINGS
from truckroll.sync import batches, plan
from truckroll.sync.commands import app
plan.all_feeds, plan.all_lists = (lambda *_: (RATINGS, THINGS)), (lambda *_: ())
batches.PAGES, batches.PIECE = 4, 1
app(sys.argv[1:])
"""


def things(seed: random.Random, different: int, versions: int) -> list[dict]:
    """A feed in which rows come again in newer versions, some of them deleted."""
    ids = [*range(different), *(seed.randrange(different) for _ in range(versions))]
    return [thing(id, name=f"version {place}", active=seed.random() > 0.1) for place, id in enumerate(ids)]


def pages(rows: list[dict]) -> list[list[dict]]:
    return [rows[at : at + 50] for at in range(0, len(rows), 50)]


def begin(server: FeedServer, path: Path | str) -> subprocess.Popen[str]:
    words = ["--to", str(path), "--env", str(server.env), "--json"]
    root = Path(__file__).parents[2]
    return subprocess.Popen([sys.executable, "-c", PROGRAM, *words], stdout=subprocess.PIPE, text=True, cwd=root)


def kill(server: FeedServer, path: Path | str, after: float) -> bool:
    """Kills a sync so many seconds after its first rows are committed; False if it was done before."""
    with begin(server, path) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if json.loads(line)["event"] == "landed":
                break
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL


def finish(server: FeedServer, path: Path | str) -> None:
    with begin(server, path) as process:
        said = process.communicate()[0]
        assert process.returncode == 0, said


@pytest.mark.parametrize("kind", ["duckdb", "postgres", pytest.param("delta", marks=pytest.mark.soak)])
def test_whatever_instant_a_sync_is_killed_at_each_table_ends_equal_to_its_feed(tmp_path: Path, kind: str):
    kills = 0
    for number in count():
        folder = tmp_path / str(number)
        folder.mkdir()
        kills += killed(random.Random(number), Place(kind, folder), folder)
        if kills >= INSTANTS:
            return


def killed(seed: random.Random, place: Place, folder: Path) -> int:
    """Two feeds that are read, go on and are read again, each killed on the way; how many kills came in time."""
    path = place.to
    rows = things(seed, 2_000, 1_000)
    ratings = [{"technicianId": n % 9, "jobId": seed.randrange(300), "rating": n / 10} for n in range(2_000)]
    source = Scripted({THINGS.path: pages(rows), RATINGS.path: pages(ratings)})
    with FeedServer(source, folder).running() as server:
        server.delay = 0.004
        kills = [kill(server, path, seed.random() * 0.3)]
        more = things(seed, 2_500, 300)
        source.pages[THINGS.path] = [*source.pages[THINGS.path], *pages(more)]
        kills.append(kill(server, path, seed.random() * 0.1))
        finish(server, path)
        assert place.differences(THINGS, [*rows, *more]) == place.differences(RATINGS, ratings) == 0

        # A restored platform refuses the tokens: the feeds are read again, and that is killed too.
        source.epoch, rows = 2, things(seed, 1_500, 700)
        source.pages = {THINGS.path: pages(rows), RATINGS.path: pages(ratings)}
        kills.append(kill(server, path, seed.random() * 0.3))
        finish(server, path)
        assert place.differences(THINGS, rows) == place.differences(RATINGS, ratings) == 0
    with open_destination(path) as warehouse:
        assert all(state.complete and not state.rereading for state in warehouse.states())
    place.close()
    return sum(kills)


def test_ctrl_c_ends_a_sync_between_two_commits(tmp_path: Path):
    path = tmp_path / "w.duckdb"
    rows = things(random.Random(1), 3_000, 100)
    with FeedServer(Scripted({THINGS.path: pages(rows), RATINGS.path: [[]]}), tmp_path).running() as server:
        server.delay = 0.02
        with begin(server, path) as process:
            assert process.stdout is not None
            process.stdout.readline()
            process.send_signal(signal.SIGINT)
            said = [json.loads(line) for line in process.stdout]
        assert process.returncode == 130
        assert said[-1]["event"] == "end"
        assert not path.with_name("w.duckdb.spool").exists()
        server.delay = 0
        finish(server, path)
    assert differences(path, THINGS, rows) == 0
