"""Keep a small data folder of this version, with what it answered, for the tests of every later version.

`python -m scripts.kept tests/upgrades/0.1.0` before a version is tagged; with `PYTHONPATH=…/src` before it, of an
earlier program.
"""

import io
import json
import sys
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import urllib3

from truckroll import testing
from truckroll.catalogue.registry import nouns, resolve
from truckroll.catalogue.time import Clock, When
from truckroll.catalogue.transaction import Caller
from truckroll.derive.operations import all_operations
from truckroll.store.records import transact

NOON = When.parse("2026-01-05T12:00:00Z").ticks
TENANT = 7
PICTURE = b"\x89PNG\r\n\x1a\n a boiler"


class Visitor:
    """Somebody who calls a server."""

    def __init__(self, url: str, credentials: dict[str, Any], token: str = "") -> None:
        self.url, self.credentials = url, credentials
        self.pool = urllib3.PoolManager(retries=False)
        self.token = token or self.sign_in()

    def sign_in(self) -> str:
        """A new token."""
        form = {
            "grant_type": "client_credentials",
            "client_id": self.credentials["client_id"],
            "client_secret": self.credentials["client_secret"],
        }
        answer = self.pool.request("POST", f"{self.url}/connect/token", fields=form, encode_multipart=False)
        assert answer.status == 200, answer.data
        return json.loads(answer.data)["access_token"]

    def ask(self, method: str, path: str, **how: Any) -> Any:
        """What an operation answers."""
        headers = {"Authorization": f"Bearer {self.token}", "ST-App-Key": self.credentials["app_key"]}
        answer = self.pool.request(method, f"{self.url}{path}", headers=headers | how.pop("headers", {}), **how)
        assert answer.status < 400, (method, path, answer.status, answer.data[:900])
        return json.loads(answer.data) if answer.data else None

    def send(self, method: str, path: str, **body: Any) -> Any:
        """What it answers to a body."""
        return self.ask(method, path, body=json.dumps(body), headers={"Content-Type": "application/json"})

    def page(self, feed: str, token: str, *, recent: bool) -> Any:
        """The page of a feed after a token."""
        how = {"includeRecentChanges": "true" if recent else "false"}
        return self.ask("GET", feed, fields=how | ({"from": token} if token else {}))

    def rest(self, feed: str, token: str, *, recent: bool) -> list[Any]:
        """Every row after a token."""
        rows: list[Any] = []
        more = True
        while more:
            page = self.page(feed, token, recent=recent)
            rows += page["data"]
            token, more = page["continueFrom"], page["hasMore"]
        return rows


def paths(what: str) -> list[str]:
    """Where lists or feeds are, that need no more than a tenant."""
    found = {
        operation.url.replace("{tenant}", str(TENANT))
        for operation in all_operations()
        if operation.rule.act == what
        and operation.method == "GET"
        and not getattr(operation.noun, "needs", ())
        and not any(each.required and each.where == "query" for each in operation.parameters)
    }
    return sorted(path for path in found if "{" not in path)


def furnish(clock: Clock) -> dict[str, int]:
    """What a business begins with."""

    def new(noun: str, **values: Any) -> int:
        return int(resolve(noun).new(**values).id)

    ids = {"customerId": new("crm.Customer", name="Ada")}
    ids |= {
        "locationId": new("crm.Location", customer_id=ids["customerId"], name="Ada's house"),
        "businessUnitId": new("settings.BusinessUnit", name="Heating"),
        "jobTypeId": new("jpm.JobType", name="Tune-up"),
        "campaignId": new("marketing.Campaign", name="Leaflet"),
        "technicianId": new("settings.Technician", name="Tess"),
        "cancelReasonId": new("jpm.JobCancelReason", name="Moved away"),
    }
    if "memberships.Membership" in nouns:  # an act that is planned
        kind = new("memberships.MembershipType", name="Gold", display_name="Gold")
        membership: Any = resolve("memberships.Membership").new(
            customer_id=ids["customerId"],
            membership_type_id=kind,
            business_unit_id=ids["businessUnitId"],
            status="Active",
            billing_frequency="Monthly",
            renewal_billing_frequency="Monthly",
            from_=When.of(clock.now()),
            to=When.of(clock.now() + 30 * 86400 * 10_000_000),
            follow_up_on=When.of(clock.now() + 30 * 86400 * 10_000_000),
        )
        membership.plan()
        ids["membershipId"] = int(membership.id)
    if "accounting.GlAccount" in nouns:
        new("accounting.GlAccount", name="Sales", number="4000", default_account_type="Income", active=True)
    return ids


