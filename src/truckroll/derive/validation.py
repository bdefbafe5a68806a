"""Reading what callers send against its shape: every place that is wrong is named, all of them at once."""

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, cast

from truckroll.catalogue.files import File
from truckroll.catalogue.shapes import Shape
from truckroll.catalogue.time import When
from truckroll.catalogue.types import MOST_MONEY
from truckroll.derive.operations import Parameter

RANGES = {"int32": (-(1 << 31), (1 << 31) - 1), "int64": (-(1 << 63), (1 << 63) - 1)}
MOST_VALUES = 50
INDEXED = re.compile(r"(\w+)\[(\d{1,3})\]\.(\w+)")


@dataclass
class Reading:
    """What was found wrong with a request, by place, and what in it nobody knows."""

    faults: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    ignored: list[str] = field(default_factory=list[str])

    def fault(self, place: str, message: str) -> None:
        """Note what is wrong at a place."""
        self.faults.setdefault(place, []).append(message)

    def value(self, shape: Shape, value: Any, place: str) -> Any:
        """A JSON value as rules may have it; what is wrong is noted, and the value is then of no use."""
        if value is None:
            if not shape.nullable:
                self.fault(place or "request", "This may not be null.")
            return None
        match shape.kind:
            case "object":
                return self._object(shape, value, place)
            case "array":
                return self._array(shape, value, place)
            case "map":
                return self._map(shape, value, place)
            case "boolean":
                if not isinstance(value, bool):
                    self.fault(place, f"A boolean is expected, not {_called(value)}.")
            case "integer":
                self._integer(shape, value, place)
            case "number":
                return self._number(shape, value, place)
            case "enum":
                if value not in shape.values:
                    self.fault(place, f"{_called(value)} is none of {', '.join(shape.values)}.")
            case "string":
                return self._string(shape, value, place)
            case "any":
                pass
        return value

    def _object(self, shape: Shape, value: Any, place: str) -> Any:
        if not isinstance(value, dict):
            self.fault(place or "request", f"A JSON object is expected, not {_called(value)}.")
            return None
        given = cast(dict[str, Any], value)
        known = {member.name: member for member in shape.members}
        inside = f"{place}." if place else ""
        for name in shape.members:
            if name.required and name.name not in given:
                self.fault(f"{inside}{name.name}", "This is required.")
        self.ignored += [f"{inside}{name}" for name in given if name not in known]
        return {
            name: self.value(known[name].shape, item, f"{inside}{name}")
            for name, item in given.items()
            if name in known
        }

    def _array(self, shape: Shape, value: Any, place: str) -> Any:
        if not isinstance(value, list):
            self.fault(place or "request", f"A JSON array is expected, not {_called(value)}.")
            return None
        assert shape.item is not None
        return [self.value(shape.item, item, f"{place}[{index}]") for index, item in enumerate(cast(list[Any], value))]

    def _map(self, shape: Shape, value: Any, place: str) -> Any:
        if not isinstance(value, dict):
            self.fault(place or "request", f"A JSON object is expected, not {_called(value)}.")
            return None
        assert shape.item is not None
        inside = f"{place}." if place else ""
        given = cast(dict[str, Any], value)
        return {name: self.value(shape.item, item, f"{inside}{name}") for name, item in given.items()}

    def _integer(self, shape: Shape, value: Any, place: str) -> None:
        lowest, highest = RANGES[shape.format or "int64"]
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault(place, f"A whole number is expected, not {_called(value)}.")
        elif not lowest <= value <= highest:
            self.fault(place, f"A number from {lowest} to {highest} is expected.")
        elif shape.values and str(value) not in shape.values:
            self.fault(place, f"{value} is none of {', '.join(shape.values)}.")

    def _number(self, shape: Shape, value: Any, place: str) -> Any:
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            self.fault(place, f"A number is expected, not {_called(value)}.")
            return None
        if shape.format == "decimal":
            if abs(value) >= MOST_MONEY or Decimal(value).as_tuple().exponent < -12:  # type: ignore[operator]
                self.fault(place, "A number below 100 trillion with at most 12 decimals is expected.")
            return Decimal(value)
        try:
            number = float(value)
        except OverflowError:
            number = float("inf")
        if abs(number) == float("inf"):
            self.fault(place, "This number is too large.")
        return number

    def _string(self, shape: Shape, value: Any, place: str) -> Any:
        if shape.format == "binary":
            if not isinstance(value, File):
                self.fault(place, f"A file is expected, not {_called(value)}.")
            return value
        if not isinstance(value, str):
            self.fault(place, f"A string is expected, not {_called(value)}.")
            return None
        if "\0" in value:
            self.fault(place, "A text may not contain the character NUL.")
        return self._text(shape, value, place)

    def _text(self, shape: Shape, value: str, place: str) -> Any:
        try:
            match shape.format:
                case "date-time":
                    return str(When.parse(value))
                case "date":
                    return str(When.parse(value))[:10]
                case "guid":
                    return str(uuid.UUID(value))
                case "ids":
                    return self._ids(value, place)
                case "texts":
                    return self._several(value, place)
                case _:
                    return value
        except ValueError as fault:
            self.fault(place, f"{fault}." if shape.format != "guid" else f"{_called(value)} is not a GUID.")
            return None

    def _several(self, text: str, place: str) -> list[str]:
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if len(parts) > MOST_VALUES:
            self.fault(place, f"At most {MOST_VALUES} values may be asked for, not {len(parts)}.")
        return parts[:MOST_VALUES]

    def _ids(self, text: str, place: str) -> list[int]:
        ids = [(part, _whole(part)) for part in self._several(text, place)]
        for part, id in ids:
            if id is None or not RANGES["int64"][0] <= id <= RANGES["int64"][1]:
                self.fault(place, f"{_called(part)} is not an id.")
        return [id for _, id in ids if id is not None]

    def parameter(self, shape: Shape, text: str, place: str) -> Any:
        """A value of a query or a path."""
        match shape.kind:
            case "integer" if shape.nullable and text.lower() == "null":
                return None
            case "integer":
                number = _whole(text)
                if number is None:
                    self.fault(place, f"The value {_called(text)} is not a whole number.")
                    return None
                self._integer(shape, number, place)
                return number
            case "boolean":
                if text.lower() not in ("true", "false"):
                    self.fault(place, f"The value {_called(text)} is neither true nor false.")
                return text.lower() == "true"
            case "enum":
                found = next((value for value in shape.values if value.lower() == text.lower()), None)
                if found is None:
                    self.fault(place, f"The value {_called(text)} is none of {', '.join(shape.values)}.")
                return found
            case "array" if shape.item is not None and shape.item.kind == "object" and place != "sort":
                names = "&".join(f"{place}[0].{member.name}=…" for member in shape.item.members)
                self.fault(place, f"Write it in parts: {names}.")
                return []
            case "array" if shape.item is not None and shape.item.kind == "object":
                return self._several(text, place)
            case "array":
                assert shape.item is not None
                return [self.parameter(shape.item, part, place) for part in self._several(text, place)]
            case "number":
                try:
                    number = Decimal(text)
                    if not number.is_finite():
                        raise ArithmeticError
                    return self._number(shape, number, place)
                except ArithmeticError:
                    self.fault(place, f"The value {_called(text)} is not a number.")
                    return None
            case _:
                if "\0" in text:
                    self.fault(place, "A text may not contain the character NUL.")
                # an offset's plus sign arrives as a blank when it was not encoded
                of_time = shape.format in ("date-time", "date")
                return self._text(shape, text.replace(" ", "+") if of_time else text, place)

    def query(
        self, known: Mapping[str, Parameter], given: Iterable[tuple[str, str]], also: Mapping[str, str]
    ) -> dict[str, Any]:
        """The query's values by published name; case does not matter in names, and a repeated one is joined by commas.

        `known` are the parameters by their names in small letters, `also` other names under which they are read. An
        empty value is as good as none.
        """
        texts: dict[str, str] = {}
        items: dict[str, dict[int, dict[str, str]]] = {}
        maps: dict[str, dict[str, str]] = {}
        for name, text in given:
            small = also.get(name.lower(), name.lower())
            part = INDEXED.fullmatch(small)
            if part is not None and part[1] in known:
                items.setdefault(part[1], {}).setdefault(int(part[2]), {})[part[3]] = text
            elif key := next((key for key in known if self._is_map(known[key]) and _within(key, name)), ""):
                maps.setdefault(key, {})[_within(key, name)] = text
            elif small not in known or self._is_map(known[small]):
                self.ignored.append(name)
            elif text:
                texts[small] = f"{texts[small]},{text}" if small in texts else text
        for small, parameter in known.items():
            if parameter.required and small not in texts:
                self.fault(parameter.name, "This parameter is required.")
        return {
            known[small].name: self.parameter(known[small].shape, text, known[small].name)
            for small, text in texts.items()
        } | {
            **{known[small].name: self._items(known[small], parts) for small, parts in items.items()},
            **{known[small].name: self._keyed(known[small], parts) for small, parts in maps.items()},
        }

    def _is_map(self, parameter: Parameter) -> bool:
        return parameter.shape.kind == "map"

    def _keyed(self, parameter: Parameter, given: Mapping[str, str]) -> dict[str, Any]:
        """Values by name in a query: `customFields.Fields[Gate code]=1234`."""
        assert parameter.shape.item is not None
        if len(given) > MOST_VALUES:
            self.fault(parameter.name, f"At most {MOST_VALUES} values may be asked for, not {len(given)}.")
        item = parameter.shape.item
        return {name: self.parameter(item, text, f"{parameter.name}[{name}]") for name, text in given.items()}

    def _items(self, parameter: Parameter, given: Mapping[int, Mapping[str, str]]) -> list[dict[str, Any]]:
        """Objects in a query: `sort[0].field=Id&sort[0].isDescending=true`."""
        assert parameter.shape.item is not None
        members = parameter.shape.item.members
        found: list[dict[str, Any]] = []
        for at, texts in sorted(given.items()):
            place = f"{parameter.name}[{at}]"
            for member in members:
                if member.required and not texts.get(member.name.lower()):
                    self.fault(f"{place}.{member.name}", "This is required.")
            found.append(
                {
                    member.name: self.parameter(member.shape, texts[member.name.lower()], f"{place}.{member.name}")
                    for member in members
                    if texts.get(member.name.lower())
                }
            )
        return found


def _within(small: str, name: str) -> str:
    """Under which name a value stands in a map: `Gate code` in `fields[Gate code]` and in `fields.Gate code`."""
    rest = name[len(small) :] if name.lower().startswith(small) else ""
    if rest.startswith("[") and rest.endswith("]"):
        return rest[1:-1]
    return rest[1:] if rest.startswith(".") else ""


def _whole(text: str) -> int | None:
    digits = text[1:] if text[:1] in "+-" else text
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 20 else None


def _called(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value[:40]}'"
        case None:
            return "null"
        case dict():
            return "an object"
        case list():
            return "an array"
        case _:
            return str(value)[:40]
