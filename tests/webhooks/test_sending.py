"""One attempt over the wire: what is encrypted for whom, and what goes wrong."""

import asyncio
import datetime
import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.webhooks.receiver import receiver
from truckroll.server.webhooks.deliveries import Outcome, Owed
from truckroll.server.webhooks.sending import MOST_BYTES, Sender
from truckroll.server.webhooks.subscriptions import Subscription


def owed(url: str, data: str = "{}") -> Owed:
    to = Subscription(7, "sub-1", "tn.x", "cid.1", url, "x-signature", "hex", 0, "k" * 40)
    return Owed(to, 1, "id", 0, "occurrence", "tn.x", 0, data, 0)


def send(what: Owed, tls: ssl.SSLContext | None = None) -> Outcome:
    async def once() -> Outcome:
        sender = Sender(to_private=True, tls=tls)
        try:
            return await sender.send(what)
        finally:
            await sender.close()

    return asyncio.run(once())


def certificate(folder: Path, name: str) -> Path:
    """A certificate for a name, which vouches for itself, and its key."""
    key, subject = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(made.public_bytes(encoding) + private)
    return file


@pytest.mark.parametrize(("name", "status"), [("localhost", 204), ("elsewhere.example", None)])
def test_the_certificate_is_checked_for_the_name_in_the_url_though_the_address_is_pinned(
    tmp_path: Path, name: str, status: int | None
):
    file = certificate(tmp_path, name)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    trusted = ssl.create_default_context(cafile=str(file))
    with receiver(server) as hears:
        outcome = send(owed(f"https://localhost:{hears.port}/"), trusted)
        assert (outcome.status, len(hears.came)) == (status, 1 if status else 0)
        assert send(owed(f"https://localhost:{hears.port}/")).status is None  # no authority that is known vouches


def test_nobody_there_is_a_failure_that_says_so():
    outcome = send(owed("http://127.0.0.1:9/"))
    assert (outcome.status, outcome.good) == (None, False)
    assert "no answer" in outcome.answer


def test_what_is_larger_than_any_record_is_not_sent():
    with receiver() as hears:
        outcome = send(owed(hears.url, '{"x": "' + "x" * MOST_BYTES + '"}'))
        assert (outcome.status, hears.came) == (None, [])
    assert "larger" in outcome.answer


def test_an_answer_that_is_no_http_is_a_failure():
    async def babble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"SSH-2.0-OpenSSH_9\r\n\r\n")
        writer.close()

    async def once() -> Outcome:
        server = await asyncio.start_server(babble, "127.0.0.1", 0)
        sender = Sender(to_private=True)
        try:
            return await sender.send(owed(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"))
        finally:
            await sender.close()
            server.close()

    assert asyncio.run(once()).status is None
