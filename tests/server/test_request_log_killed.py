"""`kill -9` of a server: its request log loses the last batch at most, and the business nothing by it."""

import os
import sqlite3
import time
from pathlib import Path

from tests.faults.served import serving
from tests.laws.contractor import JOBS, Contractor, Line, furnish
from truckroll.server.requests.log import FILE
from truckroll.store import upkeep
from truckroll.testing import sandbox

ROUNDS = 20 if os.environ.get("SOAK") else 1


def kept(folder: Path) -> set[str]:
    """The queries of the requests that the log holds."""
    with sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True) as connection:
        return {row[0] for row in connection.execute("select query from request natural join request_content")}


def furnished(folder: Path) -> Contractor:
    with sandbox(folder) as server:
        return furnish(server, 1)


def test_a_kill_costs_the_log_its_last_batch_at_most(tmp_path: Path):
    folder = tmp_path / "data"
    contractor = furnished(folder)
    notes = f"{JOBS}/{contractor.jobs[0]}/notes"
    written: list[str] = []
    safe: set[str] = set()
    for round in range(ROUNDS):
        with serving(folder) as server:
            line = Line(server.url, contractor.credentials)
            for number in range(60):
                word = f"round={round}-{number}"
                line.good("POST", f"{notes}?{word}", {"text": word})
                written.append(word)
                if number == 29:
                    safe |= set(written[-30:])
                    until = time.monotonic() + 30
                    while not safe <= kept(folder) and time.monotonic() < until:
                        time.sleep(0.02)  # the batch is another process's to keep
            server.process.kill()
            server.process.wait(60)
        assert safe <= kept(folder)
        assert upkeep.check(folder) == []
    with serving(folder) as server:
        rows = Line(server.url, contractor.credentials).good("GET", notes, pageSize="5000")["data"]
        assert sorted(row["text"] for row in rows) == sorted(written)
