"""What the how-to pages of the sync tell people to type can be typed."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from truckroll.sync.commands import app

PAGES = sorted((Path(__file__).parents[2] / "docs" / "how-to").glob("sync-*.md"))


def written(page: Path, language: str) -> list[str]:
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text(), re.DOTALL | re.MULTILINE)
    return [block for word, block in blocks if word == language]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_has_the_options_that_are_written(page: Path):
    group = get_command(app)
    lines = "\n".join(written(page, "sh") + written(page, "")).replace("\\\n", " ").splitlines()
    typed = [line[line.index("truckroll sync") :] for line in lines if "truckroll sync" in line]
    for line in typed:
        words = shlex.split(line.split(" >> ")[0], comments=True)[2:]
        command = group
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]  # type: ignore[attr-defined]
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= known, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_program_compiles(page: Path):
    for program in written(page, "python"):
        compile(program, page.name, "exec")