def live(visitor: Visitor, ids: dict[str, int], clock: Clock) -> None:
    """Book, change, cancel and rename, before and within the horizon."""
    booking: dict[str, Any] = {"priority": "Normal"}
    booking |= {name: ids[name] for name in ("customerId", "locationId", "businessUnitId", "jobTypeId", "campaignId")}
    visit = {"start": "2026-02-01T10:00:00Z", "end": "2026-02-01T12:00:00Z", "technicianIds": [ids["technicianId"]]}
    jobs = [
        visitor.send("POST", "/jpm/v2/tenant/7/jobs", **booking, summary=f"job {n}", appointments=[visit])
        for n in range(5)
    ]
    clock.advance(3600)
    visitor.token = visitor.sign_in()
    visitor.send("PATCH", f"/jpm/v2/tenant/7/jobs/{jobs[0]['id']}", summary="changed long ago", customerPo="PO 1")
    visitor.send("POST", f"/jpm/v2/tenant/7/jobs/{jobs[1]['id']}/notes", text="The dog is friendly")
    visitor.send("PUT", f"/jpm/v2/tenant/7/jobs/{jobs[2]['id']}/cancel", reasonId=ids["cancelReasonId"], memo="sold")
    clock.advance(1200)
    visitor.token = visitor.sign_in()
    visitor.send("PATCH", f"/jpm/v2/tenant/7/jobs/{jobs[3]['id']}", summary="changed within the horizon")
    if any(path.startswith("/crm/v2/tenant/7/customers") for path in paths("list")):
        visitor.send("PATCH", f"/crm/v2/tenant/7/customers/{ids['customerId']}", name="Ada Lovelace")


def owe(server: testing.Sandbox, client_id: str, now: int) -> bool:
    """Subscribe to what cannot be delivered; whether the program knows of that."""
    try:
        from truckroll.server.webhooks import subscriptions
    except ImportError:
        return False
    subscribe: Callable[..., Any] = subscriptions.subscribe
    where = "https://127.0.0.1:9/"
    server.platform.database.write(
        lambda c: subscribe(c, client_id, "tn.jpm.job-scheduled", where, key="k" * 40, now=now)
    ).result()
    return True


def keep(folder: Path) -> dict[str, Any]:
    """Fill a folder, and say what its server answers."""
    clock = Clock(NOON)
    with testing.sandbox(folder, clock=clock, page_size=2) as server:
        credentials = vars(server.connect(server.tenant(TENANT, "Ada's heating"), name="Kept"))
        database = server.platform.database
        ids = database.write(
            lambda c: transact(c, TENANT, clock.now(), Caller(), lambda: furnish(clock))  # type: ignore[arg-type]
        ).result()
        owes = owe(server, credentials["client_id"], clock.now())
        visitor = Visitor(server.url, credentials)
        live(visitor, ids, clock)
        visitor.token = visitor.sign_in()
        kept: dict[str, Any] = {"now": clock.now(), "credentials": credentials, "token": visitor.token, "ids": ids}
        if any(operation.url == "/pricebook/v2/tenant/{tenant}/images" for operation in all_operations()):
            form = {"file": ("boiler.png", PICTURE, "image/png")}
            kept["file"] = visitor.ask("POST", "/pricebook/v2/tenant/7/images", fields=form)["path"]
        kept["feeds"] = {}
        for feed in paths("feed"):
            for recent in (False, True):
                first = visitor.page(feed, "", recent=recent)
                if first["data"]:
                    token = first["continueFrom"]
                    rest = visitor.rest(feed, token, recent=recent)
                    kept["feeds"][f"{feed} {recent}"] = {"token": token, "rest": rest}
        lists = {path: visitor.ask("GET", path, fields={"pageSize": "50"}) for path in paths("list")}
        kept["lists"] = {path: said["data"] for path, said in lists.items() if isinstance(said, dict) and said["data"]}
        kept["planned"] = (
            database.read(
                lambda c: [
                    list(row) for row in c.execute("select noun, id, act, due from planned order by noun, id, act")
                ]
            ).result()
            if "membershipId" in ids
            else []
        )
        if owes:
            kept["deliveries"] = database.read(
                lambda c: [list(row) for row in c.execute("select id, state from delivery order by seq")]
            ).result()
    return kept


def main() -> None:
    """Write the folder that was named."""
    to = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "data"
        kept = keep(folder)
        to.mkdir(parents=True, exist_ok=True)
        with tarfile.open(to / "data.tar.xz", "w:xz", preset=9) as archive:
            archive.add(folder / "truckroll.db", "truckroll.db")
            said = json.dumps(kept, separators=(",", ":")).encode()
            entry = tarfile.TarInfo("kept.json")
            entry.size = len(said)
            archive.addfile(entry, io.BytesIO(said))
    print(
        f"{to / 'data.tar.xz'}: {(to / 'data.tar.xz').stat().st_size:,} bytes, {len(kept['lists'])} lists,"
        f" {len(kept['feeds'])} feeds"
    )


if __name__ == "__main__":
    main()
