"""Options and arguments that are taken as they were said, where nothing has to be made of them.

Typer reads every value with pydantic, which takes longer to load than most commands to do what they are for. A text
that is to be a text needs no reading, nor does a default; for all else typer is asked.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperArgument, TyperOption


class _Reading:
    """Makes of what was said what the command wants."""

    def __init__(self, parameter: Any, thorough: Callable[[], Any]) -> None:
        self._parameter = parameter
        self._thorough = thorough

    def coerce(self, value: Any, **context: Any) -> Any:
        """The value for the command; raises BadParameter for one that is none."""
        wanted = self._parameter.type_descriptor.annotation
        if value is None:
            return () if self._parameter.multiple or self._parameter.nargs == -1 else None
        if type(value) is wanted:
            return value
        if wanted == list[str] and all(type(each) is str for each in value):
            return list(value)
        if wanted is Path and type(value) is str and (os.access(value, os.R_OK) or not os.path.lexists(value)):
            return Path(value)
        return self._thorough().coerce(value, **context)


class _Option(TyperOption):
    def get_runtime_param(self) -> Any:
        return _Reading(self, super().get_runtime_param)


class _Argument(TyperArgument):
    def get_runtime_param(self) -> Any:
        return _Reading(self, super().get_runtime_param)


def as_said(command: Any) -> None:
    """Lets a command, and those under it, take values as they were said."""
    taken_as_said(command.get_params(typer.Context(command)))
    for under in getattr(command, "commands", {}).values():
        as_said(under)


def taken_as_said(parameters: list[Any]) -> list[Any]:
    """The parameters of a command, which from now on take values so."""
    for parameter in parameters:
        kind: Any = _Option if isinstance(parameter, TyperOption) else _Argument
        parameter.__class__ = kind
    return parameters
