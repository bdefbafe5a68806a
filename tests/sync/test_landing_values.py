"""What a value of a feed becomes in its column, and what becomes of one that the column cannot hold."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.sync.sync_source import THINGS, Notes, Scripted, sync, table, thing

BIG = "x" * 3_000_000


def landed(tmp_path: Path, *rows: Any, notes: Notes | None = None) -> list[dict[str, Any]]:
    """The rows of the table after a sync of these, given as dicts or as JSON text."""
    texts = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    (outcome,) = sync(Scripted({THINGS.path: [f"[{','.join(texts)}]".encode()]}), tmp_path / "w.duckdb", notes=notes)
    assert outcome.failure is None
    return table(tmp_path / "w.duckdb")


def raw(member: str, value: str) -> str:
    """A row in which a member has exactly this JSON text."""
    return json.dumps(thing(1) | {member: "@"}).replace('"@"', value)


@pytest.mark.parametrize(
    ("member", "column", "value", "expected"),
    [
        ("end", "end", '"2026-01-02T16:28:55.8446003Z"', "2026-01-02T16:28:55.8446003Z"),
        ("end", "end", '"2026-01-02T16:28:55Z"', "2026-01-02T16:28:55.0000000Z"),
        ("end", "end", '"2026-01-02T16:28:55.8446003+02:00"', "2026-01-02T14:28:55.8446003Z"),
        ("end", "end", '"2026-01-02T16:28:55.9999999"', "2026-01-02T16:28:55.9999999Z"),
        ("day", "day", '"2026-01-02"', "2026-01-02"),
        ("day", "day", '"2026-01-02T00:00:00Z"', "2026-01-02"),
        ("total", "total", "0.1", "0.10000000"),
        ("total", "total", "12345678901234.1234", "12345678901234.12340000"),
        ("total", "total", "-12345678901234567890.12345678", "-12345678901234567890.12345678"),
        ("total", "total", "25.1700000000000000000", "25.17000000"),
        ("total", "total", '"0.00"', "0.00000000"),
        ("total", "total", "1e-7", "0.00000010"),
        ("total", "total", "99999999999999999999", "99999999999999999999.00000000"),
        ("count", "count", "1.0000000000000000000", 1),
        ("weight", "weight", "0.1", 0.1),
        ("weight", "weight", "3", 3.0),
        ("name", "name", '"\\u0000\\ud83d\\ude00 \\"quoted\\" \\\\ud800 \\n"', '\0😀 "quoted" \\ud800 \n'),
        ("name", "name", '"half \\ud83d of one"', "half � of one"),
        ("name", "name", '"[urgent] {call} 12345678901234.12345678"', "[urgent] {call} 12345678901234.12345678"),
        ("name", "name", '""', ""),
        ("name", "name", f'"{BIG}"', BIG),
        ("name", "name", "12", "12"),
        ("tagIds", "tag_ids", "[]", "[]"),
        ("tagIds", "tag_ids", '{"a": null, "b": "é"}', '{"a":null,"b":"é"}'),
        ("tagIds", "tag_ids", '{"price": 12345678901234.1234}', '{"price":"12345678901234.1234"}'),
        ("active", "active", "false", False),
    ],
)
def test_a_value_that_its_column_can_hold_lands_exactly(
    tmp_path: Path, member: str, column: str, value: str, expected: Any
):
    (row,) = landed(tmp_path, raw(member, value))
    assert row[column] == expected
    assert row["_extra"] is None


@pytest.mark.parametrize("member", [column.json for column in THINGS.columns if column.json != "id"])
def test_null_and_absence_land_as_null(tmp_path: Path, member: str):
    absent = thing(2)
    del absent[member]
    column = next(column.name for column in THINGS.columns if column.json == member)
    rows = landed(tmp_path, thing(1) | {member: None}, absent)
    assert [(row["id"], row[column], row["_extra"]) for row in rows] == [(1, None, None), (2, None, None)]


@pytest.mark.parametrize(
    ("member", "column", "value"),
    [
        ("count", "count", '"many"'),
        ("count", "count", "1.5"),
        ("count", "count", "99999999999"),
        ("count", "count", "true"),
        ("modifiedOn", "modified_on", '"yesterday"'),
        ("modifiedOn", "modified_on", '"0001-01-01T00:00:00Z"'),
        ("modifiedOn", "modified_on", "5"),
        ("day", "day", '"2026-01-02T16:28:55Z"'),
        ("active", "active", "1"),
        ("active", "active", '"maybe"'),
        ("total", "total", "0.123456789"),
        ("total", "total", "123456789012345678901234567890.12345"),
        ("total", "total", "[1]"),
        ("weight", "weight", '"heavy"'),
        ("name", "name", '{"first":"A"}'),
        ("name", "name", "[1,2]"),
    ],
)
def test_a_value_that_its_column_cannot_hold_is_null_there_and_whole_in_extra(
    tmp_path: Path, member: str, column: str, value: str
):
    notes = Notes()
    bad, good = landed(tmp_path, raw(member, value), thing(2), notes=notes)
    assert (bad["id"], bad[column]) == (1, None)
    kept = json.loads(bad["_extra"])
    assert kept.keys() == {member}
    assert str(kept[member]) == str(json.loads(value)) or kept[member] == value  # Digits no double holds stay as text.
    assert (good["id"], good["_extra"]) == (2, None)
    assert notes.texts[0].startswith(f"{member} is not ")
    assert "in 1 row: null there" in notes.texts[0]


def test_members_that_the_catalogue_does_not_know_are_kept_in_extra(tmp_path: Path):
    notes = Notes()
    rows = landed(
        tmp_path,
        thing(1),
        thing(2, **{"newField": {"a": [1, None]}, "Id": 3, "": "empty", "a/b~c": "é", 'say "x"': 12345678901234.5}),
        thing(3, newField=None),
        notes=notes,
    )
    assert rows[0]["_extra"] is None
    assert json.loads(rows[1]["_extra"]) == {
        "newField": {"a": [1, None]},
        "Id": 3,
        "": "empty",
        "a/b~c": "é",
        'say "x"': 12345678901234.5,
    }
    assert json.loads(rows[2]["_extra"]) == {"newField": None}
    assert "newField is not in the catalogue: kept in _extra of 2 rows" in notes.texts


def test_all_that_is_odd_in_one_row_stands_side_by_side(tmp_path: Path):
    row, _ = landed(tmp_path, thing(1, count="x", name=["y"], other=True, total="z"), thing(2))
    assert json.loads(row["_extra"]) == {"count": "x", "name": ["y"], "other": True, "total": "z"}
    assert (row["count"], row["name"], row["total"], row["tag_ids"]) == (None, None, None, "[1,2]")


@pytest.mark.parametrize("odd", ["5", "null", '"text"', "[1]"])
def test_a_row_that_is_no_object_is_kept_as_it_came(tmp_path: Path, odd: str):
    rows = landed(tmp_path, odd, thing(2))
    assert [(row["id"], row["_extra"]) for row in rows] == [(2, None), (None, odd)]


def test_rows_may_be_written_over_many_lines(tmp_path: Path):
    page = json.dumps([thing(1, name="a\nb"), thing(2)], indent=3).replace("\n", "\r\n").encode()
    sync(Scripted({THINGS.path: [page]}), tmp_path / "w.duckdb")
    assert [row["name"] for row in table(tmp_path / "w.duckdb")] == ["a\nb", "thing 2"]


def test_bytes_that_are_no_text_do_not_end_a_run(tmp_path: Path):
    page = json.dumps([thing(1, name="@")]).encode().replace(b"@", b"\xff!")
    sync(Scripted({THINGS.path: [page]}), tmp_path / "w.duckdb")
    assert table(tmp_path / "w.duckdb")[0]["name"] == "�!"


def test_a_page_larger_than_any_row_should_be_lands(tmp_path: Path):
    huge = "y" * (40 << 20)
    (row,) = landed(tmp_path, thing(1, name=huge))
    assert row["name"] == huge
