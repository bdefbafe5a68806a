"""The flags of a command that takes settings, made from their declaration."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeVar, cast

import typer

from truckroll.configuration import reading
from truckroll.configuration.declaring import PREFIX, Declared, declared
from truckroll.configuration.reading import BadSetting, Configuration

T = TypeVar("T")

QUOTE = '"'
CONFIG = "config"
"""The flag that names a file of settings."""
Config = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help=f"A TOML file of settings; without it {reading.STANDARD}, if that is there."),
]


def configured(declaration: type[T]) -> Callable[[Callable[[Configuration[T]], None]], Callable[..., None]]:
    """Let a command take a file of settings and a flag for each; the command is given what counts."""

    def with_flags(command: Callable[[Configuration[T]], None]) -> Callable[..., None]:
        def run(context: typer.Context, **flags: Any) -> None:
            command(effective(declaration, context, flags))

        run.__doc__ = command.__doc__
        run.__name__ = command.__name__
        parameters = [
            inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context),
            inspect.Parameter(CONFIG, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Config),
        ]
        for each in declared(declaration).values():
            parameters += _parameters(each)
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {each.name: each.annotation for each in parameters}
        return run

    return with_flags


def effective(declaration: type[T], context: typer.Context, flags: dict[str, Any]) -> Configuration[T]:
    """What counts for a command that was given these flags; a bad setting ends it as a mistyped one."""
    file = cast("Path | None", flags.pop(CONFIG, None))
    try:
        given = {name.replace("_", "-"): value for name, value in flags.items()}
        known = variables(context.find_root().command)
        return reading.read(declaration, flags=given, file=file, known=known)
    except BadSetting as fault:
        raise typer.BadParameter(str(fault)) from None


def variables(command: Any) -> set[str]:
    """The variables that a command and those under it take for themselves."""
    found: set[str] = set()
    for parameter in command.params:
        named: str | list[str] | None = getattr(parameter, "envvar", None)
        found |= {named} if isinstance(named, str) else set(named or ())
    for name in getattr(command, "commands", ()):
        found |= variables(command.get_command(typer.Context(command), name))
    return {each for each in found if each.startswith(PREFIX)}


def following(name: str) -> Callable[[typer.Context, Any], Any]:
    """For an option of another command: where its flag is not given, it is what the server's settings say."""

    def value(context: typer.Context, given: Any) -> Any:
        source = context.get_parameter_source(name)
        if source is None or source.name != "DEFAULT":
            return given
        try:
            said = reading.text_of(name)
        except BadSetting as fault:
            raise typer.BadParameter(str(fault)) from None
        return given if said is None else type(given)(said)

    return value


def _parameters(each: Declared) -> list[inspect.Parameter]:
    meaning = each.setting.meaning
    if each.plain is bool:
        either = typer.Option(f"{each.flag}/--no-{each.name}", help=meaning, show_default=False)
        return [_parameter(each.attribute, Annotated[bool | None, either])]
    default = f"  [default: {each.written(each.default).strip(QUOTE)}]" if each.default else ""
    option = typer.Option(each.flag, help=meaning + default, metavar=each.metavar, show_default=False)
    made = [_parameter(each.attribute, Annotated[str | None, option])]
    if each.setting.secret:
        told = f"A file that holds what {each.flag} would say."
        file = typer.Option(f"--{each.file_name}", help=told, metavar="FILE", show_default=False)
        made.append(_parameter(f"{each.attribute}_file", Annotated[str | None, file]))
    return made


def _parameter(name: str, annotation: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
