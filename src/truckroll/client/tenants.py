"""Several tenants side by side: a client for each, every one with its own credentials, token and pace."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from .credentials import Source

Sources: TypeAlias = Mapping[str, Source] | str | os.PathLike[str]


def sources(several: Sources) -> dict[str, Source]:
    """Credentials by a name of each tenant: as given, or one `NAME.env` or `NAME.json` each in a folder.

    Raises MissingCredentials for a folder without any.
    """
    if isinstance(several, Mapping):
        return dict(several)
    folder = Path(several)
    found: dict[str, Any] = {
        path.stem: path for ending in ("*.env", "*.json") for path in sorted(folder.glob(ending)) if path.stem
    }
    if not found:
        from .errors import MissingCredentials

        raise MissingCredentials(f"{folder} has no NAME.env or NAME.json. Put the credentials of each tenant there.")
    return found
