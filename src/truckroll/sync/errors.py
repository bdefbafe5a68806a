"""What stops a sync, told so that the reader knows what to do next."""

import errno
from pathlib import Path


class SyncError(Exception):
    """The sync cannot go on as asked; the message says why and what to do."""


class UsageError(SyncError):
    """What was asked for cannot be: an unknown feed, a warehouse of another tenant, credentials that are not there."""


class DestinationFailed(SyncError):
    """The warehouse takes nothing any more, so no feed can go on."""


class ReadAgain(SyncError):
    """Rows want a closer look, and what came before them in their batch is not at hand any more."""


class Superseded(DestinationFailed):
    """Another process has gone on with this tenant: what this one still has is old."""


_FULL = ("no space left on device", "disk quota exceeded", "file too large")


def destination_failed(fault: Exception, path: Path | str) -> DestinationFailed:
    """The error for a warehouse, or its spool folder, that cannot be written any more."""
    full = isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    if full or any(sign in str(fault).lower() for sign in _FULL):
        return DestinationFailed(
            f"The disk that holds {path} is full. What was committed before is whole; free some space and run the same"
            " command again, it goes on from there."
        )
    return DestinationFailed(
        f"{path} cannot be written: {_first_line(fault)} What was committed before is whole; run the command again."
    )


def cannot_open(fault: Exception, path: Path) -> SyncError:
    """The error for a file that does not open as a warehouse."""
    said = str(fault).lower()
    if "lock on file" in said:
        return SyncError(
            f"{path} is open in another program: a sync that runs, or a DuckDB shell. Close that one and run again."
        )
    if "corrupt" in said or "not a valid duckdb" in said:
        return SyncError(
            f"{path} is damaged, or no DuckDB file: {_first_line(fault)} Move it away; the next sync fills a new one."
        )
    if "version" in said and "newer" in said:
        return SyncError(f"{path} was written by a newer DuckDB: {_first_line(fault)} Upgrade: pip install -U duckdb.")
    if any(sign in said for sign in _FULL):
        return destination_failed(fault, path)
    return SyncError(f"{path} cannot be opened: {_first_line(fault)} Check its permissions, or name another file.")


def no_parents(table: str, parent: str, place: Path | str) -> SyncError:
    """The error for a list below records that are not there."""
    return SyncError(f"{table} is read below the rows of {parent}, and {place} has none. Sync that table, too.")


def cannot_connect(fault: Exception) -> SyncError:
    """The error for a database that does not answer; the driver's words name the host, never the password."""
    return SyncError(
        f"The database cannot be opened: {_first_line(fault)} Check the address after --to, and that it runs."
    )


def _first_line(fault: Exception) -> str:
    line = str(fault).strip().splitlines()[0] if str(fault).strip() else type(fault).__name__
    return line if line.endswith((".", "!")) else f"{line}."
