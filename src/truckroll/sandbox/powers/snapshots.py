"""Snapshots of a sandbox: all that it keeps, how its clock goes, and what goes wrong."""

from typing import Annotated

import msgspec

from truckroll.catalogue.time import When
from truckroll.sandbox.powers.clock import Moment, SandboxClock
from truckroll.sandbox.powers.interfering import Faults
from truckroll.sandbox.powers.wishes import Unknown, Unwanted
from truckroll.server.platform import Platform
from truckroll.store import snapshots as kept
from truckroll.store.errors import StoreError, StoreUnavailable


class Snapshot(msgspec.Struct, frozen=True, rename="camel"):
    """All of a sandbox at a moment, under a name."""

    name: str
    saved_on: Annotated[Moment, msgspec.Meta(description="When it was saved, by the world's time.")]
    bytes: int


class SandboxSnapshots:
    """Saves all of a sandbox, and sets it back."""

    def __init__(self, platform: Platform, clock: SandboxClock, faults: Faults) -> None:
        self._platform = platform
        self._clock = clock
        self._faults = faults

    def save(self, name: str) -> Snapshot:
        """Save everything; an older snapshot of this name is replaced."""
        _check(name)
        self._clock.keep()
        return _shown(self._platform.database.snapshots.save(name))

    def restore(self, name: str) -> None:
        """Set everything back, while serving: feed tokens given out before are refused from then on."""
        _check(name)
        try:
            self._platform.database.snapshots.restore(name)
        except kept.NoSnapshot as fault:
            raise _unknown(fault) from None
        self._clock.recall()
        self._faults.stand_by()

    def every(self) -> list[Snapshot]:
        """Those there are, by name."""
        return [_shown(each) for each in self._platform.database.snapshots.every()]

    def delete(self, name: str) -> None:
        """Give one up."""
        _check(name)
        try:
            self._platform.database.snapshots.delete(name)
        except kept.NoSnapshot as fault:
            raise _unknown(fault) from None


def _check(name: str) -> None:
    try:
        kept.checked(name)
    except StoreUnavailable:
        raise
    except StoreError as fault:
        raise Unwanted({"name": _sentence(fault)}) from None


def _unknown(fault: StoreError) -> Unknown:
    return Unknown(_sentence(fault))


def _sentence(fault: StoreError) -> str:
    said = str(fault)
    return f"{said[0].upper()}{said[1:]}."


def _shown(snapshot: kept.Snapshot) -> Snapshot:
    return Snapshot(snapshot.name, str(When.of(snapshot.saved)), snapshot.bytes)
