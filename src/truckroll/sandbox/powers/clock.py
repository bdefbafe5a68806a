"""The sandbox's clock: read, set, moved on, held and let run; kept with the data, so that a restart goes on with it."""

import threading
from typing import Annotated

import msgspec

from truckroll.catalogue.time import TICKS_PER_SECOND, When
from truckroll.sandbox.powers.wishes import Unsuited, Unwanted
from truckroll.server.platform import Platform
from truckroll.store import identity
from truckroll.store.protocol import Connection

NAME = "sandbox.clock"
"""The name under which the store keeps how its clock goes."""
LATEST = When("9000-01-01T00:00:00.0000000Z")
"""How far the clock can be set: years are left for what the business plans."""


Moment = Annotated[str, msgspec.Meta(extra_json_schema={"format": "date-time"})]


class Time(msgspec.Struct, frozen=True, rename="camel"):
    """What time it is for the business."""

    now: Moment
    running: Annotated[bool, msgspec.Meta(description="Whether it goes on by itself.")]
    last_change: Annotated[
        Moment | None, msgspec.Meta(description="When the business last changed: the clock cannot be set before this.")
    ]


class _Kept(msgspec.Struct):
    held: int | None
    ahead: int


class SandboxClock:
    """Commands the clock that a platform goes by."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._clock = platform.clock
        self._lock = threading.Lock()

    def read(self) -> Time:
        """What time it is."""
        last = self._platform.database.read(_last_change).result()
        return Time(_text(self._clock.now()), self._clock.held is None, _text(last) if last else None)

    def set(self, moment: When) -> Time:
        """Make it a moment; a held clock stays held. Unsuited when the business has changed since."""
        with self._lock:
            last, now = self._platform.database.read(_last_change).result(), self._clock.now()
            if moment.ticks < last:
                raise Unsuited(
                    f"The clock cannot be set to {moment}: the business last changed at {When.of(last)}, and its time "
                    "never runs back. Restore a snapshot to go back."
                )
            self._move(moment.ticks - now)
            if moment.ticks < now:
                self._platform.forget()
            self._keep()
        return self._caught_up()

    def advance(self, seconds: float) -> Time:
        """Move it on; what the business has planned until then is done when this returns."""
        if seconds < 0:
            raise Unwanted({"seconds": "Time is advanced forwards; to go back, restore a snapshot."})
        with self._lock:
            self._move(int(seconds * TICKS_PER_SECOND))
            self._keep()
        return self._caught_up()

    def freeze(self) -> Time:
        """Hold it where it stands."""
        with self._lock:
            self._clock.freeze()
            self._keep()
        return self.read()

    def run(self) -> Time:
        """Let it run on from where it stands."""
        with self._lock:
            self._clock.run()
            self._keep()
        return self.read()

    def keep(self) -> None:
        """Write down how it goes, for a snapshot or the next start."""
        with self._lock:
            self._keep()

    def recall(self) -> None:
        """Go as the data say that it goes; as it does, where they say nothing."""
        # asked of who writes: a reader would first have to learn again which tables a restored file has
        kept = self._platform.database.write(lambda connection: identity.recall(connection, NAME)).result()
        if kept is not None:
            said = msgspec.json.decode(kept, type=_Kept)
            self._clock.set(said.held, ahead=said.ahead)

    def _move(self, ticks: int) -> None:
        if self._clock.now() + ticks > LATEST.ticks:
            raise Unwanted({"now": f"The clock goes until {LATEST}."})
        held, ahead = self._clock.held, self._clock.ahead
        self._clock.set(None if held is None else held + ticks, ahead=ahead + ticks)

    def _keep(self) -> None:
        said = msgspec.json.encode(_Kept(self._clock.held, self._clock.ahead)).decode()
        self._platform.database.write(lambda connection: identity.remember(connection, NAME, said)).result()

    def _caught_up(self) -> Time:
        self._platform.timers.do_now()
        return self.read()


def _last_change(connection: Connection) -> int:
    (last,) = connection.one("select max(modified) from tenant /* of every tenant */") or (0,)
    return last or 0


def _text(ticks: int) -> str:
    return str(When.of(ticks))
