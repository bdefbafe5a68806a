"""The how-to about testing an integration: its files are written as they stand, and its tests are run."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "test-your-integration.md"
BLOCKS: list[tuple[str, str]] = re.findall(r"```(\w+)\n(.*?)```", PAGE.read_text(), re.DOTALL)
FILES = {text.split("\n")[0].removeprefix("# "): text for language, text in BLOCKS if language == "python"}
SHELL = [text for language, text in BLOCKS if language == "sh"]
BIN = Path(sys.executable).parent
ON_DEMO = "test_life.py"


def bare() -> dict[str, str]:
    """An environment of its own, so that nothing of ours stands in for what an example forgot."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SERVICETITAN_", "TRUCKROLL_"))}
    return kept | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}


def run(folder: Path, *arguments: str) -> str:
    """What pytest says of a folder's tests, which all pass."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "truckroll.fixtures", *arguments]
    ended = subprocess.run(command, cwd=folder, env=bare(), capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def written(folder: Path, names: set[str], settings: str = "") -> Path:
    (folder / "pytest.ini").write_text(f"[pytest]\npythonpath = .\n{settings}\n")
    for name in names:
        (folder / name).write_text(FILES[name])
    return folder


def test_every_example_has_a_file_or_is_for_the_shell():
    assert FILES.keys() == {"customers.py", "conftest.py", "test_time.py", "test_faults.py", ON_DEMO}
    assert len(SHELL) == 1
    assert {language for language, _ in BLOCKS} == {"python", "sh"}


def test_the_tests_of_the_integration_pass(tmp_path: Path):
    said = run(written(tmp_path, FILES.keys() - {ON_DEMO}), "-p", "no:cacheprovider")
    assert "9 passed" in said


@pytest.mark.soak  # a demonstration takes a quarter of a minute to fill
def test_a_job_lives_its_life_on_the_demo(tmp_path: Path):
    """The demo is filled by the first run and kept for the second."""
    written(tmp_path, {ON_DEMO}, "truckroll_demo = 10")
    assert "1 passed" in run(tmp_path)
    kept = next((tmp_path / ".pytest_cache").rglob("truckroll.db"))
    before = kept.stat()
    assert "1 passed" in run(tmp_path)
    assert (kept.stat().st_ino, kept.stat().st_size) == (before.st_ino, before.st_size)


def test_the_commands_do_what_the_page_says(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    text = SHELL[0].replace("8099", str(port))
    ended = subprocess.run(
        ["bash", "-eum", "-c", text], cwd=tmp_path, env=bare(), capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    advanced, id, listed, restored = ended.stdout.splitlines()
    assert advanced.endswith("running")
    assert id == "f1"
    assert '"status":429' in listed
    assert restored < advanced


def test_each_test_begins_with_the_same_sandbox(tmp_path: Path):
    written(tmp_path, set())
    (tmp_path / "test_same.py").write_text(
        "import pytest\n"
        "@pytest.mark.parametrize('turn', range(6))\n"
        "def test_same(truckroll_sandbox, turn):\n"
        "    s = truckroll_sandbox\n"
        "    before = s.powers.clock()\n"
        "    assert (before.running, before.last_change, s.powers.faults()) == (True, None, [])\n"
        "    s.tenant(2), s.fault('status'), s.advance(days=3), s.powers.freeze()\n"
    )
    assert "6 passed" in run(tmp_path, "-p", "no:cacheprovider")
