"""What rules and lists look for is found by an index, also by one that leaves out records with nothing there."""

from pathlib import Path

import apsw
import pytest

from truckroll.derive.tables import all_tables, column_name
from truckroll.store.engine import Engine, connect
from truckroll.store.records import record_schema

SPARSE = [
    (table.name, column_name(field), statement)
    for table in all_tables()
    for field in table.noun.columns
    for statement in table.ddl()
    if f"index if not exists {table.name}_by_{column_name(field)} " in statement and statement.endswith("is not null")
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    engine = connect(Path(":memory:"), apsw.SQLITE_OPEN_READWRITE, None, 0)
    for statement in record_schema():
        engine.execute(statement)
    return engine


def plan(engine: Engine, sql: str) -> str:
    rows = engine.execute(f"explain query plan {sql}", {"t": 1, "v": 5, "w": "[5]"})
    return " ".join(str(detail) for *_, detail in rows)


@pytest.mark.parametrize(
    "test", ["= :v", ">= :v", "in (select value from json_each(:w))"], ids=["one", "since", "any of several"]
)
def test_an_index_that_leaves_out_what_is_not_there_is_used(engine: Engine, test: str):
    assert SPARSE, "no table has such an index"
    for table, column, _ in SPARSE:
        asked = f"select id from {table} where tenant = :t and {column} {test}"
        assert f"{table}_by_{column}" in plan(engine, asked), (table, column)


def test_a_list_is_sorted_by_an_index_that_leaves_nothing_out(engine: Engine):
    made = {statement.split()[5] for table in all_tables() for statement in table.ddl() if "index" in statement[:20]}
    sorted_by = {
        (table.name, column_name(table.resource.fields[name]))
        for table in all_tables()
        for noun in (table.noun, *(view.noun for view in table.noun.views))
        for name in (*noun.sort, *noun.order_by)
    }
    walked = [(table, column) for table, column in sorted_by if f"{table}_by_{column}" in made]
    assert walked, "no list is sorted by an index"
    for table, column in walked:
        said = plan(engine, f"select id from {table} where tenant = :t order by {column}, id")
        assert f"{table}_by_{column}" in said, (table, column, said)
        assert "TEMP B-TREE" not in said, (table, column, said)
