from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from shiftplan.domain.event import Event, Phase
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.tui.rota.heads import phase_columns
from shiftplan.tui.rota.layout import Layout, centred, fit, fit_right, layout_for
from shiftplan.tui.rota.paint import Painter
from shiftplan.tui.rota.palette import PALETTE_NAMES
from shiftplan.tui.rota.sight import Sight, Zoom
from shiftplan.tui.rota.table import RotaTable
from shiftplan.tui.rota.view import GridView
from tests import builders
from tests.tui.rota import samples

PALETTE = {name: Style() for name in PALETTE_NAMES}
DAY = builders.MONDAY


def view(table: RotaTable | None = None, zoom: Zoom = Zoom.WEEK) -> GridView:
    return GridView.of(table or samples.table(), Sight(zoom=zoom), 0)


def painter(width: int = 80, zoom: Zoom = Zoom.WEEK) -> tuple[Painter, Layout, GridView]:
    seen = view(zoom=zoom)
    layout = layout_for(seen, width)
    return Painter(seen, layout, PALETTE), layout, seen


def line(number: int) -> str:
    paint, layout, seen = painter()
    return paint.row(seen.rows[number], range(3)).crop(layout.left).text


@given(st.text(max_size=30), st.integers(2, 20))
def test_fitted_text_has_its_width(words: str, width: int):
    assert cell_len(fit(words, width)) == width
    assert cell_len(centred(words, width)) == width


def test_cut_text_says_so():
    assert fit("王小明和李娜", 6) == "王小… "
    assert fit_right("7", 3) == "  7"


@pytest.mark.parametrize("zoom", Zoom)
@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_all_lines_are_as_wide_as_the_layout(width: int, zoom: Zoom):
    paint, layout, seen = painter(width, zoom)
    columns = range(seen.columns)
    whole = layout.left + layout.cell * seen.columns + layout.right
    rows = [paint.row(row, columns, lit, span) for row in seen.rows for lit, span in LIT]
    for strip in [paint.header(0, columns), paint.header(1, columns), *rows]:
        assert cell_len(strip.text) == strip.cell_length == whole, strip.text


LIT = ((None, None), (1, None), (None, (0, 1)))


def test_a_person_line_shows_marks_beside_the_shift():
    text = line(1)
    assert text.split()[:2] == ["▪", "E"]
    assert "✓!" in text
    assert text.split()[-3:] == ["16", "1", "1/2"]


def test_what_is_not_as_published_has_a_mark_of_its_own_in_every_zoom():
    told = samples.rota().put(builders.work("ann", 0, "late").cell, None)
    table = samples.table().model_copy(update={"told": told})
    for zoom in Zoom:
        seen = view(table, zoom)
        layout = layout_for(seen, 80)
        text = Painter(seen, layout, PALETTE).row(seen.rows[1], range(seen.columns)).text
        assert ("!" if zoom is Zoom.MONTH else "*") in text


def test_of_a_narrow_cell_s_marks_the_one_that_matters_most_is_shown():
    paint, layout, seen = painter(zoom=Zoom.MONTH)
    text = paint.row(seen.rows[1], range(3)).crop(layout.left).text
    assert layout.cell == 3
    assert text[:6] == "E !N !"


def test_a_month_fits_side_by_side():
    seen = view(samples.crowd(20, 28), Zoom.MONTH)
    for width in (80, 100, 159):
        layout = layout_for(seen, width)
        assert layout.left + 28 * layout.cell + layout.right <= width
    assert layout_for(seen, 159).queues


def test_hostile_names_reach_the_terminal_harmless():
    paint, _, seen = painter()
    for row in seen.rows:
        assert "\x1b" not in paint.row(row, range(3)).text
    assert "[red]" in paint.row(seen.rows[4], range(3)).text


def test_leave_work_and_days_off_look_different():
    assert line(2).split()[:4] == ["lv", "L", "▪", "·"]


def test_short_days_are_marked_in_the_head():
    paint, _, _ = painter()
    assert paint.header(0, range(3)).text.count("▼") == 3


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
    seen = view(samples.table().model_copy(update={"plan": plan}))
    layout = layout_for(seen, 80)
    head = Painter(seen, layout, PALETTE).header(1, range(1)).text[layout.left :]
    assert "▲" in head
    assert "Mo" in head
