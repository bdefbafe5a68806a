"""The values of settings from a file, the environment and flags; what is unknown or unfit is refused with its place."""

import difflib
import os
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from truckroll.configuration.declaring import PREFIX, Declared, Setting, Unfit, declared

T = TypeVar("T")

STANDARD = Path("/etc/truckroll/truckroll.toml")
"""The file that is read where none is named, if it is there."""
CONFIG = PREFIX + "CONFIG"
"""The variable that names another."""
CREDENTIALS = "CREDENTIALS_DIRECTORY"
"""Where systemd puts the credentials of a service, a file for each."""
DEFAULT = "default"


class BadSetting(ValueError):
    """A setting that cannot be used; the message names its place."""


@dataclass(frozen=True)
class Origin:
    """A value, and where it came from."""

    value: Any
    place: str


@dataclass(frozen=True)
class Configuration(Generic[T]):
    """The settings that count, and where each came from."""

    settings: T
    origins: Mapping[str, Origin]


def read(
    declaration: type[T],
    *,
    flags: Mapping[str, str | bool | None],
    environ: Mapping[str, str] = os.environ,
    file: Path | None = None,
    known: Collection[str] = (),
) -> Configuration[T]:
    """What counts of each setting: its flag, else its variable, else a credential, else the file, else the default.

    `flags` has the keys of a file; `file` is the one that was named by a flag; `known` are variables that are no
    settings of this declaration.
    """
    settings = declared(declaration)
    origins = {name: Origin(each.default, DEFAULT) for name, each in settings.items()}
    origins |= _of_file(settings, file or _named(environ))
    origins |= _of_credentials(settings, environ)
    origins |= _of_environment(settings, environ, known)
    origins |= _of_flags(settings, flags)
    return Configuration(declaration(**{settings[name].attribute: origins[name].value for name in settings}), origins)


def text_of(name: str, environ: Mapping[str, str] = os.environ) -> str | None:
    """One setting that is a text, as variable, credential or file have it; the others are not looked at."""
    each = Declared(name.replace("-", "_"), str, None, Setting("", secret=True))
    alone = {name: each}
    names = (each.variable, each.file_variable)
    found = _of_file(alone, _named(environ), others=True) | _of_credentials(alone, environ)
    found |= _of_environment(alone, {key: environ[key] for key in names if key in environ}, ())
    return found[name].value if found else None


def _named(environ: Mapping[str, str]) -> Path | None:
    if named := environ.get(CONFIG):
        return Path(named)
    return STANDARD if STANDARD.exists() else None


def _of_file(settings: Mapping[str, Declared], path: Path | None, others: bool = False) -> dict[str, Origin]:
    if path is None:
        return {}
    try:
        text = path.read_text(encoding="utf-8")
        values = tomllib.loads(text)
    except OSError as fault:
        raise BadSetting(f"{path} cannot be read ({_why(fault)})") from None
    except ValueError as fault:  # no UTF-8, or no TOML
        raise BadSetting(f"{path} is no TOML: {fault}") from None
    found: dict[str, Origin] = {}
    from_files = {each.file_name: each for each in settings.values() if each.setting.secret}
    for key, value in values.items():
        place = f"{path} line {_line(text, key)}, {key}"
        if key in settings:
            _put(found, settings[key], _fit(settings[key].take, value, place), place)
        elif key in from_files:
            _put(found, from_files[key], _kept(from_files[key], value, place), place)
        elif not others:
            raise BadSetting(f"{place} is no setting{_meant(key, [*settings, *from_files])}")
    return found


def _of_credentials(settings: Mapping[str, Declared], environ: Mapping[str, str]) -> dict[str, Origin]:
    folder = environ.get(CREDENTIALS)
    found: dict[str, Origin] = {}
    for name, each in settings.items():
        if folder and each.setting.secret and (Path(folder) / name).is_file():
            place = f"credential {name}"
            _put(found, each, _kept(each, str(Path(folder) / name), place), place)
    return found


def _of_environment(
    settings: Mapping[str, Declared], environ: Mapping[str, str], known: Collection[str]
) -> dict[str, Origin]:
    by_variable = {each.variable: each for each in settings.values()}
    from_files = {each.file_variable: each for each in settings.values() if each.setting.secret}
    found: dict[str, Origin] = {}
    for variable, text in environ.items():
        if not variable.startswith(PREFIX) or not text:
            continue  # an empty variable is one that was not set
        if variable in by_variable:
            each = by_variable[variable]
            _put(found, each, _fit(each.read, text, variable), variable)
        elif variable in from_files:
            each = from_files[variable]
            _put(found, each, _kept(each, text, variable), variable)
        elif variable != CONFIG and variable not in known:
            raise BadSetting(f"{variable} is no setting{_meant(variable, [*by_variable, *from_files, CONFIG])}")
    return found


def _of_flags(settings: Mapping[str, Declared], flags: Mapping[str, str | bool | None]) -> dict[str, Origin]:
    found: dict[str, Origin] = {}
    for each in settings.values():
        given, file = flags.get(each.name), flags.get(each.file_name)
        if given is not None:
            value = given if isinstance(given, bool) else _fit(each.read, given, each.flag)
            _put(found, each, value, each.flag)
        if file is not None and each.setting.secret:
            _put(found, each, _kept(each, file, f"--{each.file_name}"), f"--{each.file_name}")
    return found


def _put(found: dict[str, Origin], each: Declared, value: Any, place: str) -> None:
    if each.name in found:
        raise BadSetting(f"{place} and {found[each.name].place} both give {each.name}; give one")
    found[each.name] = Origin(value, place)


def _kept(each: Declared, path: object, place: str) -> Any:
    """A secret from a file of its own, without the line's end."""
    if not isinstance(path, str):
        raise BadSetting(f"{place}: {path!r} is not the path of a file")
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadSetting(f"{place}: {path} cannot be read ({_why(fault)})") from None
    return _fit(each.read, text.rstrip("\r\n"), f"{place} ({path})")


def _fit(reads: Any, given: object, place: str) -> Any:
    try:
        return reads(given)
    except Unfit as fault:
        raise BadSetting(f"{place}: {fault}") from None


def _line(text: str, key: str) -> int:
    """The line on which a key of a TOML file stands."""
    begins = re.compile(rf"""\s*(?:\[+\s*)?["']?{re.escape(key)}["']?\s*[=.\]]""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if begins.match(line)), 1)


def _meant(name: str, names: Collection[str]) -> str:
    near = difflib.get_close_matches(name, names, n=1)
    return f"; perhaps {near[0]} is meant" if near else ""


def _why(fault: Exception) -> str:
    return (fault.strerror or "unreadable").lower() if isinstance(fault, OSError) else "it is no UTF-8 text"
