"""The wire: HTTP/1.1 as it comes in, with bounds on how long and how slowly anybody may take."""

from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from truckroll.server import problems
from truckroll.server.problems import Problem

CONNECTION = "connection"
"""Where a request's ASGI scope has its connection, within `state`."""
LONGEST_HEAD = 65_536
"""Bytes of a request's line and headers that come in pieces."""
SLOWEST = 16_384
"""Bytes a second that a body may come by, however long it is."""
SHORT = 65_536
"""Bytes of a body that are copied behind its head sooner than told to the system as a second piece."""


def parting(app: Any) -> Any:
    """The application whose answers say that they are the last on their connections."""

    async def answering(scope: Any, receive: Any, send: Any) -> None:
        async def last(message: Any) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], (b"connection", b"close")]}
            await send(message)

        await app(scope, receive, last)

    return answering


class Joined:
    """What an answer is written to: its head waits for the body, and both go out at once.

    Sent alone the head would wake the other side for nothing, which costs both more than all the rest of the writing.
    It waits for no longer than the loop's present turn.
    """

    __slots__ = ("_head", "_loop", "_transport")

    def __init__(self, transport: Any, loop: Any) -> None:
        self._transport, self._loop = transport, loop
        self._head = b""

    def write(self, data: bytes) -> None:
        """Send, or keep for a moment what may be the head of more."""
        if self._head:
            head, self._head = self._head, b""
            if len(data) <= SHORT:
                self._transport.write(head + data)
            else:
                self._transport.writelines((head, data))
        elif data[-4:] == b"\r\n\r\n":
            self._head = data
            self._loop.call_soon(self._pass_on)
        else:
            self._transport.write(data)

    def close(self) -> None:
        """Close the connection after what was written."""
        self._pass_on()
        self._transport.close()

    def is_closing(self) -> bool:
        """Whether the connection takes nothing more."""
        return self._transport.is_closing()

    def _pass_on(self) -> None:
        if self._head:
            head, self._head = self._head, b""
            self._transport.write(head)


class Wire(HttpToolsProtocol):
    """One connection; what is not even HTTP is told as a problem: servicepytan's DEL is no method a parser knows."""

    def connection_made(self, transport: Any) -> None:
        """Begin a connection, which a sandbox may be told to cut."""
        super().connection_made(transport)
        self.app_state = {CONNECTION: transport}
        self._joined = Joined(transport, self.loop)
        self._head = 0
        self._in_head = True
        self._asked: float | None = self.loop.time()
        """When a request began to come in, later by what came of it; None while none does."""
        self._unread: float | None = None
        """Since when the other side has read nothing of what it is sent; None while nothing waits."""
        self._left = 0

    def data_received(self, data: bytes) -> None:
        """Take bytes from the wire."""
        self._latest = data
        began = self.loop.time() if self._asked is None else self._asked
        self._asked = began + len(data) / SLOWEST
        super().data_received(data)
        if self._in_head:
            self._head += len(data)
            if self._head > LONGEST_HEAD:
                self._refuse(Problem(431, f"The request line and its headers are longer than {LONGEST_HEAD} bytes."))

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._in_head, self._head = True, 0
        if self._asked is None:
            self._asked = self.loop.time()

    def on_headers_complete(self) -> None:
        """Its headers are there."""
        self._in_head = False
        super().on_headers_complete()
        cycle: Any = self.cycle
        cycle.transport = self._joined

    def on_message_complete(self) -> None:
        """All of it is there."""
        self._asked = None
        super().on_message_complete()

    def pause_writing(self) -> None:
        """The other side does not read as fast as it is answered."""
        self._unread = self.loop.time()
        super().pause_writing()

    def resume_writing(self) -> None:
        """It does again."""
        self._unread = None
        super().resume_writing()

    def end_if_slow(self, patience: float) -> None:
        """End a connection whose request does not come, or whose answer is not taken, for so many seconds."""
        now = self.loop.time()
        since = now - patience
        if self._unread is not None and (left := self.transport.get_write_buffer_size()) != self._left:
            self._unread, self._left = now, left
        if self._unread is not None and self._unread < since:
            self.transport.abort()
        elif self._asked is not None and self._asked < since and not self.transport.is_closing():
            if self._in_head and self._head:
                self._refuse(Problem(408, "The request did not come in time."))
            else:
                self.transport.abort()

    def take_leave(self, app: Any) -> None:
        """Let the answer that is under way, or the next one, be the last; `app` gives those that say so."""
        self.app = app
        cycle: Any = self.cycle  # None before the first request
        if cycle is not None:
            cycle.keep_alive = False

    def send_400_response(self, msg: str) -> None:
        """Answer what cannot be parsed."""
        title = f"This is not an HTTP request: {msg}"
        if self._latest[:4].upper() == b"DEL ":
            title = "DEL is no HTTP method; send DELETE to delete a record."
        self._refuse(problems.bad_request(title))

    def _refuse(self, problem: Problem) -> None:
        if self.transport.is_closing():
            return
        trace = problems.trace_id()
        body = problem.body(trace)
        lines = (
            b"HTTP/1.1 %d Refused" % problem.status if problem.status != 400 else b"HTTP/1.1 400 Bad Request",
            b"content-type: application/json",
            b"connection: close",
            b"x-trace-id: " + trace.encode(),
            b"content-length: %d" % len(body),
            *(b"%s: %s" % header for header in self.server_state.default_headers),
        )
        self.transport.write(b"\r\n".join(lines) + b"\r\n\r\n" + body)
        self.transport.close()
