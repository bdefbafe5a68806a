"""The way to the server: proxies, certificates, forks."""

import asyncio
import datetime
import os
import signal
import ssl
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.client.scripted import Answer
from truckroll.client import AsyncClient, Client, errors, sockets

JOB = "/jpm/v2/tenant/{tenant}/jobs/5"


def test_a_proxy_of_the_environment_is_used_and_given_its_password(platform, monkeypatch):
    for name in ("no_proxy", "NO_PROXY", "http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", platform.root.replace("//", "//user:pa%2Fss@"))
    platform.script += [Answer(json={"id": 5})]
    conn = platform.conn | {"SERVICETITAN_API_ROOT": "http://platform.invalid"}
    assert Client(conn, tries=1).request("GET", JOB) == {"id": 5}
    assert platform.calls[0].headers["host"] == "platform.invalid"
    assert platform.calls[0].headers["proxy-authorization"] == "Basic dXNlcjpwYS9zcw=="
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert "proxy-authorization" not in (Client(platform.conn).request("GET", JOB), platform.calls[1].headers)[1]


def test_answers_are_asked_for_packed_except_on_the_same_machine(platform, monkeypatch):
    monkeypatch.setenv("http_proxy", platform.root)
    Client(platform.conn | {"SERVICETITAN_API_ROOT": "http://platform.invalid"}, tries=1).request("GET", JOB)
    monkeypatch.delenv("http_proxy")
    Client(platform.conn).request("GET", JOB)
    assert [call.headers["accept-encoding"] for call in platform.calls] == ["gzip", "identity"]


@pytest.fixture
def distrusted(tmp_path):
    """A server whose certificate nobody vouches for."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    today = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), today, today.replace(2100))
        .sign(key, hashes.SHA256())
        .public_bytes(serialization.Encoding.PEM)
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "both.pem").write_bytes(certificate + secret)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "both.pem")
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"https://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_certificate_that_cannot_be_trusted_is_told_at_once(platform, distrusted, time):
    client = Client(platform.conn | {"SERVICETITAN_API_ROOT": distrusted}, sleep=time.sleep)
    with pytest.raises(errors.Unreachable, match="certificate verify failed"):
        client.request("GET", JOB)
    assert time.waits == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_child_process_speaks_on_connections_of_its_own(platform):
    client, waiting = Client(platform.conn), AsyncClient(platform.conn)
    client.request("GET", JOB)
    asyncio.run(waiting.request("GET", JOB))
    child = os.fork()
    if child == 0:
        signal.alarm(30)  # A child that hangs must not hang the tests.
        try:
            fresh = not sockets._pools
            client.request("GET", JOB)
            asyncio.run(waiting.request("GET", JOB))
            os._exit(0 if fresh else 1)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    client.request("GET", JOB)
    assert len(platform.calls) == 5
