"""Charts: drawn by the server, and told in words to those who cannot see them."""

import math

import pytest

from truckroll.portal.charts import Series, bars, lines, sparkline

HOURS = ["09:00", "10:00", "11:00"]


def test_bars_stand_on_each_other_and_below_their_limit():
    drawn = bars(HOURS, [Series("answered", [2, 4, 0]), Series("refused", [0, 4, 0], 3)], limit=10)
    assert drawn.svg.count("<rect") == 6
    assert "<title>10:00: 4 refused</title>" in drawn.svg
    assert 'class="limit" d="M0 0.0H640"' in drawn.svg
    assert drawn.words == "answered 0 at last, 4 at most; refused 0 at last, 4 at most"


def test_a_line_breaks_where_nothing_is_known():
    drawn = lines(HOURS, [Series("ms", [1, math.nan, 2])])
    assert drawn.svg.count("M0.0 80.0") == 1
    assert "M640.0 0.0" in drawn.svg


@pytest.mark.parametrize("values", [[], [0], [0, 0, 0], [3], [1, 2, 1_000_000]])
def test_anything_can_be_drawn(values: list[float]):
    labels = [str(at) for at in range(len(values))]
    for drawn in (bars(labels, [Series("n", values)]), lines(labels, [Series("n", values)]), sparkline(values, "n")):
        assert "nan" not in drawn.svg
        assert drawn.words


def test_names_from_outside_are_no_markup():
    drawn = bars(["<b>"], [Series('"><script>', [1])])
    assert "<script>" not in drawn.svg
    assert "<b>" not in drawn.svg
