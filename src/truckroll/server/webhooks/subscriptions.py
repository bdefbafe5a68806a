"""Subscriptions: an app that a tenant has connected says where it wants to hear of which events.

All of them are plain functions in one transaction of the caller's; a running server notices each change.
"""

import re
import secrets
from urllib.parse import urlsplit

import msgspec

from truckroll.derive.events import event_of, scope_of
from truckroll.server.access import apps
from truckroll.server.access.apps import Grant
from truckroll.server.access.impossible import Impossible
from truckroll.store.protocol import Connection, Row
from truckroll.store.queries import queries
from truckroll.webhooks.signatures import HEADER, LONGEST_KEY, SHORTEST_KEY, Encoding

_SQL = queries("webhook_queries")
MOST = 100
"""At how many addresses an app can hear of one kind of event in a tenant."""
_LONGEST_URL = 2_000
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_OURS = frozenset((
    "accept", "connection", "content-length", "content-type", "expect", "host", "te", "trailer", "transfer-encoding",
    "upgrade", "user-agent", "webhook-id", "webhook-signature", "webhook-timestamp",
))  # fmt: skip


class Subscription(msgspec.Struct, frozen=True):
    """Where an app hears of one kind of event in one tenant."""

    tenant: int
    id: str
    event: str
    client_id: str
    url: str
    header: str
    encoding: Encoding
    created: int
    key: str
    """What signs; whoever shows a subscription leaves it out."""

    def __repr__(self) -> str:
        return f"Subscription({self.id}, {self.event}, tenant {self.tenant})"


def subscribe(
    connection: Connection,
    client_id: str,
    event: str,
    url: str,
    *,
    now: int,
    key: str | None = None,
    header: str = HEADER,
    encoding: Encoding = "hex",
    several: bool = False,
) -> tuple[Subscription, str]:
    """Have an app told of a kind of event from now on; `now` in ticks. The key that signs is shown this once.

    A grant has one address for each kind of event, unless it is to have `several`, as programs want that subscribe once
    for each of their users' flows. Asking again for the same address changes nothing but what is given.
    """
    grant = apps.granted(connection, client_id)
    checked(grant, event)
    address, header = checked_url(url), _checked_header(header)
    if encoding not in ("hex", "base64"):
        raise Impossible(f"'{str(encoding)[:20]}' is neither hex nor base64.")
    if key is not None:
        _check_key(key)
    known = {each.url: each for each in found_for(connection, grant, event)}
    there = known.get(address)
    if there is None and event in closed(connection):
        raise Impossible(f"{event} takes no new subscriptions; who has subscribed still hears of it.")
    if there is None and known and not several:
        raise Impossible(
            f"{grant.app.name} hears of {event} at another address already (subscription "
            f"{next(iter(known.values())).id}). Unsubscribe that first: an app has one address for each kind of event."
        )
    if there is None and len(known) >= MOST:
        raise Impossible(f"{grant.app.name} hears of {event} at {MOST} addresses, which are as many as there can be.")
    if there is not None:
        connection.execute(_SQL["unsubscribe"], {"tenant": there.tenant, "id": there.id})
    made = Subscription(
        grant.tenant,
        there.id if there else f"sub-{secrets.token_hex(12)}",
        event,
        client_id,
        address,
        header,
        encoding,
        there.created if there else now,
        key or (there.key if there else secrets.token_urlsafe(36)),
    )
    connection.execute(
        _SQL["subscribe"],
        {
            "tenant": made.tenant,
            "event": event,
            "client_id": client_id,
            "id": made.id,
            "url": address,
            "receiver": f"{client_id} {_server(address)}",
            "hmac_key": made.key,
            "header": header,
            "encoding": encoding,
            "created": made.created,
        },
    )
    return made, made.key


def checked(grant: Grant, event: str) -> None:
    """There is such an event, and the app may read what it tells of."""
    try:
        scope = scope_of(event_of(event))
    except LookupError as fault:
        raise Impossible(f"{str(fault)[0].upper()}{str(fault)[1:]}.") from None
    if scope not in grant.app.scopes:
        raise Impossible(f"{event} tells what only apps with the scope {scope} may read; {grant.app.name} has it not.")


