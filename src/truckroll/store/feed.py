"""A page of an export feed: ready text in the order of change, as it stood at the horizon."""

import base64
import binascii
import hashlib
import hmac
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from truckroll.catalogue.time import When
from truckroll.derive.tables import Table
from truckroll.store.protocol import Connection, Value
from truckroll.store.records import HORIZON


class BadToken(ValueError):
    """What was given as `from` is neither a token of this feed nor a date."""


@dataclass(frozen=True)
class Page:
    """Rows joined by commas, the place after the last of them, whether more are due, and how many these are."""

    rows: bytes
    seq: int
    more: bool
    count: int = 0


@dataclass(frozen=True)
class Tokens:
    """The tokens of one tenant's feed in one life of the store: places in its order, signed so that no other fits."""

    epoch: str
    tenant: int
    feed: str

    def issue(self, seq: int) -> str:
        """The token for the place after `seq`."""
        place = struct.pack(">Q", seq)
        return "f1." + base64.urlsafe_b64encode(place + self._sign(place)).rstrip(b"=").decode()

    def read(self, token: str) -> int:
        """The place that a token names; BadToken when it is another feed's, tenant's or epoch's, or nonsense."""
        try:
            raw = base64.b64decode(
                token.removeprefix("f1.") + "=" * (-len(token.removeprefix("f1.")) % 4), b"-_", validate=True
            )
        except (binascii.Error, ValueError):
            raw = b""
        if not token.startswith("f1.") or len(raw) != 20 or not hmac.compare_digest(raw[8:], self._sign(raw[:8])):
            raise BadToken(
                f"'{token[:60]}' is no token of this feed: it is another feed's or tenant's, older than a restore, or"
                " mistyped. Begin with a date such as 2020-01-01, or leave `from` out."
            )
        return struct.unpack(">Q", raw[:8])[0]

    def _sign(self, place: bytes) -> bytes:
        subject = f"{self.tenant}/{self.feed}/".encode() + place
        return hmac.new(self.epoch.encode(), subject, hashlib.sha256).digest()[:12]


def moment(connection: Connection, tenant: int, clock: int) -> int:
    """What time it is for a tenant: the clock's, but never before its last change."""
    row = connection.one("select modified from tenant where id = :tenant", {"tenant": tenant})
    return max(clock, row[0] if row else 0)


def place_of(connection: Connection, table: Table, tenant: int, since: When) -> int:
    """The place just before the first version that was made at or after a moment."""
    values = {"tenant": tenant, "noun": table.name}
    now = _last_before(connection, f"{table.name} where tenant = :tenant", values, since.ticks)
    then = _last_before(connection, "replaced where tenant = :tenant and noun = :noun", values, since.ticks)
    return max(now, then)


def settled(connection: Connection, table: Table, tenant: int, now: int) -> tuple[int, int]:
    """The last place that is due, and the horizon at which that was so."""
    due = now - HORIZON
    return place_of(connection, table, tenant, When.of(due + 1)), due


class After(NamedTuple):
    """What stands after a place: when the tenant last changed anything, and the first moments that come then."""

    changed: int
    current: int | None
    replaced: int | None

    def settled(self, due: int, clock: int) -> bool:
        """Whether the place that was the last due at a horizon still is: nothing after it is due by now."""
        horizon = max(clock, self.changed) - HORIZON
        return horizon >= due and all(moment is None or moment > horizon for moment in (self.current, self.replaced))


def after(connection: Connection, table: Table, tenant: int, last: int) -> After:
    """What stands after a place."""
    later = "where tenant = :tenant and seq > :last"
    found = connection.one(
        f"select (select modified from tenant where id = :tenant),"
        f" (select modified from {table.name} {later} order by seq limit 1),"
        f" (select modified from replaced {later} and noun = :noun order by seq limit 1)",
        {"tenant": tenant, "last": last, "noun": table.name},
    )
    assert found is not None
    return After(found[0] or 0, *found[1:])


def _last_before(connection: Connection, versions: str, values: Mapping[str, Value], since: int) -> int:
    """The last place among some versions that was taken before a moment, found by halving: time rises with place."""
    (last,) = connection.one(f"select max(seq) from {versions}", values) or (None,)
    low: int = 0
    high: int = last or 0
    while low < high:
        middle = (low + high) // 2
        found = connection.one(
            f"select seq, modified from {versions} and seq > :middle order by seq limit 1", {**values, "middle": middle}
        )
        assert found is not None
        low, high = (found[0], high) if found[1] < since else (low, middle)
    return low


def page(
    connection: Connection,
    table: Table,
    tenant: int,
    after: int,
    *,
    size: int,
    now: int,
    recent: bool,
    active: str = "Any",
) -> Page:
    """The next versions after a place that are due: made before the horizon, and not replaced before it.

    With `recent` the horizon is now. A page costs the same however deep it is: both sides are read in the order of
    their indexes and merged, and the text of the page is joined in one step.
    """
    values = {
        "tenant": tenant,
        "noun": table.name,
        "after": after,
        "due": (1 << 62) if recent else now - HORIZON,
        "size": size,
    }
    wanted = {"Any": "", "True": " and +active = 1", "False": " and +active = 0"}[active]
    # The plus signs leave the order of change as the only index there is to choose.
    current = f"from {table.name} r where tenant = :tenant and seq > :after and +modified <= :due{wanted}"
    earlier = (
        "from replaced r where tenant = :tenant and noun = :noun and seq > :after and +modified <= :due"
        f" and +replaced_on > :due{wanted}"
    )
    found = connection.one(
        "select count(*), max(seq), cast(group_concat(text, ',') as blob) from ("
        f"select seq, {table.row} as text {current} union all select seq, body {earlier} order by seq limit :size) s",
        values,
    )
    assert found is not None
    count, last, rows = found
    if not count:
        return Page(b"", after, more=False)
    values["after"] = last
    more = (
        count == size and connection.one(f"select 1 {current} union all select 1 {earlier} limit 1", values) is not None
    )
    return Page(rows, last, more, count)
