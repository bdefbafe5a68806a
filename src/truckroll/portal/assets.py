"""What a page is dressed with: style, script and pictures of our own, each at an address that tells its content."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from mimetypes import guess_type

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.portal.rendering import missing
from truckroll.server.platform import Platform

FOLDER = files("truckroll.portal") / "assets"
FOR_EVER = {"cache-control": "public, max-age=31536000, immutable"}
"""An asset with other content has another address, so a browser never asks for one again."""


@cache
def addresses() -> dict[str, str]:
    """The address of each asset by the name of its file."""
    found: dict[str, str] = {}
    for file in FOLDER.iterdir():
        stem, _, ending = file.name.rpartition(".")
        found[file.name] = f"/assets/{stem}.{sha256(file.read_bytes()).hexdigest()[:12]}.{ending}"
    return found


@cache
def _contents() -> dict[str, tuple[bytes, str]]:
    return {
        address: ((FOLDER / name).read_bytes(), guess_type(name)[0] or "application/octet-stream")
        for name, address in addresses().items()
    }


def routes(platform: Platform) -> list[BaseRoute]:
    """Where the assets are."""
    return [Route("/assets/{name}", _asset)]


async def _asset(request: Request) -> Response:
    found = _contents().get(request.url.path)
    if found is None:
        return missing(request)
    body, kind = found
    return Response(body, media_type=kind, headers=FOR_EVER)
