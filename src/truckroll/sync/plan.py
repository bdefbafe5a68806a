"""Which feeds and lists go to which tables."""

from collections.abc import Iterable
from difflib import get_close_matches

from truckroll.derive.feeds import Feed, all_feeds

from .errors import UsageError
from .landing import Landing
from .lists import all_lists

ASKED = {"dispatch.appointment_assignments": (("active", "Any"),)}
"""What a feed has to be asked for: this one hides inactive rows unless told, against the promise of all feeds."""


def plan(wanted: Iterable[str] = (), feeds: Iterable[Feed] | None = None) -> tuple[Landing, ...]:
    """The feeds and lists asked for by their tables' names, or all there are; an API's name alone means all of its.

    Raises UsageError naming what there is no feed or list for, and the nearest that there is.
    """
    found = [Landing(feed, "feed", ASKED.get(feed.table, ())) for feed in (all_feeds() if feeds is None else feeds)]
    found += all_lists() if feeds is None else ()
    known = {landing.name: landing for landing in found}
    chosen: dict[str, Landing] = {}
    for word in wanted:
        name = word.strip().replace("-", "_").replace("/", "_")
        named = {table: landing for table, landing in known.items() if name in (table, landing.schema)}
        if not named:
            nearest = get_close_matches(name, [*known, *{landing.schema for landing in known.values()}], 1)
            hint = f"Did you mean {nearest[0]}?" if nearest else f"There are {', '.join(known)}."
            raise UsageError(f"There is no feed {word.strip() or repr(word)}. {hint}")
        chosen |= named
    return tuple(chosen.values()) or tuple(known.values())
