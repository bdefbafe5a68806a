"""Admission: the checks that every operation begins with, the same and in the same order for all of them."""

import hmac
import time
from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import parse_qsl

import msgspec

from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.server import limits, problems
from truckroll.server.access import apps, keys, tokens
from truckroll.server.access.apps import Grant, IdleToken
from truckroll.server.access.changes import change
from truckroll.server.limits import Allowance, Limiter
from truckroll.server.problems import Header, Problem
from truckroll.store.protocol import Clock, Connection
from truckroll.store.queries import queries, script

_SQL = queries("access_queries")
_LOOK_EVERY = 250_000_000  # nanoseconds; a change has to count within a second
_REMEMBERED = 4_096
_LONGEST = 16_384  # bytes of an Authorization header; with every scope there is it has under 9,000
_QUERY_KEY = "servicetitanapplicationkey"
_RENEW = "Get a token from POST /connect/token and send it as Authorization: Bearer TOKEN."


class Caller(msgspec.Struct, frozen=True):
    """Who calls, once admitted."""

    app_id: str
    """The app's GUID, to which its external data belongs."""
    client_id: str
    tenant: int
    scopes: frozenset[str]
    idle_token: IdleToken | None
    """What the app asked for at the idle end of a feed; None is what `serve` was told."""
    limit_headers: tuple[Header, ...]
    """What the answer says about the rate limit."""
    booking_provider: str | None = None
    """The only booking provider that it may name in a path, None for any."""
    gps_provider: str | None = None
    """The only GPS provider that it may name in a path, None for any."""


class _Session(msgspec.Struct, frozen=True):
    """A token that was verified, with all that the checks of a later request need."""

    grant: Grant
    key: bytes
    tenant: str
    scopes: frozenset[str]
    begins: int
    ends: int
    limit: int

    def caller(self, limit_headers: tuple[Header, ...] = ()) -> Caller:
        """Who calls with the token."""
        grant = self.grant
        return Caller(
            grant.app.id,
            grant.client_id,
            grant.tenant,
            self.scopes,
            grant.app.idle_token,
            limit_headers,
            grant.booking_provider,
            grant.gps_provider,
        )

    def weighed(self, allowance: Allowance) -> Caller | Problem:
        """Who calls with the token, or how long he has to wait."""
        if allowance.allowed:
            return self.caller(allowance.headers)
        return problems.too_many(
            f"The limit of {self.limit} requests a second for this app and tenant is exceeded.",
            allowance.wait,
            allowance.headers,
        )


def prepare(connection: Connection, now: int, *, issuer: str | None = None) -> None:
    """Make the tables and the first signing key where they are missing; `now` in ticks.

    `issuer` is the server's public address, under which tokens are given; None keeps the one there is, so that a server
    on another port accepts the tokens it gave before.
    """
    connection.execute(script("access"))
    if issuer and connection.one(_SQL["issuer"]) != (issuer.rstrip("/"),):
        change(connection, "set_issuer", {"issuer": issuer.rstrip("/")})
    keys.ensure(connection, now)


