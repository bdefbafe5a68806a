"""One call at a time, by address, in servicepytan's words."""

# ruff: noqa: B006 - the defaults are servicepytan's; nothing here changes them.

import json
import logging
import math
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from .auth import get_tenant_id
from .connection import Conn, api_root, client, repeated
from .signatures import as_published

log = logging.getLogger(__name__)

Payload: TypeAlias = Mapping[str, Any] | list[Any] | str
Options: TypeAlias = Mapping[str, Any]


@as_published()
def request_json(
    url: str,
    options: Options = {},
    payload: Payload = {},
    conn: Conn = None,
    request_type: str = "GET",
    json_payload: Payload = {},
) -> Any:
    """One call to a full address; what it answers, {} for an empty answer.

    The body is `payload`, or `json_payload` without one: a dict, a list or a string of JSON, sent as JSON. "DEL"
    means DELETE. Raises requests.HTTPError for whatever goes wrong, 429 after waiting as told.
    """
    method = {"DEL": "DELETE"}.get(request_type.upper(), request_type.upper())
    body = msgspec.UNSET
    given = json_payload if _absent(payload) else payload
    if method in ("POST", "PUT", "PATCH") or not _absent(given):
        body = _as_json(given)
    caller = client(conn)
    # Reports are asked for by POST; asking twice changes nothing.
    repeatable = True if method == "POST" and "/reporting/" in url else None
    answer = caller.request(method, url, params=repeated(options), json=body, repeatable=repeatable)
    return {} if answer is None else answer


@as_published()
def check_default_options(options: Options) -> dict[str, Any]:
    """The options with a page size of 100 unless they have one."""
    return {"pageSize": 100, **options}


@as_published()
def endpoint_url(
    folder: str,
    endpoint: str,
    id: str | int = "",
    modifier: str = "",
    conn: Conn = None,
    tenant_id: str | int = "",
) -> str:
    """The address of a resource of `conn`'s tenant, or of another's where `tenant_id` says so."""
    tenant = get_tenant_id(conn) if tenant_id == "" else tenant_id
    parts = [api_root(conn), folder, "v2/tenant", str(tenant), endpoint, str(id), modifier]
    return "/".join(part for part in parts if part)


@as_published()
def create_credential_file(name: str = "servicepytan_config.json") -> str:
    """Writes a JSON file with the names of the credentials, to be filled in; leaves one alone that is there already."""
    path = Path(name)
    if path.exists():
        log.warning("%s exists already and was left as it is", name)
        return name
    wanted = ["CLIENT_ID", "CLIENT_SECRET", "APP_ID", "APP_KEY", "TENANT_ID"]
    path.touch(mode=0o600)  # A secret will stand in it.
    path.write_text(json.dumps({f"SERVICETITAN_{each}": "" for each in wanted}, indent=4))
    return name


@as_published()
def get_timezone_by_file(conn: Conn = None) -> str:
    """The business's time zone as `conn` says, else UTC."""
    return (conn or {}).get("SERVICETITAN_TIMEZONE", "UTC")


@as_published()
def sleep_with_countdown(sleep_time: float) -> None:
    """Waits so many seconds and logs each."""
    for left in range(math.ceil(sleep_time), 0, -1):
        log.info("%s seconds left", left)
        time.sleep(1)


@as_published()
def request_json_with_retry(
    url: str,
    options: Options = {},
    payload: Payload = "",
    conn: Conn = None,
    request_type: str = "GET",
    json_payload: Payload = "",
) -> Any:
    """The same as `request_json`, which waits and tries again itself."""
    return request_json(url, options, payload, conn, request_type, json_payload)


@as_published()
def request_contents(url: str, options: Options = {}, conn: Conn = None) -> bytes:
    """A file, as bytes; redirections to where it is kept are followed without handing on the token."""
    caller = client(conn)
    return caller.run(caller.session.call("GET", url, params=repeated(options))).body


def _absent(payload: Payload | None) -> bool:
    return payload is None or payload in ("", {})


def _as_json(payload: Payload | None) -> Any:
    if not isinstance(payload, str):
        return {} if payload is None else payload
    try:
        json.loads(payload or "{}")
    except ValueError as fault:
        raise ValueError(f"The payload is a string, but not of JSON: {fault}") from None
    return msgspec.Raw((payload or "{}").encode())
