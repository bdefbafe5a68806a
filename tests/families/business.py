"""A contractor in memory, for tests that are straight on the rules: people, places, kinds of work, and a held clock."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import apsw
import msgspec
import pytest

from truckroll.catalogue import Refused, given
from truckroll.catalogue.fields import plain
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import When
from truckroll.catalogue.transaction import Caller, transaction
from truckroll.catalogue.types import reference
from truckroll.derive.events import all_events
from truckroll.derive.operations import all_operations
from truckroll.derive.validation import Reading
from truckroll.server import naming
from truckroll.store import planned
from truckroll.store.connection import SqliteConnection
from truckroll.store.engine import connect
from truckroll.store.queries import queries, script
from truckroll.store.records import record_schema, transact

T = TypeVar("T")

APP = "11111111-aaaa-bbbb-cccc-222222222222"
OTHER_APP = "33333333-aaaa-bbbb-cccc-444444444444"
TENANT = 7
NOW = When.parse("2026-11-02T15:00:00Z")
OPERATIONS = {operation.operation_id: operation for operation in all_operations()}

SUBSCRIBE = """insert into subscription
 (tenant, event, client_id, id, url, receiver, hmac_key, header, encoding, created)
 values (:tenant, :event, '', :event, '', '', '', '', '', 0)"""
DUE = queries("record_queries")["what_is_due"]

_encode = msgspec.json.Encoder(decimal_format="number").encode
_decode = msgspec.json.Decoder(float_hook=Decimal).decode
_memory = connect(Path(":memory:"), apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
for _statement in (script("schema"), *record_schema()):
    _memory.execute(_statement).fetchall()
_memory.execute(f"insert into tenant (id, name, timezone, created) values ({TENANT}, 'Acme', 'UTC', 0)")
_TABLES = [name for (name,) in _memory.execute("select name from sqlite_schema where type = 'table'").fetchall()]


@dataclass
class Said(Exception):  # a refusal as its caller gets it
    """What a caller is told who asks for what the business does not do."""

    status: int
    title: str
    errors: dict[str, list[str]] = field(default_factory=dict)


class Business:
    """One contractor; `ask` is an operation as its caller knows it, `do` a rule that no operation offers yet."""

    def __init__(self) -> None:
        for table in _TABLES:
            if table != "tenant":
                _memory.execute(f"delete from {table}")
        _memory.execute("update tenant set seq = 0, next_id = 1, modified = 0")
        self.connection = SqliteConnection(_memory, Path(":memory:"), transactional=False)
        self.now = NOW.ticks
        self.app = APP
        self.ids: dict[str, int] = {}
        for event in all_events():
            _memory.execute(SUBSCRIBE, {"tenant": TENANT, "event": event})
        self.do(self._furnish)

    def _furnish(self) -> None:
        def new(key: str, noun: str, **values: Any) -> int:
            self.ids[key] = int(resolve(noun).new(**values).id)
            return self.ids[key]

        customer = new("customer", "crm.Customer", name="Ada")
        new("location", "crm.Location", customer_id=customer, name="Ada's house")
        neighbour = new("neighbour", "crm.Customer", name="Bob")
        new("elsewhere", "crm.Location", customer_id=neighbour, name="Bob's house")
        new("unit", "settings.BusinessUnit", name="Heating")
        new("other_unit", "settings.BusinessUnit", name="Plumbing")
        new("tess", "settings.Technician", name="Tess")
        new("tom", "settings.Technician", name="Tom")
        new("office", "settings.Employee", name="Olga")
        new("colleague", "settings.Employee", name="Omar")
        new("campaign", "marketing.Campaign", name="Leaflet")
        new("tag", "settings.TagType", name="Dog")
        new("other_tag", "settings.TagType", name="Gate")
        new("kind", "jpm.JobType", name="Tune-up")
        new("why_canceled", "jpm.JobCancelReason", name="Moved away")
        new("why_held", "jpm.JobHoldReason", name="Rain")
        new("text", "jpm.JobCustomFieldType", name="Gate code", data_type="Text")
        new("color", "jpm.JobCustomFieldType", name="Color", data_type="Dropdown", data_type_options=["Red", "Blue"])
        new("size", "jpm.JobCustomFieldType", name="Size", data_type="Numeric")

    def do(self, rule: Callable[[], T]) -> T:
        """Run a rule as one transaction."""
        caller = Caller(app=self.app, user=self.ids.get("office", 0))  # type: ignore[arg-type]
        return transact(self.connection, TENANT, self.now, caller, rule)

    def come_due(self) -> None:
        """Do what records planned for the time until now."""
        while due := list(self.connection.execute(DUE, {"now": self.now, "most": 100})):
            for row in due:
                planned.perform(self.connection, row)

    def ask(self, operation_id: str, body: dict[str, Any] | list[Any] | None = None, **path: Any) -> Any:
        """Perform an operation on a body, a path or a query that can be read; Said when it is refused."""
        operation = OPERATIONS[operation_id]
        rule, resource = operation.rule, operation.resource
        reading = Reading()
        sent = body if operation.is_form else _decode(_encode(plain(body or {})))
        said: Any = reading.value(operation.body, sent, "") if operation.body else {}
        if operation.body and operation.body.format in ("items", "body"):
            said = {operation.body.format: said}
        assert reading.faults == {}

        def perform() -> Any:
            if operation.act == "create":
                return given.create(resource, rule, said, naming.around(resource.noun, path))
            if rule.on_class:
                return given.act(resource, rule, {**path, **said}, frozenset(path))
            noun = operation.noun
            record = naming.named(noun, path)
            if operation.act == "update":
                return given.change(record, rule, said)
            if rule.function is None:
                return record.deactivate()
            rest = {name: id for name, id in path.items() if name != noun.own_id and name not in noun.scoped}
            return given.act(record, rule, {**rest, **said}, frozenset(rest))

        try:
            return self.do(perform)
        except Refused as refused:
            raise Said(refused.status(frozenset(operation.refusals)), refused.title, refused.errors) from None

    def book(self, *visits: dict[str, Any], **more: Any) -> Any:
        """Book a job for Ada, with one visit tomorrow unless told."""
        return self.ask("Jobs_Create", self.job(*visits, **more))

    def job(self, *visits: dict[str, Any], **more: Any) -> dict[str, Any]:
        """What is asked for when a job is booked."""
        return {
            "customerId": self.ids["customer"],
            "locationId": self.ids["location"],
            "businessUnitId": self.ids["unit"],
            "jobTypeId": self.ids["kind"],
            "campaignId": self.ids["campaign"],
            "priority": "Normal",
            "appointments": list(visits) or [self.visit()],
        } | more

    def visit(self, day: int = 3, *technicians: str, **more: Any) -> dict[str, Any]:
        """A visit of two hours from ten o'clock on a day of November."""
        names = {"technicianIds": [self.ids[name] for name in technicians]} if technicians else {}
        return {"start": f"2026-11-{day:02}T10:00:00Z", "end": f"2026-11-{day:02}T12:00:00Z", **names, **more}

    def new(self, key: str, noun: str, **values: Any) -> int:
        """A record past all operations; its id is kept under a name."""
        self.ids[key] = self.do(lambda: int(resolve(noun).new(**values).id))
        return self.ids[key]

    def see(self, noun: str, id: int) -> Any:
        """The record as it now is."""
        record = self.do(lambda: transaction().load(noun, id))
        assert record is not None
        return record

    def all(self, noun: str, **where: Any) -> list[Any]:
        """The records with these values, inactive ones too unless told."""
        return self.do(lambda: resolve(noun).find(**({"active": None} | where)))

    def visits(self, job: Any) -> list[Any]:
        """A job's visits, first booked first."""
        return self.all("jpm.Appointment", job_id=job.id, active=True)

    def set(self, noun: str, id: int, **values: Any) -> None:
        """Change a record past all rules."""

        def change() -> None:
            record = transaction().load(noun, id)
            for name, value in values.items():
                setattr(record, name, value)

        self.do(change)

    def send(self, visit: Any, technician: str) -> None:
        """Dispatch a technician to a visit."""
        self._field("dispatch", visit, technician)

    def arrive(self, visit: Any, technician: str) -> None:
        """Let a dispatched technician arrive."""
        self._field("arrive", visit, technician)

    def finish(self, visit: Any, technician: str) -> None:
        """Let a technician finish."""
        self._field("finish", visit, technician)

    def _field(self, what: str, visit: Any, technician: str) -> None:
        def rule() -> None:
            found: Any = transaction().load("jpm.Appointment", visit.id)
            getattr(found, what)(reference(self.ids[technician], "settings.Technician"))

        try:
            self.do(rule)
        except Refused as refused:
            raise Said(refused.status(frozenset({400, 404, 409})), refused.title, refused.errors) from None

    def history(self, job: Any) -> list[str]:
        """The steps in a job's life."""
        return [step.event_type for step in self.ask("Jobs_GetHistory", id=job.id).history]

    def told(self) -> list[tuple[str, dict[str, Any]]]:
        """What subscribers will hear that was not asked for here before, in no order."""
        found = list(self.connection.execute("select type, data from outbox"))
        self.connection.execute("delete from outbox")
        return [(kind, msgspec.json.decode(data)) for kind, data in found]


@contextmanager
def refused(status: int, words: str, *places: str) -> Iterator[None]:
    """What is asked inside is refused with this status, in these words, naming these places."""
    with pytest.raises(Said) as caught:
        yield
    said = caught.value
    assert (said.status, words in said.title) == (status, True), said
    assert sorted(said.errors) == sorted(places)
