"""Pictures of what is sold."""

import mimetypes
import uuid
from datetime import timedelta

from truckroll.catalogue import (
    UNSET,
    File,
    FileLink,
    Model,
    Resource,
    action,
    drop_file,
    file_link,
    invalid,
    keep_file,
    later,
    now,
    read,
)

FOLDER = "Images/"
KEPT = timedelta(days=1)


class ImageUploadResponse(Model):
    """Where a picture is until it is put beside something."""

    path: str


class Image(Resource, path="images", tag="Images", index="path"):
    """A picture that was sent; it is let go after a day unless something in the pricebook shows it by then."""

    path: str
    used: bool = False

    @action("POST", 201)
    def post(cls, file: File) -> ImageUploadResponse:
        """Take in a picture, to be put beside what is sold within a day."""
        kind = file.content_type
        if kind == "application/octet-stream":
            kind = mimetypes.guess_type(file.name)[0] or kind
        invalid(not kind.startswith("image/"), "file", f"{file.name} is no picture but {kind}.")
        invalid(not file.content, "file", f"{file.name} is empty.")
        ending = mimetypes.guess_extension(kind) or ""
        image = cls.new(path=f"{FOLDER}{uuid.uuid4()}{ending}")
        keep_file(image.path, File(file.name, kind, file.content))
        later(now() + KEPT, image.expire)
        return ImageUploadResponse(path=image.path)

    @read("GET", 302, 404)
    def get(cls, path: str = UNSET) -> FileLink:
        """A picture by its path."""
        invalid(not path, "path", "Say which picture, by the path that its upload or another answer gave.")
        invalid(not path.startswith(FOLDER), "path", f"The path of a picture begins with {FOLDER}")
        return file_link(path)

    @classmethod
    def show(cls, place: str, url: str | None) -> None:
        """Something shows a picture from now on; an address elsewhere on the web is none of ours."""
        if url and url.startswith(FOLDER):
            image = cls.first(path=url)
            invalid(image is None, place, f"There is no picture {url}; send it to /images first.")
            assert image is not None
            image.used = True

    def expire(self) -> None:
        """Let go of a picture that nothing shows."""
        if not self.used:
            drop_file(self.path)
            self.deactivate()
