"""Who may command a sandbox: programs on the same machine, and those who have its key; never a page of another site."""

import ipaddress
from urllib.parse import urlsplit

from starlette.requests import Request

from truckroll.server import problems
from truckroll.server.access.credentials import is_one_of
from truckroll.server.problems import Problem

HEADER = "truckroll-sandbox-key"
"""The header that the key comes in."""
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


def refusal(request: Request, key: str | None) -> Problem | None:
    """Why a request is refused; None when it may command."""
    if _from_another_site(request):
        return problems.forbidden("A page of another site may not command a sandbox.")
    given = request.headers.get(HEADER)
    if given is not None:
        if key is not None and is_one_of(given, key):
            return None
        return problems.unauthorized(f"The key in {HEADER} is not that of this sandbox.")
    if _is_local(request):
        return None
    return problems.unauthorized(
        f"A sandbox is commanded from its own machine, or with its key in the header {HEADER} (`serve --sandbox-key`)."
    )


def _is_local(request: Request) -> bool:
    """Whether a request is of the same machine, by the address it came from and the name it asked for.

    A proxy on the machine passes on requests from anywhere, and a name that somebody else gave the machine may be
    asked for by a page of his.
    """
    if request.client is None or any(name in request.headers for name in _FORWARDED):
        return False
    return _is_loopback(request.client.host) and _is_loopback(_host(f"//{request.headers.get('host', '')}"))


def _from_another_site(request: Request) -> bool:
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return True
    return request.headers.get("sec-fetch-site") in ("cross-site", "same-site")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
