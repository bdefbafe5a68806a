"""The clock of a sandbox that several processes serve: whichever of them is told to move it, it goes so for all."""

import threading
import time
from collections.abc import Callable

import msgspec

from truckroll.catalogue.time import Clock
from truckroll.store.errors import StoreUnavailable
from truckroll.store.protocol import Connection

NAME = "sandbox.clock"
"""The name under which the store keeps how its clock goes."""
_SAID = "select (select value from meta where name = 'epoch'), (select value from meta where name = :clock)"


class ClockState(msgspec.Struct, frozen=True):
    """How a clock goes: held at a moment, or running so many ticks ahead of the world's time."""

    held: int | None = None
    ahead: int = 0
    turned: int = 0
    """How often it was set back."""

    def now(self) -> int:
        """What time it is, in ticks."""
        return self.held if self.held is not None else world() + self.ahead


encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(ClockState).decode


def world() -> int:
    """The machine's own time, in ticks."""
    return time.time_ns() // 100


def life(epoch: str, turned: int) -> str:
    """Names a stretch in which neither the data nor their clock were set back; what was remembered before is over."""
    return f"{epoch[:8]}.{turned}"


class SharedClock(Clock):
    """Asks the database whenever it is asked: a command holds for every process when its answer is sent.

    While the database cannot be asked, it goes as it went.
    """

    def __init__(self) -> None:
        super().__init__()
        self._last = ClockState()
        self._life = ""
        self._asked: Connection | None = None
        self._forget: Callable[[str], None] | None = None
        self._turning = threading.Lock()

    def follow(self, connection: Connection, forget: Callable[[str], None]) -> None:
        """Go as the database says; `forget` is told the name of each life that begins.

        `connection` may be used on any thread.
        """
        self._asked, self._forget = connection, forget
        self.now()

    @property
    def state(self) -> ClockState:
        """How it goes now."""
        if self._asked is None:
            return self._last
        try:
            epoch, said = self._asked.one(_SAID, {"clock": NAME}) or ("", None)
        except StoreUnavailable:
            return self._last
        self._last = state = decode(said) if said else ClockState()
        if self._life != (now := life(epoch, state.turned)):
            with self._turning:  # nobody goes on with what is being forgotten
                if self._life != now and self._forget is not None:
                    self._forget(now)
                self._life = now
        return state

    def now(self) -> int:
        """Ticks of 100 ns since 1970."""
        return self.state.now()

    @property
    def held(self) -> int | None:
        """The moment at which it is held; None while it runs."""
        return self.state.held

    @property
    def ahead(self) -> int:
        """How many ticks it runs ahead of the world's time while it is not held."""
        return self.state.ahead

    def set(self, ticks: int | None, *, ahead: int = 0) -> None:
        """Never: who moves it tells the database."""
        raise TypeError("a shared clock is moved in its database")
