"""Tests that share what is long in the making run in one process, so that it is made once (`--dist loadgroup`)."""

import pytest

SHARED = {"small": "small", "site": "site", "assistant": "assistant", "trusted": "assistant"}
"""Fixtures of a whole session that take seconds, and the name under which they are together."""


def pytest_itemcollected(item: pytest.Item) -> None:
    for name in SHARED.keys() & set(getattr(item, "fixturenames", ())):
        item.add_marker(pytest.mark.xdist_group(SHARED[name]))
