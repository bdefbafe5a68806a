"""Pictures of what is sold."""

import mimetypes

from truckroll.catalogue import UNSET, File, FileLink, Model, Upload, action, invalid, read


class ImageUploadResponse(Model):
    """Where a picture is until it is put beside something."""

    path: str


class Image(Upload, path="images", tag="Images", index="path"):
    """A picture that was sent; it is let go after a day unless something in the pricebook shows it by then."""

    FOLDER = "Images/"
    WORD = "picture"

    @action("POST", 201)
    def post(cls, file: File) -> ImageUploadResponse:
        """Take in a picture, to be put beside what is sold within a day."""
        kind = file.content_type
        if kind == "application/octet-stream":
            kind = mimetypes.guess_type(file.name)[0] or kind
        invalid(not kind.startswith("image/"), "file", f"{file.name} is no picture but {kind}.")
        return ImageUploadResponse(path=cls.take(File(file.name, kind, file.content)).path)

    @read("GET", 302, 404)
    def get(cls, path: str = UNSET) -> FileLink:
        """A picture by its path."""
        return cls.link(path)
