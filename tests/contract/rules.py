"""The facts of rules.txt: what the business does that no schema says, who says it, and which tests prove it."""

import ast
import functools
import re
from dataclasses import dataclass, field
from pathlib import Path

FACTS = Path(__file__).with_name("rules.txt")
TESTS = Path(__file__).parents[1]
SOURCES = {
    "documented": "documented by the vendor",
    "seen": "seen by clients of the real platform",
    "inferred": "inferred by us",
}


@dataclass
class Rule:
    """One rule of an API."""

    api: str
    source: str
    says: str
    tests: list[str] = field(default_factory=list)
    why_not: str = ""


@functools.cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the file."""
    found: list[Rule] = []
    api = ""
    for line in FACTS.read_text().splitlines():
        if line.startswith("== "):
            api = line.removeprefix("== ")
        elif begun := re.fullmatch(r"([a-z]+): (.*)", line):
            found.append(Rule(api, *begun.groups()))
        elif line.startswith("    not: "):
            found[-1].why_not = line.removeprefix("    not: ")
        elif line.startswith("    "):
            found[-1].tests.append(line.strip())
        elif line and not line.startswith("#"):
            raise ValueError(f"{FACTS.name} has a line that says nothing: {line}")
    return tuple(found)


def file_of(test: str) -> Path:
    """The file in which a test of a rule stands."""
    path = test.partition("::")[0]
    return TESTS / path.removeprefix("../") if path.startswith("../") else TESTS / "families" / path


@functools.cache
def names_in(file: Path) -> frozenset[str]:
    """The tests of a file by their names, those of its classes as Class::name."""
    if not file.is_file():
        return frozenset()
    found: set[str] = set()
    for node in ast.parse(file.read_text()).body:
        if isinstance(node, ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.ClassDef):
            found |= {f"{node.name}::{each.name}" for each in node.body if isinstance(each, ast.FunctionDef)}
    return frozenset(found)
