"""One run as a library call, for schedulers: cron, Airflow, a notebook."""

import threading
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from truckroll.client import Client

from .destination import is_new, open_destination
from .early import Early
from .plan import asked_for
from .progress import Nobody, Screen
from .run import COMPARE, Outcome, Sync
from .state import Place


def sync(
    to: str | Path,
    *,
    source: Client | str | Path | dict[str, Any] | None = None,
    feeds: Sequence[str] = (),
    reports: Sequence[str] = (),
    compare: timedelta | None = COMPARE,
    screen: Screen | None = None,
    stop: threading.Event | None = None,
) -> list[Outcome]:
    """Reads what is new into a destination, and says of each table how it went.

    `to` is a DuckDB file, `postgresql://…`, or a folder ending with `/`; `source` a client, or where its credentials
    are (as for `Client`); `feeds` some tables or APIs, `reports` some reports with what they are asked (see `reports`);
    every feed and list if neither is given. A table that could not be read to its end has a
    `failure`; what stops everything is raised as SyncError.
    """
    client = source if isinstance(source, Client) else Client(source)
    landings = asked_for(client, feeds, reports)
    who = client.session.credentials
    shown: Screen = screen or Nobody()
    reading = Early(client, landings if is_new(str(to)) else ())
    with closing(reading), open_destination(str(to), Place(who.environment.api_root, who.tenant_id)) as destination:
        run = Sync(reading, destination, shown, stop, compare)
        try:
            with shown:
                return run.run(landings)
        finally:
            shown.closed(run.outcomes)
