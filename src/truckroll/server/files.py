"""Files over HTTP: the form in which one is sent, the answer that gives it back, the address it has for a while."""

import base64
import binascii
import hashlib
import hmac
import re
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from typing import Any
from urllib.parse import quote

from truckroll.catalogue.files import File, FileLink
from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.server.problems import Header

LASTS = 5 * 60 * TICKS_PER_SECOND
"""How long the address of a file is good for."""
_LONGEST_NAME = 200


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
        (b"x-content-type-options", b"nosniff"),
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
    head = _headers(f"content-type: {content_type.decode('latin-1')}")
    boundary = head.get_param("boundary")
    if head.get_content_type() != "multipart/form-data" or not isinstance(boundary, str) or not boundary:
        raise ValueError("Send the file as multipart/form-data (in Python's requests: files=…, and no Content-Type)")
    parts = (b"\r\n" + body).split(b"\r\n--" + boundary.encode("latin-1"))
    if len(parts) < 2 or not parts[-1].startswith(b"--"):
        raise ValueError("The form ends too early: its last boundary is missing")
    fields: dict[str, Any] = {}
    for part in parts[1:-1]:
        lines, blank, content = part.partition(b"\r\n\r\n")
        said = _headers(lines.decode("utf-8", "replace").strip())
        name = said.get_param("name", header="content-disposition")
        if not blank or not isinstance(name, str):
            raise ValueError("A part of the form has no name")
        file_name = said.get_filename()
        if file_name is None:
            fields[name] = content.decode("utf-8", "replace")
        else:
            fields[name] = File(_bare(file_name), said.get_content_type(), content)
    return fields


def _headers(text: str) -> Message:
    return HeaderParser().parsestr(text)


def _bare(name: str) -> str:
    """A file's name without folders and without what cannot be seen, its ending kept when it is too long."""
    name = "".join(letter for letter in re.split(r"[/\\]", name)[-1] if letter.isprintable()).strip(". ")
    return name[-_LONGEST_NAME:] or "file"
