"""Lists and feeds, page by page: flows that yield each `Page` between their requests.

A page may be empty and still not be the last: only `hasMore` ends a walk. A token once given is never exchanged for an
empty one.
"""

import json
import re
from collections.abc import Generator
from datetime import date
from typing import Any, TypeAlias

import msgspec

from .core import Broken, Request, Response, Session, Wait
from .encoding import Params, pairs

PAGE_SIZE = 500  # Of lists; the vendor's own 50 costs ten times the calls, and journal entries allow no more.
EVERY = 300.0  # Seconds between two looks at a feed that is read to its end; the platform asks for five to ten minutes.
STANDING = 5  # Times that a feed may give the same token and say that there is more.
EMPTY = 100  # Pages of a list in a row that are empty and say that there is more.


class Page(msgspec.Struct, frozen=True):
    """Part of a list or feed.

    `rows` is its JSON array as it came, so that it can be stored without building a record; `next` is where the next
    page begins: of a feed the token to keep, of a list the page's number. `total` only where a list was asked for it,
    `split` where its rows have been told apart.
    """

    rows: bytes
    next: str
    has_more: bool
    total: int | None = None
    split: list[msgspec.Raw] | None = None

    def each(self) -> list[msgspec.Raw]:
        """The rows one by one, as they came. Raises ValueError if they are no JSON array."""
        return split(self.rows) if self.split is None else self.split

    def __repr__(self) -> str:
        return f"<Page, {len(self.rows)} bytes, {'more' if self.has_more else 'no more'} at {self.next!r}>"

    def records(self) -> list[dict[str, Any]]:
        """The rows as dicts."""
        try:
            return msgspec.json.decode(self.rows)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return json.loads(self.rows)


split = msgspec.json.Decoder(list[msgspec.Raw]).decode
"""The elements of a JSON array, as they came."""

_HEAD = re.compile(rb'\s*\{\s*"hasMore"\s*:\s*(true|false)\s*,\s*"continueFrom"\s*:\s*"([!#-\[\]-~]+)"')
"""How a feed's page begins: with the token after it, before all its rows."""
_ROWS = re.compile(rb'\s*,\s*"data"\s*:\s*(?=\[)')

Walk: TypeAlias = Generator[Request | Wait | Page, Response | Broken | None, None]


class _Envelope(msgspec.Struct, rename="camel"):
    data: msgspec.Raw
    has_more: bool | None = None
    continue_from: str | None = None
    total_count: int | None = None


def feed(
    session: Session,
    path: str,
    after: str | date = "",
    include_recent: bool = False,
    follow: bool = False,
    every: float = EVERY,
) -> Walk:
    """An export feed from a token or date on; from its beginning without one.

    A feed that is followed has no end: where it says that there is no more, it is asked again `every` so many seconds.
    """
    token, standing, early, onward_url = after, 0, None, None

    def asked(token: str | date) -> Params:
        return {"from": token or None, "includeRecentChanges": include_recent or None}

    def told_onward(head: bytes) -> str | None:
        found = _HEAD.match(head)
        onward = found[2].decode() if found and found[1] == b"true" else ""
        return session.free_url(path, asked(onward)) if onward and onward != token else None

    while True:
        response = yield from session.call("GET", path, params=asked(token), onward=onward_url, early=early)
        early, onward_url = response.early, told_onward  # Who has read one page may not want more than a second one.
        page = _cut(response.body) or session.read(response, _feed_page)
        onward = page.next or token
        yield page if page.next else msgspec.structs.replace(page, next=str(onward))
        if not page.has_more:
            if not follow:
                return
            yield Wait(float(every), "the feed is read to its present end")
            token, standing = onward, 0
            continue
        standing = standing + 1 if onward == token else 0
        if standing >= STANDING:
            session.read(response, _stands_still)
        if standing:
            yield Wait(0.5 * 2**standing, "the feed repeats its token")
        token = onward


def pages(session: Session, path: str, params: Params = None) -> Walk:
    """A list from its first page on, or from the `page` among the parameters."""
    given = dict(pairs(params))
    others = [(name, value) for name, value in pairs(params) if name not in ("page", "pageSize")]
    size = given.get("pageSize") or PAGE_SIZE
    number, empty = int(given.get("page") or 1), 0
    while True:
        response = yield from session.call("GET", path, params=[*others, ("page", number), ("pageSize", size)])
        answer = session.read(response, _list_page)
        number += 1
        page = Page(bytes(answer.data), str(number), bool(answer.has_more), answer.total_count)
        yield page
        if not page.has_more:
            return
        empty = empty + 1 if page.rows.strip(b"[] \r\n\t") == b"" else 0
        if empty >= EMPTY:
            session.read(response, _stands_still)


def _cut(body: bytes) -> Page | None:
    """A feed's page as most are, its rows told apart while they are looked for; None for any other."""
    head = _HEAD.match(body)
    start = head and _ROWS.match(body, head.end())
    if not (head and start and body.endswith(b"]}")):
        return None
    rows = body[start.end() : -1]
    try:
        return Page(rows, head[2].decode(), head[1] == b"true", split=split(rows))
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _feed_page(response: Response) -> Page:
    answer = _list_page(response)
    if answer.has_more is None:
        raise ValueError("it has no hasMore and continueFrom, so it is no export feed")
    return Page(bytes(answer.data), answer.continue_from or "", answer.has_more)


def _list_page(response: Response) -> _Envelope:
    body = response.body.strip()
    if body.startswith(b"["):  # Some lists of the platform are not paged: a bare array is all there is.
        return _Envelope(msgspec.Raw(body))
    try:
        page = msgspec.json.decode(body, type=_Envelope)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        page = _read_with_tolerance(response)
    if bytes(memoryview(page.data)[:1]) != b"[":
        raise ValueError("its data is not an array")
    return page


def _read_with_tolerance(response: Response) -> _Envelope:
    whole = response.json()
    if not isinstance(whole, dict) or "data" not in whole:
        raise ValueError("it has no data, so it is no page of a list or feed")
    return msgspec.convert({**whole, "data": msgspec.Raw(json.dumps(whole["data"]).encode())}, _Envelope)  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]


def _stands_still(response: Response) -> None:
    raise ValueError("it says that there is more, again and again, and gives no way on")
