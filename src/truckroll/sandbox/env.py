"""`demo.env`: what a client needs to call the demo business, and who signs in at its portal; for its owner alone."""

import os
from collections.abc import Mapping
from pathlib import Path

from truckroll.store.folder import sync_folder, unusable

FILE = "demo.env"
PREFIX = "SERVICETITAN_"
PORTAL = "PORTAL_"
"""What the names begin with under which people sign in at the portal."""
ROOTS = ("API_ROOT", "AUTH_ROOT")


def write(folder: Path, values: Mapping[str, str], portal: Mapping[str, str]) -> None:
    """Write names (without their prefixes) and values, whole or not at all; StoreError when that cannot be."""
    lines = [f"{PREFIX}{name}={value}\n" for name, value in values.items()]
    _replace(folder, "".join([*lines, *(f"{PORTAL}{name}={value}\n" for name, value in portal.items())]))


def set_roots(folder: Path, root: str) -> None:
    """Note under which address the server answers now, and keep the other lines; without a `demo.env`, do nothing."""
    try:
        text = (folder / FILE).read_text()
    except FileNotFoundError:
        return
    except OSError as fault:
        raise unusable(folder / FILE, fault) from fault
    roots = tuple(f"{PREFIX}{name}=" for name in ROOTS)
    kept = [line for line in text.splitlines() if not line.startswith(roots)]
    _replace(folder, "\n".join([*kept, *(f"{name}{root.rstrip('/')}" for name in roots)]) + "\n")


def _replace(folder: Path, text: str) -> None:
    temporary = folder / f".{FILE}"
    try:
        temporary.unlink(missing_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(descriptor)
        temporary.replace(folder / FILE)
        sync_folder(folder)
    except OSError as fault:
        raise unusable(folder / FILE, fault) from fault
