"""Files that are sent first, and put beside something after."""

import mimetypes
import re
import uuid
from datetime import timedelta
from typing import Self

from truckroll.catalogue.files import File, FileLink, drop_file, file_link, keep_file
from truckroll.catalogue.refusals import invalid
from truckroll.catalogue.resource import Resource
from truckroll.catalogue.transaction import later, now, tenant

KEPT = timedelta(days=1)
WEB = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


class Upload(Resource, abstract=True):
    """A file that was sent; it is let go after a day unless something shows it by then.

    `FOLDER` is what the paths of such files begin with, `WORD` what people call one.
    """

    FOLDER = ""
    WORD = "file"

    path: str
    used: bool = False

    @classmethod
    def take(cls, file: File) -> Self:
        """Take in a file, to be put beside something within a day."""
        invalid(not file.content, "file", f"{file.name} is empty.")
        ending = mimetypes.guess_extension(file.content_type) or ""
        sent = cls.new(path="")
        sent.path = f"{cls.FOLDER}{uuid.uuid5(uuid.NAMESPACE_OID, f'{tenant()}/{sent.id}')}{ending}"
        keep_file(sent.path, file)
        later(now() + KEPT, sent.expire)
        return sent

    @classmethod
    def link(cls, path: str) -> FileLink:
        """Where a file of this kind is, by its path."""
        invalid(not path, "path", f"Say which {cls.WORD}, by the path that its upload or another answer gave.")
        invalid(not path.startswith(cls.FOLDER), "path", f"The path of a {cls.WORD} begins with {cls.FOLDER}")
        return file_link(path)

    @classmethod
    def show(cls, place: str, url: str | None) -> None:
        """Something shows a file from now on; an address elsewhere on the web is none of ours."""
        if url and url.startswith(cls.FOLDER):
            sent = cls.first(path=url)
            invalid(sent is None, place, f"There is no {cls.WORD} {url}; send it to /{cls.noun.path} first.")
            assert sent is not None
            sent.used = True

    @classmethod
    def attach(cls, place: str, url: str) -> None:
        """Something shows a file that was sent, or an address on the web, and nothing else."""
        strange = not url.startswith(cls.FOLDER) and WEB.fullmatch(url) is None
        invalid(strange, place, f"Give the path that /{cls.noun.path} answered, or an address on the web.")
        cls.show(place, url)

    def expire(self) -> None:
        """Let go of a file that nothing shows."""
        if not self.used:
            drop_file(self.path)
            self.deactivate()
