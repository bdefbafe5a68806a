"""What lists of projects and of their costs may be asked for, over HTTP."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import Caller, transaction
from truckroll.store.records import transact
from truckroll.testing import sandbox


class Contractor:
    """A served contractor whose records have names."""

    def __init__(self, server: Any) -> None:
        self.server, self.ids = server, dict[str, int]()
        self.tenant = server.tenant(7)
        app = server.connect(self.tenant)
        form = {"grant_type": "client_credentials", "client_id": app.client_id, "client_secret": app.client_secret}
        token = requests.post(f"{server.url}/connect/token", data=form, timeout=30).json()["access_token"]
        self.headers = {"Authorization": token, "ST-App-Key": app.app_key}

    def new(self, key: str, noun: str, **values: Any) -> int:
        def rule() -> int:
            return int(resolve(noun).new(**values).id)

        self.ids[key] = self.write(rule)
        return self.ids[key]

    def write(self, rule: Any) -> Any:
        now = self.server.clock.now()
        return self.server.platform.database.write(
            lambda connection: transact(connection, self.tenant, now, Caller(), rule)
        ).result()

    def call(self, method: str, path: str, body: Any = None, **query: Any) -> requests.Response:
        url = f"{self.server.url}/jpm/v2/tenant/7/{path}"
        return requests.request(method, url, json=body, params=query, headers=self.headers, timeout=30)

    def names(self, path: str, **query: Any) -> list[str]:
        """The names of what a list shows, first made first."""
        answer = self.call("GET", path, **query)
        assert answer.status_code == 200, answer.text
        named = {id: key for key, id in self.ids.items()}
        return [named[row["id"]] for row in sorted(answer.json()["data"], key=lambda row: row["id"])]


@pytest.fixture(scope="module")
def contractor() -> Iterator[Contractor]:
    with sandbox() as server:
        contractor = Contractor(server)
        _projects(contractor)
        _structure(contractor)
        yield contractor


def _projects(it: Contractor) -> None:
    customer = it.new("Ada", "crm.Customer", name="Ada")
    location = it.new("house", "crm.Location", customer_id=customer, name="House")
    planned = it.new("first step", "jpm.ProjectStatus", name="Planned", order=2)
    it.new("second step", "jpm.ProjectStatus", name="Under way", order=1)
    it.new("Permit", "jpm.ProjectSubStatus", name="Permit", status_id=planned)
    it.new("Drawn", "jpm.ProjectSubStatus", name="Drawn", status_id=planned, active=False)
    it.new("building", "jpm.ProjectType", name="New building", description="From the ground")
    tess = it.new("Tess", "settings.Technician", name="Tess")
    unit = it.new("unit", "settings.BusinessUnit", name="Heating")
    kind = it.new("kind", "jpm.JobType", name="Tune-up")
    campaign = it.new("campaign", "marketing.Campaign", name="Leaflet")
    for key, said in {
        "annex": {"statusId": planned, "businessUnitIds": [unit], "startDate": "2026-11-03"},
        "garage": {"statusId": it.ids["second step"], "name": "Garage", "targetCompletionDate": "2027-01-01"},
        "shed": {"name": "A shed", "projectTypeId": it.ids["building"]},
    }.items():
        it.ids[key] = it.call("POST", "projects", {"locationId": location, **said}).json()["id"]
    visit = {"start": "2026-12-01T10:00:00Z", "end": "2026-12-01T12:00:00Z"}
    for key, project, people in (("job", "annex", [tess]), ("other job", "garage", [])):
        asked = {"customerId": customer, "locationId": location, "businessUnitId": unit, "jobTypeId": kind}
        asked |= {"campaignId": campaign, "priority": "Normal", "projectId": it.ids[project]}
        job = it.call("POST", "jobs", asked | {"appointments": [visit | {"technicianIds": people}]}).json()
        it.ids |= {key: job["id"], f"{key}'s visit": job["firstAppointmentId"], f"{key}'s invoice": job["invoiceId"]}


def _structure(it: Contractor) -> None:
    it.new("work", "jpm.Segment", name="Work", type="CostCode", structure="Hierarchal", is_required=True)
    it.new("cost", "jpm.Segment", name="Cost", type="CostType")
    it.new("phase", "jpm.Segment", name="Phase", project_id=it.ids["annex"])

    def add(key: str, segment: str, code: str, parent: str = "", project: str = "") -> None:
        def rule() -> int:
            found: Any = transaction().load("jpm.Segment", it.ids[segment])
            above: Any = transaction().load("jpm.SegmentItem", it.ids[parent]) if parent else None
            return int(found.add(code, key, parent=above, project_id=it.ids.get(project)).id)

        it.ids[key] = it.write(rule)

    add("Earthwork", "work", "01")
    add("Digging", "work", "10", parent="Earthwork")
    add("By hand", "work", "1", parent="Digging")
    add("Tower", "work", "99", project="annex")
    add("Vault", "work", "20", parent="Earthwork", project="annex")
    add("Labor", "cost", "L")
    for key, items in {"hand labor": ["By hand", "Labor"], "earth": ["Earthwork"], "tower": ["Tower"]}.items():
        body = {"segmentItemIds": [it.ids[item] for item in items]}
        it.ids[key] = it.call("POST", f"{WBS}/budget-codes", body).json()["code"]["id"]


WBS = "work-breakdown-structure"


# Projects


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "annex garage shed"),
        ({"status": "Planned"}, "annex"),
        ({"status": "Planned,None"}, "annex shed"),
        ({"status": "None"}, "shed"),
        ({"status": "planned"}, ""),
        ({"customerId": "Ada"}, "annex garage shed"),
        ({"projectTypeId": "building"}, "shed"),
        ({"businessUnitIds": "unit"}, "annex"),
        ({"jobId": "job"}, "annex"),
        ({"appointmentId": "other job's visit"}, "garage"),
        ({"invoiceId": "job's invoice"}, "annex"),
        ({"technicianId": "Tess"}, "annex"),
        ({"technicianId": "Ada"}, ""),
        ({"technicianId": "Tess", "jobId": "other job"}, ""),
        ({"startsOnOrAfter": "2026-11-03", "startsBefore": "2026-11-04"}, "annex"),
        ({"targetCompletionDateBefore": "2027-01-01"}, ""),
    ],
)
def test_projects_are_found(contractor: Contractor, asked: dict[str, str], found: str):
    query = {name: contractor.ids.get(value, value) for name, value in asked.items()}
    assert contractor.names("projects", **query) == found.split()


def test_projects_are_sorted_by_name_and_by_when_they_should_be_done(contractor: Contractor):
    for sort, last in (("Name", "garage"), ("targetCompletionDate", "garage"), ("-Id", "annex")):
        rows = contractor.call("GET", "projects", sort=sort).json()["data"]
        assert rows[-1]["id"] == contractor.ids[last]


def test_the_feed_of_projects_says_which_are_active_and_names_their_jobs(contractor: Contractor):
    rows = contractor.call("GET", "export/projects", includeRecentChanges=True).json()["data"]
    annex = next(row for row in rows if row["id"] == contractor.ids["annex"])
    assert (annex["active"], annex["jobIds"], annex["status"]) == (True, [contractor.ids["job"]], "Planned")
    one = contractor.call("GET", f"projects/{annex['id']}").json()
    assert one == {name: value for name, value in annex.items() if name != "active"}


def test_notes_of_a_project_are_listed_and_fed(contractor: Contractor):
    path = f"projects/{contractor.ids['annex']}/notes"
    assert contractor.call("POST", path, {"text": "Gate is left."}).status_code == 200
    assert [row["text"] for row in contractor.call("GET", path).json()["data"]] == ["Gate is left."]
    (fed,) = contractor.call("GET", "export/project-notes", includeRecentChanges=True).json()["data"]
    assert (fed["projectId"], fed["text"]) == (contractor.ids["annex"], "Gate is left.")
    assert contractor.call("GET", "projects/999/notes").status_code == 404


def test_attaching_and_detaching_answer_nothing(contractor: Contractor):
    job = contractor.ids["other job"]
    for path in (f"projects/detach-job/{job}", f"projects/{contractor.ids['garage']}/attach-job/{job}"):
        answer = contractor.call("POST", path)
        assert (answer.status_code, answer.content) == (200, b"")
    assert contractor.call("POST", f"projects/999/attach-job/{job}").status_code == 400


def test_statuses_and_their_parts_are_listed(contractor: Contractor):
    rows = contractor.call("GET", "project-statuses", sort="Order").json()["data"]
    assert [(row["name"], row["order"]) for row in rows] == [("Under way", 1), ("Planned", 2)]
    planned = contractor.ids["first step"]
    assert contractor.names("project-substatuses", statusId=planned) == ["Permit"]
    assert contractor.names("project-substatuses", active="Any", sort="StatusId") == ["Permit", "Drawn"]
    assert contractor.call("GET", f"project-substatuses/{contractor.ids['Drawn']}").json()["active"] is False
    one = contractor.call("GET", f"project-types/{contractor.ids['building']}").json()
    assert one == {
        "id": contractor.ids["building"],
        "name": "New building",
        "description": "From the ground",
        "createdById": None,
    }


# Costs


@pytest.mark.parametrize(
    ("path", "deep", "found"),
    [
        ("segments/{work}/items", "", "Earthwork"),
        ("segments/{work}/items", "false", "Earthwork"),
        ("segments/{work}/items", "true", "Earthwork Digging By-hand"),
        ("segments/{work}/items/{Earthwork}/children", "", "Digging"),
        ("segments/{work}/items/{Earthwork}/children", "true", "Digging By-hand"),
        ("projects/{annex}/segments/{work}/items", "", "Earthwork Tower"),
        ("projects/{annex}/segments/{work}/items", "true", "Earthwork Digging By-hand Tower Vault"),
        ("projects/{annex}/segments/{work}/items/{Earthwork}/children", "", "Digging Vault"),
        ("projects/{garage}/segments/{work}/items/{Earthwork}/children", "true", "Digging By-hand"),
        ("segments", "", "work cost"),
        ("projects/{annex}/segments", "", "work cost phase"),
        ("projects/{garage}/segments", "", "work cost"),
        ("budget-codes", "", "hand-labor earth"),
        ("projects/{annex}/budget-codes", "", "hand-labor earth tower"),
        ("projects/{garage}/budget-codes", "", "hand-labor earth"),
    ],
)
def test_a_project_has_what_the_company_has_and_its_own(contractor: Contractor, path: str, deep: str, found: str):
    query = {"includeChildren": deep} if deep else {}
    names = contractor.names(f"{WBS}/{path.format(**contractor.ids)}", **query)
    assert [name.replace(" ", "-") for name in names] == found.split()


@pytest.mark.parametrize(
    "path",
    [
        "segments/999/items",
        "segments/{phase}/items",
        "projects/{garage}/segments/{phase}/items",
        "projects/999/segments",
        "projects/999/budget-codes",
        "segments/{work}/items/{Labor}/children",
        "segments/{work}/items/{Tower}/children",
    ],
)
def test_what_is_not_there_has_no_parts(contractor: Contractor, path: str):
    answer = contractor.call("GET", f"{WBS}/{path.format(**contractor.ids)}")
    assert (answer.status_code, "not found" in answer.json()["title"]) == (400, True)


def test_segments_are_answered_in_pages_without_saying_so(contractor: Contractor):
    answer = contractor.call("GET", f"{WBS}/segments", page=2, pageSize=1, includeTotal=True).json()
    assert answer == {
        "data": [
            {
                "id": contractor.ids["cost"],
                "name": "Cost",
                "type": "CostType",
                "structure": "Flat",
                "isActive": True,
                "isRequired": False,
            }
        ]
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"segmentItemIds": "Labor"}, "hand-labor"),
        ({"segmentIds": "work"}, "hand-labor earth"),
        ({"budgetCodeIds": "earth"}, "earth"),
        ({"budgetCodeIds": "earth", "segmentIds": "cost"}, ""),
    ],
)
def test_budget_codes_are_found(contractor: Contractor, asked: dict[str, str], found: str):
    names = contractor.names(f"{WBS}/budget-codes", **{name: contractor.ids[key] for name, key in asked.items()})
    assert [name.replace(" ", "-") for name in names] == found.split()


def test_budget_codes_are_matched_however_the_codes_are_listed(contractor: Contractor):
    for codes in ("1-L,99", ["1-L", "99"]):
        matches = contractor.call("GET", f"{WBS}/budget-codes/match", codes=codes).json()["matches"]
        assert [(match["code"], match["isValid"]) for match in matches] == [("1-L", True), ("99", False)]
    assert sorted(matches[0]["budgetCodes"][0]) == ["code", "description", "id", "segments"]
    own = contractor.call("GET", f"{WBS}/projects/{contractor.ids['annex']}/budget-codes/match", codes="99").json()
    assert own["matches"][0]["isValid"] is True
    assert contractor.call("GET", f"{WBS}/budget-codes/match").status_code == 400


def test_several_budget_codes_are_a_list_in_the_body(contractor: Contractor):
    asked = {"segments": [{"segmentId": contractor.ids["cost"], "segmentItemId": contractor.ids["Labor"]}]}
    made = contractor.call("POST", f"{WBS}/budget-codes/partial/batch", [asked])
    assert [sorted(code) for code in made.json()["codes"]] == [["code", "description", "id", "segments"]]
    again = contractor.call("POST", f"{WBS}/budget-codes/partial/batch", [asked]).json()
    assert (again["status"], list(again["errors"])) == (400, ["[0].segments"])
    for body, place in (({}, "request"), ([{}], "[0].segmentItemIds"), ([1], "[0]"), (None, "request")):
        answer = contractor.call("POST", f"{WBS}/budget-codes/batch", body)
        assert (answer.status_code, list(answer.json()["errors"])) == (400, [place])
