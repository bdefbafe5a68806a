"""How far it goes: what 100, 10,000 and 1,000,000 tenants need, computed from measured figures and told assumptions.

Tenants are drawn: how large each is, and in which zone its day begins. From them follow the busiest hour, the largest
tenant and the fullest node; from the figures that `python -m benchmarks load` and `size` left in docs/pictures follows
what serves them.
"""

import csv
import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"

TENANTS = (100, 10_000, 1_000_000)
SEED = 1
JOBS, SPREAD = 1_500, 1.0
"""A contractor's jobs in a year: the median, and sigma of their logarithm; most are small, a few are very large."""
LARGEST = 300_000
"""Jobs a year of the largest there is: some hundred trucks."""
CALLS, WRITES = 60, 10
"""Requests that a job causes, and how many of them write."""
WORKDAYS, ZONES = 300, ((0, 0.47), (1, 0.29), (2, 0.07), (3, 0.17))
"""Days of work in a year; hours behind the east, and how many of all tenants live there."""
HOURS = (0, 0, 0, 0, 0, 0, 2, 6, 11, 11, 10, 9, 8, 9, 9, 9, 8, 5, 2, 1, 0, 0, 0, 0)
"""How a day's requests are spread over its hours, in hundredths."""
FEEDS, EVERY = 54, 300
"""Feeds that a mirror follows, and seconds between two looks."""
MIRRORED = 0.3
"""How many of the tenants have a mirror that somebody runs."""
IDLE_RUN = 1.7
"""Seconds of CPU of a mirror's look at all feeds where nothing happened: `python -m benchmarks sync_idle`."""
YEARS = 3
"""For how long everything is kept."""
CONNECTIONS, MOST_CONNECTIONS = 13, 500
"""Of one serving process to its database; what one PostgreSQL is usually given without a pooler."""
COUNTED = 17_000
"""Decisions a second of one Valkey node over one connection, measured beside this project."""
NODE_CORES, NODE_BYTES, SHARDS = 32, 4e12, 8_192
"""A machine of a database: its cores, its disk; and shards of a distributed table, some for each node there may be."""
CORE, GIGABYTE = 12.0, 0.10
"""Euros a month of a core with its memory, and of a gigabyte kept twice."""


@dataclass(frozen=True)
class Load:
    """What a table of `python -m benchmarks load` says: most requests a second, and the time of a lone write."""

    most: float
    write: float


@dataclass(frozen=True)
class Need:
    """What so many tenants need."""

    tenants: int
    jobs: float
    largest: float
    rate: float
    polls: float
    writes_of_largest: float
    bytes: float
    cores: float
    sync_cores: float
    processes: int
    nodes: int
    fullest: float


def read(store: str, processes: int) -> Load | None:
    """The figures of a store, None where they were not measured."""
    file = PICTURES / f"load-{store}-{processes}.csv"
    if not file.exists():
        return None
    with file.open() as lines:
        rows = list(csv.DictReader(lines))
    flat_out = [row for row in rows if row["rate"] == "0"]
    most = sum(int(row["requests"]) for row in flat_out) / float(flat_out[0]["seconds"])
    slowest = min((row for row in rows if row["rate"] != "0"), key=lambda row: int(row["rate"]))["rate"]
    write = next(float(row["p50 ms"]) for row in rows if row["rate"] == slowest and row["kind"] == "write")
    return Load(most, write)


@cache
def size() -> tuple[float, float]:
    """Records of a job, and bytes of a record."""
    with (PICTURES / "size.csv").open() as lines:
        row = next(csv.DictReader(lines))
    return int(row["records"]) / int(row["jobs"]), int(row["bytes"]) / int(row["records"])


