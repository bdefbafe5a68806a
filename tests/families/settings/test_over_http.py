"""What an app asks of the settings over HTTP: lists by part of a name, users by their ids, feeds, refusals."""

from collections.abc import Iterator
from typing import Any

import pytest
import urllib3

from truckroll.catalogue.transaction import Caller
from truckroll.families.settings import BusinessUnit, Employee, TagType, Technician, UserRole
from truckroll.store.records import transact
from truckroll.testing import sandbox


class App:
    def __init__(self, server: Any) -> None:
        tenant = server.tenant(7)
        self.app = server.connect(tenant)
        self.url = f"{server.url}/settings/v2/tenant/{tenant}"
        self.pool = urllib3.PoolManager()
        asked = {
            "grant_type": "client_credentials",
            "client_id": self.app.client_id,
            "client_secret": self.app.client_secret,
        }
        token = self.pool.request("POST", f"{server.url}/connect/token", fields=asked, encode_multipart=False).json()
        self.headers = {"Authorization": token["access_token"], "ST-App-Key": self.app.app_key}
        work = lambda connection: transact(connection, tenant, server.clock.now(), Caller(), self.furnish)  # noqa: E731
        self.ids: dict[str, int] = server.platform.database.write(work).result()

    def furnish(self) -> dict[str, int]:
        made = {
            "unit": BusinessUnit.new(name="Heating"),
            "old unit": BusinessUnit.new(name="Water heating", active=False),
            "tess": Technician.new(name="Tess Äpfel"),
            "tom": Technician.new(name="Tom 100%_"),
            "olga": Employee.new(name="Olga", email="olga@example.com"),
            "omar": Employee.new(name="Omar"),
            "dog": TagType.new(name="Dog"),
            "desk": UserRole.new(name="Desk", made_from="CSR"),
            "field": UserRole.new(name="Field", employee_type="Technician"),
        }
        return {key: int(record.id) for key, record in made.items()}

    def ask(self, method: str, path: str, body: Any = None, **query: Any) -> tuple[int, Any]:
        more = {"json": body} if body is not None else {"fields": query}
        answer = self.pool.request(method, f"{self.url}/{path}", headers=self.headers, **more)
        return answer.status, answer.json()

    def names(self, path: str, **query: Any) -> list[str]:
        status, page = self.ask("GET", path, **query)
        assert status == 200, page
        return sorted(record["name"] for record in page["data"])


@pytest.fixture(scope="module")
def app() -> Iterator[App]:
    with sandbox() as server:
        yield App(server)


@pytest.mark.parametrize(
    ("path", "part", "found"),
    [
        ("technicians", "ESS", ["Tess Äpfel"]),
        ("technicians", "äPF", ["Tess Äpfel"]),
        ("technicians", "0%_", ["Tom 100%_"]),
        ("technicians", "t", ["Tess Äpfel", "Tom 100%_"]),
        ("technicians", "%", ["Tom 100%_"]),
        ("technicians", "nobody", []),
        ("employees", "oMa", ["Omar"]),
        ("business-units", "heat", ["Heating"]),
        ("user-roles", "e", ["Desk", "Field"]),
    ],
)
def test_a_part_of_the_name_finds_whatever_its_case(app: App, path: str, part: str, found: list[str]):
    assert app.names(path, name=part) == found


def test_people_are_found_by_their_ids_as_users(app: App):
    ids = f"{app.ids['tess']},{app.ids['olga']}"
    assert app.names("technicians", userIds=ids) == ["Tess Äpfel"]
    assert app.names("employees", userIds=ids) == ["Olga"]
    assert app.names("employees", email="olga@example.com") == ["Olga"]
    assert app.names("employees", email="olga") == []


def test_roles_are_found_by_whom_they_are_for(app: App):
    asked = {kind: app.names("user-roles", employeeType=kind) for kind in ("None", "Employee", "Technician", "All")}
    assert asked == {"None": [], "Employee": ["Desk"], "Technician": ["Field"], "All": ["Desk", "Field"]}
    record = app.ask("GET", "user-roles", ids=app.ids["desk"])[1]["data"][0]
    assert set(record) == {"id", "active", "name", "createdOn", "employeeType"}


def test_units_are_shown_when_inactive_ones_are_asked_for_too(app: App):
    assert app.names("business-units", active="Any") == ["Heating", "Water heating"]


