"""What the doctor finds: a line for each thing that was looked at, good or bad."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import msgspec

Level = Literal["ok", "warn", "fail"]


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at."""

    about: str
    level: Level
    says: str
    do: str = ""
    """What to do about it, as a command where there is one."""


Look = Callable[[], Iterable[Finding]]


def ok(about: str, says: str) -> Finding:
    """All is well."""
    return Finding(about, "ok", says)


def warn(about: str, says: str, do: str) -> Finding:
    """It works, and should be seen to."""
    return Finding(about, "warn", says, do)


def fail(about: str, says: str, do: str) -> Finding:
    """It does not work, or something will be lost."""
    return Finding(about, "fail", says, do)


def looked(about: str, look: Look) -> Iterator[Finding]:
    """What a look finds; one that fails itself is a finding, and the others go on."""
    try:
        yield from look()
    except Exception as fault:
        yield fail(about, f"this could not be looked at: {type(fault).__name__}: {fault}", "see to that first")
