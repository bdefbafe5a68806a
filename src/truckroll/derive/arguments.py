"""Python values as a request carries them, exactly; what cannot be is named by its place before anything is sent."""

import keyword
import mimetypes
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from operator import index
from pathlib import Path
from typing import Any, TypeAlias, cast
from uuid import UUID

from truckroll.catalogue.files import File
from truckroll.catalogue.shapes import Shape
from truckroll.catalogue.time import When

Moment: TypeAlias = datetime | date | str
"""A moment: a datetime (UTC unless it says otherwise), a date (its beginning in UTC) or ISO 8601 text."""
Ids: TypeAlias = Iterable[int] | str
"""Ids: up to 50 of them, or text with commas between."""
Texts: TypeAlias = Iterable[str] | str
"""Texts: up to 50 of them, or one text with commas between."""

Upload: TypeAlias = File | Path | bytes
"""A file to send: where it is on this machine, or what is in it."""
BYTES = "application/octet-stream"


def python_name(published: str) -> str:
    """A published name as Python spells it: `jobId` is `job_id`, `class` is `class_`."""
    parts = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[-./]", "_", published)
    name = re.sub("_+", "_", parts).lower()
    return name + "_" * keyword.iskeyword(name)


def as_json(shape: Shape, value: Any, place: str) -> Any:
    """A value as JSON has it, exact to the last decimal. Raises TypeError with the place and what it takes."""
    if isinstance(value, Enum):
        value = value.value
    if value is None:
        if shape.nullable or shape.kind == "any":
            return None
        raise TypeError(f"{place} may not be None; leave it out")
    match shape.kind:
        case "array":
            assert shape.item is not None
            if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
                raise _wrong(shape, value, place)
            items = cast("Iterable[Any]", value)
            return [as_json(shape.item, item, f"{place}[{number}]") for number, item in enumerate(items)]
        case "object":
            if not isinstance(value, Mapping):
                raise _wrong(shape, value, place)
            return _object(shape, cast("Mapping[Any, Any]", value), place)
        case "map":
            if not isinstance(value, Mapping):
                raise _wrong(shape, value, place)
            assert shape.item is not None
            given = cast("Mapping[Any, Any]", value)
            return {_text(name): as_json(shape.item, item, f"{place}.{name}") for name, item in given.items()}
        case "enum":
            said = str(value) if isinstance(value, bool) else value
            if said not in shape.values:
                raise _wrong(shape, value, place)
            return said
        case "any":
            if shape.format == "progress" and not callable(value):
                raise _wrong(shape, value, place)
            return value
        case _:
            try:
                return _scalar(shape, value)
            except (TypeError, ValueError, OverflowError):
                raise _wrong(shape, value, place) from None


def _object(shape: Shape, given: Mapping[Any, Any], place: str) -> dict[str, Any]:
    """A dict whose keys are spelled as published or as Python spells them."""
    members = {member.name: member for member in shape.members}
    published = {python_name(name): name for name in members} | {name: name for name in members}
    found: dict[str, Any] = {}
    for key, value in given.items():
        if key not in published:
            raise TypeError(f"{place} has no {key!r}; it takes {', '.join(map(python_name, members))}")
        name = published[key]
        if name in found:
            raise TypeError(f"{place} has {name} twice")
        found[name] = as_json(members[name].shape, value, f"{place}.{python_name(name)}")
    if lacking := [python_name(name) for name, member in members.items() if member.required and name not in found]:
        raise TypeError(f"{place} needs {', '.join(lacking)}")
    return found


def _scalar(shape: Shape, value: Any) -> Any:
    if isinstance(value, bool) != (shape.kind == "boolean"):
        raise TypeError
    match shape.kind, shape.format:
        case "boolean", _:
            return value
        case "integer", format:
            number = index(value)
            if format == "count" and number < 0:
                raise ValueError
            return number
        case "number", _:
            return _number(value)
        case _, "date-time":
            return _moment(value)
        case _, "date":
            return str(When.parse(value))[:10] if isinstance(value, str) else _day(value)
        case _, "token":
            return value if isinstance(value, date) else _text(value)
        case _, "guid":
            return str(value if isinstance(value, UUID) else UUID(_text(value)))
        case _, "ids":
            return value if isinstance(value, str) else ",".join(str(_id(each)) for each in value)
        case _, "texts":
            return value if isinstance(value, str) else ",".join(_part(each) for each in value)
        case _, "binary":
            return _file(value)
        case _, "file":
            return Path(value)
        case _:
            return _text(value)


def _file(value: Any) -> File:
    if isinstance(value, Path):
        value = File(value.name, mimetypes.guess_type(value.name)[0] or BYTES, value.read_bytes())
    if isinstance(value, bytes):
        value = File("file", BYTES, value)
    if not isinstance(value, File):
        raise TypeError
    return value


def _moment(value: Any) -> str:
    if isinstance(value, datetime):
        value = value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC).isoformat()
    elif isinstance(value, date):
        value = value.isoformat()
    return str(When.parse(_text(value)))


def _day(value: Any) -> str:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise TypeError
    return value.isoformat()


def _number(value: Any) -> int | float | Decimal:
    if isinstance(value, Decimal | float):
        if not Decimal(value).is_finite():
            raise ValueError
        return value if isinstance(value, Decimal) else float(value)
    return index(value)


def _id(value: Any) -> int:
    if isinstance(value, bool):
        raise TypeError
    return index(value)


def _part(value: Any) -> str:
    if "," in value:
        raise ValueError
    return _text(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return "".join(value)  # a plain str, whatever kind of text it was


def _wrong(shape: Shape, value: Any, place: str) -> TypeError:
    return TypeError(f"{place} takes {_taken(shape)}, not {str(value)[:60]!r} ({type(value).__name__})")


def _taken(shape: Shape) -> str:
    """What a place takes, in words."""
    match shape.kind, shape.format:
        case _, "progress":
            return "a function of the bytes there are and the bytes there will be"
        case "enum", _:
            return f"one of {', '.join(shape.values)}"
        case "array", _:
            return "a list"
        case "map", _:
            return "a dict"
        case "object", _:
            return f"a dict of {', '.join(python_name(member.name) for member in shape.members)}"
        case "boolean", _:
            return "True or False"
        case "integer", format:
            return "a whole number" + " from 0" * (format == "count")
        case "number", _:
            return "a number"
        case _, "date-time":
            return "a datetime, a date or ISO 8601 text"
        case _, "date":
            return "a date or ISO 8601 text"
        case _, "token":
            return "a token or a date"
        case _, "guid":
            return "a GUID"
        case _, "ids":
            return "ids, in a list or as text with commas between"
        case _, "binary":
            return "a path of pathlib, bytes, or a File with its name and content type"
        case _, "file":
            return "the path of a file"
        case _, "texts":
            return "texts, in a list (then without commas) or as one with commas between"
        case _:
            return "text"
