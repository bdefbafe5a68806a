"""Deliveries: what is owed to which subscriber, who is at it, what came of it, and how long that is kept."""

import secrets
from typing import Literal

import msgspec

from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.server.access import apps
from truckroll.server.access.impossible import Impossible
from truckroll.server.webhooks import envelope, subscriptions
from truckroll.server.webhooks.subscriptions import Subscription
from truckroll.store.protocol import Connection, Row
from truckroll.store.queries import queries

State = Literal["waiting", "delivered", "failed"]

RETRIES = (10, 30, 60, 300)
"""Seconds after which a failed attempt is made again, one after the other; after the last it has failed."""
KEPT = 7 * 24 * 3600 * TICKS_PER_SECOND
"""How long it can be seen what became of a delivery; what nobody would take so long is given up."""
KEPT_MOST = 10_000
"""How many of a subscription's deliveries can be seen."""
LEASE = 90 * TICKS_PER_SECOND
"""How long a server is at a delivery before another takes it over."""
DISCONNECTED = "The tenant is no longer connected to the app."
ANSWER_KEPT = 1_000
"""How much of a receiver's answer is kept, in characters."""
_SQL = queries("webhook_queries")
_RECORDS = queries("record_queries")
_LAST = 2**63 - 1


class Delivery(msgspec.Struct, frozen=True):
    """One event for one subscriber, and what has become of it so far; moments in ticks."""

    id: str
    tenant: int
    subscription: str
    event: str
    occurrence: str
    """The same on every delivery of what happened once."""
    lane: str
    state: State
    happened: int
    due: int | None
    """When it is tried next, 0 for at once; None while something earlier of its record is waiting."""
    attempts: int
    tried: int | None
    status: int | None
    ms: int | None
    answer: str | None
    """How the receiver's answer began, or why there was none."""
    seq: int

    @property
    def record(self) -> str:
        """Of which record it tells, such as `jpm.Job/5`."""
        return self.lane.rpartition(" ")[2]


class Owed(msgspec.Struct, frozen=True):
    """A delivery that this server is at."""

    subscription: Subscription
    seq: int
    id: str
    attempts: int
    occurrence: str
    event: str
    happened: int
    data: str
    until: int
    """When the lease ends, by the machine's clock; it also tells this lease from a later one."""
    trace: str = ""
    """The W3C `traceparent` of the request that told it, if that was followed."""

    def body(self) -> bytes:
        """What is sent."""
        return envelope.body(self.id, self.occurrence, self.event, self.happened, self.data)


class Outcome(msgspec.Struct, frozen=True):
    """What came of an attempt; no status means that nobody answered, and `answer` says why."""

    status: int | None
    ms: int
    answer: str
    forbidden: bool = False
    """Whether nothing was sent, because nothing may be."""

    @property
    def over(self) -> str:
        """Why the subscription ends with it, if it does."""
        if self.status == 410:
            return "The receiver has gone (410) and was unsubscribed."
        return DISCONNECTED if self.answer == DISCONNECTED and self.forbidden else ""

    @property
    def word(self) -> str:
        """What came of it, in a word."""
        if self.status is None:
            return "forbidden" if self.forbidden else "unanswered"
        return "delivered" if self.good else "refused"

    @property
    def good(self) -> bool:
        """Whether the receiver has taken it."""
        return self.status is not None and 200 <= self.status < 300


def is_due(connection: Connection, now: int) -> bool:
    """Whether anything is to be delivered; what servers are at counts, too."""
    return connection.one(_SQL["is_due"], {"now": now}) is not None


def ready(connection: Connection, now: int, wall: int) -> list[tuple[Subscription, str]]:
    """The subscribers to whom something is to be delivered; with why none of it may be, if so."""
    rows = list(connection.execute(_SQL["ready"], {"now": now, "wall": wall}))
    return [(each, _forbidden(connection, each)) for each in map(subscriptions.of_row, rows)]


def _forbidden(connection: Connection, subscription: Subscription) -> str:
    grant = apps.grant_of(connection, subscription.client_id)
    if grant is None:
        return DISCONNECTED
    return "" if grant.disabled is None else "The tenant's administrator has disabled the app's connection."


def lease(connection: Connection, subscription: Subscription, most: int, now: int, wall: int) -> list[Owed]:
    """Take deliveries to a subscriber upon this server; `wall` is the machine's clock, which servers share."""
    asked = {"tenant": subscription.tenant, "id": subscription.id, "now": now, "wall": wall, "most": most}
    rows = list(connection.execute(_SQL["to_send"], asked))
    taken: list[Owed] = []
    for seq, id, attempts, occurrence, event, happened, data, trace in rows:
        place = {"tenant": subscription.tenant, "seq": seq, "subscription": subscription.id}
        until = wall + LEASE + secrets.randbelow(TICKS_PER_SECOND)
        if connection.one(_SQL["lease"], place | {"wall": wall, "until": until}) is not None:
            taken.append(Owed(subscription, seq, id, attempts, occurrence, event, happened, data, until, trace))
    return taken


