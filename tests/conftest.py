"""Tests that share what is long in the making run in one process, so that it is made once (`--dist loadgroup`)."""

import pytest

SHARED = ("small", "site", "assistant", "trusted")
"""Fixtures of a whole session that take seconds."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for name in SHARED:
            if name in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.xdist_group(name.replace("trusted", "assistant")))
                break
