import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.tui.rota.coverage import QueueDay
from shiftplan.tui.rota.picture import BLOCKS, Bar, bars, block, clock_line, curve, share_bar

AMOUNTS = st.lists(st.floats(0, 100), min_size=1, max_size=288)


def day(need: list[float]) -> QueueDay:
    return QueueDay(queue="q", name="q", need=tuple(need), have=(1.0,) * len(need))


def test_blocks_grow_and_a_trace_still_shows():
    assert [block(value, 8) for value in (0, 0.01, 1, 4, 8)] == [" ", "▁", "▁", "▄", "█"]
    assert block(3, 0) == " "


@given(AMOUNTS, st.integers(1, 200))
def test_bars_fit_the_columns_and_show_the_worst(need: list[float], columns: int):
    found = bars(day(need), columns)
    assert len(found) <= columns
    worst = max(day(need).missing)
    assert max(bar.missing for bar in found) == worst


def test_every_slot_gets_the_same_width():
    found = bars(day([1.0, 5.0]), 5)
    assert found == (Bar(1.0, 1.0, 0.0),) * 2 + (Bar(5.0, 1.0, 4.0),) * 2


@pytest.mark.parametrize("columns", [8, 24, 48, 96, 144])
def test_the_hours_stand_at_their_places(columns: int):
    line = clock_line(columns)
    assert len(line) == columns
    assert line.index("12") == columns // 2


@given(st.floats(-1, 2), st.integers(1, 60))
def test_a_share_never_overflows_its_bar(share: float, columns: int):
    assert len(share_bar(share, columns)) <= columns


def test_bars_in_eighths():
    assert share_bar(1.0, 4) == "████"
    assert share_bar(0.5, 1) == "▌"
    assert share_bar(0.0, 4) == ""


def test_a_falling_curve_falls_and_stops_at_now():
    lines = curve([(0, 8), (5, 4), (8, 0)], (10, 2), (10, 8))
    assert lines[0][0] != " "
    assert lines[1][0] == " "
    assert lines[1][7] != " "
    assert lines[0][9] == lines[1][9] == " "


def test_no_points_no_dots():
    assert curve([], (4, 2), (10, 1)) == [" " * 4] * 2


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 1e6)), max_size=30))
def test_a_curve_has_its_size_whatever_the_points(points: list[tuple[float, float]]):
    lines = curve(sorted(points), (12, 3), (100, 1e5))
    assert [len(line) for line in lines] == [12] * 3


def test_blocks_are_single_columns():
    assert len(BLOCKS) == 9
