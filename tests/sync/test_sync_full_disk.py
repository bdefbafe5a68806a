"""A disk that fills while a sync runs: it is told, what was committed is whole, and the next run goes on."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sync.destinations import Place
from tests.sync.feed_server import FeedServer
from tests.sync.sync_source import THINGS, Scripted, thing

PROGRAM = """
import sys
from tests.sync.sync_source import THINGS
from truckroll.sync import batches, plan
from truckroll.sync.commands import app
plan.all_feeds, plan.all_lists = (lambda *_: (THINGS,)), (lambda *_: ())
batches.PAGES = 1
app(sys.argv[1:])
"""
NOTHING_COMPRESSES_THIS = [thing(id, name="".join(chr(0x4E00 + (id * place) % 20_000) for place in range(1, 400)))
                           for id in range(1, 8_001)]  # fmt: skip


def run(server: FeedServer, to: str, room: int | None) -> subprocess.CompletedProcess[str]:
    """A sync in a process whose files may not grow beyond a size, which is as a full disk to it."""

    def limit() -> None:
        if room:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    words = [sys.executable, "-c", PROGRAM, "--to", to, "--env", str(server.env)]
    root = Path(__file__).parents[2]
    return subprocess.run(words, capture_output=True, text=True, check=False, preexec_fn=limit, cwd=root)


@pytest.mark.parametrize(("kind", "room"), [("duckdb", 50_000), ("duckdb", 3_000_000), ("postgres", 50_000)])
def test_a_disk_that_fills_is_told_and_the_next_run_goes_on(tmp_path: Path, kind: str, room: int):
    """With little room the spool file is what does not fit, with more the warehouse."""
    place = Place(kind, tmp_path)
    rows = NOTHING_COMPRESSES_THIS if room > 1_000_000 else NOTHING_COMPRESSES_THIS[:800]
    source = Scripted({THINGS.path: [rows[at : at + 400] for at in range(0, len(rows), 400)]})
    with FeedServer(source, tmp_path).running() as server:
        stopped = run(server, place.to, room)
        assert stopped.returncode == 1, stopped.stdout
        assert "is full. What was committed before is whole; free some space and run" in " ".join(
            stopped.stderr.split()
        )
        assert "Traceback" not in stopped.stderr
        done = run(server, place.to, None)
        assert done.returncode == 0, done.stderr
    assert place.differences(THINGS, rows) == 0
    assert not (tmp_path / "w.duckdb.spool").exists()
    place.close()