def need(tenants: int, measured: Load, cores: int = 2) -> Need:
    """What they need, by drawing each of them."""
    rng = random.Random(SEED)
    hours, nodes_of, largest, jobs = [0.0] * 24, [0.0] * SHARDS, 0.0, 0.0
    zones, weights = zip(*ZONES, strict=True)
    for behind in rng.choices(zones, weights, k=tenants):
        own = min(LARGEST, rng.lognormvariate(math.log(JOBS), SPREAD))
        jobs, largest = jobs + own, max(largest, own)
        hours[behind] += own
        nodes_of[rng.randrange(len(nodes_of))] += own
    a_day = CALLS / WORKDAYS / 100 / 3600
    busiest = max(sum(hours[behind] * HOURS[hour - behind] for behind in zones) for hour in range(24))
    polls = tenants * MIRRORED * FEEDS / EVERY
    rate = busiest * a_day + polls
    records, each = size()
    kept = jobs * YEARS * records * each
    # Half of what it can do is where it still answers quickly; the figure holds server, database and callers.
    needed = rate / (measured.most / cores / 2)
    nodes = max(1, math.ceil(kept / NODE_BYTES), math.ceil(needed / 2 / NODE_CORES))
    groups = [sum(nodes_of[at::nodes]) for at in range(nodes)]
    return Need(
        tenants=tenants,
        jobs=jobs,
        largest=largest,
        rate=rate,
        polls=polls,
        writes_of_largest=largest * WRITES / WORKDAYS * max(HOURS) / 100 / 3600,
        bytes=kept,
        cores=needed,
        sync_cores=tenants * MIRRORED * IDLE_RUN / EVERY,
        processes=max(1, math.ceil(needed / 2)),
        nodes=nodes,
        fullest=max(groups) / (sum(groups) / nodes),
    )


TEXT = """# How far it goes

<!-- Generated by `make docs`: scripts/how_far.py computes it from what `python -m benchmarks load size` measured. -->

On paper: nobody has run a million contractors on this. What one machine does is measured, what contractors do is
assumed, the rest is computed, with each tenant drawn at random. Change an assumption in `scripts/how_far.py`, measure
on your machine, and read your own page.

**Measured** on two cores that server, database and callers share: {sqlite.most:,.0f} requests a second with SQLite,
{on_postgres}; {records:,.0f} records for a job and all that belongs to it, {each:,.0f} bytes each with their indexes.
Latency against rate: [SQLite](../pictures/load-sqlite-1.svg), [PostgreSQL](../pictures/load-postgresql-2.svg).

**Assumed**: a contractor has {JOBS:,} jobs a year in the median and {mean:,.0f} in the mean, each causes {CALLS}
requests, {WRITES} of which write; business hours in the four zones of the United States; {MIRRORED:.0%} of the tenants
have a mirror that looks at {FEEDS} feeds every {minutes} minutes; a machine is used by half, where it still answers
quickly; a core costs {CORE:.0f} euros a month, a gigabyte {GIGABYTE:.2f}.

{table}

## Where the first limit is

- **One process on a folder**: its two cores serve about {alone:,} such tenants, and a disk of {NODE_DISK} holds
  {years} years of {stored:,}. The {first} is the first limit.
- **Then** `--workers` on one PostgreSQL: [many processes](../how-to/run-many-processes.md). One that is given
  {MOST_CONNECTIONS} connections has room for {pool} processes without a pooler, which serve about {pooled:,} tenants;
  its disk has the same limit as a folder's, so a larger one, or keeping less, is what that step needs first.
- **Then** [Citus](../how-to/scale-out.md): a tenant stands on one node, and no request touches two. With
  {SHARDS:,} shards the fullest node has {last.fullest:.2f} times the mean at a million tenants.
- **Looking in vain is the largest load**: {in_vain:.0%} of all requests at a million tenants are mirrors that find
  nothing new. Looking every fifteen minutes, which is how long a feed holds changes back anyway, takes a third of them.
- **Mirrors are a cost of their own**: {IDLE_RUN} s of CPU for a look, process start included; many tenants in
  [one worker](../how-to/sync-many-tenants.md) share the start.
- **One tenant is never split**: his writes follow each other. A lone write took {write:.1f} ms, which allows
  {writes:,.0f} a second; the largest contractor drawn writes {last.writes_of_largest:.2f} in his busiest hour.
- **The shared limit** is one connection to a Valkey for every {counted:,} tenants; keys are by app and tenant, so a
  cluster of them divides it.

A second region, backups of hundreds of terabytes and people on call are not in these figures.
"""
ROWS: dict[str, Callable[[Need], str]] = {
    "jobs a year": lambda one: f"{one.jobs:,.0f}",
    "requests a second in the busiest hour": lambda one: f"{one.rate:,.0f}",
    "… of them mirrors that look whether anything happened": lambda one: f"{one.polls:,.0f}",
    f"kept after {YEARS} years": lambda one: _bytes(one.bytes),
    "cores for servers and database, half used": lambda one: f"{one.cores:,.1f}",
    "serving processes": lambda one: f"{one.processes:,}",
    "connections to the database without a pooler": lambda one: f"{one.processes * CONNECTIONS:,}",
    f"database nodes of {NODE_CORES} cores and {NODE_BYTES / 1e12:.0f} TB": lambda one: f"{one.nodes:,}",
    "the fullest node, beside the mean": lambda one: f"{one.fullest:.2f}",
    "connections to Valkey that decide of limits": lambda one: f"{math.ceil(one.rate / COUNTED):,}",
    "cores for the mirrors, wherever they run": lambda one: f"{one.sync_cores:,.1f}",
    "writes a second of the largest tenant": lambda one: f"{one.writes_of_largest:.2f}",
    "euros a month, without the mirrors": lambda one: f"{_cost(one):,.0f}",
    "… for each tenant": lambda one: f"{_cost(one) / one.tenants:,.2f}",
}


