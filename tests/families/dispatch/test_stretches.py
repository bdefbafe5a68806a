"""Time as stretches: put together, and taken away from one another."""

import pytest

from truckroll.families.dispatch.stretches import joined, length, without


def test_what_touches_is_one_stretch():
    assert joined([(5, 7), (0, 2), (2, 4), (1, 3)]) == [(0, 4), (5, 7)]


@pytest.mark.parametrize(
    ("taken", "left"),
    [((0, 10), []), ((3, 5), [(0, 3), (5, 10)]), ((-5, 2), [(2, 10)]), ((8, 20), [(0, 8)]), ((20, 30), [(0, 10)]),
     ((-9, -5), [(0, 10)]), ((0, 0), [(0, 10)])],
)  # fmt: skip
def test_what_is_left_has_neither_what_was_taken_nor_empty_parts(taken: tuple[int, int], left: list[tuple[int, int]]):
    kept = without([(0, 10)], [taken])
    assert joined(kept) == left
    assert all(start < end for start, end in kept)
    assert length(kept) == sum(end - start for start, end in left)
