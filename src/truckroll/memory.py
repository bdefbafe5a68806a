"""What becomes of memory: that of pages of a feed, which the C library keeps, and that of Python's objects."""

import contextlib
import ctypes

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8
"""What glibc calls these settings of mallopt(3)."""
SELDOM = 20_000, 50, 50
"""When Python looks for what nobody can reach any more: most of what a program makes while it starts stays."""
PIECE, KEPT = 32 << 20, 128 << 20
"""Bytes: the largest piece that is cut from memory at hand, as much as glibc takes; and how much stays at hand."""


def keep_freed_memory(*, shared: bool = False) -> None:
    """Keep what was freed for the next page, where the C library is glibc; `shared` by all threads, or each its own.

    It would be given back and asked for again at every page, and the system clears each new four kilobytes: more than
    half of what a page of 5 MB costs beyond reading it.
    """
    with contextlib.suppress(AttributeError, OSError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(M_MMAP_THRESHOLD, PIECE)
        mallopt(M_TRIM_THRESHOLD, KEPT)
        if shared:
            mallopt(M_ARENA_MAX, 1)
