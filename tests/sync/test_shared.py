"""A database for many tenants: whoever has lost one writes nothing more, and holds nobody up."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.sync.destinations import Place
from tests.sync.sync_source import HERE, THINGS, Scripted, sync, thing
from truckroll.sync.batches import Batch
from truckroll.sync.destination import open_destination
from truckroll.sync.errors import DestinationFailed, Superseded, UsageError
from truckroll.sync.landing import Landing
from truckroll.sync.shared import SharedPostgres
from truckroll.sync.spool import Spool

LANDING = Landing(THINGS)
numbers = count()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    place = Place("shared", tmp_path).has_neighbours()
    sync(Scripted({THINGS.path: [[thing(1), thing(2)]]}), place)
    yield place
    place.checked()
    place.close()


def opened(place: Place, generation: int) -> SharedPostgres:
    return SharedPostgres.open(place.to, HERE, generation)


def land(destination: SharedPostgres, rows: list[dict], token: str) -> None:
    destination.spool.mkdir(exist_ok=True)
    spool = Spool(destination.spool / f"{next(numbers)}.ndjson", LANDING)
    for page in Scripted({THINGS.path: [rows]}).feed_pages(THINGS.path):
        spool.add(page.rows)
    spool.close()
    destination.land(Batch(LANDING, spool, token, last=True))


def test_one_who_stands_still_in_a_transaction_holds_nobody_up(place: Place):
    with opened(place, 10) as early:
        early.prepare(LANDING)
        early._connection.execute("begin")
        early._connection.execute("update jpm.odd_things set name = 'on the way'")
        with opened(place, 11) as late:
            assert late.prepare(LANDING) == ("1:1", None)
            land(late, [thing(1, name="newer")], "1:2")
        with pytest.raises(DestinationFailed):
            land(early, [thing(1, name="older")], "1:2")
    assert place.differences(THINGS, [thing(1, name="newer"), thing(2)]) == 0


def test_one_whose_connection_lives_on_is_refused_in_its_transaction(place: Place):
    with opened(place, 10) as early:
        early.prepare(LANDING)
        place.run("update _truckroll.tenant_writer set generation = 11 where tenant = '7'")
        with pytest.raises(Superseded, match="tenant 7 has another worker now"):
            land(early, [thing(1, name="older"), thing(3)], "1:2")
        with pytest.raises(Superseded):
            early.note_failure(LANDING, "broken")
    assert [(state.token, state.failure) for state in place.states()] == [("1:1", None)]
    assert place.differences(THINGS, [thing(1), thing(2)]) == 0
    with pytest.raises(Superseded):
        opened(place, 10)


def test_a_database_is_for_one_tenant_or_for_many(place: Place, tmp_path: Path):
    with pytest.raises(UsageError, match="Register the tenant"):
        open_destination(place.to, HERE)
    single = Place("postgres", tmp_path)
    sync(Scripted({THINGS.path: [[thing(1)]]}), single)
    with pytest.raises(UsageError, match="holds one tenant"):
        opened(single, 1)
    single.close()
    with psycopg.connect(place.to) as connection:
        found = connection.execute("select _tenant, count(*) from jpm.odd_things group by 1 order by 1")
        assert found.fetchall() == [("7", 2), ("8", 41)]
