import pytest
from rich.cells import cell_len

from shiftplan.domain.rota import Cell
from shiftplan.tui.rota.grid import RotaGrid
from shiftplan.tui.rota.layout import HEADER_LINES
from shiftplan.tui.rota.paint import Painter
from shiftplan.tui.rota.table import RotaTable
from shiftplan.tui.rota.view import Row
from tests.tui.rota import samples
from tests.tui.rota.samples import DAYS
from tests.tui.rota.stand import Stand

pytestmark = pytest.mark.screen


async def test_the_cursor_starts_on_the_first_person_and_walks():
    app = Stand(samples.table())
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.grid.cell == Cell("ann", DAYS[0])
        await pilot.press("down", "right")
        assert app.grid.cell == Cell("bob", DAYS[1])
        await pilot.press("down")
        assert app.grid.cell is None
        await pilot.press("end", "down")
        assert app.grid.cell == Cell("cat", DAYS[2])
        assert (app.moves[-1].cell, app.moves[-1].day) == (Cell("cat", DAYS[2]), 2)


async def test_the_cursor_stops_at_the_edges():
    app = Stand(samples.table())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("left", "up", "up", "up")
        assert (app.grid.line, app.grid.day) == (0, 0)
        await pilot.press("ctrl+end", "end", "down", "right")
        assert (app.grid.line, app.grid.day) == (5, 2)
        await pilot.press("pageup", "home")
        assert (app.grid.line, app.grid.day) == (0, 0)


async def test_the_grid_scrolls_both_ways_with_its_names_and_head_in_place():
    app = Stand(samples.crowd(60))
    async with app.run_test(size=(80, 24)) as pilot:
        head = app.lines()[0]
        await pilot.press("ctrl+end", "end")
        lines = app.lines()
        assert lines[0] != head
        assert lines[0].startswith("name")
        assert "28" in lines[0]
        shown = [line for line in lines if line.startswith("p059")]
        assert len(shown) == 1
        assert not any(line.startswith("p000") for line in lines)


async def test_no_line_is_wider_than_the_screen():
    app = Stand(samples.crowd(60))
    async with app.run_test(size=(80, 24)):
        assert {app.grid.render_line(y).cell_length for y in range(10)} == {app.grid.room.width}


async def test_a_click_moves_the_cursor_and_a_second_opens():
    app = Stand(samples.table())
    async with app.run_test(size=(80, 24)) as pilot:
        left = cell_len(app.lines()[HEADER_LINES + 1].partition("▪")[0])
        await pilot.click(RotaGrid, offset=(left + 12, HEADER_LINES + 2))
        assert app.grid.cell == Cell("bob", DAYS[1])
        await pilot.click(RotaGrid, offset=(left + 12, HEADER_LINES + 2), times=2)
        assert len(app.chosen) == 1


async def test_a_click_on_a_team_folds_it_and_space_unfolds():
    app = Stand(samples.table())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(RotaGrid, offset=(3, HEADER_LINES))
        assert app.lines()[HEADER_LINES].startswith("▸ A组 (2)")
        assert app.lines()[HEADER_LINES + 1].startswith("▾ B组 (2)")
        app.grid.action_fold()
        await pilot.pause()
        assert app.lines()[HEADER_LINES].startswith("▾ A组 (2)")


async def test_going_to_a_cell_unfolds_its_team():
    app = Stand(samples.table())
    async with app.run_test(size=(80, 24)) as pilot:
        app.grid.action_fold()
        app.grid.go("bob", DAYS[2])
        await pilot.pause()
        assert app.grid.cell == Cell("bob", DAYS[2])
        app.grid.go("nobody", None)
        assert app.grid.cell == Cell("bob", DAYS[2])


async def test_a_new_table_keeps_the_cursor_on_its_person():
    app = Stand(samples.table())
    async with app.run_test(size=(80, 24)) as pilot:
        app.grid.go("cat", DAYS[2])
        await pilot.pause()
        plan = samples.plan()
        fewer = plan.model_copy(update={"agents": plan.agents[2:]})
        app.grid.show(RotaTable(plan=fewer))
        await pilot.pause()
        assert app.grid.cell == Cell("cat", DAYS[2])
        app.grid.show(RotaTable(plan=plan.model_copy(update={"agents": plan.agents[:1]})))
        assert app.grid.line <= 1


async def test_a_resize_shows_more_and_keeps_the_cursor_in_sight():
    app = Stand(samples.crowd(60))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+end", "end")
        await pilot.resize_terminal(160, 50)
        await pilot.pause()
        assert "queues" in app.lines()[0]
        assert any(line.startswith("p059") for line in app.lines())
        await pilot.resize_terminal(60, 16)
        await pilot.pause()
        assert any(line.startswith("p059") for line in app.lines())


async def test_only_the_lines_in_sight_are_put_together(monkeypatch):
    """500 people, and after a jump no more of them are put together than the screen has lines."""
    drawn: list[Row] = []
    row = Painter.row
    monkeypatch.setattr(Painter, "row", lambda self, of, *at: drawn.append(of) or row(self, of, *at))
    app = Stand(samples.crowd())
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        in_sight = app.grid.size.height
        assert 0 < len({id(one) for one in drawn}) <= in_sight
        drawn.clear()
        app.grid.line = 400
        await pilot.pause()
        assert 0 < len({id(one) for one in drawn}) <= in_sight
        drawn.clear()
        app.lines()
        assert drawn == []