def unsubscribe(connection: Connection, tenant: int, id: str, *, why: str = "Unsubscribed.") -> Subscription:
    """Tell an app of a kind of event no longer; what was still owed to it is not delivered, and `why` is noted."""
    gone = find(connection, tenant, id)
    connection.execute(_SQL["unsubscribe"], {"tenant": tenant, "id": id})
    connection.execute(_SQL["drop_owed"], {"tenant": tenant, "id": id, "answer": why})
    connection.execute(_SQL["free_lanes"], {"tenant": tenant})
    return gone


def find(connection: Connection, tenant: int, id: str) -> Subscription:
    """The subscription of this id."""
    row = connection.one(_SQL["find_subscription"], {"tenant": tenant, "id": id})
    if row is None:
        raise Impossible(f"Tenant {tenant} has no subscription '{id[:100]}'.")
    return of_row(row)


def found_for(connection: Connection, grant: Grant, event: str) -> list[Subscription]:
    """Where a grant hears of a kind of event."""
    asked = {"tenant": grant.tenant, "event": event, "client_id": grant.client_id}
    return [of_row(row) for row in connection.execute(_SQL["subscriptions_to"], asked)]


def of_tenant(connection: Connection, tenant: int) -> list[Subscription]:
    """Who hears of what happens in a tenant, the oldest first."""
    return [of_row(row) for row in connection.execute(_SQL["subscriptions_of_tenant"], {"tenant": tenant})]


def of_grant(connection: Connection, grant: Grant) -> list[Subscription]:
    """What an app hears of in one tenant."""
    return [each for each in of_tenant(connection, grant.tenant) if each.client_id == grant.client_id]


def of_app(connection: Connection, app: str) -> list[Subscription]:
    """What the app of this id hears of in every tenant."""
    return [of_row(row) for row in connection.execute(_SQL["subscriptions_of_app"], {"app": app})]


def every(connection: Connection) -> list[Subscription]:
    """What every app hears of."""
    return [each for app in apps.every(connection) for each in of_app(connection, app.id)]


def close(connection: Connection, event: str) -> None:
    """Take no new subscriptions to a kind of event; those there are go on."""
    connection.execute(_SQL["close_event"], {"event": _known(event)})


def reopen(connection: Connection, event: str) -> None:
    """Take new subscriptions to a kind of event again."""
    connection.execute(_SQL["reopen_event"], {"event": _known(event)})


def closed(connection: Connection) -> set[str]:
    """The kinds of events that take no new subscriptions."""
    return {row[0] for row in connection.execute(_SQL["closed_events"])}


def of_row(row: Row) -> Subscription:
    """A row of the queries that read subscriptions."""
    return Subscription(*row)


def checked_url(url: str) -> str:
    """An address to which a webhook may go at all; to which machine it leads is looked at when one is sent."""
    if len(url) > _LONGEST_URL or not url.isascii() or not url.isprintable() or " " in url:
        raise Impossible(f"A webhook's URL is up to {_LONGEST_URL} ASCII characters without blanks.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise Impossible(f"'{url[:100]}' is no URL: {fault}.") from None
    if parts.scheme not in ("https", "http") or not parts.hostname or port == 0:
        raise Impossible(f"'{url[:100]}' is no URL such as https://example.com/hooks.")
    if parts.username is not None or parts.password is not None or "\\" in url:
        raise Impossible("A webhook's URL names no user or password; put what is secret into its path.")
    return url.partition("#")[0]


def _server(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}:{parts.port or ''}"


def _checked_header(name: str) -> str:
    name = name.strip().lower()
    if not _NAME.fullmatch(name) or name in _OURS:
        raise Impossible(f"'{name[:100]}' cannot be the signature's header. Write one such as {HEADER}.")
    return name


def _check_key(key: str) -> None:
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY or not key.isascii() or not key.isprintable() or " " in key:
        raise Impossible(f"A key is {SHORTEST_KEY} to {LONGEST_KEY} ASCII characters without blanks.")


def _known(event: str) -> str:
    try:
        return event_of(event).type
    except LookupError as fault:
        raise Impossible(f"{str(fault)[0].upper()}{str(fault)[1:]}.") from None
