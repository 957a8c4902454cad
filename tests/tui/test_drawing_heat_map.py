"""The heat map as a table of text: every hour in its place, whatever the size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.language import use
from shiftplan.tui.drawing.chart import Area, Curve, Picture, draw
from shiftplan.tui.drawing.heat_map import (
    HOURS,
    Heat,
    Margin,
    cell_width,
    label_width,
    place_at,
    steps,
    table,
    unit,
)
from tests import builders


def heat(days: int = 28, here: tuple[int, int] = (0, 0), top: float = 1234.0) -> Heat:
    """Amounts that differ in every cell, the largest in the last."""
    cells = days * HOURS
    amounts = tuple(tuple(top * (d * HOURS + h) / (cells - 1) for h in range(HOURS)) for d in range(days))
    margins = tuple(tuple(Margin() for _ in range(HOURS)) for _ in range(days))
    return Heat(builders.grid(days).dates, amounts, margins, here)


@given(st.integers(1, 62), st.integers(0, 61), st.integers(54, 200), st.integers(2, 60))
def test_the_day_looked_at_is_always_shown_and_no_line_is_too_long(days, day, width, height):
    here = (min(day, days - 1), 5)
    lines = table(heat(days, here), width, height)
    assert len(lines) <= height
    assert max(line.cell_length for line in lines) <= width
    assert any(f"{heat(days).dates[here[0]]:%d}" in line.plain[:6] for line in lines[1:])


@given(st.integers(1, 62), st.integers(0, 61), st.integers(54, 200), st.integers(2, 60), st.data())
def test_a_click_finds_the_cell_drawn_there(days, day, width, height, data):
    shown = heat(days, (min(day, days - 1), 0))
    y = data.draw(st.integers(1, max(1, len(table(shown, width, height)) - 1)))
    hour = data.draw(st.integers(0, HOURS - 1))
    x = label_width(width) + hour * cell_width(width)
    found = place_at(shown, x, y, width, height)
    assert found is not None
    assert found[1] == hour
    written = [f"{shown.dates[found[0]]:%d}" in line.plain[:6] for line in table(shown, width, height)]
    assert any(written[max(1, y - 2) : y + 3])


def test_beside_the_table_there_is_no_place():
    shown = heat(3)
    assert place_at(shown, 0, 1, 78, 10) is None
    assert place_at(shown, 20, 0, 78, 10) is None
    assert place_at(shown, 78, 1, 78, 10) is None
    assert place_at(shown, 20, 10, 78, 11) is None


@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_a_month_fits_eighty_columns_with_its_weekdays(spoken):
    use(spoken)
    lines = table(heat(28), 78, 17)
    assert [line.cell_length for line in lines] == [78] * 17
    assert lines[0].plain.startswith("↓12")
    assert "Mon" in lines[1].plain or "周一" in lines[1].plain


def test_the_head_says_how_many_days_lie_above_and_below():
    assert table(heat(28, (14, 0)), 78, 11)[0].plain.startswith("↑9↓9")
    assert table(heat(28, (27, 0)), 78, 11)[0].plain.startswith("↑18 ")


@pytest.mark.parametrize(
    ("top", "width", "each"), [(99, 78, 1), (100, 78, 10), (99.6, 78, 10), (1234, 78, 100)]
)
def test_numbers_are_written_in_the_unit_that_fits(top, width, each):
    assert unit(top, width) == each


@given(st.floats(0, 1e7), st.integers(54, 200))
def test_every_number_has_room_beside_its_margin(top, width):
    assert len(f"{top / unit(top, width):.0f}") < cell_width(width)
    assert all(len(bound) < 7 for _, bound in steps(heat(1, top=max(1.0, top)), width))


def test_nothing_is_a_point_and_colours_follow_the_amount():
    lines = table(heat(1, (0, 5), top=24.0), 78, 2)
    assert "·" in lines[1].plain
    styles = [str(span.style) for span in lines[1].spans]
    assert styles[2].endswith("on $heat-0")
    assert styles[-1].endswith("on $heat-6")


def test_openings_and_phases_read_without_colour():
    shown = heat(1, (0, 5))
    margins = [Margin() for _ in range(HOURS)]
    margins[3], margins[20] = Margin("$phase-warm_up", "▏"), Margin("$phase-spot", "▲")
    line = table(Heat(shown.dates, shown.amounts, (tuple(margins),), (0, 5)), 78, 2)[1].plain
    assert (line[6 + 3 * 3], line[6 + 20 * 3]) == ("▏", "▲")


def test_few_days_fill_the_room_and_are_written_once():
    lines = table(heat(7), 110, 40)
    assert len(lines) == 1 + 7 * 3
    assert sum("11/01" in line.plain for line in lines) == 1


def test_a_dotted_line_can_be_told_from_a_full_one():
    picture = Picture((Area((0.0,) * 4, "$queue-1"),), (Curve((1.0, 1.0, 3.0, 3.0), "$muted", dotted=True),))
    lines = [line.plain for line in draw(picture, 4, 3, 3.0)]
    assert lines == ["  ╭ ", "  ╎ ", "╌ ╯ "]
