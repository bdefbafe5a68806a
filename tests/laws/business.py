"""Two contractors in one store, without HTTP: rules run as requests run them, feeds are read as the API reads them."""

import asyncio
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any, cast

import msgspec

from tests.laws.history import NOUNS, History, Key, Version
from tests.stores import POSTGRES, Kept
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import TICKS_PER_SECOND, Clock, When
from truckroll.catalogue.transaction import Caller as Behind
from truckroll.catalogue.transaction import transaction
from truckroll.derive.operations import Operation, all_operations
from truckroll.derive.tables import table_of
from truckroll.server.access import tenants
from truckroll.server.access.admission import Admission, Caller
from truckroll.server.access.apps import IdleToken
from truckroll.server.log import Log
from truckroll.server.performing import Call, perform
from truckroll.server.platform import Platform
from truckroll.server.reading import Given
from truckroll.store.queries import queries
from truckroll.store.records import HORIZON, transact

NOON = 1_795_262_400 * TICKS_PER_SECOND
TENANTS = (7, 8)
SCHEMA = [*queries("records").values(), *(statement for noun in NOUNS for statement in table_of(noun).ddl())]
"""The tables that are used here; making those of every noun would take most of a law's time."""
_raw = json.JSONDecoder()


class Page(msgspec.Struct):
    """A page of a feed, each row as the text it is."""

    rows: list[str]
    more: bool
    token: str


class Change:
    """One transaction of a tenant, done to its records and to its history alike."""

    def __init__(self, history: History, number: Callable[[], int]) -> None:
        self.history = history
        self.number = number
        self.met: dict[Key, dict[str, Any]] = {}
        self.changed: set[Key] = set()

    def known(self) -> list[Key]:
        """All records there are, in the order they were made."""
        return list({**self.history.records, **self.met})

    def create(self, noun: str) -> None:
        number = self.number()
        fields: dict[str, Any] = {"job_id": number}
        match noun:
            case "jpm.JobNote":
                fields |= {"text": f"note {number}", "created_by_id": 0}
            case "jpm.JobCanceledLog":
                fields |= {"reason_id": 1, "memo": f'memo "{number}"', "created_by_id": 0}
            case "jpm.Appointment":
                fields |= {
                    "start": When.of(NOON),
                    "end": When.of(NOON + 1),
                    "special_instructions": f"gate {number}",
                    "customer_id": 1,
                    "created_by_id": 0,
                }
            case _:
                fields |= {"technician_id": number % 3, "rating": number / 4}
        record = resolve(noun).new(**fields)
        key = (noun, record.values["id"])
        self.met[key] = deepcopy(record.values)
        self.changed.add(key)

    def look(self, key: Key) -> Any:
        record = transaction().load(*key)
        assert record is not None
        self.met.setdefault(key, deepcopy(self.history.records.get(key)) or {})
        return record

    def edit(self, key: Key) -> None:
        record, number = self.look(key), self.number()
        name, json_name, value = {
            "jpm.JobNote": ("text", "text", f"Ω {number}"),
            "jpm.JobCanceledLog": ("memo", "memo", f"}},{{ {number}"),
            "jpm.Appointment": ("special_instructions", "specialInstructions", f"gate\n{number}"),
            "customer_interactions.TechnicianRating": ("rating", "rating", number / 4),
        }[key[0]]
        setattr(record, name, value)
        self.met[key][json_name] = value
        self.changed.add(key)

    def turn(self, key: Key) -> None:
        """Delete, or take back."""
        record = self.look(key)
        record.active = not record.active
        self.met[key]["active"] = record.active
        self.changed.add(key)

    def keep(self, now: int) -> list[Version]:
        """What the transaction wrote, in the order in which it met it."""
        return [self.history.add(key, values, now) for key, values in self.met.items() if key in self.changed]


class Taken(Exception):
    """A rule said no after it had changed records."""


