"""What we take from others and what we give away: known flaws, secrets in the tree, the list of parts."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from scripts import secret_scan
from truckroll.server.access import credentials

ROOT = Path(__file__).parents[1]


def test_no_secret_is_kept_in_git():
    assert list(secret_scan.unknown(secret_scan.kept())) == []


def test_a_secret_that_is_put_into_a_file_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    samples = {
        "Truckroll Secret": f'SECRET = "{credentials.client_secret()}"',
        "Private Key": "-----BEGIN " + "PRIVATE KEY-----\nMIIEvg",
        "GitHub Token": "token: ghp_" + "a1B2" * 9,
        "Basic Auth Credentials": "url = postgresql://ada:" + "love1ace@db/x",
        "AWS Access Key": "key AKIA" + "QWERTYUIOPASDFGH",
    }
    monkeypatch.setattr(secret_scan, "ROOT", tmp_path)
    for kind, line in samples.items():
        (tmp_path / "file.md").write_text(f"# A page\n\n{line}\n")
        assert [(each["type"], each["line_number"]) for each in secret_scan.unknown([tmp_path / "file.md"])] == [
            (kind, 3)
        ]


def test_the_baseline_forgives_what_it_names_and_nothing_else():
    forgiven = {name for name, known in json.loads(secret_scan.BASELINE.read_text())["results"].items() if known}
    assert all(name.startswith("tests/") for name in forgiven)
    assert all((ROOT / name).is_file() for name in forgiven)


@contextmanager
def register(flawed: str) -> Iterator[str]:
    """A register of flaws that knows one."""

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            flaw = {"id": "TEST-1", "modified": "2026-01-01T00:00:00Z", "published": "2026-01-01T00:00:00Z"}
            flaw |= {"summary": "", "details": "It is flawed.", "affected": []}
            body = json.dumps({"vulns": [flaw]} if asked["package"]["name"] == flawed else {}).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
        server.shutdown()


def installed(folder: Path) -> Path:
    """A folder of packages with two in it."""
    for name in ("alpha", "beta"):
        info = folder / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    return folder


def audited(*words: str) -> tuple[int, str]:
    ran = subprocess.run(
        [sys.executable, "-m", "scripts.audit", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return ran.returncode, ran.stdout + ran.stderr


def test_a_package_with_a_known_flaw_fails_the_audit(tmp_path: Path):
    here = ["--path", str(installed(tmp_path))]
    with register("beta") as url:
        code, said = audited("--register", url, *here)
        assert (code, "beta 1.0: TEST-1" in said, "alpha" in said) == (1, True, False), said
    with register("") as url:
        assert audited("--register", url, *here) == (0, "2 packages audited, 0 with a known flaw.\n")


def test_a_register_that_cannot_be_asked_is_told_and_is_not_taken_for_good_news(tmp_path: Path):
    here = ["--path", str(installed(tmp_path)), "--register", "http://127.0.0.1:9/v1/query"]
    code, said = audited(*here)
    assert (code, said[:12]) == (2, "NOT AUDITED:"), said
    code, said = audited(*here, "--if-reachable")
    assert (code, said[:12]) == (0, "NOT AUDITED:"), said


@pytest.mark.soak
def test_the_list_of_parts_names_each_package_with_its_version_and_licence(tmp_path: Path):
    subprocess.run(["make", "sbom", f"SBOM={tmp_path}/sbom.json"], cwd=ROOT, check=True, capture_output=True)
    parts = json.loads((tmp_path / "sbom.json").read_text())
    assert (parts["bomFormat"], parts["metadata"]["component"]["name"]) == ("CycloneDX", "truckroll")
    named = {each["name"].lower().replace("_", "-"): each for each in parts["components"]}
    for needed in ("uvicorn", "starlette", "msgspec", "apsw", "joserfc", "psycopg", "argon2-cffi"):
        assert named[needed]["version"]
        assert named[needed]["licenses"], needed
