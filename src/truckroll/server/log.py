"""Log lines: one JSON object a line, with the trace id of the answer and never with a secret."""

import logging
import re
import sys
import time
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TextIO, cast

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


class Log:
    """Writes lines to a stream, standard error unless told otherwise."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream if stream is not None else sys.stderr

    def write(self, event: str, *, level: str = "info", **fields: Any) -> None:
        """One line; every value goes through `redact`, and a field that is None is left out."""
        line = {"time": _now(), "level": level, "event": event}
        line |= {name: value for name, value in fields.items() if value is not None}
        self._stream.write((_unsuspicious(line) or _encode(redact(line))) + "\n")
        self._stream.flush()

    def request(
        self, *, trace_id: str, method: str, path: str, status: int, ms: float, app_id: str | None = None, **fields: Any
    ) -> None:
        """The line of one answered request; `path` is without the query, whose values may be anybody's secrets."""
        level = "error" if status >= 500 else "info"
        self.write(
            "request",
            level=level,
            traceId=trace_id,
            method=method,
            path=path,
            status=status,
            ms=round(ms, 3),
            appId=app_id,
            **fields,
        )


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
    seen = text.lower()
    return None if any(sign in seen for sign in _SIGNS) else text


def _encode(line: dict[str, Any]) -> str:
    return msgspec.json.encode(line).decode()


def _now() -> str:
    second, thousandths = divmod(time.time_ns() // 1_000_000, 1000)
    return f"{_text_of(second)}.{thousandths:03d}Z"


@lru_cache(maxsize=1)
def _text_of(second: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(second))
