"""Values of a command line arrive as Typer would have read them, whether or not something had to be made of them."""

from pathlib import Path
from typing import Annotated, Any

import pytest
import typer

from truckroll.configuration.options import as_said

came: dict[str, Any] = {}
app = typer.Typer()


@app.command()
def command(
    word: str,
    more: Annotated[list[str] | None, typer.Argument()] = None,
    file: Annotated[Path | None, typer.Option()] = None,
    count: Annotated[int, typer.Option(min=1)] = 3,
    ids: Annotated[list[int] | None, typer.Option("--id")] = None,
    loud: Annotated[bool, typer.Option("--loud")] = False,
    name: Annotated[str, typer.Option(envvar="TEST_NAME")] = "",
) -> None:
    """Keeps what it was given."""
    came.clear()
    came.update(locals())


def said(words: list[str], *, as_is: bool) -> tuple[dict[str, Any], str]:
    came.clear()
    made: Any = typer.main.get_command(app)
    if as_is:
        as_said(made)
    try:
        made.main(words, standalone_mode=False)
    except typer.TyperException as fault:
        return {}, fault.format_message()
    return dict(came), ""


@pytest.mark.parametrize(
    "words",
    [
        ["one"],
        ["one", "two", "three", "--file", "no/such/file", "--count", "7", "--loud"],
        ["one", "--file", __file__, "--id", "5", "--id", "6", "--name", "x"],
        ["", "--count", "x"],
        ["one", "--count", "0"],
        ["one", "--id", "five"],
        [],
    ],
)
def test_values_arrive_and_are_refused_as_ever(words: list[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TEST_NAME", "from the environment")
    assert said(words, as_is=True) == said(words, as_is=False) != ({}, "")