def forget_leases(connection: Connection) -> None:
    """Take up again what an earlier process was at; for a store that belongs to one process at a time."""
    for tenant in holding(connection):
        connection.execute(_SQL["forget_leases"], {"tenant": tenant})


def note(connection: Connection, owed: Owed, outcome: Outcome, now: int) -> State | None:
    """Write down what came of an attempt, and what follows; None when another server has taken the delivery over."""
    tenant = owed.subscription.tenant
    # Nobody may add to a lane while it is looked what is next in it.
    connection.one(_RECORDS["lock_tenant"], {"tenant": tenant})
    state: State = "delivered" if outcome.good else "waiting"
    due = None
    if not outcome.good:
        last = outcome.forbidden or bool(outcome.over) or owed.attempts >= len(RETRIES)
        state, due = ("failed", None) if last else ("waiting", now + RETRIES[owed.attempts] * TICKS_PER_SECOND)
    place = {"tenant": tenant, "seq": owed.seq, "subscription": owed.subscription.id, "until": owed.until}
    result = {"state": state, "due": due, "now": now, "status": outcome.status, "ms": outcome.ms}
    answer = {"answer": outcome.answer[:ANSWER_KEPT].replace("\0", "�")}
    row = connection.one(_SQL["record_attempt"], place | result | answer)
    if row is None:
        return None
    if state != "waiting":
        connection.execute(_SQL["free_lane"], {"tenant": tenant, "lane": row[0]})
    if outcome.over:
        subscriptions.unsubscribe(connection, tenant, owed.subscription.id, why=outcome.over)
    return state


def recent(
    connection: Connection,
    tenant: int,
    *,
    subscription: str | None = None,
    state: State | None = None,
    before: int | None = None,
    most: int = 50,
) -> list[Delivery]:
    """The latest deliveries in a tenant, the newest first; `before` is the `seq` of the last one seen."""
    asked = {"tenant": tenant, "state": state or "", "before": before or _LAST, "most": most}
    if subscription is None:
        rows = connection.execute(_SQL["deliveries_of_tenant"], asked)
    else:
        rows = connection.execute(_SQL["deliveries_of_subscription"], asked | {"subscription": subscription})
    return [Delivery(*row) for row in rows]


def find(connection: Connection, tenant: int, id: str) -> tuple[Delivery, bytes]:
    """A delivery and the body that is sent."""
    row = _shown(connection, tenant, id)
    shown = Delivery(*row[:-1])
    return shown, envelope.body(shown.id, shown.occurrence, shown.event, shown.happened, row[-1])


def replay(connection: Connection, tenant: int, id: str) -> Delivery:
    """Deliver once more what was delivered or has failed; it gets another id, what happened keeps its own."""
    connection.one(_RECORDS["lock_tenant"], {"tenant": tenant})
    shown = Delivery(*_shown(connection, tenant, id)[:-1])
    subscriptions.find(connection, tenant, shown.subscription)
    new = f"{shown.occurrence}-{secrets.token_hex(12)}"
    if connection.one(_SQL["replay"], {"tenant": tenant, "id": id, "new": new}) is None:
        raise Impossible(f"Delivery {id} is still under way.")
    return Delivery(*_shown(connection, tenant, new)[:-1])


def replay_failed(connection: Connection, tenant: int, subscription: str) -> int:
    """Deliver once more everything of a subscription that has failed, in the order in which it happened."""
    failed = recent(connection, tenant, subscription=subscription, state="failed", most=KEPT_MOST)
    for each in reversed(failed):
        replay(connection, tenant, each.id)
    return len(failed)


def holding(connection: Connection) -> list[int]:
    """The tenants in which deliveries are kept."""
    return [tenant for (tenant,) in connection.execute(_SQL["holding"])]


def prune(connection: Connection, tenant: int, now: int, kept: int = KEPT) -> None:
    """Let go of what nobody can ask for any more in a tenant."""
    connection.one(_RECORDS["lock_tenant"], {"tenant": tenant})
    gone: list[int] = []
    for (id,) in list(connection.execute(_SQL["subscribed_ever"], {"tenant": tenant})):
        place = {"tenant": tenant, "id": id}
        beyond = connection.one(_SQL["too_many"], place | {"most": KEPT_MOST})
        if beyond:
            gone += [seq for (seq,) in connection.execute(_SQL["forget_many"], place | {"seq": beyond[0]})]
    oldest = connection.one(_SQL["oldest"], {"tenant": tenant})
    if oldest and oldest[0] < now - kept:
        old = {"tenant": tenant, "before": now - kept}
        gone += [seq for (seq,) in connection.execute(_SQL["forget_old"], old)]
        connection.execute(_SQL["free_lanes"], {"tenant": tenant})
    if gone:
        connection.execute(_SQL["forget_events"], {"tenant": tenant, "seq": max(gone)})
        connection.execute(_SQL["forget_traces"], {"tenant": tenant, "seq": max(gone)})


def _shown(connection: Connection, tenant: int, id: str) -> Row:
    row = connection.one(_SQL["delivery_shown"], {"tenant": tenant, "id": id})
    if row is None:
        raise Impossible(f"Tenant {tenant} has no delivery '{id[:100]}', or it is so old that it was let go.")
    return row
