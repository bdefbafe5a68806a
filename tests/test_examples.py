"""The examples of the README and of the tutorial are run as they stand, on a small demonstration."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
PAGES = ["README.md", "docs/tutorial/a-year-in-your-warehouse.md"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder as `make run` leaves the clone: the server up, `data/` filled, the environment in `.venv`."""
    folder = tmp_path_factory.mktemp("clone")
    (folder / ".venv").symlink_to(BIN.parent)
    serve = [BIN / "truckroll", "serve", "--data", "data", "--demo", "120", "--port", "0"]
    with subprocess.Popen(serve, cwd=folder, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            assert any(line.startswith("ready ") for line in server.stdout), "the server ended before it was ready"
            run(folder, "sh", ".venv/bin/truckroll sync --to data/warehouse.duckdb --env data/demo.env")
            yield folder
        finally:
            server.terminate()


def examples(page: str) -> list[tuple[str, str]]:
    """Language and text of each example, without the commands of make, which the fixture stands for."""
    found: list[tuple[str, str]] = re.findall(r"```(sh|python)\n(.*?)```", (ROOT / page).read_text(), re.DOTALL)
    return [(language, text) for language, text in found if not text.startswith("make ")]


def run(folder: Path, language: str, text: str) -> str:
    """What an example prints; an environment of its own, so that nothing of ours stands in for what it forgot."""
    program = [BIN / "python", "-c"] if language == "python" else ["bash", "-eu", "-c"]
    bare = {name: value for name, value in os.environ.items() if not name.startswith("SERVICETITAN_")}
    ended = subprocess.run([*program, text], cwd=folder, env=bare, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.mark.parametrize(
    ("language", "text"), [each for page in PAGES for each in examples(page)], ids=lambda text: text.split("\n")[0]
)
def test_an_example_runs_and_shows_something(folder: Path, language: str, text: str):
    shown = run(folder, language, text)
    assert shown.strip()
    assert '"traceId"' not in shown  # a refusal, which curl prints without failing
