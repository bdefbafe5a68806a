"""Tables that no noun has: what a tagged version made of them stays so, or a numbered step says what becomes of it."""

import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from truckroll.store import identity, schema, upgrade
from truckroll.store.folder import DATABASE
from truckroll.store.migrations import STORE_VERSION
from truckroll.store.queries import queries

HERE = Path(__file__).parent
TAGGED = sorted(each.parent.name for each in HERE.glob("[0-9]*/data.tar.xz"))


def now() -> dict[str, list[str]]:
    """The columns and constraints of each table."""
    tables = schema.wanted([*upgrade.fixed(), *queries("records").values()]).tables
    return {name: schema.declared(table.statement) for name, table in tables.items()}


def changes(before: dict[str, list[str]], after: dict[str, list[str]]) -> list[str]:
    """What is more than a new table, or a new column that may be empty."""
    found: list[str] = []
    for name, parts in before.items():
        there = after.get(name, [])
        found += [f"{name}: {part!r} is gone" for part in parts if part not in there]
        new = (part for part in there if part not in parts)
        found += [f"{name}: {part!r} is new" for part in new if "not null" in part and "default" not in part]
    return found


@pytest.mark.parametrize("version", TAGGED)
def test_whatever_is_more_than_an_addition_has_a_step(version: str, tmp_path: Path):
    with tarfile.open(HERE / version / "data.tar.xz") as archive:
        archive.extract(DATABASE, tmp_path)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as file:
        (kept,) = file.execute("pragma user_version").fetchone()
        made = dict(file.execute("select name, sql from sqlite_schema where type = 'table'"))
    names = now().keys() & made.keys()
    assert {"meta", "tenant", "app", "outbox"} <= names
    before = {name: schema.declared(made[name]) for name in names}
    anew = f"; or, while {version} is not tagged, keep it anew: python -m scripts.kept tests/upgrades/{version}"
    assert kept < STORE_VERSION or not changes(before, now()), f"a step of migrations.py has to do this{anew}"


def test_a_change_is_told_from_an_addition():
    before = {"app": ["id text primary key", "name text not null"]}
    assert changes(before, before | {"made": ["id text"]}) == []
    assert changes(before, {"app": [*before["app"], "color text", "size integer not null default 1"]}) == []
    assert changes(before, {"app": [*before["app"], "color text not null"]}) == ["app: 'color text not null' is new"]
    other = {"app": ["id text primary key", "name text not null unique"]}
    assert "app: 'name text not null' is gone" in changes(before, other)
    assert len(changes(before, {})) == 2


def test_this_version_is_kept_before_it_is_tagged():
    assert identity.program() in TAGGED
