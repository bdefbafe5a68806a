"""A data folder is brought to this program: by the server when it starts where that is little, else by command."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from truckroll.store import identity, upgrade
from truckroll.store.connection import SqliteConnection, damaged, open_reader, open_writer, told_plainly, write_ahead
from truckroll.store.engine import Engine
from truckroll.store.errors import StoreError
from truckroll.store.folder import FolderLock
from truckroll.store.migrations import STEPS, Step, by_itself
from truckroll.store.protocol import Connection
from truckroll.store.upgrade import Progress
from truckroll.store.upkeep import existing

T = TypeVar("T")

AT_ONCE = 200
"""How many tables, columns and indexes are made in one transaction."""


def fit(engine: Engine, file: Path, schema: Sequence[str], steps: Sequence[Step] = STEPS) -> None:
    """Bring an opened file to where this program can serve it; StoreError when it must not, or has to be told to."""
    found = identity.store_version(engine, file, 1 + len(steps))
    how = f"Take a backup, then run `truckroll db migrate --data {file.parent}`"
    if found and not all(map(by_itself, steps[found - 1 :])):
        raise StoreError(f"{file} has store version {found} and this Truckroll writes {1 + len(steps)}. {how}")
    write_ahead(engine, file)
    if found == 0:
        with engine:
            connection = SqliteConnection(engine, file, transactional=True)
            identity.found(engine, connection)
            for statement in schema:
                engine.execute(statement).fetchall()
            if schema:
                upgrade.settle(connection, schema)
    else:
        _step(engine, file, found, steps)
        _fix(engine, file)
        work = _planned(engine, file, schema)
        if work is not None and not work.small:
            raise upgrade.refusal(file, work, how)
        _do(engine, file, schema, work)
    with engine:
        identity.sign(SqliteConnection(engine, file, transactional=True))


def migrate(
    folder: Path,
    schema: Sequence[str] = (),
    steps: Sequence[Step] = STEPS,
    told: Callable[[int], None] | None = None,
    progress: Progress | None = None,
    forget: bool = False,
    vfs: str | None = None,
) -> int:
    """Bring a store to this program, and give its version; after a kill the same call goes on.

    StoreError when the folder is in use: stop the server first. `told` hears each version reached, `progress` how many
    records are worked out, of how many; `forget` that values may go which this program does not keep.
    """
    file = existing(folder)
    lock = FolderLock(folder.absolute())
    try:
        with told_plainly(file), closing(open_writer(file, vfs)) as engine:
            found = identity.store_version(engine, file, 1 + len(steps))
            if found == 0:
                raise damaged(file, "it is empty")
            write_ahead(engine, file)
            reached = _step(engine, file, found, steps, told)
            _fix(engine, file)
            work = _planned(engine, file, schema)
            upgrade.refuse_loss(file, work, forget=forget)
            _do(engine, file, schema, work, progress)
            with engine:
                identity.sign(SqliteConnection(engine, file, transactional=True))
            return reached
    finally:
        lock.release()


def planned(folder: Path, schema: Sequence[str], steps: Sequence[Step] = STEPS) -> list[str]:
    """What `migrate` would do, a line each; nothing is changed."""
    file = existing(folder)
    with told_plainly(file), closing(open_reader(file)) as engine:
        found = identity.store_version(engine, file, 1 + len(steps))
        if found == 0:
            raise damaged(file, "it is empty")
        work = _planned(engine, file, schema)
        return [
            *(f"takes step {number}" for number in range(found + 1, 2 + len(steps))),
            *(work.words() if work else ()),
        ]


def _planned(engine: Engine, file: Path, schema: Sequence[str]) -> upgrade.Plan | None:
    try:
        return upgrade.plan(SqliteConnection(engine, file, transactional=False), schema, "sqlite")
    except StoreError as fault:
        raise type(fault)(f"{file}: {fault}") from fault


def _step(
    engine: Engine, file: Path, reached: int, steps: Sequence[Step], told: Callable[[int], None] | None = None
) -> int:
    while reached <= len(steps):
        step = steps[reached - 1]
        with engine:
            if isinstance(step, str):
                engine.execute(step).fetchall()
            elif step(SqliteConnection(engine, file, transactional=True)):
                continue
            reached += 1
            engine.pragma("user_version", reached)
        if told:
            told(reached)
    return reached


def _fix(engine: Engine, file: Path) -> None:
    with engine:
        upgrade.fix(SqliteConnection(engine, file, transactional=True), "sqlite")


def _do(
    engine: Engine, file: Path, schema: Sequence[str], work: upgrade.Plan | None, progress: Progress | None = None
) -> None:
    if work is None:
        return

    def transact(do: Callable[[Connection], T]) -> T:
        with engine:
            return do(SqliteConnection(engine, file, transactional=True))

    upgrade.grow(work, transact, at_once=AT_ONCE)
    upgrade.rederive(work.rederivation, transact, "sqlite", progress, work.rows)
    left = _planned(engine, file, schema) or work
    transact(lambda connection: upgrade.settle(connection, schema, [each for each in left.changes if each.late]))
