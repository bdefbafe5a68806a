"""The client's calls are known to type checkers: pyright lets good programs pass, and refuses bad ones line by line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.docs import APIS, PAGES

ROOT = Path(__file__).parents[2]
GOOD, BAD = (ROOT / "tests" / "client" / "typed" / name for name in ("good.py", "bad.py"))


@pytest.fixture(scope="module")
def found() -> dict[Path, dict[int, list[str]]]:
    """What pyright says of the examples, by line from 1."""
    pyright = Path(sys.executable).with_name("pyright")
    run = subprocess.run(
        [pyright, "--outputjson", "--pythonpath", sys.executable, GOOD, BAD],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said: dict[Path, dict[int, list[str]]] = {GOOD: {}, BAD: {}}
    for one in json.loads(run.stdout)["generalDiagnostics"]:
        line = one["range"]["start"]["line"] + 1
        said[Path(one["file"])].setdefault(line, []).append(one["message"])
    return said


def test_good_programs_pass(found):
    assert found[GOOD] == {}


def test_bad_programs_are_refused_where_they_are_wrong(found):
    wrong = {
        number: line.partition("  # ")[2]
        for number, line in enumerate(BAD.read_text().splitlines(), 1)
        if "  # " in line
    }
    said = {number: "\n".join(messages) for number, messages in found[BAD].items()}
    assert said.keys() == wrong.keys()
    assert {number: (why, said[number]) for number, why in wrong.items() if why not in said[number]} == {}


def test_nothing_is_left_of_apis_that_are_gone():
    assert {path for path in APIS.glob("*.py*") if path.name != "__init__.py"} == {
        path for path in PAGES if path.parent == APIS
    }
