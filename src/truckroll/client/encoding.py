"""How Python values look in an address and in a body."""

import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, TypeAlias, cast
from urllib.parse import quote, urlencode

import msgspec

Params: TypeAlias = Mapping[str, Any] | Iterable[tuple[str, Any]] | None

# Money leaves as the JSON number the platform expects, never as text.
_encoder = msgspec.json.Encoder(decimal_format="number")


def query(params: Params) -> str:
    """The query of an address. None leaves a parameter out; several values are joined by commas, as the platform
    documents most of its lists (pairs with the same name repeat it instead); a time without an offset is UTC."""
    return urlencode([(n, _text(value)) for n, value in pairs(params) if value is not None], quote_via=quote, safe=",:")


def pairs(params: Params) -> list[tuple[str, Any]]:
    """Parameters one by one, repeated ones too; of values by name each is one: `customFields.Fields[Gate code]`, and
    of objects each member: `sort[0].field`."""
    given = cast("Iterable[tuple[str, Any]]", params.items() if isinstance(params, Mapping) else params or ())
    return [each for name, value in given for each in _by_name(name, value)]


def _by_name(name: str, value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, Mapping):
        return [(f"{name}[{key}]", each) for key, each in cast("Mapping[Any, Any]", value).items()]
    if isinstance(value, list) and value and all(isinstance(each, Mapping) for each in cast("list[Any]", value)):
        objects = cast("list[Mapping[Any, Any]]", value)
        return [(f"{name}[{at}].{key}", each) for at, one in enumerate(objects) for key, each in one.items()]
    return [(name, value)]


def encoded(value: Any) -> bytes:
    """A body as JSON; `msgspec.Raw` holds one that already is. Raises TypeError for what JSON cannot say."""
    return _encoder.encode(value)


def multipart(fields: Mapping[str, Any]) -> tuple[str, bytes]:
    """A form with files in it: its content type, and its bytes."""
    boundary = secrets.token_hex(16)
    parts: list[bytes] = []
    for name, file in fields.items():
        called = file.name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{called}"\r\n'
        parts += [head.encode(), f"Content-Type: {file.content_type}\r\n\r\n".encode(), file.content, b"\r\n"]
    return f"multipart/form-data; boundary={boundary}", b"".join([*parts, f"--{boundary}--\r\n".encode()])


def decoded(body: bytes) -> Any:
    """What a body says, None when it is empty. Raises ValueError when it is not JSON."""
    if not body.strip():
        return None
    try:
        return msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return json.loads(body)  # Reads what other servers write: half a character, NaN, a byte-order mark.


def _text(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Enum():
            return _text(value.value)
        case datetime():
            instant = value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)
            return instant.replace(tzinfo=None).isoformat() + "Z"
        case date():
            return value.isoformat()
        case list() | tuple() | set() | frozenset():
            return ",".join(map(_text, value))  # pyright: ignore[reportUnknownArgumentType]
        case _:
            return str(value)
