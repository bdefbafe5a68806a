"""What is given along to run the server with: the unit of systemd and the image of a container."""

import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path

import pytest
from dockerfile_parse import DockerfileParser

from tests.programs import program
from tests.server.served import served
from truckroll import cli
from truckroll.configuration.declaring import PREFIX, declared
from truckroll.configuration.reading import read
from truckroll.server import service
from truckroll.server.settings import Settings

ROOT = Path(__file__).parents[1]
UNIT = ROOT / "deploy" / "truckroll.service"
CONTAINERFILE = ROOT / "deploy" / "Containerfile"
HOW_TO = ROOT / "docs" / "how-to" / "install-on-a-server.md"
TRUCKROLL = Path(sys.executable).with_name("truckroll")
MOST_EXPOSED = 1.2
"""What systemd calls the exposure of a service, 10 for one that may do anything; below 2 it says OK."""


def lines(name: str) -> list[str]:
    """The values of a directive of the unit."""
    return re.findall(rf"^{name}=(.*)$", UNIT.read_text(), re.MULTILINE)


@pytest.fixture
def analyze(tmp_path: Path):
    """systemd's own look at the unit, with the program where it is here."""
    tool = program("systemd-analyze", "systemd")
    copy = tmp_path / UNIT.name
    copy.write_text(UNIT.read_text().replace("/opt/truckroll/bin/truckroll", str(TRUCKROLL)))

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([tool, *words, str(copy)], capture_output=True, text=True, check=False)

    return run


def test_systemd_understands_every_line_of_the_unit(analyze):
    checked = analyze("verify", "--man=no")
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_service_may_do_little(analyze):
    asked = analyze("security", "--offline=true", "--no-pager")
    assert float(re.findall(r"Overall exposure level for \S+: ([\d.]+)", asked.stdout)[0]) <= MOST_EXPOSED, asked.stdout


def test_the_unit_hands_over_every_secret_that_is_a_setting():
    secrets = {name for name, each in declared(Settings).items() if each.setting.secret}
    loaded = dict(each.split(":") for each in lines("LoadCredential"))
    assert loaded == {name: f"truckroll.{name}" for name in loaded}
    assert set(loaded) == secrets
    assert all(f"truckroll.{name}" in HOW_TO.read_text() for name in loaded)
    assert lines("ExecStart") == ["/opt/truckroll/bin/truckroll serve"]
    assert lines("Type") == ["notify"]


@pytest.mark.parametrize("abstract", [False, True])
def test_systemd_is_told_when_the_server_is_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, abstract: bool):
    name = f"@{tmp_path}" if abstract else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind("\0" + name[1:] if abstract else name)
        listener.settimeout(60)
        monkeypatch.setenv("NOTIFY_SOCKET", name)
        service.tell(service.READY)
        assert listener.recv(100) == b"READY=1"
        monkeypatch.delenv("NOTIFY_SOCKET")
        service.tell(service.READY)  # nobody listens, and nothing happens


def test_a_server_says_that_it_is_ready_when_it_answers(tmp_path: Path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "notify"))
        listener.settimeout(60)
        environ = os.environ | {"NOTIFY_SOCKET": str(tmp_path / "notify"), "TRUCKROLL_DATA": str(tmp_path / "data")}
        with subprocess.Popen(
            [TRUCKROLL, "serve", "--port", "0"], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            try:
                assert listener.recv(100) == b"READY=1"
                assert process.stdout is not None
                url = process.stdout.readline().removeprefix("ready ").strip()
                assert urllib.request.urlopen(f"{url}/readyz", timeout=30).status == 200
            finally:
                process.terminate()
                process.communicate(timeout=60)
        assert process.returncode == 0


def recipe() -> DockerfileParser:
    return DockerfileParser(fileobj=io.BytesIO(CONTAINERFILE.read_bytes()))


def said(instruction: str) -> list[str]:
    return [each["value"] for each in recipe().structure if each["instruction"] == instruction]


def test_the_image_runs_the_server_as_nobody_in_particular_and_keeps_no_secret():
    assert all(re.fullmatch(r"docker\.io/library/python:3\.\d+-slim-\w+", base) for base in recipe().parent_images)
    assert said("USER") == ["10001:10001"]
    assert json.loads(said("ENTRYPOINT")[0]) == ["/opt/truckroll/bin/truckroll"]
    assert json.loads(said("CMD")[0]) == ["serve"]
    environ = {name: value for name, value in recipe().envs.items() if name.startswith(PREFIX)}
    settings = read(Settings, flags={}, environ=environ).settings
    assert (settings.host, str(settings.port), settings.data) == ("0.0.0.0", said("EXPOSE")[0], said("VOLUME")[0])
    assert not [
        name
        for name, each in declared(Settings).items()
        if each.setting.secret and each.variable in environ and name != "data"
    ]
    assert "serve" in cli.COMMANDS


def test_the_image_is_made_of_files_that_there_are():
    for words in (value.split() for value in said("COPY") if not value.startswith("--from")):
        assert [each for each in words[:-1] if not (ROOT / each).exists()] == []


def test_the_health_check_sees_whether_the_server_is_alive(tmp_path: Path):
    [check] = said("HEALTHCHECK")
    command = json.loads(check[check.index("[") :])
    with served(tmp_path / "data") as server:
        program = [sys.executable, *command[1:-1], command[-1].replace(":8080/", f":{server.port}/")]
        assert subprocess.run(program, check=False, timeout=60).returncode == 0
    assert subprocess.run(program, check=False, timeout=60, stderr=subprocess.DEVNULL).returncode != 0


@pytest.mark.soak
def test_what_the_image_installs_is_enough_to_serve(tmp_path: Path):
    """The steps of the recipe in an empty environment, for there is no engine here that would run them."""
    here = tmp_path / "truckroll"
    venv.create(here, with_pip=True)
    [install] = [each for each in said("RUN") if "pip install" in each]
    command = install.replace("/opt/truckroll", str(here)).replace("/source", str(tmp_path / "source"))
    (tmp_path / "source").mkdir()
    for words in (value.split() for value in said("COPY") if not value.startswith("--from")):
        for each in words[:-1]:
            place = Path(words[-1].replace("/source", str(tmp_path / "source")))
            if (ROOT / each).is_dir():
                shutil.copytree(ROOT / each, place, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / each, place)
    subprocess.run(command, shell=True, check=True, capture_output=True, timeout=900)
    environ = {"PATH": os.environ["PATH"], "TRUCKROLL_DATA": str(tmp_path / "data")}
    with subprocess.Popen(
        [here / "bin" / "truckroll", "serve", "--port", "0"],
        env=environ,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().removeprefix("ready ").strip()
            assert urllib.request.urlopen(f"{url}/healthz", timeout=30).read() == b"alive\n"
            assert urllib.request.urlopen(f"{url}/sign-in", timeout=30).status == 200
        finally:
            process.terminate()
            process.wait(60)


def test_the_settings_of_the_how_to_are_settings(tmp_path: Path):
    [toml] = re.findall(r"```toml\n(.*?)```", HOW_TO.read_text(), re.DOTALL)
    (tmp_path / "truckroll.toml").write_text(toml)
    assert read(Settings, flags={}, environ={}, file=tmp_path / "truckroll.toml").settings.limit == 120
    variables = set(re.findall(rf"{PREFIX}[A-Z_]+", HOW_TO.read_text()))
    known = {name for each in declared(Settings).values() for name in (each.variable, each.file_variable)}
    assert variables <= known
