"""What a setting is: a field with a meaning; its names, its values in words and how they are read follow from it."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cached_property
from json import dumps
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta

PREFIX = "TRUCKROLL_"
OFF = "off"
HIDDEN = "***"
_FROM_FILE = "-file"


@dataclass(frozen=True)
class Setting:
    """What a field of a declaration means to whoever runs the program."""

    meaning: str
    metavar: str = ""
    """How its value is called in the help, where the type does not say."""
    values: str = ""
    """What it may be, in words that follow `is not`, where the type does not say."""
    off: int | None = None
    """The number that the word `off` stands for."""
    fits: Callable[[Any], bool] = lambda _: True
    """Whether it can be a value that its type allows."""
    secret: bool = False
    """Whether it is never printed, and may come from a file of its own."""
    shown: Callable[[str], str] = lambda _: HIDDEN
    """What may be printed of a secret."""


class Unfit(ValueError):
    """A value that a setting cannot have; the message begins with what was given."""


@dataclass(frozen=True)
class Declared:
    """One setting: the names it goes by, and how its values are read and written."""

    attribute: str
    kind: Any
    default: Any
    setting: Setting

    @cached_property
    def name(self) -> str:
        """Its key in a file."""
        return self.attribute.replace("_", "-")

    @property
    def flag(self) -> str:
        """Its flag on the command line."""
        return f"--{self.name}"

    @property
    def variable(self) -> str:
        """Its variable in the environment."""
        return PREFIX + self.attribute.upper()

    @property
    def file_name(self) -> str:
        """The key of the file that holds a secret."""
        return self.name + _FROM_FILE

    @property
    def file_variable(self) -> str:
        """The variable that names the file which holds a secret."""
        return f"{self.variable}_FILE"

    @cached_property
    def plain(self) -> Any:
        """Its type without bounds."""
        kind = get_args(self.kind)[0] if get_origin(self.kind) is Annotated else self.kind
        return get_origin(kind) or kind

    @cached_property
    def values(self) -> str:
        """What it may be, in words."""
        words = self.setting.values or _words(self.plain, self.kind)
        return words if self.setting.off is None else f"{words} or {OFF}"

    @property
    def metavar(self) -> str:
        """How its value is called in the help."""
        if self.plain is Literal:
            return "|".join(get_args(self.kind))
        word = self.setting.metavar or {int: "N", float: "N", Path: "FILE", tuple: "A,B"}.get(self.plain, "TEXT")
        return word if self.setting.off is None else f"{word}|{OFF}"

    def read(self, text: str) -> Any:
        """Its value from the text of a flag, a variable or a file of its own."""
        if self.plain is tuple:
            return self.take([part.strip() for part in text.split(",") if part.strip()])
        return self.take(text, strict=False)

    def take(self, value: object, strict: bool = True) -> Any:
        """Its value from a value of a TOML file."""
        if self.setting.off is not None and value == OFF:
            return self.setting.off
        try:
            taken = msgspec.convert(value, self.kind, strict=strict, dec_hook=_path)
        except (msgspec.ValidationError, TypeError):
            raise self._unfit(value) from None
        if not self.setting.fits(taken):
            raise self._unfit(value)
        return taken

    def _unfit(self, value: object) -> Unfit:
        return Unfit(f"{'what is given' if self.setting.secret else repr(value)} is not {self.values}")

    def written(self, value: Any) -> str:
        """A value as a TOML file has it, a secret hidden."""
        if self.setting.secret:
            return dumps(self.setting.shown(value))
        if self.setting.off is not None and value == self.setting.off:
            return dumps(OFF)
        if isinstance(value, (bool, int, float)):
            return dumps(value)
        return dumps(list(cast("tuple[str, ...]", value)) if isinstance(value, tuple) else str(value))


def declared(declaration: type) -> Mapping[str, Declared]:
    """Every setting of a dataclass by its key, in its order; fields without a meaning are the program's own."""
    kinds = get_type_hints(declaration, include_extras=True)
    found: dict[str, Declared] = {}
    for field in fields(declaration):
        kind, *marks = get_args(kinds[field.name]) if get_origin(kinds[field.name]) is Annotated else [None]
        setting = next((mark for mark in marks if isinstance(mark, Setting)), None)
        if setting is None:
            continue
        bounds = [mark for mark in marks if isinstance(mark, Meta)]
        some = _without_none(kind)
        bounded = Annotated[some, *bounds] if bounds else some
        default = None if field.default is MISSING else field.default
        each = Declared(field.name, bounded, default, setting)
        found[each.name] = each
    return found


def _without_none(kind: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        (some,) = (each for each in get_args(kind) if each is not NoneType)
        return some
    return kind


def _path(kind: type, value: object) -> Any:
    if kind is Path and isinstance(value, str) and value:
        return Path(value)
    raise TypeError(kind)


def _words(plain: Any, kind: Any) -> str:
    (bounds,) = [mark for mark in get_args(kind) if isinstance(mark, Meta)] or [Meta()]
    if plain is Literal:
        *some, last = (str(each) for each in get_args(kind))
        return f"{', '.join(some)} or {last}" if some else last
    if plain in (int, float):
        least = "" if bounds.ge is None else f" from {bounds.ge}"
        return "a number" + least + ("" if bounds.le is None else f" to {bounds.le}")
    if plain is str and (bounds.min_length or 0) > 1:
        return f"text of at least {bounds.min_length} characters"
    return {bool: "true or false", Path: "the path of a file", tuple: "a list of texts", str: "text"}[plain]
