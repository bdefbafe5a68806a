"""Caring for a PostgreSQL store with its own programs: copy it into a file, bring a copy back, look for damage."""

import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from truckroll.store import identity
from truckroll.store.errors import StoreDamaged, StoreError
from truckroll.store.postgres.connection import SETTINGS, Engine, PostgresConnection, opened
from truckroll.store.upkeep import replacing

DEBIAN = Path("/usr/lib/postgresql")
_DAMAGE = ("checksum", "invalid page", "could not read block", "missing chunk", "corrupt", "end of file", "archive")
_OURS = re.compile(r"^\d+; \d+ \d+ TABLE (\S+) (\S+) ", re.MULTILINE)
_TABLES = """
    select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = current_schema
"""
_SERVERS = """
    select count(*) from pg_stat_activity
    where datname = current_database() and application_name like 'truckroll%' and pid <> pg_backend_pid()
"""
_NEW_LIFE = "\nreset search_path;\nupdate meta set value = '{}' where name = 'epoch';\n"


def backup(url: str, to: Path) -> None:
    """Copy a store, which may be serving, into one file as it is at this moment; the file is whole or not there.

    An older backup of that name is replaced. StoreError when there is no store, or the file cannot be written.
    """
    to = to.absolute()
    if to.exists() and (to.is_dir() or not _is_backup(to)):
        raise StoreError(f"{to} is there and is not a backup; choose another file name")
    with opened(url) as engine:
        _refuse_none(engine)
    with replacing(to) as part:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={part}", url=url)


def restore(backup: Path, url: str, *, overwrite: bool = False) -> None:
    """Make a backup what a database holds, under a new epoch; until it is whole, all stays as it was.

    StoreError when the database is not empty (unless `overwrite`) or a server is at it, or the file is no backup.
    """
    if not backup.is_file():
        raise StoreError(f"{backup} is not there; name the file that `truckroll db backup` wrote")
    listed = _run("pg_restore", "--list", str(backup))
    with opened(url) as engine:
        name = engine.info.dbname
        there = {f"{schema} {table}" for schema, table in engine.execute(_TABLES)}
        if there and not overwrite:
            raise StoreError(f"database {name} is not empty; choose another, or say --overwrite to replace its tables")
        if strange := sorted(there - {" ".join(found) for found in _OURS.findall(listed)}):
            raise StoreError(
                f"database {name} has tables that the backup lacks ({', '.join(strange[:5])}); restore into a new "
                "database, and let servers use that"
            )
        row = engine.execute(_SERVERS).fetchone()
        if row and row[0]:
            raise StoreError(f"database {name} is in use by {row[0]} connections of Truckroll; stop its servers first")
    _poured(backup, url, _NEW_LIFE.format(secrets.token_hex(16)))


def renew_epoch(url: str) -> None:
    """Begin another life of a store: every feed token given out before is refused."""
    with opened(url) as engine:
        _refuse_none(engine)
        identity.renew_epoch(PostgresConnection(engine, writing=True))


def check(place: str) -> list[str]:
    """What is wrong with a store or with a backup file; every row is read, also while it is served."""
    try:
        if Path(place).is_file():
            _run("pg_restore", f"--file={os.devnull}", place)
        else:
            with opened(place) as engine:
                _refuse_none(engine)
            _run("pg_dump", f"--file={os.devnull}", url=place)
    except StoreDamaged as damage:
        return [str(damage)]
    return []


def _refuse_none(engine: Engine) -> None:
    if not engine.execute(
        "select 1 from pg_tables where schemaname = current_schema and tablename = 'meta'"
    ).fetchone():
        raise StoreError(f"database {engine.info.dbname} holds no store; `truckroll serve` makes one")


def _is_backup(file: Path) -> bool:
    try:
        _run("pg_restore", "--list", str(file))
    except StoreError:
        return False
    return True


def _poured(backup: Path, url: str, last: str) -> None:
    """Bring a backup back in one transaction, which ends with a last statement."""
    reading = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--file=-", str(backup))
    writing = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null", "--file=-")
    with (
        _begun("pg_restore", *reading, stdout=subprocess.PIPE) as (source, trouble),
        _begun("psql", *writing, url=url, stdin=subprocess.PIPE) as (target, objections),
    ):
        assert source.stdout
        assert target.stdin
        with suppress(BrokenPipeError):  # the database has objected, and psql has said what to
            # without the last word nothing is kept, also when we are killed
            target.stdin.write(b"begin;\n")
            shutil.copyfileobj(source.stdout, target.stdin, 1 << 20)
            if source.wait() == 0:
                target.stdin.write(f"{last}\ncommit;\n".encode())
            target.stdin.close()
        target.wait()
        if source.returncode or target.returncode:
            raise _fault(_said(objections) or _said(trouble), f"{backup} was not restored")


def _run(program: str, *words: str, url: str | None = None) -> str:
    """Run one of PostgreSQL's programs to its end: what it says; StoreError says why it could not do it."""
    with _begun(program, *words, url=url, stdout=subprocess.PIPE) as (process, trouble):
        said, _ = process.communicate()
        if process.returncode:
            raise _fault(_said(trouble), f"{program} ended with {process.returncode}")
    return said.decode("utf-8", "replace")


@contextmanager
def _begun(
    program: str, *words: str, url: str | None = None, stdin: int = subprocess.DEVNULL, stdout: int = subprocess.DEVNULL
) -> Generator[tuple["subprocess.Popen[bytes]", IO[bytes]]]:
    """One of PostgreSQL's programs at work, and what it complains of; no password stands among its arguments."""
    environment = dict(os.environ) | {"LC_ALL": "C.UTF-8"}
    if url is not None:
        place = {**SETTINGS, **conninfo_to_dict(url)}
        password = place.pop("password", None)
        words = (*words, f"--dbname={make_conninfo('', **place)}")
        environment |= {} if password is None else {"PGPASSWORD": str(password)}
    with TemporaryFile() as complaints:
        try:
            process = subprocess.Popen(  # noqa: S603  # one of PostgreSQL's programs
                [_found(program), *words], stdin=stdin, stdout=stdout, stderr=complaints, env=environment
            )
        except OSError as fault:
            raise StoreError(f"{program} cannot be run: {fault.strerror}") from fault
        try:
            yield process, complaints
        finally:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(BrokenPipeError):
                        pipe.close()
            process.wait()


def _found(program: str) -> str:
    """Where a program is: in the path, or the newest of Debian's."""
    newest = sorted(DEBIAN.glob(f"*/bin/{program}"), key=lambda file: (len(file.parts[-3]), file.parts[-3]))
    found = shutil.which(program) or (str(newest[-1]) if newest else None)
    if found is None:
        raise StoreError(
            f"{program} is not on this machine; install PostgreSQL's client programs, such as Debian's "
            "postgresql-client"
        )
    return found


def _said(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    lines = complaints.read().decode("utf-8", "replace").splitlines()
    return next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "")


def _fault(said: str, otherwise: str) -> StoreError:
    kind = StoreDamaged if any(word in said for word in _DAMAGE) else StoreError
    return kind(said or otherwise)
