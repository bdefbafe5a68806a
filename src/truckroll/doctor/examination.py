"""The whole examination, in the order in which one thing rests on another."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from truckroll.doctor import kept, machine, service
from truckroll.doctor.findings import Finding, Look, fail, looked, ok
from truckroll.server.settings import Settings
from truckroll.store.protocol import is_url


def examine(settings: Settings, url: str = "", backups: Path | None = None) -> Iterator[Finding]:
    """Look at everything that a server with these settings rests on."""
    data = None if is_url(settings.data) else Path(settings.data)
    owner = kept.owner(data) if data else ""
    looks: list[tuple[str, Look]] = [
        ("programs", machine.programs),
        ("clock", machine.clock),
        ("secrets", partial(machine.secrets, settings, data)),
        ("port", partial(machine.port, settings, served=bool(owner or url))),
        ("certificate", partial(machine.certificate, settings)),
    ]
    if data is not None:
        looks += [(name, partial(look, data)) for name, look in _OF_FOLDER]
        looks.append(("backup", partial(kept.backups, backups)))
    else:
        from truckroll.doctor import postgres

        looks.append(("postgresql", partial(postgres.database, settings.data, settings.workers)))
    if settings.limit_store not in (None, "off"):
        looks.append(("limit store", partial(_limit_store, settings.limit_store)))
    if url:
        looks.append(("server", partial(service.server, url)))
    if owner:
        yield ok("owner", f"Process {owner} serves {data}.")
    for name, look in looks:
        yield from looked(name, look)


_OF_FOLDER = (("folder", kept.folder), ("disk", kept.room), ("store", kept.store))


def _limit_store(url: str) -> Iterator[Finding]:
    from valkey import Valkey
    from valkey.exceptions import ValkeyError

    made: Any = Valkey  # its own types are incomplete
    try:
        with made.from_url(url, socket_timeout=2.0, socket_connect_timeout=2.0) as client:
            client.ping()
    except (ValkeyError, OSError) as fault:
        said = f"The limit store does not answer: {type(fault).__name__}."
        yield fail("limit store", said, "docs/runbook/limit-store-gone.md")
    else:
        yield ok("limit store", "The limit store answers.")
