"""A contractor on a real server, for tests of what providers, websites and apps ask over HTTP."""

import json
from collections.abc import Callable
from itertools import count
from typing import Any, TypeVar

import urllib3

from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import Caller, transaction
from truckroll.store.records import transact
from truckroll.testing import Sandbox

T = TypeVar("T")
TENANTS = count(7)


class Office:
    """One contractor and an app that may do everything there; `ids` are records by what tests call them."""

    def __init__(self, server: Sandbox, api: str = "crm") -> None:
        self.server = server
        self.api = api
        self.tenant = server.tenant(next(TENANTS))
        self.app = server.connect(self.tenant, name=f"App {self.tenant}")
        self.pool = urllib3.PoolManager()
        asked = {"grant_type": "client_credentials", "client_id": self.app.client_id}
        asked["client_secret"] = self.app.client_secret
        token = self.pool.request("POST", f"{server.url}/connect/token", fields=asked, encode_multipart=False).json()
        self.headers = {"Authorization": token["access_token"], "ST-App-Key": self.app.app_key}
        self.ids: dict[str, int] = {}
        self.do(self._furnish)

    def _furnish(self) -> None:
        def new(key: str, noun: str, **values: Any) -> int:
            self.ids[key] = int(resolve(noun).new(**values).id)
            return self.ids[key]

        town = {"street": "1 Main St", "city": "Reno", "state": "NV", "zip": "89501", "country": "USA"}
        other = {"street": "2 Main St", "city": "Elko", "state": "UT", "zip": "89801", "country": "USA"}
        ada = new(
            "ada", "crm.Customer", name="Ada", address={**town, "unit": None, "latitude": None, "longitude": None}
        )
        new("ada's house", "crm.Location", customer_id=ada, name="Ada's house")
        bob = new(
            "bob", "crm.Customer", name="Bob", address={**other, "unit": None, "latitude": None, "longitude": None}
        )
        new("bob's house", "crm.Location", customer_id=bob, name="Bob's house")
        new("campaign", "marketing.Campaign", name="Leaflet")
        new("kind", "jpm.JobType", name="Tune-up")
        new("unit", "settings.BusinessUnit", name="Heating")
        new("tag", "settings.TagType", name="Dog")
        new("reason", "jbce.CallReason", name="Too expensive")
        new("provider", "crm.BookingProviderTag", tag_name="Website", description="Our pages")
        new("other provider", "crm.BookingProviderTag", tag_name="Directory", description="A directory")

    def do(self, rule: Callable[[], T]) -> T:
        """Run a rule past HTTP."""
        now = self.server.clock.now()
        database = self.server.platform.database
        return database.write(lambda kept: transact(kept, self.tenant, now, Caller(), rule)).result()

    def new(self, noun: str, **values: Any) -> int:
        """A record past all operations."""
        return self.do(lambda: int(resolve(noun).new(**values).id))

    def see(self, noun: str, id: int | str) -> Any:
        """The record as it now is, inactive ones too."""
        record = self.do(lambda: transaction().load(noun, id))
        assert record is not None
        return record

    def ask(self, method: str, path: str, body: Any = None, **query: Any) -> tuple[int, Any]:
        """The status and the answer of a call below the API's path."""
        url = f"{self.server.url}/{self.api}/v2/tenant/{self.tenant}/{path}"
        if query:
            url += "?" + "&".join(f"{name}={value}" for name, value in query.items())
        more = {"json": body} if body is not None else {}
        answer = self.pool.request(method, url, headers=self.headers, **more)
        return answer.status, json.loads(answer.data) if answer.data else None

    def good(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        """The answer of a call that succeeds."""
        status, answer = self.ask(method, path, body, **query)
        assert status == 200, answer
        return answer

    def refused(self, status: int, words: str, method: str, path: str, body: Any = None, **query: Any) -> set[str]:
        """The places that a refusal names."""
        said, answer = self.ask(method, path, body, **query)
        assert (said, words in answer["title"]) == (status, True), answer
        return set(answer["errors"])

    def found(self, path: str, **query: Any) -> list[Any]:
        """The ids that a list shows, in its order."""
        return [row["id"] for row in self.good("GET", path, **query)["data"]]

    def book(self, **more: Any) -> dict[str, Any]:
        """A job for Ada."""
        ids = self.ids
        visit = {"start": "2046-12-01T10:00:00Z", "end": "2046-12-01T12:00:00Z"}
        asked = {"customerId": ids["ada"], "locationId": ids["ada's house"], "businessUnitId": ids["unit"]}
        asked |= {"jobTypeId": ids["kind"], "campaignId": ids["campaign"], "priority": "Normal"}
        url = f"{self.server.url}/jpm/v2/tenant/{self.tenant}/jobs"
        answer = self.pool.request("POST", url, headers=self.headers, json=asked | {"appointments": [visit]} | more)
        assert answer.status == 200, answer.data
        return json.loads(answer.data)
