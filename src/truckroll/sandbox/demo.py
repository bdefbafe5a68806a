"""Filling a data folder with the demo business: whole, or not at all."""

import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from truckroll.derive.operations import all_operations
from truckroll.sandbox import env, names
from truckroll.sandbox.building import building
from truckroll.sandbox.powers.claim import mark
from truckroll.sandbox.year import ENDS_BEFORE, LENGTH, Year
from truckroll.server.access import admission, apps, passwords, people, tenants
from truckroll.server.access.people import Person
from truckroll.server.platform import PAGE_SIZE
from truckroll.store import identity, retention
from truckroll.store.errors import StoreError, StoreUnavailable
from truckroll.store.folder import DATABASE, FolderLock, prepare, sync_folder, unusable
from truckroll.store.protocol import Connection

SIZES = {"small": 300, "year": 5_000}
MOST_JOBS = 1_000_000
TENANT, TIMEZONE = 1001, "America/Chicago"
SMALL_PAGE = 100
"""Rows of a feed's page in the small demo, so that every client has to page."""

_FILLING = ".filling"
_DEEDS_AT_ONCE = 500

Progress = Callable[[int, int], None]


def jobs_in(size: str | int) -> int:
    """How many jobs `small`, `year` or a number means; ValueError says what can be asked for."""
    jobs = SIZES[size] if size in SIZES else int(size) if str(size).isdecimal() else 0
    if not 0 < jobs <= MOST_JOBS:
        raise ValueError(f"'{size}' is no size of the demo; say small, year, or how many jobs, 1 to {MOST_JOBS:,}")
    return jobs


def is_filled(folder: Path) -> bool:
    """Whether a data folder holds anything already, which is then served as it is."""
    return (folder / DATABASE).exists()


def fill(folder: Path, size: str | int, *, seed: int = 1, now_ticks: int, progress: Progress | None = None) -> None:
    """Fill an empty data folder with a contractor's year of so many jobs, and write its `demo.env`.

    A kill at any instant leaves it empty or whole; a folder that is filled stays as it is. The same seed, size and
    `now_ticks` make the same feeds. `progress` is told how many jobs are booked, and of how many. ValueError for a
    size that cannot be; StoreError when the folder is in use, the disk full or the like.
    """
    jobs = jobs_in(size)
    prepare(folder)
    lock = FolderLock(folder)
    try:
        _clear(folder / _FILLING)
        if not is_filled(folder):
            _refuse_log(folder)
            _fill(folder, jobs, SMALL_PAGE if size == "small" else None, seed, now_ticks, progress)
    finally:
        try:
            _clear(folder / _FILLING)
        finally:
            lock.release()


def _fill(folder: Path, jobs: int, page: int | None, seed: int, now: int, progress: Progress | None) -> None:
    aside = folder / _FILLING
    try:
        with building(aside) as connection:
            values, portal = _furnish(connection, page, now)
            year = Year(TENANT, TIMEZONE, values["APP_ID"], jobs=jobs, seed=seed, now=now)
            while year.advance(connection, _DEEDS_AT_ONCE):
                retention.forget(connection, TENANT, 0, retention.Kept())  # by the clock of the year
                if progress:
                    progress(year.booked, jobs)
        # The environment first: whoever finds the database finds it, too.
        env.write(folder, values, portal)
        (aside / DATABASE).rename(folder / DATABASE)
        sync_folder(folder)
    except StoreUnavailable as fault:
        why = fault.__cause__ or fault
        raise StoreError(
            f"{folder} could not be filled and is as empty as before ({why}); make room, try again"
        ) from fault
    except OSError as fault:
        raise unusable(folder, fault) from fault
    if progress:
        progress(jobs, jobs)


def _furnish(connection: Connection, page: int | None, now: int) -> tuple[dict[str, str], dict[str, str]]:
    """The tenant, the demo app that it has connected, and people; what a client and who signs in have to know."""
    then = now - ENDS_BEFORE - LENGTH
    admission.prepare(connection, now)
    mark(connection)
    if page:
        identity.remember(connection, PAGE_SIZE, str(page))
    tenants.add(connection, TENANT, names.TENANT_NAME, TIMEZONE, now=then)
    developer, portal = _people(connection, then)
    scopes = {operation.scope for operation in all_operations()}
    app = apps.create(connection, "Demo app", scopes=scopes, now=then, offered_to=[TENANT], owner=developer.id)
    grant, secret = apps.connect(connection, app.id, TENANT, now=then)
    values = {
        "CLIENT_ID": grant.client_id,
        "CLIENT_SECRET": secret,
        "APP_ID": app.id,
        "APP_KEY": app.key,
        "TENANT_ID": str(TENANT),
        "TIMEZONE": TIMEZONE,
        "API_ROOT": "",
        "AUTH_ROOT": "",
    }
    return values, portal


def _people(connection: Connection, now: int) -> tuple[Person, dict[str, str]]:
    """Somebody of each kind to sign in as, all with one password; the developer, and what to sign in with."""
    password = secrets.token_urlsafe(12)
    kept = passwords.hashed(password)
    made = {
        role: people.add(
            connection,
            f"{role}@demo.example",
            name,
            role,
            tenant=TENANT if role in people.OF_A_TENANT else None,
            password=kept,
            now=now,
        )
        for role, name in names.PEOPLE
    }
    return made["developer"], {role.upper(): person.email for role, person in made.items()} | {"PASSWORD": password}


def _clear(building: Path) -> None:
    """Remove what an earlier, killed filling left behind."""
    try:
        if building.exists():
            shutil.rmtree(building)
    except OSError as fault:
        raise unusable(building, fault) from fault


def _refuse_log(folder: Path) -> None:
    """A log without its database belongs to one that was moved away; SQLite would mix it into the new one."""
    log = folder / f"{DATABASE}-wal"
    if log.exists():
        raise StoreError(
            f"{log} is there without its {DATABASE}; put that back beside it, or remove the log if nobody wants it"
        )
