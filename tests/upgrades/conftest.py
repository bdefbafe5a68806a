"""The earlier program, made once for all tests of upgrades."""

from pathlib import Path

import pytest

from tests.upgrades.earlier import earlier


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the earlier program's source is."""
    return earlier(tmp_path_factory.mktemp("earlier"))
