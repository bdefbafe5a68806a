"""Programs that some tests want: CI must have them; elsewhere such a test is skipped, and says what is missing."""

import os
import shutil

import pytest


def program(name: str, package: str = "") -> str:
    """Where a program is; `package` is the one of Debian that has it, when that is called otherwise."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    wanted = f"{name} is not on this machine: apt install {package or name}"
    if found is None and not os.environ.get("CI"):
        pytest.skip(wanted)
    assert found, wanted
    return found
