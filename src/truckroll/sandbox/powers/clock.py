"""The sandbox's clock: read, set, moved on, held and let run; kept with the data, so that a restart goes on with it."""

import threading
from collections.abc import Callable
from typing import Annotated

import msgspec
from msgspec.structs import replace

from truckroll.catalogue.time import TICKS_PER_SECOND, When
from truckroll.sandbox.powers.wishes import Unsuited, Unwanted
from truckroll.server.platform import Platform
from truckroll.server.shared_clock import NAME, ClockState, SharedClock, decode, encode, life, world
from truckroll.store import identity
from truckroll.store.protocol import Connection

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


class SandboxClock:
    """Commands the clock that a platform goes by."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._clock = platform.clock
        self._shared = platform.clock if isinstance(platform.clock, SharedClock) else None
        self._lock = threading.Lock()

    def read(self) -> Time:
        """What time it is."""
        last, state = self._platform.database.read(_last_change).result(), self._state(0)
        return Time(_text(state.now()), state.held is None, _text(last) if last else None)

    def set(self, moment: When) -> Time:
        """Make it a moment; a held clock stays held. Unsuited when the business has changed since."""

        def change(connection: Connection, state: ClockState) -> ClockState:
            last, now = _last_change(connection), state.now()
            if moment.ticks < last:
                raise Unsuited(
                    f"The clock cannot be set to {moment}: the business last changed at {When.of(last)}, and its time "
                    "never runs back. Restore a snapshot to go back."
                )
            return replace(_moved(state, moment.ticks - now), turned=state.turned + (moment.ticks < now))

        return self._caught_up(change)

    def advance(self, seconds: float) -> Time:
        """Move it on; what the business has planned until then is done when this returns."""
        if seconds < 0:
            raise Unwanted({"seconds": "Time is advanced forwards; to go back, restore a snapshot."})
        return self._caught_up(lambda _, state: _moved(state, int(seconds * TICKS_PER_SECOND)))

    def freeze(self) -> Time:
        """Hold it where it stands."""
        self._change(lambda _, state: replace(state, held=state.now()))
        return self.read()

    def run(self) -> Time:
        """Let it run on from where it stands."""
        self._change(lambda _, state: replace(state, held=None, ahead=state.now() - world()))
        return self.read()

    def keep(self) -> None:
        """Write down how it goes, for a snapshot or the next start."""
        self._change(lambda _, state: state)

    def recall(self) -> None:
        """Go as the data say that it goes; as it does, where they say nothing."""
        if self._shared is not None:
            self._shared.now()
            return
        # asked of who writes: a reader would first have to learn again which tables a restored file has
        kept = self._platform.database.write(lambda connection: identity.recall(connection, NAME)).result()
        state = self._state(0) if kept is None else decode(kept)
        self._clock.set(state.held, ahead=state.ahead)
        self._platform.forget(life(self._platform.database.epoch, state.turned))

    def _state(self, turned: int) -> ClockState:
        """How it goes, in which life."""
        if self._shared is not None:
            return self._shared.state
        return ClockState(self._clock.held, self._clock.ahead, turned)

    def _change(self, change: Callable[[Connection, ClockState], ClockState]) -> None:
        """Let it go otherwise; of several processes that are told to, one does so after the other."""

        def work(connection: Connection) -> tuple[int, ClockState]:
            kept = decode(identity.recall_to_change(connection, NAME, _encoded(ClockState())))
            changed = change(connection, kept if self._shared is not None else self._state(kept.turned))
            identity.remember(connection, NAME, _encoded(changed))
            return kept.turned, changed

        with self._lock:
            turned, state = self._platform.database.write(work).result()
            if self._shared is not None:
                self._shared.now()
                return
            self._clock.set(state.held, ahead=state.ahead)
            if state.turned > turned:
                self._platform.forget(life(self._platform.database.epoch, state.turned))

    def _caught_up(self, change: Callable[[Connection, ClockState], ClockState]) -> Time:
        self._change(change)
        self._platform.timers.do_now()
        return self.read()


def _moved(state: ClockState, ticks: int) -> ClockState:
    if state.now() + ticks > LATEST.ticks:
        raise Unwanted({"now": f"The clock goes until {LATEST}."})
    return replace(state, held=None if state.held is None else state.held + ticks, ahead=state.ahead + ticks)


def _encoded(state: ClockState) -> str:
    return encode(state).decode()


def _last_change(connection: Connection) -> int:
    (last,) = connection.one("select max(modified) from tenant /* of every tenant */") or (0,)
    return last or 0


def _text(ticks: int) -> str:
    return str(When.of(ticks))