class Admission:
    """Knows who may call what; used on the one thread that serves requests.

    Verified tokens are remembered, so that a request costs a look into a dictionary. Every change of an app, a grant
    or a key, also by another process, moves a version; it is looked at every quarter of a second, and when it has
    moved all that was remembered is forgotten.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        clock: Clock,
        limiter: Limiter,
        default_limit: int = limits.DEFAULT,
        monotonic: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        """`default_limit` in requests a second for each app and tenant, 0 for none; `monotonic` in nanoseconds."""
        self.connection = connection
        self.clock = clock
        self.limiter = limiter
        self.default_limit = default_limit
        self._monotonic = monotonic
        self._look_at = 0
        self._version: object = None
        self._sessions: dict[bytes, _Session] = {}
        self._keys: list[keys.SigningKey] = []
        self._issuer = ""

    def admit(
        self, headers: Iterable[tuple[bytes, bytes]], query: bytes, tenant: str, scope: str | None
    ) -> Caller | Problem | Awaitable[Caller | Problem]:
        """Check token, app key, tenant, scope and limit; one waits for that where requests are counted elsewhere.

        `headers` have lower-case names, `query` is raw, `tenant` is the path's segment as it was sent; no
        `scope` is needed for what concerns the caller's own connection alone.
        """
        authorization = app_key = None
        for name, value in headers:
            if name == b"authorization":
                if authorization is not None:
                    return problems.unauthorized("There are two Authorization headers. Send one.")
                authorization = value
            elif name == b"st-app-key":
                if app_key is not None:
                    return problems.unauthorized("There are two ST-App-Key headers. Send one.")
                app_key = value
        if not authorization:
            return problems.unauthorized(f"There is no access token. {_RENEW}")
        if self._monotonic() >= self._look_at:
            self.look()
        now = self.clock.now()
        session = self._sessions.get(authorization)
        if session is None or not session.begins <= now < session.ends:
            recognised = self._recognise(authorization, now)
            if isinstance(recognised, Problem):
                return recognised
            session = recognised
        if app_key is None and query:
            app_key = _key_of(query)
        if app_key is None or not hmac.compare_digest(app_key, session.key):
            return self._wrong_key(app_key)
        if tenant != session.tenant:
            return problems.forbidden(
                f"Tenant validation failed. The access token is for tenant {session.tenant}; use that number in the "
                "path, or get a token with the client id of the other tenant."
            )
        if scope is not None and scope not in session.scopes:
            return problems.forbidden(
                f"Scope validation failed. This operation needs {scope}, which the access token does not have; get a "
                "token with that scope, or make an app that has it.",
                {"scope": scope},
            )
        if not session.limit:
            return session.caller()
        allowance = self.limiter.take((session.grant.app.id, session.grant.tenant), session.limit)
        return session.weighed(allowance) if isinstance(allowance, Allowance) else _once(session, allowance)

    def known(self, headers: Iterable[tuple[bytes, bytes]]) -> Grant | None:
        """Whose token came with a request that was refused, if it was verified before."""
        token = next((value for name, value in headers if name == b"authorization"), b"")
        session = self._sessions.get(token)
        return session.grant if session else None

    def look(self) -> None:
        """Forget what is remembered if an app, a grant, a key or the issuer has changed since the last look."""
        self._look_at = self._monotonic() + _LOOK_EVERY
        version = self.connection.one(_SQL["version"])
        if version == self._version:
            return
        self._sessions.clear()
        self._keys = keys.live(self.connection, self.clock.now())
        issuer = self.connection.one(_SQL["issuer"])
        self._issuer = issuer[0] if issuer else ""
        self._version = version  # last: if one of these reads fails, the next look tries them all again

    def forget(self) -> None:
        """Forget all that is remembered: what is kept is no longer what it was."""
        self._version = None
        self._look_at = 0

    @property
    def issuer(self) -> str:
        """The name under which tokens are given."""
        return self._issuer

    def live_keys(self) -> list[keys.SigningKey]:
        """The keys whose tokens count now; the first is the one that signs."""
        now = self.clock.now()
        return [key for key in self._keys if key.retired is None or key.retired > now]

    def token(self, grant: Grant, scopes: Iterable[str]) -> str:
        """A new access token for these scopes of a grant."""
        second = self.clock.now() // TICKS_PER_SECOND
        return tokens.issue(grant, scopes, self._keys[0], self._issuer, second=second)

    def _recognise(self, authorization: bytes, now: int) -> _Session | Problem:
        """Verify a token that is not remembered, on what is written now, and remember it."""
        self.look()
        if len(authorization) > _LONGEST:
            return problems.unauthorized(f"The Authorization header is too long for an access token. {_RENEW}")
        scheme, _, token = authorization.strip().rpartition(b" ")
        if scheme and scheme.strip().lower() != b"bearer":
            return problems.unauthorized(f"The Authorization header is of another kind than Bearer. {_RENEW}")
        live = {key.id: key for key in self.live_keys()}
        try:
            claims, key = tokens.verify(token, live, self._issuer, second=now // TICKS_PER_SECOND)
        except tokens.Unacceptable as fault:
            return problems.unauthorized(f"{fault} {_RENEW}")
        grant = apps.grant_of(self.connection, claims.client_id)
        if grant is None or grant.disabled is not None or grant.generation != claims.gen:
            return problems.unauthorized(
                f"The access token counts no more: its client was disabled, deleted or given a new secret. {_RENEW}"
            )
        ends = claims.exp * TICKS_PER_SECOND
        # Whoever has stolen a key can date a token as he likes, but it ends with the key.
        ends = ends if key.retired is None else min(ends, key.retired)
        session = _Session(
            grant,
            grant.app.key.encode(),
            str(grant.tenant),
            frozenset(claims.scope),
            claims.nbf * TICKS_PER_SECOND,
            ends,
            self.default_limit if grant.limit is None else grant.limit,
        )
        if len(self._sessions) >= _REMEMBERED:
            del self._sessions[next(iter(self._sessions))]
        self._sessions[authorization] = session
        return session

    def _wrong_key(self, app_key: bytes | None) -> Problem:
        if not app_key:
            return problems.unauthorized("Application key not present. Send your app's key in the ST-App-Key header.")
        if self.connection.one(_SQL["app_of_key"], {"key": app_key.decode("latin-1")}):
            return problems.forbidden(
                "Application key validation failed. The key is another app's than the access token's; send the key of "
                "the app whose client id got the token."
            )
        return problems.unauthorized(
            "Application key not known. Send your app's key, as it stands with the app, in the ST-App-Key header."
        )


async def _once(session: _Session, counted: Awaitable[Allowance]) -> Caller | Problem:
    """Who calls, when it has been counted."""
    return session.weighed(await counted)


def _key_of(query: bytes) -> bytes | None:
    """The app key in the query, where a caller cannot set headers."""
    for name, value in parse_qsl(query.decode("latin-1"), keep_blank_values=True, encoding="latin-1"):
        if name.lower() == _QUERY_KEY:
            return value.encode("latin-1")
    return None
