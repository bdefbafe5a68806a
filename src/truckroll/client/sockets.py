"""The connections of the process, kept and shared by every client in it (urllib3)."""

import os
import ssl
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from requests.certs import where
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ProxyError, SSLError

from .core import Broken, Request, Response

KEPT = 32  # Connections to one host that stay open between calls.
CONNECT_TIMEOUT = 10.0  # Seconds.

_pools: dict[str, urllib3.PoolManager] = {}
if hasattr(os, "register_at_fork"):  # A child must not speak on its parent's connections.
    os.register_at_fork(after_in_child=_pools.clear)


def send(request: Request) -> Response | Broken:
    """Sends once and reads the whole answer; a failure to do so is an answer too."""
    timeout = urllib3.Timeout(connect=min(CONNECT_TIMEOUT, request.timeout), read=request.timeout)
    try:
        answer = _pool(request.url).request(
            request.method,
            request.url,
            body=request.body,
            headers=request.headers,
            timeout=timeout,
            retries=False,
            redirect=False,
        )
    except HTTPError as fault:
        sent = not isinstance(fault, NewConnectionError | ConnectTimeoutError | ProxyError | SSLError)
        return Broken(str(fault), sent, isinstance(fault, SSLError))
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return Response(request, answer.status, headers, answer.data)


def _pool(url: str) -> urllib3.PoolManager:
    place = urlsplit(url)
    proxy = "" if proxy_bypass(place.hostname or "") else getproxies().get(place.scheme, "")
    pool = _pools.get(proxy)
    if pool is None:
        settings = {"maxsize": KEPT, "ca_certs": os.environ.get("REQUESTS_CA_BUNDLE") or where()}
        pool = urllib3.ProxyManager(proxy, **settings) if proxy else urllib3.PoolManager(**settings)
        pool = _pools.setdefault(proxy, pool)
    return pool
