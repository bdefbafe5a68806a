"""Files over HTTP: the form in which one is sent, the answer that gives it back, the address it has for a while."""

import base64
import binascii
import hashlib
import hmac
import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from truckroll.catalogue.files import File, FileLink
from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.server.problems import Header

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

LASTS = 5 * 60 * TICKS_PER_SECOND
"""How long the address of a file is good for."""
MOST_PARTS = 100
"""How many fields a form has at most; how many bytes, is the body's to say."""
_LONGEST_NAME = 200
logging.getLogger("python_multipart").setLevel(logging.CRITICAL)  # whoever sent an odd form is told, not the log
_KIND = re.compile(r"[\w!#$&^.+-]{1,80}/[\w!#$&^.+-]{1,80}", re.ASCII)


class BadLink(ValueError):
    """An address that leads to no file: mistyped, too old, or of a life of the store before this one."""


@dataclass(frozen=True)
class Reply:
    """An answer that is no JSON."""

    status: int
    headers: tuple[Header, ...]
    body: bytes = b""


@dataclass(frozen=True)
class Links:
    """Addresses of kept files in one life of the store: a tenant, a path and an end, signed so that no other fits."""

    epoch: str

    def issue(self, tenant: int, path: str, now: int) -> str:
        """The last part of the address of a file."""
        said = f"{tenant}/{now + LASTS}/{path}".encode()
        return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in (said, self._sign(said)))

    def read(self, token: str, now: int) -> tuple[int, str]:
        """The tenant and the path that an address leads to; BadLink says why it leads nowhere."""
        try:
            said, signature = (
                base64.b64decode(p + "=" * (-len(p) % 4), b"-_", validate=True) for p in token.split(".")
            )
        except (binascii.Error, ValueError):
            raise BadLink("There is no file at this address.") from None
        if not hmac.compare_digest(signature, self._sign(said)):
            raise BadLink("There is no file at this address.")
        tenant, until, path = said.decode().split("/", 2)
        if now >= int(until):
            raise BadLink("This address is too old; ask the API for the file again.")
        return int(tenant), path

    def _sign(self, said: bytes) -> bytes:
        return hmac.new(self.epoch.encode(), b"file/" + said, hashlib.sha256).digest()


def leads_to(links: Links, tenant: int, link: FileLink, now: int, asked: str) -> Reply:
    """A redirection from the path that was asked; it climbs to the server's root, wherever that is mounted."""
    up = "../" * (asked.count("/") - 1)
    return Reply(302, ((b"location", f"{up}files/{links.issue(tenant, link, now)}".encode()), NOT_KEPT))


NOT_KEPT: Header = (b"cache-control", b"private, no-store")


def served(file: File, asked: bytes | None) -> Reply:
    """A file as something to save, never to be run by a browser; `asked` is the Range of it that is wanted."""
    size = len(file.content)
    headers: tuple[Header, ...] = (
        (b"content-type", file.content_type.encode()),
        (b"content-disposition", _disposition(file.name)),
        (b"content-security-policy", b"sandbox; default-src 'none'"),
        (b"accept-ranges", b"bytes"),
        NOT_KEPT,
    )
    found = re.fullmatch(rb"bytes=(\d{0,15})-(\d{0,15})", asked or b"")
    if found is None or found[0] == b"bytes=-":
        return Reply(200, headers, file.content)
    first, last = found.groups()
    begin = int(first) if first else max(0, size - int(last))
    end = min(size, int(last) + 1) if first and last else size
    if begin >= size or begin >= end:
        return Reply(416, (*headers, (b"content-range", b"bytes */%d" % size)))
    part = (b"content-range", b"bytes %d-%d/%d" % (begin, end - 1, size))
    return Reply(206, (*headers, part), file.content[begin:end])


def _disposition(name: str) -> bytes:
    plain = re.sub(r"[^\w. -]", "_", name, flags=re.ASCII)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}".encode()


def form(content_type: bytes, body: bytes) -> dict[str, Any]:
    """The fields of a multipart form: files, and texts; ValueError says what is wrong with it."""
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not boundary:
        raise ValueError("Send the file as multipart/form-data (in Python's requests: files=…, and no Content-Type)")
    parts = _Parts()
    try:
        parser = MultipartParser(boundary, parts.callbacks())
        parser.write(body)
        parser.finalize()
    except FormParserError as fault:
        raise ValueError(f"The form cannot be read: {str(fault).rstrip('.')}") from None
    if not parts.whole:
        raise ValueError("The form ends too early: its last boundary is missing")
    return parts.fields


class _Parts:
    """The parts of a form, as the parser comes upon them."""

    def __init__(self) -> None:
        self.fields: dict[str, Any] = {}
        self.whole = False
        self._count = 0
        self._name = self._value = b""

    def callbacks(self) -> "MultipartCallbacks":
        """What the parser calls when."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._named,
            "on_header_value": self._valued,
            "on_header_end": self._header,
            "on_part_data": self._data,
            "on_part_end": self._end,
            "on_end": self._over,
        }

    def _begin(self) -> None:
        self._count += 1
        if self._count > MOST_PARTS:
            raise FormParserError(f"a form has at most {MOST_PARTS} parts")
        self._headers: dict[bytes, bytes] = {}
        self._content = bytearray()

    def _named(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _valued(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header(self) -> None:
        self._headers[self._name.lower()] = self._value
        self._name = self._value = b""

    def _data(self, data: bytes, start: int, end: int) -> None:
        self._content += memoryview(data)[start:end]

    def _end(self) -> None:
        _, said = parse_options_header(self._headers.get(b"content-disposition"))
        if b"name" not in said:
            raise FormParserError("a part of it has no name")
        name = said[b"name"].decode("utf-8", "replace")
        if (file_name := said.get(b"filename")) is None:
            self.fields[name] = self._content.decode("utf-8", "replace")
            return
        kind = parse_options_header(self._headers.get(b"content-type"))[0].decode("latin-1")
        kind = kind if _KIND.fullmatch(kind) else "application/octet-stream"
        self.fields[name] = File(_bare(file_name.decode("utf-8", "replace")), kind, bytes(self._content))

    def _over(self) -> None:
        self.whole = True


def _bare(name: str) -> str:
    """A file's name without folders and without what cannot be seen, its ending kept when it is too long."""
    name = "".join(letter for letter in re.split(r"[/\\]", name)[-1] if letter.isprintable()).strip(". ")
    return name[-_LONGEST_NAME:] or "file"
