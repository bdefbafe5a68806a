"""The connections of the process, kept and shared by every client in it (urllib3)."""

import os
import ssl
from concurrent.futures import Future
from threading import Thread
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import certifi
import msgspec
import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ProxyError

from .core import Broken, Early, Request, Response
from .landing import Landing

KEPT = 64  # Connections to one host that stay open between calls.
CONNECT_TIMEOUT = 10.0  # Seconds.
HEAD = 1 << 12  # Bytes in which a page says where it leads.
PIECE = 1 << 18  # Bytes of a file that are in memory at a time.

_pools: dict[str, urllib3.PoolManager] = {}
if hasattr(os, "register_at_fork"):  # A child must not speak on its parent's connections.
    os.register_at_fork(after_in_child=_pools.clear)


def send(request: Request) -> Response | Broken:
    """Sends once and reads the whole answer; a failure to do so is told, not raised."""
    try:
        answer = request.early.answer.result() if request.early else _asked(request)
        headers = {name.lower(): value for name, value in answer.headers.items()}
        if request.into is not None and answer.status in (200, 206, 416):
            return _landed(request, request.into, answer, headers)
        early = None
        if request.onward is not None and answer.status == 200:
            head = answer.read(HEAD)
            early = _asked_early(request, request.onward(head))
            body = head + answer.read()
        else:
            body = answer.read()
        answer.release_conn()
        return Response(request, answer.status, headers, body, early)
    except HTTPError as fault:
        never_connected = isinstance(fault, NewConnectionError | ConnectTimeoutError | ProxyError)
        distrusted = any(isinstance(cause, ssl.SSLCertVerificationError) for cause in fault.args)
        return Broken(_reason(fault), sent=not (never_connected or distrusted), lasting=distrusted)


def _asked(request: Request) -> urllib3.BaseHTTPResponse:
    """The answer as far as its headers."""
    return _pool(request.url).request(
        request.method,
        request.url,
        body=request.body,
        headers=request.headers if request.into is None else request.headers | request.into.wanted(),
        timeout=urllib3.Timeout(connect=min(CONNECT_TIMEOUT, request.timeout), read=request.timeout),
        retries=False,
        redirect=False,
        preload_content=False,
    )


def _asked_early(request: Request, url: str | None) -> Early | None:
    """Asks what comes next on a connection of its own; the answer waits there until somebody reads it."""
    if url is None:
        return None
    early = Early(url, Future[urllib3.BaseHTTPResponse]())

    def ask() -> None:
        try:
            early.answer.set_result(_asked(msgspec.structs.replace(request, url=url)))
        except BaseException as fault:  # Raised where the answer is wanted.
            early.answer.set_exception(fault)

    Thread(target=ask, name="truckroll-early", daemon=True).start()
    return early


def _landed(
    request: Request, into: Landing, answer: urllib3.BaseHTTPResponse, headers: dict[str, str]
) -> Response | Broken:
    try:
        if answer.status == 416:  # What is there is as long as the file, or longer: no beginning of it.
            into.drop()
        elif into.take(answer.status, headers, answer.stream(PIECE)):
            return Response(request, 200, headers, b"")
        return Broken("the file is another one by now")
    finally:
        answer.release_conn() if answer.status == 200 else answer.close()


def _reason(fault: HTTPError) -> str:
    # urllib3 wraps what the system said, and puts the object before it.
    last = fault.args[-1] if fault.args else fault
    said = str(last if isinstance(last, Exception) else fault)
    return said.partition("): ")[2] or said


def _pool(url: str) -> urllib3.PoolManager:
    place = urlsplit(url)
    proxy = "" if proxy_bypass(place.hostname or "") else getproxies().get(place.scheme, "")
    return _pools.get(proxy) or _pools.setdefault(proxy, _opened(proxy))


def _opened(proxy: str) -> urllib3.PoolManager:
    trusted = os.environ.get("REQUESTS_CA_BUNDLE") or certifi.where()
    if not proxy:
        return urllib3.PoolManager(maxsize=KEPT, ca_certs=trusted)
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    user = urlsplit(proxy)
    who = f"{unquote(user.username)}:{unquote(user.password or '')}" if user.username else None
    headers = urllib3.make_headers(proxy_basic_auth=who)
    return urllib3.ProxyManager(proxy, proxy_headers=headers, maxsize=KEPT, ca_certs=trusted)
