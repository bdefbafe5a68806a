"""Stretches of time, in ticks: what is left of some without others."""

from collections.abc import Iterable

Stretch = tuple[int, int]
"""From one moment until another."""


def cut(stretches: Iterable[Stretch], since: int, until: int) -> list[Stretch]:
    """The parts that lie between two moments."""
    parts = ((max(start, since), min(end, until)) for start, end in stretches)
    return [(start, end) for start, end in parts if start < end]


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same time in order, with what touches made one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def without(stretches: Iterable[Stretch], taken: Iterable[Stretch]) -> list[Stretch]:
    """What is left of some time when other time is taken away."""
    left = joined(stretches)
    for since, until in taken:
        left = [part for start, end in left for part in ((start, min(end, since)), (max(start, until), end))]
        left = [(start, end) for start, end in left if start < end]
    return left


def length(stretches: Iterable[Stretch]) -> int:
    """How long they are together."""
    return sum(end - start for start, end in stretches)
