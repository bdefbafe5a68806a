"""Log lines: one JSON object a line, with the trace id of the answer and never with a secret."""

import logging
import re
import sys
import time
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Protocol, cast

import msgspec

_HIDDEN = "***"

_NAMES = r"authorization|client[_-]?secret|(?:st-)?app[_-]?key|servicetitanapplicationkey|access_token|password|cookie"
_NAMED = re.compile(
    # The value after such a name in a form, a query, a header, a mapping printed as JSON or by Python: up to its end.
    rf"({_NAMES})((?:\\*[\"'])?\s*(?:[=:,]|%3d)\s*(?:b?\\*[\"'])?)(?:(?:bearer|basic)\s+)?[^\s\"'\\&,;}}\])]+",
    re.IGNORECASE,
)
_SHAPED = re.compile(
    # What is a secret wherever it stands: secrets and app keys by their prefix, tokens, what follows a scheme.
    r"(?:cs|ak)\d(?:\.|%2e)[\w.~%-]+|eyJ[\w-]+(?:\.[\w-]*)*|(?<=bearer )[\w.~+/=-]+|(?<=basic )[\w+/=-]{8,}",
    re.IGNORECASE,
)
_SECRET_NAME = re.compile(f"(?:{_NAMES}|set-cookie|token|secret)", re.IGNORECASE)
_SIGNS = ("auth", "secret", "key", "token", "password", "cookie", "cs", "ak", "eyj", "bearer", "basic")
_PLAIN = {str, int, float, bool}


def redact(value: Any) -> Any:
    """The same value with every secret in it hidden, also deep inside and in the midst of text."""
    if isinstance(value, (str, bytes)):
        return _NAMED.sub(rf"\1\2{_HIDDEN}", _SHAPED.sub(_HIDDEN, _text(value)))
    if isinstance(value, dict):
        pairs = cast("dict[Any, Any]", value)
        return {redact(_text(name)): _named(_text(name), inner) for name, inner in pairs.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        items = list(cast("Iterable[Any]", value))
        if len(items) == 2 and isinstance(items[0], (str, bytes)):  # a header or field as a pair
            return [redact(items[0]), _named(_text(items[0]), items[1])]
        return [redact(item) for item in items]
    return value if value is None or type(value) in _PLAIN else redact(str(value))


def _named(name: str, value: Any) -> Any:
    return _HIDDEN if _SECRET_NAME.fullmatch(name) and value is not None else redact(value)


def _text(value: object) -> str:
    raw = value if isinstance(value, bytes) else str(value).encode("utf-8", "backslashreplace")
    return raw.decode("utf-8", "backslashreplace")


class Stream(Protocol):
    """Where lines go."""

    def write(self, text: str, /) -> int:
        """Take some lines."""
        ...

    def flush(self) -> None:
        """Pass on what was taken."""
        ...


class Log:
    """Writes lines to a stream, standard error unless told otherwise."""

    def __init__(self, stream: Stream | None = None) -> None:
        self._stream = stream if stream is not None else sys.stderr

    def write(self, event: str, *, level: str = "info", **fields: Any) -> None:
        """One line; every value goes through `redact`, and a field that is None is left out."""
        line = {"time": _now(), "level": level, "event": event}
        line |= {name: value for name, value in fields.items() if value is not None}
        self._stream.write((_unsuspicious(line) or _encode(redact(line))) + "\n")
        self._stream.flush()

    def request(
        self,
        *,
        trace_id: str,
        method: str,
        path: str,
        status: int,
        ms: float,
        app_id: str | None = None,
        tenant: int | None = None,
        ignored: list[str] | None = None,
        read_as: list[str] | None = None,
        client: str | None = None,
    ) -> None:
        """The line of one answered request; `path` is without the query, whose values may be anybody's secrets."""
        level = "error" if status >= 500 else "info"
        line = _Answered(
            _now(),
            level,
            "request",
            trace_id,
            method,
            path,
            status,
            round(ms, 3),
            app_id,
            tenant,
            ignored,
            read_as,
            client,
        )
        # Of all this the path, what was ignored, and behind a proxy the address are in the hands of the caller.
        given_by_caller = ignored is not None or read_as is not None or client is not None
        if not given_by_caller and path.isascii() and not _suspicious(path):
            self._stream.write(_encode(line) + "\n")
            self._stream.flush()
        else:
            given: dict[str, Any] = msgspec.to_builtins(line)
            self.write(**given)


class _Answered(msgspec.Struct, omit_defaults=True, rename="camel"):
    """A request's line."""

    time: str
    level: str
    event: str
    trace_id: str
    method: str
    path: str
    status: int
    ms: float
    app_id: str | None = None
    tenant: int | None = None
    ignored: list[str] | None = None
    read_as: list[str] | None = None
    client: str | None = None


class LogHandler(logging.Handler):
    """Brings the lines of the standard library's loggers, and of what we use, into the same form."""

    def __init__(self, log: Log) -> None:
        super().__init__()
        self._log = log
        self._formatter = logging.Formatter()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record as a line, with its traceback as a field."""
        try:
            error = self._formatter.formatException(record.exc_info) if record.exc_info else None
            self._log.write(record.getMessage(), level=record.levelname.lower(), logger=record.name, error=error)
        except Exception:
            self.handleError(record)


def install(log: Log, level: int = logging.INFO) -> None:
    """Send what every logger of this process says into `log`."""
    root = logging.getLogger()
    root.handlers[:] = [LogHandler(log)]
    root.setLevel(level)


def _unsuspicious(line: dict[str, Any]) -> str | None:
    """The text of a line with no sign of a secret, which is nearly every line: the search would cost ten times more."""
    if not _PLAIN.issuperset(map(type, line.values())):  # bytes, for one, would be written as base64, signs and all
        return None
    try:
        text = _encode(line)
    except ValueError:  # text that cannot be written as UTF-8
        return None
    return None if _suspicious(text) else text


def _suspicious(text: str) -> bool:
    seen = text.lower()
    for sign in _SIGNS:  # noqa: SIM110  # a loop costs half as much as any()
        if sign in seen:
            return True
    return False


def _encode(line: Any) -> str:
    return msgspec.json.encode(line).decode()


def _now() -> str:
    second, thousandths = divmod(time.time_ns() // 1_000_000, 1000)
    return f"{_text_of(second)}.{thousandths:03d}Z"


@lru_cache(maxsize=1)
def _text_of(second: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(second))
