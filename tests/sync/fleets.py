"""A platform with many tenants, workers as processes of their own, and how to look at what they did."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from itertools import groupby
from pathlib import Path

import pytest

from tests import postgres
from tests.sync.destinations import Place
from tests.sync.feed_server import FeedServer
from tests.sync.sync_source import RATINGS, THINGS, Scripted, thing
from truckroll.client import Client
from truckroll.sync.destination import open_destination
from truckroll.sync.fleet.leases import Leases, Standing
from truckroll.sync.fleet.roster import read_list, resolved
from truckroll.sync.landing import Landing
from truckroll.sync.progress import Nobody
from truckroll.sync.state import Place as Whose
from truckroll.sync.verify import verify

ROOT = Path(__file__).parents[2]
SECRET = "cs1.a-secret-of-the-fleet"
SECRETS = {"FLEET_KEY": "ak1.key", "FLEET_SECRET": SECRET}
PROGRAM = """
import sys
from tests.sync.fleets import patch
patch()
from truckroll.sync.commands import app
app(sys.argv[1:])
"""


def patch() -> None:
    """Two feeds instead of all, and a commit every two pages, in a process of its own."""
    from truckroll.sync import batches, plan

    plan.all_feeds, plan.all_lists = (lambda *_: (RATINGS, THINGS)), (lambda *_: ())  # type: ignore[assignment]
    batches.PAGES = 2


class FleetServer(FeedServer):
    """Many tenants' feeds on one port; notes by which token each tenant was asked."""

    def __init__(self, folder: Path, tenants: dict[str, Scripted]) -> None:
        super().__init__(next(iter(tenants.values())), folder)
        self.tenants = tenants
        self.askers: dict[str, list[str]] = {tenant: [] for tenant in tenants}

    def accepts(self, authorization: str) -> bool:
        return authorization.startswith("Bearer token-")

    def source_of(self, tenant: str) -> Scripted:
        return self.tenants[tenant]

    def asked(self, tenant: str, by: str) -> None:
        self.askers[tenant].append(by)


class Fleet:
    """A fleet of tenants with their rows, its state in a database, its destination of a kind."""

    def __init__(self, server: FleetServer, state: str, place: Place, folder: Path) -> None:
        self.server, self.state, self.place, self.folder = server, state, place, folder
        self.rows: dict[str, tuple[list[dict], list[dict]]] = {}
        self._processes: list[subprocess.Popen[str]] = []
        self.list = folder / "fleet.json"

    def write_list(self) -> None:
        shared = {"app_key": "env:FLEET_KEY", "client_secret": "env:FLEET_SECRET", "client_id": "cid.x"}
        shared |= {"api_root": self.server.url, "auth_root": self.server.url}
        tenants = [{"name": f"contractor-{tenant}", "tenant_id": int(tenant)} for tenant in self.server.tenants]
        self.list.write_text(json.dumps({"defaults": shared, "tenants": tenants}))

    def register(self) -> None:
        self.write_list()
        with Leases(self.state) as leases:
            leases.add(read_list(self.list), timedelta(hours=1))

    def begin(self, *words: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *words], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment()
        )
        self._processes.append(process)
        return process

    def worker(self, *words: str) -> subprocess.Popen[str]:
        there = ("--state", self.state, "--to", self.place.to)
        return self.begin("worker", *there, "--lease", "2s", "--json", *words)

    def close(self) -> None:
        for process in self._processes:
            process.kill()
            process.wait()

    def standings(self) -> list[Standing]:
        with Leases(self.state) as leases:
            return leases.standings()

    def differences(self) -> int:
        """How many rows of all tenants are not what the platform has; a row that is there twice fails."""
        found = 0
        for tenant, (things, ratings) in self.rows.items():
            mine = self.place.of(tenant)
            found += mine.differences(THINGS, things) + mine.differences(RATINGS, ratings)
        return found

    def verified(self, tenant: str) -> int:
        """How many rows the sync's own verification finds alike; it must find nothing else."""
        (member,) = [each for each in read_list(self.list) if each.tenant == tenant]
        with pytest.MonkeyPatch.context() as patch:
            for name, value in SECRETS.items():
                patch.setenv(name, value)
            client = Client(resolved(member.source))
        landings = [Landing(THINGS), Landing(RATINGS)]
        verdicts = verify(client, self.place.to, Whose(self.server.url, tenant), landings, Nobody())
        assert all(verdict.well for verdict in verdicts), verdicts
        return sum(verdict.alike for verdict in verdicts)

    def kept(self) -> object:
        """Where every feed stands, as the destination keeps it."""
        with open_destination(self.place.to) as destination:
            return [
                (state.tenant, state.name, state.token, state.version, state.rows) for state in destination.states()
            ]

    def interleaved(self) -> list[str]:
        """Tenants that two workers asked for in turns."""
        turns = {tenant: [by for by, _ in groupby(askers)] for tenant, askers in self.server.askers.items()}
        return [tenant for tenant, askers in turns.items() if len(askers) != len(set(askers))]


def environment() -> dict[str, str]:
    return os.environ | SECRETS


def pages(rows: list[dict], size: int = 10) -> list[list[dict]]:
    return [rows[at : at + size] for at in range(0, len(rows), size)]


@contextmanager
def fleet(folder: Path, kind: str, tenants: int, things: int = 30) -> Iterator[Fleet]:
    """So many tenants whose ids of rows are the same, and whose rows are not."""
    seed = random.Random(tenants)
    rows: dict[str, tuple[list[dict], list[dict]]] = {}
    for tenant in map(str, range(101, 101 + tenants)):
        ids = [*range(things), *(seed.randrange(things) for _ in range(things // 4))]
        mine = [thing(id, name=f"{tenant}, version {place}") for place, id in enumerate(ids)]
        rated = [{"technicianId": n % 5, "jobId": n, "rating": int(tenant) + n / 10} for n in range(things // 3)]
        rows[tenant] = mine, rated
    sources = {
        tenant: Scripted({THINGS.path: pages(mine), RATINGS.path: pages(rated)})
        for tenant, (mine, rated) in rows.items()
    }
    with ExitStack() as stack:
        state = stack.enter_context(postgres.empty())
        place = Place(kind, folder)
        stack.callback(place.close)
        server = stack.enter_context(FleetServer(folder, sources).running())
        assert isinstance(server, FleetServer)
        made = Fleet(server, state, place, folder)
        stack.callback(made.close)
        made.rows = rows
        yield made
