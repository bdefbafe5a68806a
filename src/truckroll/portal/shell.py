"""What every answer of the portal carries: the rules by which a browser keeps strangers' code and frames out."""

from starlette.types import ASGIApp

from truckroll.server.api import Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000")
"""Who came by https once comes by nothing else for a year."""
PRIVATE = (b"cache-control", b"private, no-cache")
"""A page may show who is signed in, so nobody but his browser keeps it, and that asks again each time."""


class Shell:
    """Adds the headers to what a page's route answers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                always = HEADERS if scope.get("scheme") != "https" else (*HEADERS, HTTPS_ONLY)
                own = (header for header in (*always, PRIVATE) if header[0] not in given)
                message["headers"] = [*message["headers"], *own]
            await send(message)

        await self._app(scope, receive, dressed)
