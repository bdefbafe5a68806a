"""Everything that can be commanded in a sandbox, for a program in its process; each call returns when it is done."""

from collections.abc import Sequence
from datetime import timedelta

from truckroll.catalogue.time import When
from truckroll.sandbox.powers import transitions
from truckroll.sandbox.powers.claim import claim
from truckroll.sandbox.powers.clock import SandboxClock, Time
from truckroll.sandbox.powers.faults import Fault, Listed
from truckroll.sandbox.powers.interfering import Faults
from truckroll.sandbox.powers.snapshots import SandboxSnapshots, Snapshot
from truckroll.sandbox.powers.transitions import Step, Visit
from truckroll.sandbox.powers.wishes import Unwanted
from truckroll.server.access import apps
from truckroll.server.access.impossible import Impossible
from truckroll.server.platform import Platform


class Powers:
    """Commands one server's sandbox; any thread may, but the one that serves must not wait for it.

    Raises Unwanted for a command that makes no sense, Unsuited for one that stands against how things are, Unknown
    for one on what is not there, and StoreError when the data cannot be kept.
    """

    def __init__(self, platform: Platform) -> None:
        """Use `of`, which finds the one there is."""
        self.platform = platform
        self._clock = SandboxClock(platform)
        self._faults = Faults(platform)
        self._snapshots = SandboxSnapshots(platform, self._clock, self._faults)

    @classmethod
    def of(cls, platform: Platform) -> "Powers":
        """Those over a server; StoreError when its data was not made to be played with."""
        if not isinstance(platform.powers, cls):
            assert platform.sandbox, "this server was not told to be a sandbox"
            claim(platform.database)
            platform.powers = cls(platform)
        return platform.powers

    def recall(self) -> None:
        """Let the clock go as the data say, as it did when they were served last."""
        self._clock.recall()

    def clock(self) -> Time:
        """What time it is for the business."""
        return self._clock.read()

    def set_clock(self, moment: str) -> Time:
        """Make it a moment, such as 2026-03-01T08:00:00Z; never one before the business last changed."""
        try:
            return self._clock.set(When.parse(moment))
        except ValueError as fault:
            raise fault if isinstance(fault, Unwanted) else Unwanted({"now": f"{fault}."}) from None

    def advance(self, time: timedelta) -> Time:
        """Let time pass; what the business has planned until then is done when this returns."""
        return self._clock.advance(time.total_seconds())

    def freeze(self) -> Time:
        """Hold the clock where it stands."""
        return self._clock.freeze()

    def run(self) -> Time:
        """Let the clock run on from where it stands."""
        return self._clock.run()

    def fault(self, fault: Fault) -> Listed:
        """Let something go wrong from now on."""
        return self._faults.add(fault, self._key_of(fault.app) if fault.app else None)

    def faults(self) -> list[Listed]:
        """What was told to go wrong, also what has as often as it was to."""
        return self._faults.every()

    def remove_fault(self, id: str) -> None:
        """Let a thing go right again; rows it kept back still come, tokens it ended count again."""
        self._faults.remove(id)

    def clear_faults(self) -> None:
        """Let everything go right again."""
        self._faults.clear()

    def snapshot(self, name: str) -> Snapshot:
        """Save everything under a name; an older snapshot of that name is replaced."""
        return self._snapshots.save(name)

    def restore(self, name: str) -> None:
        """Set everything back, clock and faults too; feed tokens given out before are refused from then on."""
        self._snapshots.restore(name)

    def snapshots(self) -> list[Snapshot]:
        """The snapshots there are."""
        return self._snapshots.every()

    def delete_snapshot(self, name: str) -> None:
        """Give a snapshot up."""
        self._snapshots.delete(name)

    def take(self, tenant: int, appointment: int, step: Step, technicians: Sequence[int] = ()) -> Visit:
        """Let technicians take a step of a visit: those named, or all who are assigned and can take it."""
        return transitions.take(self.platform, tenant, appointment, step, technicians)

    def _key_of(self, app: str) -> str:
        try:
            return self.platform.database.read(lambda connection: apps.find(connection, app)).result().key
        except Impossible as fault:
            raise Unwanted({"app": str(fault)}) from None
