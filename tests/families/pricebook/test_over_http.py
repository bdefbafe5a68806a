"""What an app asks of the pricebook over HTTP: what is new answers 201, what goes 204, prices when asked."""

from collections.abc import Iterator
from typing import Any

import pytest
import urllib3

from truckroll.testing import sandbox


class App:
    def __init__(self, server: Any) -> None:
        app = server.connect(server.tenant(7))
        self.url = f"{server.url}/pricebook/v2/tenant/7"
        self.pool = urllib3.PoolManager()
        asked = {"grant_type": "client_credentials", "client_id": app.client_id, "client_secret": app.client_secret}
        token = self.pool.request("POST", f"{server.url}/connect/token", fields=asked, encode_multipart=False).json()
        self.headers = {"Authorization": token["access_token"], "ST-App-Key": app.app_key}
        self.app = app.app_id

    def ask(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        more = {"json": body} if body is not None else {"fields": query}
        return self.pool.request(method, f"{self.url}/{path}", headers=self.headers, **more)


@pytest.fixture(scope="module")
def app() -> Iterator[App]:
    with sandbox() as server:
        yield App(server)


def made(app: App, path: str, **more: Any) -> int:
    answer = app.ask("POST", path, {"code": path, "description": "x"} | more)
    assert answer.status == 201, answer.data
    return answer.json()["id"]


def test_what_is_new_answers_201_and_what_is_taken_away_204(app: App):
    id = made(app, "services", code="Gone")
    answer = app.ask("DELETE", f"services/{id}")
    assert (answer.status, answer.data, answer.headers.get("content-type")) == (204, b"", None)
    assert app.ask("GET", f"services/{id}").json()["active"] is False
    assert app.ask("DELETE", "services/999999").status == 404
    assert app.ask("POST", "services", {"code": "Gone"}).status == 400


def test_a_price_is_calculated_for_those_who_ask(app: App):
    boiler = made(app, "equipment", price=0.25)
    id = made(app, "services", serviceEquipment=[{"skuId": boiler, "quantity": 3}])
    for path in (f"services/{id}", "services"):
        for asked, price, static in (({}, None, None), ({"calculatePrices": "true"}, 0.75, False)):
            found = app.ask("GET", path, **asked).json()
            found = found["data"][0] if "data" in found else found
            assert (found["calculatedPrice"], found["useStaticPrices"]) == (price, static)
    assert "calculatedPrice" not in app.ask("PATCH", f"services/{id}", {"hours": 1}).json()


def test_external_data_of_others_outlives_a_null(app: App):
    kept = {"applicationGuid": app.app, "externalData": [{"key": "k", "value": "v"}]}
    id = made(app, "discounts-and-fees", type="Fee", amountType="Fixed", amount=1, externalData=kept)
    answer = app.ask("PATCH", f"discounts-and-fees/{id}", {"externalData": None})
    assert answer.status == 200
    shown = app.ask("GET", f"discounts-and-fees/{id}", externalDataApplicationGuid=app.app).json()
    assert shown["externalData"] == kept["externalData"]


def test_a_text_is_searched_for_in_name_code_and_words(app: App):
    id = made(app, "equipment", code="ZX-1", displayName="Wärmepumpe", description="quiet <b>and</b> small")
    for words in ("zx-", "WÄRME", "Quiet <B>"):
        found = app.ask("GET", "equipment", searchText=words)
        assert [each["id"] for each in found.json()["data"]] == [id]
        assert "truckroll-read-as" not in found.headers
    app.ask("PATCH", f"equipment/{id}", {"displayName": "Pump"})
    assert app.ask("GET", "equipment", searchText="wärme").json()["data"] == []
