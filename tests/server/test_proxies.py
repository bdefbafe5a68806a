"""nginx and Caddy as the how-to sets them up, with a server behind: what it says there is true."""

import http.client
import os
import re
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme

from tests.programs import program
from tests.server.served import Served, served

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "run-behind-a-proxy.md"
CALLER = "127.0.0.5"
"""Another address of the loopback, from which somebody calls the proxy."""
AUTHORITY = trustme.CA()


def written(language: str) -> str:
    """What the how-to says to write."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(), re.DOTALL)[0]


def free() -> int:
    with socket.create_server((CALLER, 0)) as listener:
        return listener.getsockname()[1]


def nginx(folder: Path, port: int, behind: int) -> list[str]:
    """The command that runs nginx as the how-to has it, on these ports."""
    said = written("nginx").replace("127.0.0.1:8080", f"127.0.0.1:{behind}").replace("listen 443", f"listen {port}")
    own = said.replace("/etc/ssl/truckroll/", f"{folder}/")
    places = "".join(
        f"{each}_temp_path {folder}/{each};\n" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    file = folder / "nginx.conf"
    file.write_text(
        f"daemon off; master_process off; pid {folder}/pid; error_log {folder}/errors;\n"
        f"events {{}}\nhttp {{ access_log off;\n{places}{own}}}\n"
    )
    command = [program("nginx"), "-p", str(folder), "-c", str(file), "-e", f"{folder}/errors"]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    return command


def caddy(folder: Path, port: int, behind: int) -> list[str]:
    """The command that runs Caddy as the how-to has it, on these ports, with a certificate that is there."""
    said = written("caddyfile").replace("127.0.0.1:8080", f"127.0.0.1:{behind}")
    own = said.replace(
        "api.example.com {", f"https://api.example.com:{port} {{\n    tls {folder}/fullchain.pem {folder}/privkey.pem"
    )
    file = folder / "Caddyfile"
    file.write_text(f"{{\n    admin off\n    auto_https disable_redirects\n}}\n{own}")
    options = ["--config", str(file), "--adapter", "caddyfile"]
    checked = subprocess.run([program("caddy"), "validate", *options], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    return [program("caddy"), "run", *options]


@contextmanager
def running(command: list[str], port: int, folder: Path) -> Iterator[None]:
    environ = os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=environ)
        try:
            until = time.monotonic() + 60
            while socket.socket().connect_ex(("127.0.0.1", port)):
                assert process.poll() is None, (folder / "said").read_text()
                assert time.monotonic() < until, (folder / "said").read_text()
                time.sleep(0.02)
            yield
        finally:
            process.terminate()
            process.wait(30)


class Front:
    """A proxy, and the server behind it."""

    def __init__(self, port: int, server: Served) -> None:
        self.port, self.server = port, server

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> tuple[int, bytes, http.client.HTTPMessage]:
        """Ask as somebody who has another address than the proxy; status, body, headers."""
        context = ssl.create_default_context()
        AUTHORITY.configure_trust(context)
        with socket.create_connection(("127.0.0.1", self.port), timeout=60, source_address=(CALLER, 0)) as plain:
            wire = http.client.HTTPSConnection("api.example.com", self.port, timeout=60)
            wire.sock = context.wrap_socket(plain, server_hostname="api.example.com")
            wire.request(
                method,
                path,
                body,
                {"Host": "api.example.com"} | {name.replace("_", "-"): value for name, value in headers.items()},
            )
            answer = wire.getresponse()
            said = answer.status, answer.read(), answer.headers
            wire.close()
            return said


@pytest.fixture(scope="module", params=[nginx, caddy], ids=["nginx", "caddy"])
def front(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    program(request.param.__name__)
    folder = tmp_path_factory.mktemp(request.param.__name__)
    issued = AUTHORITY.issue_cert("api.example.com")
    (folder / "privkey.pem").write_bytes(issued.private_key_pem.bytes())
    (folder / "fullchain.pem").write_bytes(b"".join(each.bytes() for each in issued.cert_chain_pems))
    with served(folder / "data") as server:
        port = free()
        with running(request.param(folder, port, server.port), port, folder):
            yield Front(port, server)


def test_the_server_knows_who_asked_the_proxy_and_by_which_way(front: Front):
    _, said, _ = front.ask("GET", "/seen")
    assert said == b'{"client":"127.0.0.5","base":"https://api.example.com/"}'


def test_what_the_caller_writes_of_himself_does_not_get_through(front: Front):
    forged = {"X_Forwarded_For": "203.0.113.9", "X_Forwarded_Proto": "http"}
    _, said, _ = front.ask("GET", "/seen", **forged)
    assert said == b'{"client":"127.0.0.5","base":"https://api.example.com/"}'
    page = front.ask("GET", "/sign-in", **forged)
    assert page[2]["strict-transport-security"] == "max-age=31536000"
    assert all("; Secure" in cookie for cookie in page[2].get_all("set-cookie") or ())


def test_what_the_server_refuses_of_a_long_body_comes_from_itself(front: Front):
    status, said, headers = front.ask(
        "POST", "/jpm/v2/tenant/1/jobs", b"x" * (11 * 1024 * 1024), Content_Type="application/json"
    )
    assert status == 401
    assert headers["x-trace-id"], said


def test_metrics_and_the_like_are_not_for_who_comes_through_the_proxy(front: Front):
    assert front.ask("GET", "/metrics")[0] in (401, 403, 404)


def test_the_settings_of_the_how_to_are_settings(tmp_path):
    from truckroll.configuration.reading import read
    from truckroll.server.settings import Settings

    (tmp_path / "truckroll.toml").write_text(written("toml"))
    settings = read(Settings, flags={}, environ={}, file=tmp_path / "truckroll.toml").settings
    assert settings.public_url == "https://api.example.com"
    assert settings.trusted_proxies == Settings().trusted_proxies