def test_a_new_technician_is_in_the_list_and_in_the_feed(app: App):
    body = {
        "name": "Una",
        "accountCreationMethod": "CreateLater",
        "roleId": app.ids["field"],
        "positions": ["Helper"],
        "licenseType": "NonManagedTech",
        "password": "never to be seen",
        "jobHistoryDateFilter": "LastMonth",
        "home": {"street": "1 Elm St", "city": "Reno", "latitude": 39.5},
    }
    status, made = app.ask("POST", "technicians", body)
    assert (status, set(made)) == (200, {"id"})
    status, una = app.ask("GET", f"technicians/{made['id']}")
    assert (una["userId"], una["positions"], una["status"]) == (made["id"], ["Helper"], "Idle")
    assert "jobHistoryDateFilter" not in una
    assert "never" not in str(una)
    feed = app.ask("GET", "export/technicians", includeRecentChanges="true")[1]["data"]
    assert [row for row in feed if row["id"] == made["id"]] == [una]
    assert app.ask("POST", f"technicians/{made['id']}/account-actions", {"action": "Deactivate"}) == (
        200,
        {"status": "Success"},
    )
    assert "Una" not in app.names("technicians", name="una")
    assert app.names("technicians", name="una", active="False") == ["Una"]
    assert app.ask("GET", f"technicians/{made['id']}")[1]["active"] is False


def test_a_new_employee_keeps_to_himself_what_no_answer_shows(app: App):
    body = {
        "name": "Ada Byron",
        "email": "ada@example.com",
        "accountCreationMethod": "AssignLoginAndPassword",
        "login": "ada",
        "password": "xyzzy",
        "roleId": app.ids["desk"],
        "positions": ["CSR", "Dispatcher"],
        "mobilePhoneNumber": "555-0199",
    }
    id = app.ask("POST", "employees", body)[1]["id"]
    assert app.ask("PATCH", f"employees/{id}", {"accountLocked": True}) == (200, {"id": id})
    ada = app.ask("GET", f"employees/{id}")[1]
    assert (ada["loginName"], ada["role"], ada["roleIds"]) == ("ada", "CSR", [app.ids["desk"]])
    assert (ada["accountLocked"], ada["customFields"], ada["permissions"]) == (True, [], [])
    assert not {"mobilePhoneNumber", "positions", "password", "account"} & set(ada)
    feed = app.ask("GET", "export/employees", includeRecentChanges="true")[1]["data"]
    assert ada in feed


def test_external_data_of_a_unit_is_shown_to_its_app_alone(app: App):
    unit, data = app.ids["unit"], [{"key": "bay", "value": "4"}]
    said = {"externalData": {"applicationGuid": app.app.app_id, "externalData": data}}
    assert app.ask("PATCH", f"business-units/{unit}", said) == (200, {"id": unit})
    own = app.ask("GET", f"business-units/{unit}", externalDataApplicationGuid=app.app.app_id)[1]
    assert own["externalData"] == data
    assert app.ask("GET", f"business-units/{unit}")[1]["externalData"] == []
    feed = app.ask("GET", "export/business-units", includeRecentChanges="true")[1]["data"]
    assert [row["externalData"] for row in feed] == [[], []]


def test_tags_are_sorted_as_asked(app: App):
    assert app.ask("POST", "tag-types", {"name": "Cat", "color": "#123456"})[0] == 200
    shown = app.ask("GET", "tag-types", sort="-Id")[1]["data"]
    assert [tag["name"] for tag in shown] == ["Cat", "Dog"]
    assert app.ask("GET", "export/tag-types", includeRecentChanges="true")[1]["data"] == shown[::-1]
    assert app.ask("PATCH", "tag-types/999", {"name": "x"})[0] == 404


@pytest.mark.parametrize("kind", ["employees", "technicians"])
def test_who_is_not_there_is_missing(app: App, kind: str):
    assert app.ask("GET", f"{kind}/999")[0] == 404
    assert app.ask("PATCH", f"{kind}/999", {"name": "x"})[0] == 404
    assert app.ask("POST", f"{kind}/999/account-actions", {"action": "Deactivate"})[0] == 400
    status, problem = app.ask("POST", kind, {"name": "x"})
    assert status == 400
    assert {"accountCreationMethod", "roleId", "positions"} <= set(problem["errors"])
