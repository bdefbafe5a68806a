"""The table of ASVS 5.0 is whole: each number of levels 1 and 2 stands once, with a test or a reason."""

import re
from collections import Counter
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "asvs.md"
LAST = {
    "V1": [2, 9, 11, 3, 2],
    "V2": [3, 3, 4, 1],
    "V3": [0, 2, 4, 6, 5, 0, 2],
    "V4": [3, 1, 2, 4],
    "V5": [1, 3, 2, 3],
    "V6": [3, 12, 4, 4, 5, 3, 0, 4],
    "V7": [3, 4, 2, 5, 2, 2],
    "V8": [2, 3, 1, 1],
    "V9": [3, 4],
    "V10": [2, 2, 4, 11, 5, 2, 3],
    "V11": [2, 3, 3, 4, 1, 1],
    "V12": [3, 2, 4],
    "V13": [1, 5, 2, 5],
    "V14": [2, 4, 3],
    "V15": [3, 3, 7],
    "V16": [1, 5, 4, 3, 3],
    "V17": [1, 4, 2],
}
"""How many requirements of levels 1 and 2 each section of a chapter begins with; those of level 3 come after them."""
STANDS = {"kept", "not here", "yours", "open"}


def rows() -> list[list[str]]:
    lines = re.findall(r"^\| (V\d.*) \|$", PAGE.read_text(), re.MULTILINE)
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)] for line in lines]


def test_each_number_stands_once():
    asked = [
        f"{chapter}.{section}.{number}"
        for chapter, counts in LAST.items()
        for section, count in enumerate(counts, 1)
        for number in range(1, count + 1)
    ]
    assert len(asked) == 253
    told = Counter(number for row in rows() for number in row[0].split(", "))
    assert told == Counter(asked)


def test_each_line_has_a_test_or_a_reason():
    for number, what, stands, by in rows():
        assert stands in STANDS, number
        assert what, number
        assert len(by.split()) > 2 or "::" in by, number


def test_a_line_that_is_kept_by_no_test_says_by_what():
    bare = [row for row in rows() if row[2] == "kept" and "::" not in row[3]]
    assert all(len(row[3]) > 20 for row in bare)
    kept = [row for row in rows() if row[2] == "kept"]
    assert len(bare) < len(kept) / 5, "most is tried"
