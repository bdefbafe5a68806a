"""The fact file: how a platform answered each question, in words that are nobody's data."""

from pathlib import Path
from typing import Any, TypeAlias

import msgspec

FORMAT = 1
"""Raised when files of another version can no longer be compared."""
PLATFORM = "platform"
"""What is asked of no operation: the token, the keys, paths that lead nowhere."""

Fact: TypeAlias = str | int | bool | list[str] | None
"""None is what the data there could not show; it is not written down."""


class Told(msgspec.Struct, omit_defaults=True):
    """What was seen of one field in all rows of an answer."""

    kinds: list[str] = []
    forms: list[str] = []
    """How its texts are written, where the catalogue says that they have a form."""
    otherwise: list[str] = []
    """In what it is not as it was published."""


class About(msgspec.Struct, omit_defaults=True):
    """How one operation answered."""

    answers: dict[str, dict[str, Fact]] = {}
    fields: dict[str, Told] = {}


class Facts(msgspec.Struct, omit_defaults=True):
    """One run of the suite."""

    format: int
    taken: str
    """The day."""
    place: str
    """`production`, `integration`, or `elsewhere` for a server of one's own."""
    suite: str
    """The version of Truckroll that asked."""
    asked: int
    left: int
    """Questions that the budget did not allow."""
    about: dict[str, About] = {}


class NoFacts(ValueError):
    """What was given is no fact file that this version can read."""


def write(facts: Facts, path: Path) -> None:
    """Write a file that a person can read before sharing it: a line for each question and each field."""
    head = msgspec.to_builtins(facts)
    about = head.pop("about", {})
    lines = [f' "{name}": {_line(value)},' for name, value in head.items()]
    blocks: list[str] = []
    for name, parts in sorted(about.items()):
        inside = [
            f'   "{part}": {{\n'
            + ",\n".join(f"    {_line(key)}: {_line(value)}" for key, value in sorted(of.items()))
            + "\n   }"
            for part, of in parts.items()
        ]
        blocks.append(f"  {_line(name)}: {{\n" + ",\n".join(inside) + "\n  }")
    text = "{\n" + "\n".join(lines) + '\n "about": {\n' + ",\n".join(blocks) + "\n }\n}\n"
    path.write_text(text, encoding="utf-8")


def _line(value: Any) -> str:
    return msgspec.json.encode(value, order="sorted").decode()


def read(path: Path) -> Facts:
    """Read a file; NoFacts names it and says what is wrong with it."""
    try:
        facts = msgspec.json.decode(path.read_bytes(), type=Facts)
    except msgspec.MsgspecError as fault:
        raise NoFacts(f"{path} is no fact file: {fault}") from None
    if facts.format != FORMAT:
        raise NoFacts(f"{path} is of format {facts.format}; this version reads {FORMAT}. Probe again.")
    return facts
