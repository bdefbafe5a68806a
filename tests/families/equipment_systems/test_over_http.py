"""Equipment and findings over HTTP: what lists show and take, and files that lead nobody anywhere else."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import pytest
import urllib3

from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import Caller
from truckroll.store.records import transact
from truckroll.testing import sandbox

SCRIPT = b"<script>alert(1)</script>"


class App:
    """What one contractor's app asks; it has a house with a furnace in it, and a shed."""

    def __init__(self, server: Any, tenant: int) -> None:
        self.tenant = server.tenant(tenant)
        app = server.connect(self.tenant, name=f"App {tenant}")
        self.root, self.pool = server.url, urllib3.PoolManager()
        grant = {"grant_type": "client_credentials", "client_id": app.client_id, "client_secret": app.client_secret}
        token = self.pool.request("POST", f"{server.url}/connect/token", fields=grant, encode_multipart=False).json()
        self.headers = {"Authorization": token["access_token"], "ST-App-Key": app.app_key}
        work = lambda connection: transact(connection, self.tenant, server.clock.now(), Caller(), self.furnish)  # noqa: E731
        self.house, self.shed = server.platform.database.write(work).result()

    def furnish(self) -> list[int]:
        customer = resolve("crm.Customer").new(name="Ada")
        return [int(resolve("crm.Location").new(name=name, customer_id=customer.id).id) for name in ("House", "Shed")]

    def url(self, path: str, tenant: int = 0) -> str:
        family, _, rest = path.partition("/")
        return f"{self.root}/{family}/v2/tenant/{tenant or self.tenant}/{rest}"

    def ask(self, method: str, path: str, tenant: int = 0, **how: Any) -> Any:
        return self.pool.request(method, self.url(path, tenant), headers=self.headers, redirect=False, **how)

    def send(self, path: str, name: str = "a.html", kind: str = "text/html") -> Any:
        return self.ask("POST", path, fields={"file": (name, SCRIPT, kind)})


@pytest.fixture(scope="module")
def apps() -> Iterator[tuple[App, App]]:
    with sandbox(limit=0) as server:
        yield App(server, 7), App(server, 8)


UPLOADS = [("equipmentsystems/installed-equipment/attachments", 201), ("findings/assets", 200)]


@pytest.mark.parametrize(("path", "status"), UPLOADS)
def test_a_file_comes_back_as_something_to_save_and_to_nobody_else(apps: tuple[App, App], path: str, status: int):
    ours, theirs = apps
    sent = ours.send(path, "../../a.html")
    assert sent.status == status
    kept = sent.json()["path"]
    answer = ours.ask("GET", path, fields={"path": kept})
    assert (answer.status, answer.data) == (302, b"")
    found = ours.pool.request("GET", urljoin(ours.url(path), answer.headers["location"]))
    assert (found.status, found.data) == (200, SCRIPT)
    assert found.headers["content-disposition"].startswith('attachment; filename="a.html"')
    assert found.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in found.headers["content-security-policy"]
    assert theirs.ask("GET", path, fields={"path": kept}).status == 404
    assert theirs.ask("GET", path, tenant=ours.tenant, fields={"path": kept}).status in (401, 403)
    other = next(each for each, _ in UPLOADS if each != path)
    assert ours.ask("GET", other, fields={"path": kept}).status == 400
    for strange in (f"{kept}/../x", kept + "\\", kept.replace("/", "/../"), kept[:-1], kept + "%00"):
        assert ours.ask("GET", path, fields={"path": strange}).status == 404
    for strange in ("../" + kept, "/etc/passwd", "", "Images/x"):
        assert ours.ask("GET", path, fields={"path": strange}).status == 400


@pytest.mark.parametrize(("path", "status"), UPLOADS)
def test_a_file_is_bounded_and_is_a_form(apps: tuple[App, App], path: str, status: int):
    ours, _ = apps
    large = ours.ask("POST", path, fields={"file": ("a", b"x" * (10 * 1024 * 1024), "text/plain")})
    assert (large.status, "10 MB" in large.json()["title"]) == (400, True)
    assert ours.ask("POST", path, json={"file": "x"}).status == 400
    assert ours.ask("POST", path, fields={"other": ("a", b"x", "text/plain")}).status == 400


def test_nobody_shows_the_file_of_another_contractor(apps: tuple[App, App]):
    ours, theirs = apps
    path = theirs.send(UPLOADS[0][0]).json()["path"]
    body = {"locationId": ours.house, "attachments": [{"type": "Document", "url": path}]}
    answer = ours.ask("POST", "equipmentsystems/installed-equipment", json=body)
    assert (answer.status, list(answer.json()["errors"])) == (400, ["attachments[0].url"])


def test_a_get_shows_more_of_equipment_than_a_list_and_a_list_is_asked_for_places_alone(apps: tuple[App, App]):
    ours, _ = apps
    made = [
        ours.ask("POST", "equipmentsystems/installed-equipment", json={"locationId": place, "name": "Pump"}).json()
        for place in (ours.house, ours.shed)
    ]
    one = ours.ask("GET", f"equipmentsystems/installed-equipment/{made[0]['id']}").json()
    assert one == made[0]

    def listed(**asked: Any) -> list[dict[str, Any]]:
        return ours.ask("GET", "equipmentsystems/installed-equipment", fields=asked).json()["data"]

    assert set(one) - set(listed()[0]) == {"customFields", "attachments"}
    assert [row["id"] for row in listed(locationIds=str(ours.shed))] == [made[1]["id"]]
    assert len(listed(locationIds=f"{ours.house},{ours.shed}")) == 2
    assert len(listed(customerId="999")) == 2, "nothing of that name is published, and so it is passed over"


def test_a_finding_that_changed_says_when_it_did_and_lists_say_less_of_it(apps: tuple[App, App]):
    ours, _ = apps
    body = {"locationId": ours.house, "urgencyLevel": "Low", "attachments": []}
    made = ours.ask("POST", "findings/location-findings", json=body).json()
    changed = ours.ask("PATCH", f"findings/location-findings/{made['id']}", json={"name": "Leak"}).json()
    assert changed["modifiedOn"] > made["modifiedOn"]
    assert ours.ask("GET", f"findings/location-findings/{made['id']}").json() == changed
    (row,) = ours.ask("GET", "findings/location-findings").json()["data"]
    assert set(changed) - set(row) == {"status", "attachments", "linkedEstimateIds", "linkedJobIds"}
