"""TLS on real connections: who asks is shown the certificate, and a renewed one without anybody noticing."""

import ssl
import time
from collections.abc import Iterator
from http.client import HTTPSConnection
from pathlib import Path

import pytest
import trustme

from tests.server.served import Served, served
from truckroll.server.certificates import Certificate
from truckroll.server.log import Log
from truckroll.store.errors import StoreError

AUTHORITY = trustme.CA()


def issue(folder: Path) -> tuple[Path, Path]:
    """A new certificate for this machine, written where the last one was."""
    issued = AUTHORITY.issue_cert("127.0.0.1")
    chain, key = folder / "chain.pem", folder / "key.pem"
    key.write_bytes(issued.private_key_pem.bytes())
    chain.write_bytes(b"".join(each.bytes() for each in issued.cert_chain_pems))
    return chain, key


def context() -> ssl.SSLContext:
    made = ssl.create_default_context()
    AUTHORITY.configure_trust(made)
    return made


def connect(port: int) -> HTTPSConnection:
    wire = HTTPSConnection("127.0.0.1", port, timeout=30, context=context())
    wire.connect()
    return wire


def number(wire: HTTPSConnection) -> str:
    """The number of the certificate that a connection was shown."""
    assert isinstance(wire.sock, ssl.SSLSocket)
    return str((wire.sock.getpeercert() or {})["serialNumber"])


def get(wire: HTTPSConnection, path: str):
    wire.request("GET", path)
    answer = wire.getresponse()
    answer.read()
    return answer


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return issue(tmp_path)


@pytest.fixture
def server(tmp_path: Path, files: tuple[Path, Path]) -> Iterator[Served]:
    with served(tmp_path / "data", tls_certificate=files[0], tls_key=files[1]) as server:
        yield server


def test_who_trusts_the_authority_is_served_and_told_to_stay_with_https(server: Served):
    assert server.url.startswith("https://127.0.0.1:")
    wire = connect(server.port)
    assert get(wire, "/healthz").status == 200
    page = get(wire, "/sign-in")
    assert page.status == 200
    assert page.headers["strict-transport-security"] == "max-age=31536000"
    assert all("; Secure" in cookie for cookie in page.headers.get_all("set-cookie") or ())


def test_who_does_not_trust_the_authority_goes_no_further(server: Served):
    with pytest.raises(ssl.SSLCertVerificationError):
        HTTPSConnection("127.0.0.1", server.port, timeout=30, context=ssl.create_default_context()).connect()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_old_tls_is_refused(server: Served):
    old = context()
    old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    old.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.raises((ssl.SSLError, ConnectionResetError)):
        HTTPSConnection("127.0.0.1", server.port, timeout=30, context=old).connect()


def test_a_renewed_certificate_is_shown_to_the_next_and_nobody_is_cut(tmp_path: Path, server: Served):
    before = connect(server.port)
    assert get(before, "/healthz").status == 200
    issue(tmp_path)
    until = time.monotonic() + 20
    while number(after := connect(server.port)) == number(before):
        assert time.monotonic() < until
        assert get(after, "/healthz").status == 200
    assert get(before, "/healthz").status == 200
    assert get(after, "/healthz").status == 200


def test_a_certificate_whose_key_is_not_there_yet_is_not_used(tmp_path: Path, server: Served, files: tuple[Path, Path]):
    chain, key = files
    shown = number(connect(server.port))
    old_key = key.read_bytes()
    issue(tmp_path)
    new_key = key.read_bytes()
    key.write_bytes(old_key)
    certificate = server.server._certificate
    assert certificate is not None
    certificate.look()
    assert "certificate not renewed" in server.log
    assert number(connect(server.port)) == shown
    chain.rename(tmp_path / "away")
    certificate.look()
    assert number(connect(server.port)) == shown
    (tmp_path / "away").rename(chain)
    key.write_bytes(new_key)
    certificate.look()
    assert number(connect(server.port)) != shown


def test_a_certificate_that_cannot_be_used_is_told_at_the_start(tmp_path: Path, files: tuple[Path, Path]):
    chain, key = files
    log = Log()
    for bad_chain, bad_key, why in [
        (tmp_path / "none.pem", key, "no such file or directory"),
        (key, key, ""),
        (chain, chain, ""),
        (chain, None, ""),
        (chain, sealed(tmp_path), ""),
    ]:
        with pytest.raises(StoreError, match=f"the certificate {bad_chain} cannot be used .*{why}"):
            Certificate(bad_chain, bad_key, log)
    both = tmp_path / "both.pem"
    both.write_bytes(key.read_bytes() + chain.read_bytes())
    Certificate(both, None, log)


def sealed(folder: Path) -> Path:
    """A key that wants a password, which nobody is there to give."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat

    key = generate_private_key(SECP256R1())
    file = folder / "sealed.pem"
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"word")))
    return file
