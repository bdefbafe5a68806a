"""What the how-to pages of the sync tell people to type can be typed."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from truckroll.sync.commands import app

PAGES = sorted((Path(__file__).parents[2] / "docs" / "how-to").glob("sync-*.md"))


def written(page: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(), re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_has_the_options_that_are_written(page: Path):
    group = get_command(app)
    lines = "\n".join(written(page, "sh") + written(page, "")).replace("\\\n", " ").splitlines()
    typed = [line[line.index("truckroll sync") :] for line in lines if "truckroll sync" in line]
    for line in typed:
        words = shlex.split(line.split(" >> ")[0], comments=True)[2:]
        command = group.commands.get(words[0], group) if words else group  # type: ignore[attr-defined]
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= known, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_program_compiles(page: Path):
    for program in written(page, "python"):
        compile(program, page.name, "exec")
