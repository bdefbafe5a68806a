"""The house rules that no linter checks."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from truckroll import cli

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "truckroll").rglob("*.py"))
DRAWERS = {"utils", "helpers", "manager", "handler", "handlers", "misc", "common"}
PUBLISHED_NAMES = {"servicepytan/utils.py"}  # the names of the package it stands in for


def test_no_source_file_is_longer_than_one_can_hold_in_mind():
    long = {str(path.relative_to(ROOT)): lines for path in SOURCES if (lines := path.read_text().count("\n")) > 500}
    assert long == {}


def test_no_file_is_a_drawer():
    names = (path.relative_to(ROOT / "src" / "truckroll") for path in SOURCES)
    assert [
        str(name) for name in names if DRAWERS & {*name.parts[:-1], name.stem} and str(name) not in PUBLISHED_NAMES
    ] == []


@pytest.mark.parametrize("heavy", ["requests", "duckdb", "starlette", "msgspec"])
def test_importing_the_package_does_not_import(heavy: str):
    program = f"import sys, truckroll; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("heavy", ["pydantic", "requests", "duckdb", "rich", "truckroll.catalogue", "truckroll.server"])
def test_saying_how_a_command_is_used_does_not_load_what_it_needs(heavy: str):
    program = (
        f"import sys; from truckroll.cli import app; app(standalone_mode=False); sys.exit({heavy!r} in sys.modules)"
    )
    asked = subprocess.run([sys.executable, "-c", program, "sync", "--help"], check=False, stdout=subprocess.DEVNULL)
    assert asked.returncode == 0


def test_every_command_is_where_the_table_says():
    group: Any = typer.main.get_group(cli.app)
    context = typer.Context(group)
    assert group.list_commands(context) == list(cli.COMMANDS)
    commands = {name: group.get_command(context, name) for name in cli.COMMANDS}
    assert {name for name, command in commands.items() if command.name != name or not command.help} == set()


def test_no_file_names_the_place_where_it_was_written():
    """A path of somebody's machine in the project means nothing to anyone else."""
    foreign = re.compile(r"(?<![\w.])/(work|home|root|Users|tmp/[a-z_]*bash)/[\w.]+")
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    found = {
        name: place.group()
        for name in tracked
        if (path := ROOT / name).is_file() and (place := foreign.search(path.read_text(errors="ignore")))
    }
    assert found == {}
