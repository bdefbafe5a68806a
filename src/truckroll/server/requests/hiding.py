"""What of a request and its answer is fit to be kept: headers, queries and bodies as text, without any secret."""

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from truckroll.server.log import redact
from truckroll.server.problems import Header

HIDDEN = "***"
_SECRET_HEADERS = frozenset((
    b"authorization", b"proxy-authorization", b"st-app-key", b"cookie", b"set-cookie", b"location",
))  # fmt: skip
"""Those whose value is a secret as a whole; `location` may be the address of a file, which whoever has it may read."""
_SIGNS = (
    "secret", "passw", "auth", "key", "token", "cookie", "bearer ", "basic ", "eyj", "cs1", "ak1", "/files/",
)  # fmt: skip
"""Without one of these there is no secret in a text, and the long search for it is spared."""
_NAMES = (
    r"[\w-]*(?:secret|password|passwd|api[_-]?key|app[_-]?key|applicationkey|auth[_-]?code|cookie)[\w-]*"
    r"|(?:[\w-]*[_-])?token|(?:access|refresh|id|auth|bearer|session)token|authorization"
)
_MEMBER = re.compile(rf'(\\*"(?:{_NAMES})\\*"\s*:\s*)(\\*"(?:[^"\\]|\\.)*(?:"|$)|[^\s,}}\]]+)', re.IGNORECASE)
_FORM = re.compile(rf"((?:^|[&?;\s])(?:{_NAMES})(?:=|%3d))[^&\s]+", re.IGNORECASE)
_FILE = re.compile(r"(/files/)[\w.~%-]+")
_TEXTS = (b"application/json", b"text/", b"application/x-www-form-urlencoded", b"application/problem+json")


def headers(given: Iterable[Header]) -> str:
    """Headers as a JSON list of pairs; those that are the same in each request of a caller are made once.

    The trace id is kept beside them.
    """
    return f"[{','.join([_header(name, value) for name, value in given if name != b'x-trace-id'])}]"


@lru_cache(maxsize=4096)
def _header(name: bytes, value: bytes) -> str:
    shown = HIDDEN if name in _SECRET_HEADERS else text(value[:2048])
    return msgspec.json.encode([_plain(name), shown]).decode()


def query(given: bytes) -> str:
    """A query as it came, its secrets hidden."""
    return text(given[:4096]) if given else ""


def body(given: bytes, under: Iterable[Header], whole: int) -> str:
    """A body as text; what is no text is only told of. `whole` is how many bytes it had before it was cut."""
    if not given:
        return ""
    content_type = next((value for name, value in under if name == b"content-type"), b"")
    kind = content_type.partition(b";")[0].strip().lower()
    if not kind.startswith(_TEXTS) and (kind or given.lstrip()[:1] not in (b"{", b"[", b'"')):
        return f"({whole:,} bytes of {_plain(kind[:80]) or 'an unnamed type'})"
    return text(given)


def text(given: bytes) -> str:
    """Text without secrets."""
    shown = _plain(given)
    small = shown.lower()
    for sign in _SIGNS:
        if sign in small:
            return _searched(shown)
    return shown


def _searched(given: str) -> str:
    return redact(_FILE.sub(rf"\1{HIDDEN}", _FORM.sub(rf"\1{HIDDEN}", _MEMBER.sub(rf'\1"{HIDDEN}"', given))))


def _plain(given: bytes) -> str:
    """Bytes as text that every store can keep; PostgreSQL knows no NUL."""
    shown = given.decode("utf-8", "replace")
    return shown.replace("\x00", "\N{SYMBOL FOR NULL}") if "\x00" in shown else shown


def indented(kept: str) -> str:
    """JSON laid out for reading; what is none, or was cut, as it is."""
    try:
        return msgspec.json.format(kept, indent=2)
    except msgspec.DecodeError:
        return kept
