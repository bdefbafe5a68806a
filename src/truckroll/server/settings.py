"""Every setting of a server, declared once: flags, variables, keys of a file and the page of reference follow."""

import ipaddress
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from msgspec import Meta

from truckroll.configuration import Setting
from truckroll.configuration.declaring import HIDDEN
from truckroll.server import limits

KEYS = r"^[^,]{16,}(,[^,]{16,})?$"
KEY = "a key of at least 16 characters, or two with a comma between them while one replaces the other"
DAYS = 7
"""Days for which requests are kept unless told otherwise."""
ADDRESS = "an address such as https://api.example.com, without a path"


def are_networks(words: tuple[str, ...]) -> bool:
    """Whether each names an IP address or a network of them."""
    try:
        return all(ipaddress.ip_network(word) for word in words)
    except ValueError:
        return False


def without_password(place: str) -> str:
    """Where data is kept, without the password of a database."""
    password = urlsplit(place).password
    place = place.replace(f":{password}@", f":{HIDDEN}@", 1) if password else place
    return re.sub(r"(?<=[?&]password=)[^&]*", HIDDEN, place)


@dataclass(frozen=True)
class Settings:
    """How a server is to run; a field that says what it means is for its operator to set."""

    data: Annotated[
        str,
        Meta(min_length=1),
        Setting(
            "What keeps everything: a folder, or a PostgreSQL that several servers may share.",
            metavar="DIR|URL",
            values="the path of a folder or the URL of a PostgreSQL database",
            secret=True,
            shown=without_password,
        ),
    ] = "data"
    host: Annotated[str, Meta(min_length=1), Setting("Where to listen; loopback unless told.")] = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65535), Setting("The port; 0 is any that is free.")] = 8080
    public_url: Annotated[
        str,
        Meta(pattern=r"^https?://[^/?#@\s]+$"),
        Setting(
            "Under which address others reach the server; links and tokens name it.", metavar="URL", values=ADDRESS
        ),
    ] = ""
    tls_certificate: Annotated[
        Path | None, Setting("Serve https with the certificate and its chain in this PEM file; a renewed one is used.")
    ] = None
    tls_key: Annotated[
        Path | None, Setting("The certificate's key in a PEM file; none where the certificate's file holds it.")
    ] = None
    trusted_proxies: Annotated[
        tuple[str, ...],
        Setting(
            "Whose X-Forwarded-For and X-Forwarded-Proto are believed.",
            metavar="ADDRESS,NETWORK",
            values="a list of IP addresses and networks",
            fits=are_networks,
        ),
    ] = ("127.0.0.1", "::1")
    patience: Annotated[
        int,
        Meta(ge=1, le=3600),
        Setting("Seconds in which a request has come and an answer is taken, and a little more for long bodies."),
    ] = 30
    limit: Annotated[int, Meta(ge=1), Setting("Requests a second for each app and tenant.", off=limits.OFF)] = (
        limits.DEFAULT
    )
    idle_token: Annotated[
        Literal["repeat", "empty"], Setting("What a feed gives as continueFrom when nothing is due.")
    ] = "repeat"  # noqa: S105  # no secret
    workers: Annotated[int, Meta(ge=1, le=64), Setting("Processes that serve the port; several need a PostgreSQL.")] = 1
    limit_store: Annotated[
        str | None,
        Meta(pattern=r"^(off|(redis|rediss|valkey|valkeys)://.+)$"),
        Setting(
            "The Valkey or Redis in which several processes count requests together; off lets each count for itself.",
            metavar="URL|off",
            values="the URL of a Valkey or Redis, such as redis://127.0.0.1:6379/0, or off",
            secret=True,
            shown=without_password,
        ),
    ] = None
    limit_store_gone: Annotated[
        Literal["serve", "refuse"],
        Setting("While the limit store is gone: each process counts for itself, or nobody is served."),
    ] = "serve"
    strict: Annotated[bool, Setting("Refuse unknown parameters and members with 400.")] = False
    page_size: int | None = None
    worker: int = 0
    """Which of the processes that serve together this is, from 1; 0 when it is the only one."""
    run: Path | None = None
    """The folder that processes which serve together share while they run."""
    report_limit: Annotated[
        int, Meta(ge=1), Setting("Times a minute that each report is answered in a tenant.", off=limits.OFF)
    ] = limits.RATION
    sandbox: Annotated[bool, Setting("Let clock, faults and past be commanded; only on data made for that.")] = False
    sandbox_key: Annotated[
        str | None,
        Meta(pattern=KEYS),
        Setting("With it a sandbox is commanded from afar.", values=KEY, secret=True),
    ] = None
    demo: Annotated[
        str,
        Meta(pattern=r"^(small|year|[1-9][0-9]*)$"),
        Setting(
            "Fill an empty folder with a contractor's year first.",
            metavar="small|year|JOBS",
            values="small, year or a number of jobs",
        ),
    ] = ""
    log: Annotated[Path | None, Setting("Where log lines go; stderr unless told.")] = None
    webhooks_to_private: Annotated[bool, Setting("Send webhooks to private addresses too, and over http.")] = False
    metrics_token: Annotated[
        str | None,
        Meta(pattern=KEYS),
        Setting("With it, and only with it, metrics are read from elsewhere.", values=KEY, secret=True),
    ] = None
    request_log: Annotated[
        int,
        Meta(ge=1, le=3650),
        Setting("How long requests and answers are kept for the console.", metavar="DAYS", off=0),
    ] = DAYS
    request_log_most: Annotated[
        int, Meta(ge=1, le=1_000_000), Setting("Megabytes of requests and answers that are kept, whatever their age.")
    ] = 256
    log_most: Annotated[
        int, Meta(ge=1, le=1_000_000), Setting("Megabytes of the log's file and the four older ones beside it.")
    ] = 250
    spare_disk: Annotated[
        int,
        Meta(ge=1, le=1_000_000),
        Setting("Megabytes that stay free under a data folder: writes are refused before they are taken.", off=0),
    ] = 256
    keep_versions: Annotated[
        int, Meta(ge=1, le=8760), Setting("Hours for which the earlier versions of a record can be seen.")
    ] = 24
    keep_answers: Annotated[
        int,
        Meta(ge=1, le=8760),
        Setting("Hours in which a request sent again under its Idempotency-Key is done once."),
    ] = 24
    keep_deliveries: Annotated[
        int, Meta(ge=1, le=3650), Setting("Days for which it can be seen what became of a webhook.")
    ] = 7
    keep_petitions: Annotated[
        int,
        Meta(ge=1, le=3650),
        Setting("Days for which requests for access and limits are kept when they are decided."),
    ] = 365
    session_idle: Annotated[
        int, Meta(ge=1, le=1440), Setting("Minutes after which somebody of whom nothing is seen is signed out.")
    ] = 60
    session_longest: Annotated[int, Meta(ge=1, le=720), Setting("Hours after which everybody signs in again.")] = 12


def contradiction(settings: Settings) -> str | None:
    """What two settings say against each other, naming both; None where they agree."""
    from truckroll.store.protocol import is_url

    if is_url(settings.data) and settings.demo:
        return "--demo: a demonstration is made in a folder; give --data one"
    if settings.tls_key is not None and settings.tls_certificate is None:
        return "--tls-key: a key is of use with its certificate; give --tls-certificate, too"
    if settings.workers > 1 and not is_url(settings.data):
        return "--workers: one process owns a folder; give --data a PostgreSQL (postgresql://…) to serve with several"
    if settings.workers > 1 and settings.limit_store is None:
        return (
            "--workers: several processes count requests together in a Valkey or Redis; give --limit-store its URL, "
            "or off to let each count for itself"
        )
    return None
