from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from shiftplan.domain.event import Event, Phase
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.tui.rota.layout import Layout, centred, fit, fit_right, layout_for
from shiftplan.tui.rota.paint import PALETTE_NAMES, Line, Painter, phase_columns
from tests import builders
from tests.tui.rota import samples

PALETTE = {name: Style() for name in PALETTE_NAMES}
DAY = builders.MONDAY


def painter(width: int = 80) -> tuple[Painter, Layout]:
    table = samples.table()
    layout = layout_for(table, width)
    return Painter(table, layout, PALETTE), layout


def text(line: Line) -> str:
    return line.left.text + line.middle.text + line.right.text


@given(st.text(max_size=30), st.integers(2, 20))
def test_fitted_text_has_its_width(words: str, width: int):
    assert cell_len(fit(words, width)) == width
    assert cell_len(centred(words, width)) == width


def test_cut_text_says_so():
    assert fit("王小明和李娜", 6) == "王小… "
    assert fit_right("7", 3) == "  7"


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_all_lines_are_as_wide_as_the_layout(width: int):
    paint, layout = painter(width)
    whole = layout.left + layout.cell * 3 + layout.right
    rows = [paint.row(row, lit) for row in samples.table().rows() for lit in (None, 1)]
    for line in [paint.header(0), paint.header(1), *rows]:
        assert cell_len(text(line)) == whole, text(line)


def test_a_person_line_shows_marks_beside_the_shift():
    paint, _ = painter()
    line = paint.row(samples.table().rows()[1])
    assert line.left.text.split() == ["王小明", "T4"]
    assert line.middle.text.split()[:2] == ["▪", "E"]
    assert "✓!" in line.middle.text
    assert line.right.text.split() == ["16", "1", "1/2"]


def test_hostile_names_reach_the_terminal_harmless():
    paint, _ = painter()
    line = text(paint.row(samples.table().rows()[4]))
    assert "\x1b" not in line
    assert "[red]" in line


def test_leave_work_and_days_off_look_different():
    paint, _ = painter()
    middle = paint.row(samples.table().rows()[2]).middle.text
    assert middle.split() == ["lv", "L", "▪", "·"]


def test_short_days_are_marked_in_the_head():
    paint, _ = painter()
    assert paint.header(0).middle.text.count("▼") == 3


def event(*phases: tuple[str, float, float, bool]) -> Event:
    midnight = datetime.combine(DAY, datetime.min.time())
    made = (
        Phase(
            id=kind,
            name=kind,
            kind=PhaseKind(kind),
            start=midnight + timedelta(hours=begin),
            end=midnight + timedelta(hours=end),
            opening=opening,
        )
        for kind, begin, end, opening in phases
    )
    return Event(name="e", day=DAY, phases=tuple(made))


def test_a_day_is_cut_into_its_phases():
    columns = phase_columns(event(("deposit", 0, 20, False), ("main", 20, 48, True)), DAY, 6)
    assert [column.phase for column in columns] == ["deposit"] * 5 + ["main"]
    assert [column.opening for column in columns] == [False] * 5 + [True]


def test_a_midnight_opening_stands_at_the_left_edge_and_gaps_have_no_phase():
    columns = phase_columns(event(("main", 0, 12, True)), DAY, 4)
    assert columns[0].opening
    assert [column.phase for column in columns] == ["main", "main", None, None]


def test_the_weekday_hides_no_opening():
    plan = builders.plan(event=event(("main", 10, 30, True)))
    table = samples.table().model_copy(update={"plan": plan})
    layout = layout_for(table, 80)
    head = Painter(table, layout, PALETTE).header(1).middle.text[: layout.cell]
    assert "▲" in head
    assert "Mo" in head
