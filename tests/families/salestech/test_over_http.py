"""What an app reads of estimates over HTTP: how lists are sorted, and the feed at its two paths."""

from collections.abc import Iterator
from typing import Any

import pytest
import urllib3

from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import Caller
from truckroll.derive.feeds import all_feeds
from truckroll.families.salestech.estimates import CreateEstimateRequest, Estimate
from truckroll.store.records import transact
from truckroll.testing import sandbox


class App:
    def __init__(self, server: Any) -> None:
        tenant = server.tenant(7)
        app = server.connect(tenant)
        self.url = f"{server.url}/sales/v2/tenant/{tenant}"
        self.pool = urllib3.PoolManager()
        grant = {"grant_type": "client_credentials", "client_id": app.client_id, "client_secret": app.client_secret}
        token = self.pool.request("POST", f"{server.url}/connect/token", fields=grant, encode_multipart=False).json()
        self.headers = {"Authorization": token["access_token"], "ST-App-Key": app.app_key}
        work = lambda connection: transact(connection, tenant, server.clock.now(), Caller(), self.furnish)  # noqa: E731
        self.ids: list[int] = server.platform.database.write(work).result()

    def furnish(self) -> list[int]:
        customer = resolve("crm.Customer").new(name="Ada")
        place = resolve("crm.Location").new(name="Ada's house", customer_id=customer.id)
        asked = CreateEstimateRequest.of({"locationId": int(place.id)})
        return [int(Estimate.create(Estimate, asked).id) for _ in range(3)]  # type: ignore[call-arg]

    def ask(self, path: str, **query: Any) -> tuple[int, Any]:
        answer = self.pool.request("GET", f"{self.url}/{path}", headers=self.headers, fields=query)
        return answer.status, answer.json()

    def found(self, **query: Any) -> list[int]:
        status, page = self.ask("estimates", **query)
        assert status == 200, page
        return [record["id"] for record in page["data"]]


@pytest.fixture(scope="module")
def app() -> Iterator[App]:
    with sandbox() as server:
        yield App(server)


def test_a_list_that_may_be_sorted_in_two_manners_follows_the_newer(app: App):
    assert app.found() == app.ids[::-1]
    assert app.found(orderBy="Id") == app.ids
    assert app.found(orderBy="id", orderByDirection="desc") == app.ids[::-1]
    assert app.found(sort="-Id", orderBy="Id") == app.ids[::-1]
    assert app.found(sort="+Id", orderBy="Id", orderByDirection="desc") == app.ids
    for parameter in ("sort", "orderBy"):
        status, problem = app.ask("estimates", **{parameter: "Mood"})
        assert (status, list(problem["errors"])) == (400, [parameter])


def test_the_feed_of_estimates_is_one_at_two_paths(app: App):
    recent = {"includeRecentChanges": "true"}
    (_, old), (_, new) = app.ask("estimates/export", **recent), app.ask("export/estimates", **recent)
    assert old == new
    assert [row["id"] for row in new["data"]] == app.ids
    for path in ("estimates/export", "export/estimates"):
        assert app.ask(path, **{"from": old["continueFrom"]})[1]["data"] == []


def test_a_warehouse_gets_the_feed_of_estimates_once():
    assert [feed.path for feed in all_feeds() if feed.table == "salestech.estimates"] == [
        "/sales/v2/tenant/{tenant}/export/estimates"
    ]
    assert not [feed for feed in all_feeds() if "estimates/export" in feed.path]
