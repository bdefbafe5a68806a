"""A small demo business, filled once and read by many tests."""

from collections import defaultdict

import pytest

from truckroll.catalogue.time import TICKS_PER_SECOND, Clock, When
from truckroll.derive.tables import all_tables
from truckroll.sandbox import demo
from truckroll.sandbox.agenda import DAY, MINUTE
from truckroll.store.database import Database

NOW = 1_795_262_400 * TICKS_PER_SECOND + 1_234_567
"""A Saturday in November, at noon in UTC: early morning for the contractor."""


class Filled:
    """A filled folder, with every record as its values beside its place in the order of change."""

    def __init__(self, folder, now):
        self.folder = folder
        self.now = now
        self.end = now - 20 * MINUTE
        self.end_text = str(When.of(self.end))
        self.start = self.end - 365 * DAY
        self.nouns = {}
        self.order = []
        """seq, noun, created and modified of every record, by seq."""
        with Database.open(folder, clock=Clock(now)) as database:
            for table in all_tables():
                rows = database.inline.execute(f"{table.select} order by id")
                self.nouns[table.noun.name] = [table.record(row).values for row in rows]
                self.order += [
                    (*row, table.noun.name)
                    for row in database.inline.execute(f"select seq, created, modified from {table.name}")
                ]
        self.order.sort()

    def __getitem__(self, noun):
        return self.nouns[noun]

    def by_job(self, noun, *, active=True):
        found = defaultdict(list)
        for values in self.nouns[noun]:
            if values["active"] or not active:
                found[values["jobId"]].append(values)
        return found


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "data"
    demo.fill(folder, "small", now_ticks=NOW)
    return Filled(folder, NOW)
