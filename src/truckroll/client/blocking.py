"""The client for ordinary Python code: flows carried out in the calling thread."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack

import msgspec

from . import bulk, paging, sockets
from .apis import BlockingApis
from .core import Broken, Flow, Request, Response, Send, Session, Settings, Wait
from .credentials import Source, credentials
from .encoding import Params
from .landing import Landing, Progress
from .paging import Page, Walk
from .tenants import Sources, sources

if TYPE_CHECKING:
    from truckroll.catalogue.files import File

I = TypeVar("I")  # noqa: E741  # an item
T = TypeVar("T")


class Client(BlockingApis):
    """A tenant's data and actions. Threads may share one, and many may be made: all count their calls together.

    `source` says where the credentials are (see `credentials`), `settings` what `core.Settings` lists. Every failure is
    an `errors.ApiError`, and so a `requests.HTTPError`. `send` is who carries requests, such as a `Recorder`.
    """

    @classmethod
    def tenants(cls, several: Sources, **settings: Unpack[Settings]) -> dict[str, Self]:
        """A client for each of several tenants, by name (see `tenants.sources`)."""
        return {name: cls(source, **settings) for name, source in sources(several).items()}

    def __init__(
        self,
        source: Source = None,
        *,
        sleep: Callable[[float], object] = time.sleep,
        send: Send | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        self.session = Session(credentials(source), **settings)
        self._sleep = sleep
        self._send = send

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

    def passthrough(
        self,
        method: str,
        path: str,
        *,
        params: Params = None,
        json: Any = msgspec.UNSET,
        files: "Mapping[str, File] | None" = None,
        repeatable: bool | None = None,
    ) -> Response:
        """Any call, and its whole answer: status, headers, bytes. For what no name leads to, such as a new operation.

        It is signed, paced, waited for and told of like every other call; `files` are sent as a form.
        """
        return self.run(self.session.call(method, path, params=params, json=json, files=files, repeatable=repeatable))

    def list_pages(self, path: str, params: Params = None) -> Iterator[Page]:
        """The pages of a list, 500 rows each unless `pageSize` says otherwise."""
        return self._pages(paging.pages(self.session, path, params))

    def feed_pages(
        self,
        path: str,
        after: str | date = "",
        include_recent: bool = False,
        *,
        follow: bool = False,
        every: float = paging.EVERY,
    ) -> Iterator[Page]:
        """The pages of an export feed after a token, or from a date on; keep the last page's `next` for next time.

        One that is followed never ends: read to its present end, it is asked again after `every` so many seconds.
        """
        return self._pages(paging.feed(self.session, path, after, include_recent, follow, every))

    def list(self, path: str, params: Params = None) -> Iterator[dict[str, Any]]:
        """The records of a list, one by one, page after page."""
        return (record for page in self.list_pages(path, params) for record in page.records())

    def feed(
        self,
        path: str,
        after: str | date = "",
        include_recent: bool = False,
        *,
        follow: bool = False,
        every: float = paging.EVERY,
    ) -> Iterator[dict[str, Any]]:
        """The records of an export feed, one by one; where it ended is told only by `feed_pages`."""
        pages = self.feed_pages(path, after, include_recent, follow=follow, every=every)
        return (record for page in pages for record in page.records())

    def download(self, path: str, to: str | Path, *, params: Params = None, progress: Progress | None = None) -> Path:
        """A file, streamed to disk; one that was cut, even by the end of the program, goes on where it stood.

        `progress` is told the bytes there are and how many there will be.
        """
        return self.run(self.session.download(path, Landing(to, progress), params))

    def bulk(
        self, function: Callable[[I], T], items: Iterable[I], *, at_once: int = bulk.AT_ONCE
    ) -> Iterator[bulk.Outcome[I, T]]:
        """A call for each item, many side by side: the outcomes in the order of the items, one that failed too.

        However many threads do so, together they keep to the pace that the platform allows.
        """
        return bulk.in_threads(function, items, at_once)

    def records(self, walk: Walk, read: Callable[[Page], Iterable[T]], limit: int | None = None) -> Iterator[T]:
        """What a reader makes of a walk's pages, one by one, and no more than `limit` of them."""
        pages = self._pages(walk) if limit is None else self._pages(walk, ahead=False)
        return islice((each for page in pages for each in read(page)), limit)

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

    def _pages(self, walk: Walk, *, ahead: bool = True) -> Iterator[Page]:
        """A walk's pages; whoever comes back for a second one gets each further one fetched while reading the last."""
        threads = ThreadPoolExecutor(1, thread_name_prefix="truckroll-ahead")  # which begins one when it is needed
        coming: Future[Page | None] | None = None
        try:
            page, before = self._to_page(walk), None
            while page is not None:
                coming = threads.submit(self._to_page, walk) if ahead and before and page.has_more else None
                yield page
                before, page = page, coming.result() if coming else self._to_page(walk)
        finally:
            # What is on its way when nobody wants it any more ends by itself.
            threads.shutdown(wait=False, cancel_futures=True)
            if coming is None or coming.done():
                walk.close()

    def _to_page(self, walk: Walk) -> Page | None:
        """Walk on as far as the next page; None at the end."""
        came = None
        while True:
            try:
                step = walk.send(came)
            except StopIteration:
                return None
            if isinstance(step, Page):
                return step
            came = self._do(step)

    def _do(self, step: Request | Wait) -> Response | Broken | None:
        if isinstance(step, Request):
            return (self._send or sockets.send)(step)
        self._sleep(step.seconds)
        return None
