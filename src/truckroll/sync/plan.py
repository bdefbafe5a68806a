"""Which feeds, lists and reports go to which tables."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from truckroll.client import Client
from truckroll.derive.feeds import Feed, all_feeds
from truckroll.derive.operations import family_names

from .below import all_below
from .errors import UsageError
from .landing import Landing
from .lists import all_lists
from .reports import wanted_reports

ALL = "all"
"""Everything but the lists below one record, which cost a request a record and are read only when they are named."""

ASKED = {"dispatch.appointment_assignments": (("active", "Any"),)}
"""What a feed has to be asked for: this one hides inactive rows unless told, against the promise of all feeds."""


def plan(wanted: Sequence[str] = (), feeds: Iterable[Feed] | None = None) -> tuple[Landing, ...]:
    """The feeds and lists asked for by their tables' names, or all there are; an API's name alone means all of its, and
    `all` everything; a list below one record comes with the records.

    Raises UsageError naming what there is no feed or list for, and the nearest that there is.
    """
    names = [word.strip().replace("-", "_").replace("/", "_") for word in wanted]
    apis = sorted({name.split(".")[0] for name in names})
    some = apis if set(apis) <= set(family_names()) else ()  # What is not named need not even be loaded.
    found = [
        Landing(feed, "feed", ASKED.get(feed.table, ())) for feed in (all_feeds(*some) if feeds is None else feeds)
    ]
    found += all_lists(*some) if feeds is None else ()
    known = {landing.name: landing for landing in found}
    chosen: dict[str, Landing] = {}
    for word, name in zip(wanted, names, strict=True):
        named = {table: landing for table, landing in known.items() if name in (table, landing.schema, ALL)}
        further = {landing.name: landing for landing in (all_below() if feeds is None and not named else ())}
        if below := further.get(name):
            assert below.parent is not None, "it stands below something"
            named = {below.parent.name: below.parent, below.name: below}
        if not named:
            words = [*known, *further, *{landing.schema for landing in known.values()}]
            nearest = get_close_matches(name, words, 1)
            hint = f"Did you mean {nearest[0]}?" if nearest else f"There are {', '.join(known)}."
            raise UsageError(f"There is no feed {word.strip() or repr(word)}. {hint}")
        chosen |= named
    return tuple(chosen.values()) or tuple(known.values())


def asked_for(client: Client, feeds: Sequence[str] = (), reports: Sequence[str] = ()) -> tuple[Landing, ...]:
    """What a run reads: the feeds, lists and reports that were named; every feed and list if nothing was."""
    named = plan(feeds) if feeds or not reports else ()
    return (*named, *(wanted_reports(client, client.session.credentials, reports) if reports else ()))