def page() -> str:
    """The page of the documentation."""
    processes = next((count for count in (2, 1) if read("postgresql", count)), 0)
    sqlite, postgres = read("sqlite", 1), read("postgresql", processes)
    if sqlite is None or postgres is None:
        raise LookupError("nothing was measured yet: python -m benchmarks load, with STORE=sqlite and STORE=postgres")
    needs = [need(tenants, postgres) for tenants in TENANTS]
    last, typical = needs[-1], needs[1].rate / needs[1].tenants
    head = f"| | {' | '.join(f'{each:,} tenants' for each in TENANTS)} |\n|---|{'---|' * len(TENANTS)}\n"
    lines = (f"| {name} | {' | '.join(map(told, needs))} |" for name, told in ROWS.items())
    pool, alone = MOST_CONNECTIONS // CONNECTIONS, int(sqlite.most / 2 / typical)
    stored = int(NODE_BYTES / (last.bytes / last.tenants))
    records, each = size()
    return TEXT.format(
        **globals(),
        sqlite=sqlite,
        on_postgres=f"{postgres.most:,.0f} with PostgreSQL and {processes} processes",
        records=records,
        each=each,
        mean=last.jobs / last.tenants,
        minutes=EVERY // 60,
        table=head + "\n".join(lines),
        alone=alone,
        stored=stored,
        first="disk" if stored < alone else "processor",
        years=YEARS,
        NODE_DISK=_bytes(NODE_BYTES),
        pool=pool,
        pooled=int(pool * postgres.most / processes / 2 / typical),
        last=last,
        in_vain=last.polls / last.rate,
        write=postgres.write,
        writes=1000 / postgres.write,
        counted=int(COUNTED / typical),
    )


def _cost(one: Need) -> float:
    return math.ceil(one.cores) * CORE + one.bytes / 1e9 * GIGABYTE


def _bytes(count: float) -> str:
    return f"{count / 1e12:,.1f} TB" if count >= 1e12 else f"{count / 1e9:,.0f} GB"


if __name__ == "__main__":
    print(page())
