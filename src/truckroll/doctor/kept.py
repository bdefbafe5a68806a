"""Looks at what is kept: the data folder or the PostgreSQL database, and the business in it."""

import fcntl
import os
import shutil
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import apsw

from truckroll.catalogue.time import Clock
from truckroll.doctor.findings import Finding, fail, ok, warn
from truckroll.server.telemetry.figures import figures, size_of
from truckroll.store import migrating
from truckroll.store.connection import SqliteConnection, open_reader, told_plainly
from truckroll.store.engine import Engine
from truckroll.store.errors import StoreDamaged, StoreError
from truckroll.store.folder import DATABASE, LOCK
from truckroll.store.protocol import Connection
from truckroll.store.records import HORIZON, record_schema

MEGABYTE = 1_000_000
LEAST_FREE = 200 * MEGABYTE
"""Below this much room a busy server soon keeps nothing more."""
READ_WHOLE = 2_000 * MEGABYTE
"""Up to this size a database is read to its end; a larger one takes `truckroll db check` and its time."""
LONG_LOG = 500 * MEGABYTE
AHEAD = 60.0
KEY_DAYS = 180
LATE = 3600.0
BACKUP_HOURS = 26
_DAY = 24 * 3600
_OTHERS = 0o077


def folder(data: Path) -> Iterator[Finding]:
    """Whether the data folder is this user's alone, and who is at it."""
    if not data.is_dir():
        yield warn("folder", f"{data} is not there yet.", f"truckroll serve --data {data}")
        return
    about = data.stat()
    mode = stat.S_IMODE(about.st_mode)
    if not os.access(data, os.R_OK | os.W_OK | os.X_OK):
        yield fail("folder", f"{data} cannot be written by this user.", f"chown -R $(id -un) {data}")
    elif mode & _OTHERS:
        yield warn("folder", f"Others may look into {data} (mode {mode:o}).", f"chmod 700 {data}")
    else:
        yield ok("folder", f"{data} is its owner's alone.")
    foreign = [file.name for file in data.iterdir() if file.stat().st_uid != about.st_uid]
    if foreign:
        said = f"{', '.join(sorted(foreign)[:5])} in {data} belong to another user than the folder."
        yield fail("folder", said, f"chown -R --reference={data} {data}")


def owner(data: Path) -> str:
    """The process that serves a folder; empty when none does."""
    lock = data / LOCK
    try:
        descriptor = os.open(lock, os.O_RDONLY)
    except OSError:
        return ""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return ""
    except BlockingIOError:
        return os.pread(descriptor, 20, 0).decode(errors="replace").strip() or "unknown"
    finally:
        os.close(descriptor)


def room(data: Path) -> Iterator[Finding]:
    """Whether the disk has room: for what comes, and for a copy."""
    if not data.is_dir():
        return
    free, size = shutil.disk_usage(data).free, size_of(data)
    said = f"{_megabytes(free)} are free, the database has {_megabytes(size)}."
    if free < LEAST_FREE:
        yield fail("disk", said, "Make room: docs/runbook/disk-full.md.")
    elif free < size:
        yield warn("disk", said, "A restore or a migration beside it would not find room; make some.")
    else:
        yield ok("disk", said)
    log = data / f"{DATABASE}-wal"
    if log.exists() and log.stat().st_size > LONG_LOG:
        said = f"The log beside the database has {_megabytes(log.stat().st_size)}."
        yield warn("disk", said, "Somebody reads for very long: end long backups and sqlite3 shells on this file.")


def store(data: Path) -> Iterator[Finding]:
    """Whether the database is one, of this program's version, and sound; then what is in it."""
    file = data / DATABASE
    if not file.is_file():
        return
    try:
        steps = migrating.planned(data, record_schema())
    except StoreDamaged as fault:
        yield fail("store", str(fault), "docs/runbook/store-damaged.md")
        return
    except StoreError as fault:
        yield fail("store", str(fault), "Use the Truckroll that wrote it, or a newer one.")
        return
    if steps:
        do = f"The next start does it; or truckroll db migrate --data {data}"
        yield warn("store", f"{file} was written by an earlier version: {'; '.join(steps[:3])}.", do)
    if file.stat().st_size > READ_WHOLE:
        yield ok("store", f"{file} is of this version; for its size it was not read whole (truckroll db check does).")
    else:
        with told_plainly(file), closing(open_reader(file)) as engine:
            found = _damage(engine)
        if found:
            yield fail("store", f"{file} is damaged: {found[0]}", "docs/runbook/store-damaged.md")
            return
        yield ok("store", f"{file} is sound.")
    with told_plainly(file), closing(open_reader(file)) as engine:
        yield from business(SqliteConnection(engine, file, transactional=False), data)


def _damage(engine: Engine) -> list[str]:
    try:
        return [str(row[0]) for row in engine.execute("pragma quick_check").fetchall() if row[0] != "ok"]
    except apsw.Error as fault:
        return [str(fault)]


def business(connection: Connection, data: Path | None) -> Iterator[Finding]:
    """Clocks that ran ahead, the key that signs, webhooks and acts that are stuck."""
    known = figures(connection, Clock().now(), data)
    ahead = known.feed_lag - HORIZON / 10_000_000
    if ahead > AHEAD:
        said = f"A tenant's last change is {_span(ahead)} ahead of this clock: its feeds show nothing new until then."
        yield fail("time", said, "docs/runbook/clock-ahead.md")
    else:
        yield ok("time", f"No change of the {known.tenants} tenants lies ahead of this clock.")
    age = known.signing_key_age / _DAY
    if age > KEY_DAYS:
        yield warn("signing key", f"The key that signs tokens is {age:.0f} days old.", "truckroll apps rotate-key")
    else:
        yield ok("signing key", f"The key that signs tokens is {age:.0f} days old.")
    if known.webhooks_late > LATE:
        said = f"{known.webhooks_waiting} webhooks wait, the oldest for {_span(known.webhooks_late)}."
        yield warn("webhooks", said, "docs/runbook/webhook-receiver-down.md")
    else:
        yield ok("webhooks", f"{known.webhooks_waiting} webhooks wait.")
    if known.planned_late > LATE:
        said = f"{known.planned_due} planned acts are due, the first for {_span(known.planned_late)}."
        yield warn("planned acts", said, "Is a server running? Otherwise docs/runbook/planned-acts-late.md")
    else:
        yield ok("planned acts", f"{known.planned_due} planned acts are due.")


def backups(place: Path | None) -> Iterable[Finding]:
    """How old the newest backup is."""
    if place is None:
        yield warn("backup", "Nobody said where backups are.", "Say --backups DIR; make them with truckroll db backup.")
        return
    files = [file for file in place.iterdir() if file.is_file()] if place.is_dir() else []
    if not files:
        yield fail("backup", f"There is no backup in {place}.", f"truckroll db backup {place}/$(date +%F).db")
        return
    newest = max(files, key=lambda file: file.stat().st_mtime)
    hours = (time.time() - newest.stat().st_mtime) / 3600
    said = f"The newest backup, {newest.name}, is {hours:.0f} hours old."
    if hours > BACKUP_HOURS:
        yield warn("backup", said, "See why the last ones were not made; then truckroll db backup.")
    else:
        yield ok("backup", said)


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.0f} MB"


def _span(seconds: float) -> str:
    for unit, length in (("days", 86_400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds:.0f} seconds"
