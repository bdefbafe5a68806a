"""What every earlier version kept opens in this one: lists, feeds from saved tokens, sign-in, files, planned acts."""

import json
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from scripts.kept import PICTURE, TENANT, Visitor, paths
from tests.webhooks.receiver import receiver, until
from truckroll.catalogue.time import Clock
from truckroll.sandbox.powers.claim import MARK
from truckroll.store import identity, planned
from truckroll.store.folder import DATABASE
from truckroll.testing import Sandbox, sandbox

HERE = Path(__file__).parent
KEPT = sorted(each.parent.name for each in HERE.glob("*/data.tar.xz"))
LARGEST = 100_000


class Opened:
    """A kept folder, served by this program at the moment at which it was kept."""

    def __init__(self, folder: Path, version: str) -> None:
        with tarfile.open(HERE / version / "data.tar.xz") as archive:
            archive.extractall(folder)
        with closing(sqlite3.connect(folder / DATABASE)) as file, file:  # or no clock of it could be held
            file.execute("insert or replace into meta values (?, 'yes')", [MARK])
        self.said: dict[str, Any] = json.loads((folder / "kept.json").read_text())
        self.clock = Clock(self.said["now"])
        self.folder = folder
        self.server: Sandbox

    def visitor(self, token: str = "") -> Visitor:
        return Visitor(self.server.url, self.said["credentials"], token)


@pytest.fixture(params=KEPT)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    opened = Opened(tmp_path, request.param)
    with sandbox(tmp_path, clock=opened.clock, page_size=2, webhooks_to_private=True) as opened.server:
        yield opened


def within(kept: Any, now: Any) -> bool:
    """Whether all that was said is still said; what is new may stand beside it."""
    if isinstance(kept, dict):
        return isinstance(now, dict) and all(name in now and within(kept[name], now[name]) for name in kept)
    if isinstance(kept, list):
        return isinstance(now, list) and len(kept) == len(now) and all(map(within, kept, now))
    return kept == now


def test_every_tagged_version_is_kept_and_this_one_too():
    assert {"before-0.1.0", identity.program()} <= set(KEPT)
    assert all((HERE / version / "data.tar.xz").stat().st_size < LARGEST for version in KEPT)


def test_what_an_earlier_version_kept_is_whole(kept: Opened):
    visitor = kept.visitor()
    assert visitor.ask("GET", "/jpm/v2/tenant/7/jobs", headers={"Authorization": kept.said["token"]})["data"]
    for path, items in kept.said["lists"].items():
        now = visitor.ask("GET", path, fields={"pageSize": "50"})["data"]
        assert within(items, now), (path, items, now)
    for place, feed in kept.said["feeds"].items():
        path, _, recent = place.partition(" ")
        now = visitor.rest(path, feed["token"], recent=recent == "True")
        assert within(feed["rest"], now), (place, feed["rest"], now)
    for path in (*paths("list"), *paths("feed")):
        visitor.ask("GET", path)


def test_it_goes_on_from_there(kept: Opened):
    visitor = kept.visitor()
    ids = kept.said["ids"]
    job = visitor.ask("GET", "/jpm/v2/tenant/7/jobs")["data"][0]
    feed = "/jpm/v2/tenant/7/export/jobs"
    before = visitor.rest(feed, "", recent=True)
    visitor.send("PATCH", f"/jpm/v2/tenant/7/jobs/{job['id']}", summary="changed by a later version")
    token = kept.said["feeds"][f"{feed} True"]["token"]
    rows = visitor.rest(feed, token, recent=True)
    assert [row["summary"] for row in rows if row["id"] == job["id"]] == ["changed by a later version"]
    assert len(visitor.rest(feed, "", recent=True)) == len(before)
    visitor.send("PATCH", f"/crm/v2/tenant/7/customers/{ids['customerId']}", name="Countess Lovelace")
    (customer,) = visitor.ask("GET", "/crm/v2/tenant/7/customers", fields={"ids": str(ids["customerId"])})["data"]
    assert customer["name"] == "Countess Lovelace"


def test_files_plans_and_what_subscribers_are_owed_are_there(kept: Opened):
    visitor, store = kept.visitor(), kept.server.platform.database
    if "file" in kept.said:
        place = f"{visitor.url}/pricebook/v2/tenant/{TENANT}/images"
        headers = {"Authorization": visitor.token, "ST-App-Key": kept.said["credentials"]["app_key"]}
        found = visitor.pool.request("GET", place, fields={"path": kept.said["file"]}, headers=headers, redirect=False)
        assert visitor.pool.request("GET", urljoin(place, found.headers["location"])).data == PICTURE
    if kept.said["planned"]:
        due = max(row[3] for row in kept.said["planned"])
        kept.clock.set(due + 1)
        assert planned.do_due(store, kept.clock.now()) == []
        token = kept.visitor().token
        path = f"/memberships/v2/tenant/{TENANT}/memberships/{kept.said['ids']['membershipId']}"
        assert kept.visitor(token).ask("GET", path)["status"] == "Expired"
    if "deliveries" in kept.said:
        with receiver() as hears:
            store.write(lambda c: list(c.execute("update subscription set url = :url", {"url": hears.url}))).result()
            kept.clock.advance(3600)
            ids = {id for id, state in kept.said["deliveries"] if state == "waiting"}
            assert ids
            until(lambda: len(hears.came) >= len(ids))