class Business:
    """The store, the clock, and the history of each tenant."""

    def __init__(self, folder: Path) -> None:
        self.kept = Kept(folder)
        self.clock = Clock(NOON)
        self.histories = {tenant: History() for tenant in TENANTS}
        self.loop = asyncio.new_event_loop()
        self.numbers = 0
        self.idle: IdleToken | None = None
        """What the reading app asked for at the idle end; None is what the server was told."""
        self.open()
        for tenant in TENANTS:
            self.write(lambda c, tenant=tenant: tenants.add(c, tenant, "A contractor", "America/Chicago", now=NOON))

    def open(self) -> None:
        self.database = self.kept.open(self.clock, SCHEMA)
        self.platform = Platform(self.database, self.clock, cast(Admission, None), cast(Log, None))

    def restart(self) -> None:
        self.database.close()
        self.open()

    def close(self) -> None:
        self.database.close()
        self.loop.close()

    def back_up(self) -> tuple[Path, dict[int, History]]:
        file = self.kept.back_up(self.database)
        if POSTGRES:
            self.open()
        return file, deepcopy(self.histories)

    def restore(self, backup: tuple[Path, dict[int, History]]) -> None:
        file, histories = backup
        self.database.close()
        self.kept.restore(file)
        self.histories = deepcopy(histories)
        self.open()

    def write(self, work: Callable[[Any], Any]) -> Any:
        return self.database.write(work).result(60)

    def number(self) -> int:
        """Never the same twice, so that no two versions are alike."""
        self.numbers += 1
        return self.numbers

    def now(self, tenant: int) -> int:
        """A tenant's time, which never runs back."""
        return max(self.clock.now(), self.histories[tenant].modified)

    def due(self, tenant: int) -> int:
        return self.now(tenant) - HORIZON

    def change(self, tenant: int, work: Callable[[Change], None]) -> list[Version]:
        """Run rules as one transaction; Taken undoes it."""
        history = self.histories[tenant]
        change, now = Change(history, self.number), self.now(tenant)
        self.write(lambda c: transact(c, tenant, self.clock.now(), Behind(), lambda: work(change)))
        versions = change.keep(now)
        for noun in {version.noun for version in versions}:
            self._witness(tenant, [version for version in versions if version.noun == noun])
        return versions

    def _witness(self, tenant: int, written: list[Version]) -> None:
        """What was written shows at once where recent changes are asked for, and says what it should."""
        page = self.read(tenant, written[0].noun, recent=True, size=10_000)
        texts = page.rows[-len(written) :]
        assert [json.loads(text) for text in texts] == [version.row for version in written]
        for version, text in zip(written, texts, strict=True):
            version.text = text

    def read(
        self, tenant: int, noun: str, since: str = "", *, recent: bool = False, size: int = 3, active: str | None = None
    ) -> Page:
        """One page of a feed; Refused where the API answers 400."""
        query: dict[str, Any] = {"includeRecentChanges": recent}
        if since:
            query["from"] = since
        if active:
            query["active"] = active
        self.platform.page_size = size
        text = self.perform(tenant, feed_of(noun), query).decode()
        place = text.index('"data":[') + len('"data":[')
        answer = json.loads(text)
        return Page(list(_split(text, place)), answer["hasMore"], answer["continueFrom"])

    def perform(self, tenant: int, operation: Operation, query: dict[str, Any]) -> bytes:
        caller = Caller("app", "client", tenant, frozenset(), self.idle, ())
        return self.loop.run_until_complete(perform(Call(self.platform, operation, caller, Given({}, query))))

    def drain(self, tenant: int, noun: str, since: str = "", **how: Any) -> list[str]:
        """All rows to the idle end, where the same token comes again and again."""
        rows: list[str] = []
        while True:
            page = self.read(tenant, noun, since, **how)
            rows += page.rows
            since = page.token
            if not page.more:
                assert self.read(tenant, noun, since, **how) == Page([], False, since)
                return rows


def _split(text: str, place: int) -> Iterator[str]:
    while text[place] != "]":
        _, end = _raw.raw_decode(text, place)
        yield text[place:end]
        place = end + (text[end] == ",")


def feed_of(noun: str) -> Operation:
    return next(o for o in all_operations() if o.act == "feed" and o.noun.name == noun)


def list_of(noun: str) -> Operation:
    return next(o for o in all_operations() if o.act == "list" and o.noun.name == noun)


@contextmanager
def opened(folder: Path) -> Iterator[Business]:
    business = Business(folder / "data")
    try:
        yield business
    finally:
        business.close()


def texts(versions: Iterable[Version]) -> list[str]:
    return [version.text for version in versions]
