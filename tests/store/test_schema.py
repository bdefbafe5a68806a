"""The difference between the tables there are and those there should be, and who bears it."""

from collections.abc import Sequence

import pytest

from truckroll.store import schema
from truckroll.store.errors import StoreError

HEAD = "tenant integer not null, id integer not null, seq integer not null, active integer not null"
TAIL = "body text not null, external text, internal text, primary key (tenant, id)"


def job(*columns: str, form: str = "body") -> str:
    middle = "".join(f"{column}, " for column in columns)
    return f"create table if not exists job ({HEAD}, {middle}{TAIL}) strict /* form: {form} */"


def by(column: str, unique: str = "") -> str:
    return f"create {unique}index if not exists job_by_{column} on job (tenant, {column}, id)"


def differences(before: Sequence[str], after: Sequence[str]) -> list[schema.Change]:
    is_ = schema.wanted(before)
    for table in is_.tables.values():  # as a database says it
        table.columns = {name: declared.split()[0] for name, declared in table.columns.items()}
    noted = {name: table.form for name, table in is_.tables.items() if table.form}
    return schema.difference(is_, schema.wanted(after), noted)


def test_what_is_the_same_needs_nothing():
    made = [job("total integer"), by("total")]
    assert differences(made, made) == []


def test_a_new_column_and_its_index_harm_nobody():
    column, index = differences([job()], [job("total integer"), by("total")])
    assert column.statements == ('alter table "job" add column total integer',)
    assert index.statements == ("drop index if exists job_by_total", by("total"))
    assert index.beside
    assert not column.harm
    assert not index.harm


def test_a_new_table_is_made_whole():
    (made,) = differences([], [job()])
    assert (made.statements, made.harm, made.beside) == ((job(),), "", False)


def test_a_new_key_could_refuse_what_an_earlier_program_writes():
    (key,) = differences([job("number text")], [job("number text"), by("number", "unique ")])
    assert key.harm == "older"


def test_a_column_goes_last_of_all_with_its_index():
    (gone,) = differences([job("total integer"), by("total")], [job()])
    assert gone.late
    assert gone.harm == "older"
    assert gone.statements == ("drop index if exists job_by_total", 'alter table "job" drop column total')


def test_what_another_kind_of_column_kept_is_kept_beside_it_until_the_end():
    changes = differences([job("total text"), by("total")], [job("total integer"), by("total")])
    kind, index = changes
    assert kind.harm == "older"
    assert kind.statements == (
        "drop index if exists job_by_total",
        'alter table "job" rename column total to was__total',
        'alter table "job" add column total integer',
    )
    assert index.statements[-1] == by("total")
    half = [job("total integer", "was__total text"), by("total")]
    (end,) = differences(half, [job("total integer"), by("total")])
    assert (end.late, end.harm) == (True, "")
    assert end.statements == ('alter table "job" drop column was__total',)


def test_a_noun_that_is_no_more_is_lost_with_its_lists():
    lists = "create table if not exists job__tags (tenant integer not null, value integer not null) strict"
    (lost,) = differences([job(), lists], [])
    assert (lost.harm, lost.late) == ("loss", True)
    assert lost.statements == ('drop table if exists "job"', 'drop table if exists "job__tags"')


def test_a_list_s_values_of_another_kind_are_written_anew():
    before = "create table if not exists job__tags (tenant integer not null, value text not null) strict"
    after = before.replace("value text", "value integer")
    (anew,) = differences([job(), before], [job(), after])
    assert anew.statements == ('drop table "job__tags"', after)


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (
            [job()],
            [job().replace("id integer not null", "id text not null")],
            "job.id would have to become another kind",
        ),
        ([job()], [job("size integer not null")], "job.size is new and may not be empty"),
    ],
)
def test_what_cannot_be_worked_out_is_told(before: list[str], after: list[str], why: str):
    with pytest.raises(StoreError, match=why):
        differences(before, after)
