"""The files of each tenant, as bytes under a path."""

from typing import Any

from truckroll.catalogue.files import File
from truckroll.store.protocol import Connection
from truckroll.store.queries import queries


def keep(connection: Connection, tenant: int, path: str, file: File | None) -> None:
    """Keep a file under a path, or nothing."""
    where: dict[str, Any] = {"tenant": tenant, "path": path}
    if file is None:
        connection.execute(queries("record_queries")["drop_file"], where)
    else:
        said = {"name": file.name, "content_type": file.content_type, "content": file.content}
        connection.execute(queries("record_queries")["keep_file"], where | said)


def kept(connection: Connection, tenant: int, path: str) -> File | None:
    """What is kept under a path."""
    row = connection.one(queries("record_queries")["kept_file"], {"tenant": tenant, "path": path})
    return File(*row) if row else None
