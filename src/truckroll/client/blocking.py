"""The client for ordinary Python code: flows carried out in the calling thread."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from itertools import islice
from typing import Any, TypeVar, Unpack

import msgspec

from . import paging, sockets
from .apis import BlockingApis
from .core import Broken, Flow, Request, Response, Session, Settings, Wait
from .credentials import Source, credentials
from .encoding import Params
from .paging import Page, Walk

T = TypeVar("T")


class Client(BlockingApis):
    """A tenant's data and actions. Threads may share one, and many may be made: all count their calls together.

    `source` says where the credentials are (see `credentials`), `settings` what `core.Settings` lists. Every failure is
    an `errors.ApiError`, and so a `requests.HTTPError`.
    """

    def __init__(
        self, source: Source = None, *, sleep: Callable[[float], object] = time.sleep, **settings: Unpack[Settings]
    ) -> None:
        self.session = Session(credentials(source), **settings)
        self._sleep = sleep

    def __repr__(self) -> str:
        return f"<Client of {self.session!r}>"

    def request(
        self,
        method: str,
        path: str,
        *,
        params: Params = None,
        json: Any = msgspec.UNSET,
        repeatable: bool | None = None,
    ) -> Any:
        """One call, as Python objects; None for an empty answer. `{tenant}` in the path is filled in.

        `repeatable` says of a POST or PATCH that it may be sent again when nobody knows whether it arrived.
        """
        call = self.session.call(method, path, params=params, json=json, repeatable=repeatable)
        return self.run(self.session.data(call))

    def list_pages(self, path: str, params: Params = None) -> Iterator[Page]:
        """The pages of a list, 500 rows each unless `pageSize` says otherwise."""
        return self._pages(paging.pages(self.session, path, params))

    def feed_pages(self, path: str, after: str | date = "", include_recent: bool = False) -> Iterator[Page]:
        """The pages of an export feed after a token, or from a date on; keep the last page's `next` for next time."""
        return self._pages(paging.feed(self.session, path, after, include_recent))

    def list(self, path: str, params: Params = None) -> Iterator[dict[str, Any]]:
        """The records of a list, one by one, page after page."""
        return (record for page in self.list_pages(path, params) for record in page.records())

    def feed(self, path: str, after: str | date = "", include_recent: bool = False) -> Iterator[dict[str, Any]]:
        """The records of an export feed, one by one; where it ended is told only by `feed_pages`."""
        return (record for page in self.feed_pages(path, after, include_recent) for record in page.records())

    def records(self, walk: Walk, read: Callable[[Page], Iterable[T]], limit: int | None = None) -> Iterator[T]:
        """What a reader makes of a walk's pages, one by one, and no more than `limit` of them."""
        return islice((each for page in self._pages(walk) for each in read(page)), limit)

    def run(self, flow: Flow[T]) -> T:
        """What a flow of the core returns."""
        with closing(flow):
            came = None
            while True:
                try:
                    step = flow.send(came)
                except StopIteration as end:
                    return end.value
                came = self._do(step)

    def _pages(self, walk: Walk) -> Iterator[Page]:
        with closing(walk):
            came = None
            while True:
                try:
                    step = walk.send(came)
                except StopIteration:
                    return
                if isinstance(step, Page):
                    yield step
                came = None if isinstance(step, Page) else self._do(step)

    def _do(self, step: Request | Wait) -> Response | Broken | None:
        if isinstance(step, Request):
            return sockets.send(step)
        self._sleep(step.seconds)
        return None
