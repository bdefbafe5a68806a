"""A tenant with everything that strangers and neighbours must not see, and the addresses of all pages of the portal."""

import io
import re
import time
from types import SimpleNamespace

import requests

from tests.portal.cast import person
from truckroll.portal.routes import PARTS
from truckroll.server.access import apps, people, petitions, tenants

MARK = "Sevenmark"
"""Stands in everything that belongs to tenant 7 and its people."""


class World:
    """Two tenants with people, apps, grants, records and requests of their own."""

    def __init__(self, server, said: io.StringIO) -> None:
        self.server, self.said = server, said
        self.database = server.platform.database
        server.tenant(7, f"{MARK} Heating")
        server.tenant(8, "Eight Plumbing")
        for email, role, tenant in (
            ("operator@example.com", "operator", None),
            ("developer@example.com", "developer", None),
            ("rival@example.com", "developer", None),
            ("seven@example.com", "administrator", 7),
            ("clerk@example.com", "user", 7),
            ("eight@example.com", "administrator", 8),
        ):
            person(server, email, role, tenant)
        self.developer = people.find(self.database.inline, "developer@example.com")
        self.database.write(self._furnish).result()
        self.credentials = server.connect(7, name=f"{MARK} caller")
        self.customer = self._customer()
        self.request = self._request()

    def _furnish(self, connection):
        now = self.server.clock.now()
        scopes = ["tn.jpm.jobs:r", "tn.jpm.jobs:w"]
        self.app = apps.create(
            connection, f"{MARK} app", scopes=scopes, now=now, offered_to=[7], owner=self.developer.id
        )
        self.offered = apps.create(
            connection, f"{MARK} offered", scopes=scopes, now=now, offered_to=[7], owner=self.developer.id
        )
        self.grant, self.secret = apps.connect(connection, self.app.id, 7, now=now)
        self.limit_request = petitions.ask_for_limit(
            connection, self.app.id, person=self.developer.id, asked="90", purpose=MARK, now=now
        )
        self.access_request = petitions.ask_for_access(
            connection, name=MARK, email="mark@example.com", company=MARK, purpose=MARK, now=now
        )

    def _customer(self) -> int:
        address = {"street": MARK, "city": MARK, "state": "TX", "zip": "78701", "country": "USA"}
        body = {"name": MARK, "type": "Residential", "address": address}
        body["locations"] = [{"name": MARK, "address": address}]
        answer = requests.post(f"{self.server.url}/crm/v2/tenant/7/customers", json=body, headers=self.headers())
        assert answer.status_code == 200, answer.text
        return answer.json()["id"]

    def _request(self) -> int:
        """What the log has of that."""
        kept(self.server.platform.requests, 2)
        (row,) = self._asked("select max(id) from request where tenant = 7")
        return row[0]

    def _asked(self, sql: str):
        return self.server.platform.requests.kept.read(lambda c: list(c.execute(sql))).result()

    def headers(self) -> dict[str, str]:
        given = self.credentials
        form = {
            "grant_type": "client_credentials",
            "client_id": given.client_id,
            "client_secret": given.client_secret,
        }
        self.token = requests.post(f"{self.server.url}/connect/token", data=form).json()["access_token"]
        return {"Authorization": f"Bearer {self.token}", "ST-App-Key": given.app_key}

    def state(self):
        """All that a page of the portal can change."""
        view = self.database.inline
        every = apps.every(view)
        return (
            every,
            [(apps.offers(view, app.id), apps.grants(view, app.id)) for app in every],
            people.every(view),
            tenants.every(view),
            petitions.access_requests(view),
            petitions.limit_requests(view),
        )


def pages(method: str) -> list[str]:
    """The addresses of all pages that take a method."""
    every = (route for part in PARTS for route in part.routes(SimpleNamespace()))
    return [route.path for route in every if method in (route.methods or ())]


def filled(path: str, world: World, id: str = "") -> str:
    """An address with what belongs to tenant 7 in every place."""
    ids = {
        "app": world.app.id,
        "client": world.grant.client_id,
        "operation": "jpm.Jobs_GetList",
        "api": "jpm",
        "name": "overview",
        "noun": "crm.Customer",
        "tenant:int": "7",
        "id:int": str(world.request),
        "command": "freeze",
        "id": id or str(world.customer),
    }
    path = path.replace("/connect/{app}", f"/connect/{world.offered.id}")
    return re.sub(r"\{(.+?)\}", lambda found: ids[found[1]], path)


def ids(path: str, world: World) -> list[str]:
    """What the places called `id` may stand for."""
    if "{id}" not in path:
        return [""]
    requests_and_people = [world.access_request.id, world.limit_request.id, world.developer.id, world.app.id]
    return [*requests_and_people, str(world.customer)]


OPEN = {
    "/", "/privacy", "/terms", "/docs", "/docs/{name}", "/docs/apis/{name}", "/faqs", "/release-notes", "/reference",
    "/reference/{api}", "/reference/{api}/{operation}", "/search", "/sign-in", "/set-password", "/request-access",
    "/assets/{name}",
}  # fmt: skip
"""What anybody may read."""


def kept(log, least: int):
    """What the request log has, once so many requests are in it."""
    until = time.monotonic() + 10
    while True:
        rows = log.kept.read(lambda c: list(c.execute("select * from request_content"))).result()
        rows += log.kept.read(lambda c: list(c.execute("select * from request"))).result()
        if len(rows) >= least or time.monotonic() > until:
            return rows
        time.sleep(0.05)
