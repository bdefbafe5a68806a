"""Files through the client: sent from a path or from memory, and read as bytes, blocking and awaited."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from truckroll.catalogue.files import File
from truckroll.client import AsyncClient, Client
from truckroll.testing import sandbox

CONTENT = b"\x89PNG\r\n--\xff"


@pytest.fixture(scope="module")
def source() -> Iterator[dict[str, str]]:
    with sandbox() as server:
        app = server.connect(server.tenant(7))
        yield {
            "SERVICETITAN_CLIENT_ID": app.client_id,
            "SERVICETITAN_CLIENT_SECRET": app.client_secret,
            "SERVICETITAN_APP_KEY": app.app_key,
            "SERVICETITAN_APP_ID": app.app_id,
            "SERVICETITAN_TENANT_ID": str(app.tenant),
            "SERVICETITAN_API_ROOT": server.url,
        }


def test_a_file_that_was_sent_is_read_again(source: dict[str, str], tmp_path: Path):
    (tmp_path / 'a "b".png').write_bytes(CONTENT)
    client = Client(source)
    for file in (tmp_path / 'a "b".png', File("ä.png", "image/png", CONTENT)):
        sent = client.pricebook.images.post(file=file)
        assert client.pricebook.images.get(path=sent.path) == CONTENT


def test_a_file_may_be_awaited(source: dict[str, str]):
    async def send() -> bytes:
        client = AsyncClient(source)
        sent = await client.pricebook.images.post(file=File("a.png", "image/png", CONTENT))
        return await client.pricebook.images.get(path=sent.path)

    assert asyncio.run(send()) == CONTENT


def test_what_is_no_file_is_refused_before_it_is_sent(source: dict[str, str]):
    client = Client(source)
    with pytest.raises(TypeError, match="file takes a path of pathlib, bytes"):
        client.pricebook.images.post(file="boiler.png")
    with pytest.raises(FileNotFoundError):
        client.pricebook.images.post(file=Path("/nowhere/boiler.png"))
