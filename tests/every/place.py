"""Two contractors on one real server, with the same ids and different words, and a caller who distrusts answers."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from itertools import count
from typing import Any
from urllib.parse import quote, urlencode
from uuid import NAMESPACE_OID, uuid5

import urllib3

from truckroll.catalogue import given, now
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import Caller, transaction
from truckroll.catalogue.types import reference
from truckroll.derive.operations import Operation, all_operations
from truckroll.derive.tables import all_tables
from truckroll.derive.validation import Reading
from truckroll.families.jpm.budget_codes import FullBudgetCode
from truckroll.store.connection import SqliteConnection
from truckroll.store.records import transact
from truckroll.testing import Credentials, Sandbox

OPERATIONS = {
    "forms.Jobs_Get"
    if (operation.api, operation.operation_id) == ("forms", "Jobs_Get")
    else operation.operation_id: operation
    for operation in all_operations()
}
"""Every operation by its published id, which two APIs share only in one case."""
PROBLEM = {"type", "title", "status", "traceId", "errors", "data"}
ALWAYS = {401, 403, 404, 405, 429}
"""What every operation may answer whether it publishes it or not."""
OURS, THEIRS = "Ours", "The neighbour keeps this to himself"
"""Stand in every text of the first and of the second contractor; the second's in an answer to the first is a leak."""

TABLES = {
    True: "select name from sqlite_schema where type = 'table' and name not like 'sqlite%'",
    False: "select tablename from pg_tables where schemaname = 'public'",
}
"""How to ask which tables there are, by whether it is SQLite that is asked."""

_tenants = count(1001)


def calls() -> Any:
    """What each family adds; imported late, as it tells of tenants."""
    return import_module("tests.every.calls")


