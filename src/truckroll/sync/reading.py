"""A feed or a list as pages that each say where to go on after them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Protocol
from urllib.parse import urlencode

from truckroll.client import Page

from .landing import Landing
from .reports import Caller, report_pages

OVERLAP = timedelta(minutes=15)
"""What a list is asked for again each time: so much may a clock be wrong, or a transaction take to be seen."""


class Moved(Exception):
    """A list gave fewer rows than it says it has: it changed while it was read."""


class Source(Caller, Protocol):
    """Whoever has the rows: a client, as far as a sync needs one."""

    def feed_pages(self, path: str, after: str = "") -> Iterator[Page]:
        """The pages of a feed after a token, or from its beginning."""
        ...


def address(landing: Landing) -> str:
    """Where a feed is, and what it is asked."""
    asked = urlencode(landing.asked)
    return f"{landing.feed.path}?{asked}" if asked else landing.feed.path


def pages(source: Source, landing: Landing, token: str) -> Iterator[Page]:
    """What there is after a token, or all of it without one; each page's `next` is the token once it has landed.

    A list's token is the moment since which changes are wanted. It stands until the list's end, because page numbers
    mean something else when the list is asked again, and then moves to when the reading began.
    """
    if landing.way == "feed":
        yield from source.feed_pages(address(landing), token)
        return
    if landing.way == "report":
        yield from report_pages(source, landing)
        return
    began = datetime.now(UTC) - OVERLAP
    onward = f"{began:%Y-%m-%dT%H:%M:%S}Z" if landing.way == "changes" else ""
    since = [("modifiedOnOrAfter", token)] if token else []
    for page in source.list_pages(landing.feed.path, [*landing.asked, *since]):
        total = None if token else page.total
        yield Page(page.rows, token if page.has_more else onward, page.has_more, total)
