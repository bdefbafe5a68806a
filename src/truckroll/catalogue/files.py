"""Files that callers send, and get back: an argument `file: File` is a form, an answer is a `File` or a `FileLink`."""

import hashlib
from dataclasses import dataclass

from truckroll.catalogue.refusals import Refused
from truckroll.catalogue.shapes import Shape
from truckroll.catalogue.transaction import transaction

_BYTES = Shape("string", "binary")


@dataclass(frozen=True)
class File:
    """A file as it was sent: its name without a folder, its content type, its bytes."""

    name: str
    content_type: str
    content: bytes

    @classmethod
    def shape(cls) -> Shape:
        """Bytes, on the wire."""
        return _BYTES

    def __repr__(self) -> str:
        digest = hashlib.sha256(self.content).hexdigest()
        return f"File({self.name!r}, {self.content_type!r}, {len(self.content)} bytes, {digest})"


class FileLink(str):
    """The path of a kept file, answered as a redirection (302) to an address that is good for some minutes."""

    @classmethod
    def shape(cls) -> Shape:
        """The bytes that are found there."""
        return _BYTES


def keep_file(path: str, file: File) -> None:
    """Keep a file of this tenant under a path, instead of one that was kept there."""
    transaction().keep_file(path, file)


def kept_file(path: str) -> File | None:
    """What this tenant keeps under a path; a path is a name only, and leads nowhere else."""
    return transaction().kept_file(path)


def drop_file(path: str) -> None:
    """Let a file of this tenant go."""
    transaction().keep_file(path, None)


def file_link(path: str) -> FileLink:
    """A link to a file that this tenant keeps; missing where it keeps none."""
    if kept_file(path) is None:
        message = f"There is no file {path[:200]}."
        raise Refused(message, kind="missing", errors={"path": [message]})
    return FileLink(path)