class _Untold(set[str]):
    """The places of a refusal that is one sentence: it need not list them."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, set)


@dataclass
class Answer:
    """One answer, already found to be well-formed."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @cached_property
    def json(self) -> Any:
        return json.loads(self.body) if self.body else None

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The records of a list, be it with or without the envelope of a page."""
        return self.json if isinstance(self.json, list) else self.json["data"]

    @property
    def title(self) -> str:
        """The sentence in which something was refused."""
        return self.json if isinstance(self.json, str) else self.json["title"]

    @property
    def places(self) -> set[str]:
        """What a problem says is at fault."""
        return _Untold() if isinstance(self.json, str) else set(self.json["errors"])

    def __repr__(self) -> str:
        return f"{self.status} {self.body[:500]!r}"


@dataclass
class Given:
    """What a call gives: the ids in its path, its query and its body."""

    path: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] | str = ""
    body: Any = None

    def url(self, operation: Operation, tenant: object) -> str:
        url = operation.url.replace("{tenant}", quote(str(tenant), safe="%"))
        for name, value in self.path.items():
            url = url.replace("{" + name + "}", quote(str(value), safe="%"))
        query = self.query if isinstance(self.query, str) else urlencode(self.query, doseq=True)
        return f"{url}?{query}" if query else url


class Tenant:
    """A contractor with a business, and an app that may do everything in it."""

    def __init__(self, place: "Place", words: str) -> None:
        self.place = place
        self.words = words
        self.id = place.server.tenant(next(_tenants), f"{words} contractor")
        self.app: Credentials = place.server.connect(self.id, name=f"App {self.id}")
        self.token = place.token(self.app)
        self.beside: list[int] = []
        """Contractors whom nothing that this one does may touch."""
        self.ids: dict[str, Any] = {}
        """Records by what the tests call them."""
        self.more: dict[str, Any] = {}
        """The same again, under ids that the other contractor does not have."""
        self.write(lambda: self._furnish(self.ids))

    def state(self) -> dict[str, list[tuple[Any, ...]]]:
        """Everything that is stored of this contractor and of those beside, to be compared."""
        return self.place.state(self.id, *self.beside)

    def write(self, rule: Any) -> Any:
        """Run a rule past HTTP."""
        database, now = self.place.server.platform.database, self.place.server.clock.now()
        return database.write(
            lambda connection: transact(connection, self.id, now, Caller(app=self.app.app_id), rule)
        ).result()

    def call(self, operation: Operation, given: Given, **how: Any) -> Answer:
        """Call an operation with this tenant's token and key, unless told otherwise."""
        own = {"tenant": self.id, "token": self.token, "key": self.app.app_key}
        answer = self.place.call(operation, given, **own | how)
        assert self.words == THEIRS or THEIRS.encode() not in answer.body, ("a leak", operation.operation_id, answer)
        return answer

    def furnish_more(self) -> None:
        """Make everything again, far above the ids there are."""

        def again() -> None:
            while transaction().next_id() < max(id for id in self.ids.values() if isinstance(id, int)) + 500:
                pass
            self._furnish(self.more)

        self.write(again)

    def get(self, operation_id: str, query: dict[str, Any] | str = "", **path: Any) -> Any:
        """The JSON of a good answer."""
        answer = self.call(OPERATIONS[operation_id], Given(path, query))
        assert answer.status == 200, answer
        return answer.json

    def drain(self, operation_id: str, query: dict[str, Any] | None = None) -> list[dict[str, Any]]:
        """Every row of a feed to its end, what is recent too."""
        rows: list[dict[str, Any]] = []
        token = ""
        while True:
            page = self.get(operation_id, {"includeRecentChanges": "true", "from": token} | (query or {}))
            rows += page["data"]
            token = page["continueFrom"]
            if not page["hasMore"]:
                return rows

    def feeds(self) -> "Feeds":
        """Every feed to its end."""
        return Feeds(self)

    def _furnish(self, ids: dict[str, Any]) -> None:
        words = self.words

        def new(key: str, noun: str, **values: Any) -> Any:
            if resolve(noun).noun.guid:
                values["id"] = str(uuid5(NAMESPACE_OID, f"{key} of {'more' if ids is self.more else 'all'}"))
            record: Any = resolve(noun).new(**values)
            ids[key] = str(record.id) if resolve(noun).noun.guid else int(record.id)
            return ids[key]

        def ask(key: str, operation_id: str, body: dict[str, Any], parent: int | None = None) -> Any:
            operation = OPERATIONS[operation_id]
            reading = Reading()
            assert operation.body is not None
            said = reading.value(operation.body, body, "")
            assert reading.faults == {}
            record = given.create(
                operation.resource, operation.rule, said, {operation.noun.within: parent} if parent else {}
            )
            ids[key] = int(record.id)
            return record

        def act(noun: str, key: str) -> Any:
            return transaction().load(noun, ids[key])

        customer = new("customer", "crm.Customer", name=words)
        new("location", "crm.Location", customer_id=customer, name=words)
        new("unit", "settings.BusinessUnit", name=words)
        new("tess", "settings.Technician", name=words)
        new("tom", "settings.Technician", name=words)
        new("office", "settings.Employee", name=words)
        new("desk", "settings.UserRole", name=words)
        new("field", "settings.UserRole", name=words, employee_type="Technician")
        new("campaign", "marketing.Campaign", name=words)
        new("tag", "settings.TagType", name=words)
        new("worn", "settings.TagType", name=words)
        for of, whom in (("Customer", customer), ("Location", ids["location"])):
            act(f"crm.{of}", of.lower()).tag_type_ids = [ids["worn"]]
            mine = {f"{of.lower()}_id": whom}
            new(f"{of.lower()} note", f"crm.{of}Note", text=words, created_by_id=0, **mine)
            new(f"{of.lower()} contact", f"crm.{of}Contact", type="Phone", value=words, memo=words, **mine)
            new(f"{of.lower()} field", f"crm.{of}CustomFieldType", name=words, data_type="Text")
        new("tax_zone", "accounting.TaxZone", name=words)
        new("term", "accounting.PaymentTerm", name=words)
        new("zone", "dispatch.Zone", name=words, zips=[words], business_units=[ids["unit"]])
        new("why_canceled", "jpm.JobCancelReason", name=words)
        new("why_held", "jpm.JobHoldReason", name=words)
        new("old_reason", "jpm.JobHoldReason", name=words, active=False)
        new("text", "jpm.JobCustomFieldType", name=words, data_type="Text")
        new("color", "jpm.JobCustomFieldType", name=words, data_type="Dropdown", data_type_options=["Red", words])
        new("lead", "crm.Lead", summary=words, campaign_id=ids["campaign"], created_by_id=0)
        provider = new("provider", "crm.BookingProviderTag", tag_name=words, description=words)
        asked = {"source": words, "name": words, "summary": words, "external_id": words, "start": now()}
        new("booking", "crm.Booking", **asked, booking_provider_id=provider)
        new("call_reason", "jbce.CallReason", name=words)
        new("lead note", "crm.LeadNote", lead_id=ids["lead"], text=words, created_by_id=0)
        new("booking contact", "crm.BookingContact", booking_id=ids["booking"], type="Phone", value=words, memo=words)
        self._furnish_contacts(ids, new)
        new("project", "jpm.Project", number="1", name=words, customer_id=customer, location_id=ids["location"])
        ask("project note", "Projects_CreateNote", {"text": words}, ids["project"])
        new("project field", "jpm.ProjectCustomFieldType", name=words, data_type="Text")
        new("step", "jpm.ProjectStatus", name=words)
        new("part", "jpm.ProjectSubStatus", name=words, status_id=ids["step"])
        new("project kind", "jpm.ProjectType", name=words, description=words)
        new("segment", "jpm.Segment", name=words, structure="Hierarchal")
        segment: Any = act("jpm.Segment", "segment")
        item = segment.add(words, words)
        ids["item"], ids["part of item"] = int(item.id), int(segment.add("2", words, parent=item).id)
        codes: Any = resolve("jpm.BudgetCode")
        ids["code"] = int(codes.full(FullBudgetCode(segment_item_ids=[ids["item"]])).id)
        ask("kind", "JobTypes_Create", {"name": words, "class": words})
        attached = {"applicationGuid": self.app.app_id, "externalData": [{"key": "secret", "value": words}]}
        for name, visits in (("open", 2), ("held", 1), ("canceled", 1), ("done", 1)):
            asked = self.job(ids, summary=words, externalData=attached, projectId=ids["project"])
            asked["appointments"] = [self.visit(day, technicianIds=[ids["tess"]]) for day in range(1, visits + 1)]
            job: Any = ask(name, "Jobs_Create", asked)
            for number, visit in enumerate(job.visits()):
                ids[f"{name} visit" if number == 0 else f"{name} visit {number + 1}"] = int(visit.id)
        for name in ("open", "done"):
            ask(f"{name} note", "Jobs_CreateNote", {"text": words}, ids[name])
        ask("loose", "Jobs_Create", self.job(ids, summary=words))
        act("jpm.Appointment", "held visit").hold(reference(ids["why_held"], "jpm.JobHoldReason"), words)
        act("jpm.Appointment", "open visit 2").confirm()
        act("jpm.Job", "canceled").cancel(reference(ids["why_canceled"], "jpm.JobCancelReason"), words)
        done = act("jpm.Job", "done")
        done.finish(now())
        message = done.create_message(words, ids["office"])
        ids["message"] = int(message.id)
        rating = {"technicianId": ids["tess"], "jobId": ids["done"], "rating": 8}
        ask("rating", "TechnicianRatings_Update", rating)
        for family in calls().FAMILIES:
            if hasattr(family, "furnish"):
                family.furnish(self, ids, new, ask)

    def _furnish_contacts(self, ids: dict[str, Any], new: Callable[..., Any]) -> None:
        """Somebody who belongs to the customer, with a number, and somebody who belongs to nobody."""
        said = {"created_by": 0, "modified_by": 0}
        for key in ("contact", "lone contact"):
            new(key, "crm.Contact", name=self.words, title=self.words, reference_id=self.words, **said)
        about = {"value": self.words, "memo": self.words, "contact_id": ids["contact"]}
        new("method", "crm.ContactMethod", type="Phone", **about, **said)
        related = {"related_entity_id": ids["customer"], "type_name": "Customer", "type_slug": "customer"}
        new("relation", "crm.ContactRelationship", contact_id=ids["contact"], created_by=0, **related)

    def job(self, ids: Mapping[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """What is asked for when a job is booked."""
        ids = ids or self.ids
        return {
            "customerId": ids["customer"],
            "locationId": ids["location"],
            "businessUnitId": ids["unit"],
            "jobTypeId": ids["kind"],
            "campaignId": ids["campaign"],
            "priority": "Normal",
            "appointments": [self.visit(1)],
        } | more

    def visit(self, day: int, **more: Any) -> dict[str, Any]:
        """A visit on a day of a December to come."""
        return {"start": f"2046-12-{day:02}T10:00:00Z", "end": f"2046-12-{day:02}T12:00:00Z", **more}


class Feeds(dict[str, list[dict[str, Any]]]):
    """Feeds to their ends, each drained when it is first looked at."""

    def __init__(self, tenant: Tenant) -> None:
        super().__init__()
        self._tenant = tenant

    def __missing__(self, name: str) -> list[dict[str, Any]]:
        asked = {"active": "Any"} if OPERATIONS[name].noun.feed_active else None
        self[name] = self._tenant.drain(name, asked)
        return self[name]


class Place:
    """A real server, and the only way to call it."""

    def __init__(self, server: Sandbox) -> None:
        self.server = server
        self.pool = urllib3.HTTPConnectionPool("127.0.0.1", int(server.url.rsplit(":", 1)[1]), maxsize=2)

    def token(self, app: Credentials, scope: str = "") -> str:
        """A new token."""
        asked = {
            "grant_type": "client_credentials",
            "client_id": app.client_id,
            "client_secret": app.client_secret,
            "scope": scope,
        }
        answer = self.pool.request("POST", "/connect/token", fields=asked, encode_multipart=False)
        return answer.json()["access_token"]

    def call(
        self,
        operation: Operation,
        given: Given,
        *,
        tenant: object,
        token: str | None,
        key: str | None,
        raw: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Call an operation; whatever comes back fits what every answer promises."""
        said = dict(headers or {})
        body = raw
        if raw is None and operation.is_form:
            body, said["Content-Type"] = form(given.body)
        elif raw is None and operation.body is not None:
            body = json.dumps(given.body).encode()
        if body is not None:
            said.setdefault("Content-Type", "application/json")
        if token is not None:
            said["Authorization"] = token
        if key is not None:
            said["ST-App-Key"] = key
        binary = operation.answer is not None and operation.answer.format == "binary"
        answer = self.send(operation.method, given.url(operation, tenant), body, said, binary=binary)
        assert answer.status in {operation.status, *operation.refusals, *ALWAYS}, answer
        if answer.status >= 400:
            assert isinstance(answer.json, str) == (operation.terse and answer.status == 400), answer
        return answer

    def send(
        self,
        method: str,
        url: str,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        *,
        binary: bool = False,
    ) -> Answer:
        """Send a request; no answer is a 5xx, every refusal is a whole problem, and the rest is JSON or a file."""
        said = self.pool.urlopen(method, url, body=body, headers=headers, retries=False, redirect=False)
        answer = Answer(said.status, {name.lower(): value for name, value in said.headers.items()}, said.data)
        assert answer.status < 500, (method, url, answer)
        if method != "HEAD":
            kind = answer.headers.get("content-type")
            assert kind == ("application/json" if answer.body else None) or (binary and answer.status == 200), answer
            if answer.status >= 400:
                assert_problem(answer)
        return answer

    def state(self, *tenants: int) -> dict[str, list[tuple[Any, ...]]]:
        """Everything that is stored (of some contractors, and of nobody in particular), to be compared."""

        def work(connection: Any) -> dict[str, list[tuple[Any, ...]]]:
            lite = isinstance(connection, SqliteConnection)
            found: dict[str, list[tuple[Any, ...]]] = {}
            for (name,) in list(connection.execute(TABLES[lite])):
                own = tenants and name in self._by_tenant
                where = f" where tenant in ({', '.join(map(str, tenants))})" if own else ""
                rows = connection.execute(f'select * from "{name}"{where}')
                found[name] = list(rows) if lite else sorted(rows, key=repr)
            return found

        return self.server.platform.database.read(work).result()

    @cached_property
    def _by_tenant(self) -> set[str]:
        """The tables of what belongs to a contractor."""
        named = {table.name for table in all_tables()} | {link for table in all_tables() for link in table.links}
        return named | {"replaced", "outbox", "subscription", "delivery", "answered", "planned", "file"}

    def pair(self) -> tuple[Tenant, Tenant]:
        """Two new contractors with the same ids; the second has more, whose ids the first does not have."""
        mine, theirs = Tenant(self, OURS), Tenant(self, THEIRS)
        assert mine.ids == theirs.ids
        theirs.furnish_more()
        mine.beside, theirs.beside = [theirs.id], [mine.id]
        return mine, theirs


def form(body: Mapping[str, Any]) -> tuple[bytes, str]:
    """A multipart form with files in it, and its content type."""
    parts = {name: (file.name, file.content, file.content_type) for name, file in body.items()}
    return urllib3.encode_multipart_formdata(parts)


def assert_problem(answer: Answer) -> None:
    """A refusal is a problem with all six members, and says which answer it is."""
    problem = answer.json
    if isinstance(problem, str) and answer.status == 400:
        assert problem
        return  # a few operations say no in one sentence; `call` knows which
    assert set(problem) == PROBLEM, answer
    assert problem["status"] == answer.status
    assert isinstance(problem["type"], str)
    assert isinstance(problem["title"], str)
    assert problem["title"]
    assert answer.headers["x-trace-id"] == problem["traceId"]
    assert isinstance(problem["data"], dict)
    assert all(isinstance(places, list) and places for places in problem["errors"].values()), answer
