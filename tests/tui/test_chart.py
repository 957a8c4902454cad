"""The picture of a day: every column true to its slot, every line as wide as asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.tui.drawing.chart import EIGHTHS, Area, Curve, Picture, draw, fold, nice_top, slot_at
from shiftplan.tui.drawing.heat_strip import Days, shade, short_number, strip
from tests import builders

HEIGHTS = st.lists(st.floats(0, 1000), min_size=1, max_size=120)


@given(HEIGHTS, st.integers(1, 200), st.integers(1, 30))
def test_lines_are_as_many_and_as_wide_as_asked(heights, width, height):
    picture = Picture((Area(tuple(heights), "$queue-1"),), mark=0)
    lines = draw(picture, width, height, nice_top(picture.top()))
    assert [line.cell_length for line in lines] == [width] * height


@given(HEIGHTS, st.integers(1, 200))
def test_folding_keeps_the_largest_of_those_that_share_a_column(heights, width):
    folded = fold(heights, width)
    assert len(folded) == width
    assert set(folded) <= set(heights)
    if width <= len(heights):
        assert max(folded) == max(heights)


@given(st.integers(1, 288), st.integers(1, 200))
def test_a_column_belongs_to_the_slot_that_is_drawn_there(slots, width):
    values = [float(slot) for slot in range(slots)]
    if width >= slots:
        assert [float(slot_at(column, width, slots)) for column in range(width)] == fold(values, width)
    assert slot_at(width, width, slots) is None
    assert slot_at(-1, width, slots) is None


@given(HEIGHTS, st.integers(2, 30))
def test_a_column_is_as_high_as_its_value_to_an_eighth(heights, height):
    top = nice_top(max(1.0, *heights))
    lines = draw(Picture((Area(tuple(heights), "$queue-1"),)), len(heights), height, top)
    for column, value in enumerate(heights):
        chars = [line.plain[column] for line in lines]
        eighths = sum(8 if char == "█" else EIGHTHS.index(char) for char in chars)
        assert abs(eighths - value / top * height * 8) <= (1 if value else 0)


def test_areas_lie_on_each_other_and_the_top_of_the_stack_stays_true():
    picture = Picture((Area((4.0,), "$queue-1"), Area((4.0,), "$queue-2")))
    (line,) = draw(picture, 1, 1, 8.0)
    assert line.plain == "▄"
    assert line.spans[0].style == "$queue-1 on $queue-2"
    (low,) = draw(picture, 1, 1, 16.0)
    assert low.plain == "▄"
    assert " on " not in str(low.spans[0].style)


def test_a_line_steps_from_level_to_level():
    picture = Picture((Area((0.0, 0.0, 0.0), "$queue-1"),), (Curve((1.0, 3.0, 1.0), "$muted"),))
    lines = [line.plain for line in draw(picture, 3, 3, 3.0)]
    assert lines == [" ╭╮", " ││", "─╯╰"]


def test_a_line_of_cover_shows_the_least_of_slots_that_share_a_column():
    need = Area((0.0, 0.0, 0.0, 0.0), "$queue-1")
    (line,) = draw(Picture((need,), (Curve((2.0, 0.0, 2.0, 2.0), "$muted", least=True),)), 2, 1, 2.0)
    assert line.plain == " ─"


def test_a_phase_is_shaded_behind_and_the_cursor_lit():
    picture = Picture((Area((0.0, 0.0), "$queue-1"),), shade=("$shade-main", "$shade-main"), mark=1)
    (line,) = draw(picture, 2, 1, 1.0)
    assert [span.style for span in line.spans] == ["on $shade-main", "on $cursor-shade"]


@pytest.mark.parametrize(("value", "top"), [(0.5, 1), (1, 1), (7, 8), (52, 60), (113, 120), (1000, 1000)])
def test_the_axis_ends_on_a_round_number(value, top):
    assert nice_top(value) == top


@given(st.floats(0.001, 1e7))
def test_the_axis_never_ends_below_the_value_nor_far_above(value):
    assert value <= nice_top(value) <= max(1, 2 * value)


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=62), st.integers(8, 200))
def test_the_strip_of_days_always_shows_the_day_looked_at(amounts, width):
    days = Days(builders.grid(len(amounts)).dates, tuple(amounts), len(amounts) - 1)
    numbers, dates = strip(days, width)
    assert numbers.cell_length == dates.cell_length <= max(width, 4)
    assert f"{days.dates[-1]:%d}" in dates.plain


def test_warmth_runs_from_nothing_to_the_most():
    assert [shade(amount, 100) for amount in (0, 1, 50, 100)] == [0, 1, 4, 6]
    assert shade(0, 0) == 0


@pytest.mark.parametrize(("amount", "text"), [(840, "840"), (1240, "1.2k"), (41_234, "41k")])
def test_short_numbers_fit_a_narrow_cell(amount, text):
    assert short_number(amount) == text
