"""Mistakes are made where they matter, one at a time, and what no test notices is found."""

import ast

import pytest

from tests.mutants.changes import changes
from tests.mutants.running import FAMILIES, functions

RULE = '''
"""Words."""
LIMIT = 5

class Visit(Resource, path="visits", most=500):
    """A visit."""
    active: bool = True

    @action("PUT {id}/hold", 409)
    def hold(self, days: int = 3) -> int:
        """Wait."""
        if not self.over and self.days + 1 <= LIMIT:
            self.status = "Hold"
            tell("held", visit=f"{self.id + 1}")
        return self.days

    @update()
    def update(self) -> Self:
        """Change."""
        for one, two in zip(self.seen, self.told, strict=True):
            if one != two:
                raise AssertionError
        return self
'''


def made() -> list[str]:
    source = RULE.encode()
    found = changes(source)
    for each in found:
        ast.parse(each.made(source))
    return [each.told(source) for each in found]


@pytest.mark.parametrize(
    "change",
    [
        "5  →  6", "True  →  False", "3  →  4", "<=  →  <", "and  →  or", "not  →  nothing", "+  →  -", "1  →  2",
        "\"Hold\"  →  'HoldX'", "self.status = \"Hold\"  →  pass", "tell(\"held\", visit=f\"{self.id + 1}\")  →  pass",
        "return self.days  →  return None", "not self.over  →  True",
        "not self.over and self.days + 1 <= LIMIT  →  True", "not self.over and self.days + 1 <= LIMIT  →  False",
    ],
)  # fmt: skip
def test_a_mistake_is_made(change: str):
    assert change in made()


def test_what_is_published_or_only_read_stays():
    assert not any("500" in each or "409" in each or "Words" in each or "visits" in each for each in made())
    assert made().count("1  →  2") == 1, "what stands in a sentence is not changed"


def test_what_does_nothing_in_a_sound_program_stays():
    assert not any("strict" in each or "AssertionError" in each or "return self  " in each for each in made())
    assert made().count("True  →  False") == 1


def test_every_rule_can_be_found_in_the_process_that_changes_it():
    there = functions()
    for file in FAMILIES.rglob("*.py"):
        named = {each.function for each in changes(file.read_bytes()) if each.function}
        assert [name for name in named if (str(file), *name) not in there] == [], file
