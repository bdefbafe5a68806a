"""A good call of every operation, and what is then to be read; each family says its own in `calls`."""

from typing import Any

from tests.every.calls import FAMILIES
from tests.every.calls.words import Call
from tests.every.place import OPERATIONS, Given, Tenant

REFERENCES: dict[str, str] = {}
"""What the tests call a record of each noun that a body or a filter refers to."""
GOOD: dict[str, Call] = {}
UNFED: set[str] = set()
"""Writes of what no feed shows."""
WRITTEN: dict[str, tuple[str, str, dict[str, Any]]] = {}
"""For each write of a record that was there: the feed that shows it, the record, and what it then says."""
LISTED: dict[str, tuple[str | None, str | None]] = {}
"""Lists, the feed of the same records, and the get of one."""
WITHIN: dict[str, tuple[str, str]] = {}
"""Lists of what stands within a record, the list of those records, and the feed of all that stands within them."""

for _family in FAMILIES:
    for _name, _known in (
        ("REFERENCES", REFERENCES), ("GOOD", GOOD), ("UNFED", UNFED),
        ("WRITTEN", WRITTEN), ("LISTED", LISTED), ("WITHIN", WITHIN),
    ):  # fmt: skip
        _known.update(getattr(_family, _name, {}))


def good(operation_id: str, tenant: Tenant) -> Given:
    """A call that succeeds; lists need no more than their path, and feeds are asked for what is recent."""
    if operation_id in GOOD:
        return GOOD[operation_id](tenant)
    assert OPERATIONS[operation_id].act in ("list", "feed"), f"tests.every.good has no call of {operation_id}"
    return Given(query={"includeRecentChanges": "true"} if OPERATIONS[operation_id].act == "feed" else "")
