"""Looks at the machine: its programs, its clock, its files of secrets, the port."""

import os
import shutil
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import apsw
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from truckroll.configuration import reading
from truckroll.doctor.findings import Finding, fail, ok, warn
from truckroll.server.settings import Settings

PYTHON = (3, 11)
SQLITE = (3, 37, 0)
"""The first with strict tables."""
SOON_DAYS = 30
VERY_SOON_DAYS = 7
PATIENCE = 5.0
OTHERS = 0o077
"""What a file of secrets lets nobody but its owner do."""
_DAY = 24 * 3600


def programs() -> Iterator[Finding]:
    """The versions of what Truckroll runs on."""
    found = sys.version_info[:3]
    python = ".".join(map(str, found))
    if found[:2] < PYTHON:
        yield fail("python", f"Python is {python}.", "Run Truckroll with Python 3.11 or newer.")
    else:
        yield ok("python", f"Truckroll {version('truckroll')} on Python {python}.")
    sqlite = apsw.sqlite_lib_version()
    if tuple(map(int, sqlite.split("."))) < SQLITE:
        yield fail("sqlite", f"SQLite is {sqlite}.", "pip install --upgrade apsw")
    else:
        yield ok("sqlite", f"SQLite is {sqlite}.")


def clock() -> Iterator[Finding]:
    """Whether the machine's clock is kept right: the order of the feeds rests on it."""
    tool = shutil.which("timedatectl")
    said = ""
    if tool:
        asked = [tool, "show", "--property", "NTPSynchronized", "--value"]
        done = subprocess.run(asked, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603
        said = done.stdout.strip()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if said == "no":
        yield warn("clock", f"It is {now}, and nothing keeps this clock right.", "timedatectl set-ntp true")
    else:
        yield ok("clock", f"It is {now}{', kept right by NTP' if said == 'yes' else ''}.")


def secrets(settings: Settings, data: Path | None) -> Iterator[Finding]:
    """Whether files that hold secrets can be read by others."""
    files = [Path(".env"), *(sorted(data.glob("*.env")) if data and data.is_dir() else [])]
    named = os.environ.get(reading.CONFIG)
    files.append(Path(named) if named else reading.STANDARD)
    if settings.tls_key is not None:
        files.append(settings.tls_key)
    there = [file for file in files if file.is_file()]
    for file in there:
        mode = stat.S_IMODE(file.stat().st_mode)
        if mode & OTHERS:
            yield fail("secrets", f"{file} holds secrets and others may read it (mode {mode:o}).", f"chmod 600 {file}")
    if all(not stat.S_IMODE(file.stat().st_mode) & OTHERS for file in there):
        names = ", ".join(map(str, there)) or "no file of secrets is here"
        yield ok("secrets", f"Nobody else may read what is secret: {names}.")


def port(settings: Settings, *, served: bool) -> Iterable[Finding]:
    """Whether the server could listen where it is told to; not while it does."""
    if served or settings.port == 0:
        return
    place = f"{settings.host} port {settings.port}"
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        socket.create_server((settings.host, settings.port), family=family).close()
    except OSError as fault:
        reason = os.strerror(fault.errno or 0).lower()
        yield fail(
            "port", f"Nothing can listen on {place}: {reason}.", "Choose another with --port, or stop who has it."
        )
    else:
        yield ok("port", f"{place} is free.")


def certificate(settings: Settings) -> Iterable[Finding]:
    """The certificate that the server shows: whether it is there, fits its key, and how long it counts."""
    chain = settings.tls_certificate
    if chain is None:
        if settings.host not in ("127.0.0.1", "::1", "localhost") and not settings.public_url.startswith("https"):
            yield warn(
                "certificate",
                f"The server listens on {settings.host} without TLS.",
                "Give --tls-certificate, or put a proxy that speaks TLS before it and name it in --public-url.",
            )
        return
    try:
        shown, *_ = x509.load_pem_x509_certificates(chain.read_bytes())
        key = serialization.load_pem_private_key((settings.tls_key or chain).read_bytes(), None)
    except (OSError, ValueError, TypeError) as fault:
        yield fail("certificate", f"{chain} and its key cannot be read: {fault}.", "Give a PEM file without password.")
        return
    if shown.public_key() != key.public_key():
        yield fail("certificate", f"{chain} is not of the key beside it.", "Give --tls-key the key it was made with.")
        return
    yield lasting(str(chain), shown.not_valid_after_utc.timestamp())


def lasting(what: str, ends: float) -> Finding:
    """How long a certificate still counts."""
    days = (ends - time.time()) / _DAY
    until = datetime.fromtimestamp(ends, UTC).date()
    renew = "Renew it; the server takes a new file without a restart."
    if days < VERY_SOON_DAYS:
        return fail("certificate", f"{what} {'ended' if days < 0 else 'ends'} on {until}.", renew)
    if days < SOON_DAYS:
        return warn("certificate", f"{what} ends on {until}.", renew)
    return ok("certificate", f"{what} counts until {until}.")
