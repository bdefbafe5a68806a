"""Looks at a server from outside: whether it answers, shows a good certificate, and keeps its metrics to itself."""

import socket
import ssl
import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import urllib3
from cryptography import x509

from truckroll.doctor.findings import Finding, fail, ok, warn
from truckroll.doctor.machine import lasting

PATIENCE = 5.0
APART = 5.0
_NEAR = ("127.0.0.1", "::1", "localhost")


def server(url: str) -> Iterator[Finding]:
    """Everything that can be seen without a token."""
    url = url.rstrip("/")
    place = urlsplit(url)
    host = place.hostname or ""
    if place.scheme == "https":
        yield certificate(host, place.port or 443)
    elif host not in _NEAR:
        yield warn("certificate", f"{url} is without TLS: tokens can be read on the way.", "Serve https; see --tls-*.")
    # Whether the certificate is good was told above; what the server says is looked at all the same.
    urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
    pool = urllib3.PoolManager(timeout=PATIENCE, retries=False, cert_reqs="CERT_NONE")
    try:
        answer = pool.request("GET", f"{url}/readyz")
    except urllib3.exceptions.HTTPError as fault:
        yield fail("server", f"{url} does not answer: {fault}.", "Is it running? See its log.")
        return
    if answer.status != 200:
        said = f"{url}/readyz answers {answer.status}."
        yield fail("server", said, "Its store does not answer, or it stops: see the log.")
    else:
        yield ok("server", f"{url} is ready.")
    if date := answer.headers.get("date"):
        apart = abs(parsedate_to_datetime(date).timestamp() - time.time())
        if apart > APART:
            yield warn("clock", f"The server's clock and this one are {apart:.0f} seconds apart.", "Use NTP on both.")
    if host not in _NEAR and pool.request("GET", f"{url}/metrics").status == 200:
        do = "Set TRUCKROLL_METRICS_TOKEN, or let the proxy keep /metrics to itself."
        yield fail("metrics", f"Anybody can read {url}/metrics, which names tenants.", do)


def certificate(host: str, port: int) -> Finding:
    """The certificate that a server shows: whether it is trusted, and how long it counts."""
    try:
        with (
            socket.create_connection((host, port), PATIENCE) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=host) as shown,
        ):
            raw = shown.getpeercert(binary_form=True)
    except ssl.SSLCertVerificationError as fault:
        return fail("certificate", f"{host} shows a certificate that is not good: {fault.verify_message}.", "Renew it.")
    except OSError as fault:
        return fail("certificate", f"{host} port {port} does not speak TLS: {fault}.", "Is it running? See its log.")
    assert raw is not None
    ends = x509.load_der_x509_certificate(raw).not_valid_after_utc.timestamp()
    return lasting(f"The certificate of {host}", ends)
