"""Static SQL, kept in files: each query is headed by `-- name: x` and a line that says what it is for."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_HEAD = re.compile(r"^-- name: *(.*?) *$", re.MULTILINE)
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@cache
def script(stem: str) -> str:
    """The whole text of `sql/<stem>.sql`."""
    return files("truckroll.store").joinpath("sql", f"{stem}.sql").read_text("utf-8")


@cache
def queries(stem: str) -> Mapping[str, str]:
    """The queries of `sql/<stem>.sql` by name; ValueError when the file breaks the form."""
    return MappingProxyType(parse(script(stem), f"sql/{stem}.sql"))


def parse(text: str, place: str) -> dict[str, str]:
    """Split named SQL into its queries; ValueError names the place that breaks the form."""
    before, *parts = _HEAD.split(text)
    if any(line.strip() and not line.startswith("--") for line in before.splitlines()):
        raise ValueError(f"{place}: begins with SQL that has no '-- name:' line above it")
    found: dict[str, str] = {}
    for name, body in zip(parts[::2], parts[1::2], strict=True):
        where = f"{place}: query '{name}'"
        if not _NAME.fullmatch(name):
            raise ValueError(f"{where} needs a name in small letters, digits and underscores")
        if name in found:
            raise ValueError(f"{where} is there twice")
        description, _, sql = body.lstrip("\n").partition("\n")
        if not description.startswith("-- ") or not description[3:].strip():
            raise ValueError(f"{where} needs a line '-- what it is for' under its name")
        if not sql.strip().rstrip(";"):
            raise ValueError(f"{where} has no SQL")
        found[name] = sql.strip().rstrip(";").rstrip()
    return found
