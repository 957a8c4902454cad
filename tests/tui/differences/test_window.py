"""The window of differences: choosing by keys and mouse, the effect that follows, and the ways out."""

from pathlib import Path

import pytest

from shiftplan import language, planning
from shiftplan.domain import editing
from shiftplan.tui import intentions
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.differences import DifferencesScreen, fitting
from shiftplan.tui.differences.board import DifferenceList
from shiftplan.tui.rota.screen import RotaScreen
from tests.tui.differences.samples import Answers, opened, other, shop
from tests.tui.rota.running import at_stage, screen_text, settled, until

pytestmark = pytest.mark.screen
SIZES = [(80, 24), (160, 50)]


@pytest.fixture(autouse=True)
def _english():
    before = language.current()
    language.use("en")
    yield
    language.use(before)


def judged(app: ShiftplanApp, screen: DifferencesScreen) -> planning.Judging:
    """What a judge who knows nothing of the window says of the rota with what is chosen."""
    plan, rota = editing.applied(screen._view.part, app.workspace.plan, app.workspace.rota)
    return planning.judge(plan, app.workspace.need, rota)


@pytest.mark.parametrize("size", SIZES)
async def test_all_is_listed_by_person_and_chosen_at_first(tmp_path: Path, size):
    app, answers = shop(tmp_path), Answers()
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot, app, answers)
        text = screen_text(app)
        assert "5 of 5 cells of 3 people on 3 days" in text
        assert "solved around the locks" in text
        assert "→ off" in text
        assert "locked" in text
        assert len(screen._view.listing.lines) == 8
        assert screen._view.outlook.after.judgement == judged(app, screen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_effect_follows_every_choice(tmp_path: Path, size):
    app, answers = shop(tmp_path), Answers()
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot, app, answers)
        for keys in (["down", "space"], ["p"], ["d"], ["n"], ["end", "space"], ["a"]):
            await pilot.press(*keys)
            await until(lambda: screen._view.judged)
            await settled(pilot, app)
            told = judged(app, screen)
            assert screen._view.outlook.effect.after == told
            assert screen._view.outlook.effect.before == app.workspace.judgement
            assert f"{told.shortage_agent_hours:.1f}".removesuffix(".0") in screen_text(app)


async def test_keys_turn_a_line_a_person_a_day_all_and_none(tmp_path: Path):
    app, answers = shop(tmp_path), Answers()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, app, answers)

        def chosen() -> int:
            return len(screen._view.chosen)

        counts = []
        for keys in (["space"], ["space"], ["down", "space"], ["d"], ["d"], ["p"], ["p"], ["n"], ["a"]):
            await pilot.press(*keys)
            counts.append(chosen())
        assert counts == [3, 5, 4, 5, 3, 4, 2, 0, 5]
        await pilot.press("end")
        assert screen._view.cursor == 7
        await pilot.press("home", "pagedown", "pageup", "up")
        assert screen._view.cursor == 0


async def test_a_click_turns_a_line_and_the_words_above_are_buttons(tmp_path: Path):
    app, answers = shop(tmp_path), Answers()
    async with app.run_test(size=(160, 50)) as pilot:
        screen = await opened(pilot, app, answers)
        await pilot.click(DifferenceList, offset=(4, 1))
        assert (screen._view.cursor, len(screen._view.chosen)) == (1, 4)
        await pilot.click(DifferenceList, offset=(4, 0))
        assert len(screen._view.chosen) == 5
        await pilot.click("DifferenceTools", offset=(screen_text(app).splitlines()[4].index("n none") + 2, 0))
        assert not screen._view.chosen
        await pilot.press("a")
        await pilot.click("DifferenceTools", offset=(3, 0))
        assert len(answers.taken[0].cells) == 5


async def test_a_part_is_taken_as_one_edit_and_undone(tmp_path: Path):
    app, answers = shop(tmp_path), Answers()
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, app, answers)
        before = app.workspace.rota
        await pilot.press("down", "space", "enter")
        await settled(pilot, app)
        assert isinstance(app.screen, RotaScreen)
        (part,) = answers.taken
        assert len(part.cells) == 4
        app.post_message(intentions.EditCells(lambda plan, rota: fitting(part, plan, rota)))
        await until(lambda: app.workspace.rota != before and not app.workspace.unsaved)
        await settled(pilot, app)
        assert planning.open_plan(app.workspace.folder).rota == app.workspace.rota
        assert app.workspace.rota == editing.applied(part, app.workspace.plan, before)[1]
        await pilot.press("u")
        await until(lambda: app.workspace.rota == before and not app.workspace.unsaved)


async def test_nothing_chosen_is_not_taken_and_escape_changes_nothing(tmp_path: Path):
    app, answers = shop(tmp_path), Answers()
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, app, answers)
        before = app.workspace.rota
        await pilot.press("n", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DifferencesScreen)
        assert "nothing is chosen" in " ".join(note.message for note in app._notifications)
        await pilot.press("escape")
        await settled(pilot, app)
        assert isinstance(app.screen, RotaScreen)
        assert (answers.left, answers.taken, app.workspace.rota) == (1, [], before)


async def test_dropping_is_asked_again(tmp_path: Path):
    app, answers = shop(tmp_path), Answers()
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, app, answers)
        await pilot.press("delete", "n")
        await settled(pilot, app)
        assert isinstance(app.screen, DifferencesScreen)
        assert not answers.dropped
        await pilot.press("delete", "y")
        await settled(pilot, app)
        assert isinstance(app.screen, RotaScreen)
        assert answers.dropped == 1


async def test_a_cell_changed_under_the_window_is_marked_and_left_out(tmp_path: Path):
    app, answers = shop(tmp_path), Answers()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, app, answers)
        cell = screen._view.listing.lines[1].one.cell
        app.post_message(
            intentions.EditCells(lambda plan, rota: editing.locking(plan, rota, [cell], lock=True))
        )
        await until(lambda: screen._view.stale)
        await settled(pilot, app)
        await until(lambda: screen._view.judged)
        assert screen._view.stale == {cell}
        assert "4 of 5 cells" in screen_text(app)
        await pilot.press("down")
        await pilot.pause()
        assert "changed otherwise meanwhile" in screen_text(app)
        await pilot.press("space", "a", "enter")
        assert cell not in {one.cell for one in answers.taken[0].cells}
        assert len(answers.taken[0].cells) == 4


async def test_cells_kept_apart_wait_to_be_chosen(tmp_path: Path):
    app, answers = shop(tmp_path), Answers()
    async with app.run_test(size=(100, 30)) as pilot:
        await at_stage(pilot, app, "4")
        cell = other(app).cells[0].cell
        screen = await opened(pilot, app, answers, frozenset({cell}))
        assert "4 of 5 cells" in screen_text(app)
        await pilot.press("down")
        await pilot.pause()
        assert "edited since" in screen_text(app)
        await pilot.press("space")
        assert cell in screen._view.chosen


async def test_what_it_breaks_is_told_in_full(tmp_path: Path):
    app, answers = shop(tmp_path), Answers()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, app, answers)
        broken = screen._view.outlook.effect.broken
        await pilot.press("v")
        await pilot.pause()
        assert broken
        assert str(broken[0].message)[:30] in screen_text(app)
        await pilot.press("escape", "n", "v")
        await until(lambda: screen._view.judged)
        await pilot.press("escape", "v")
        await pilot.pause()
        assert "breaks no rule" in screen_text(app)


async def test_it_waits_for_the_need(tmp_path: Path):
    app, answers = shop(tmp_path), Answers()
    async with app.run_test(size=(100, 30)) as pilot:
        await until(lambda: app.workspace.opened is not None)
        await pilot.press("4")
        await app.push_screen(DifferencesScreen(answers.asked(other(app))))
        screen = app.screen
        await until(lambda: screen._view is not None and screen._view.judged)
        await settled(pilot, app)
        assert screen._view.outlook.effect.after == judged(app, screen)


def test_strangers_and_hostile_names_are_listed_last_and_harmless(tmp_path: Path):
    from shiftplan.tui.differences.lines import pieces  # noqa: PLC0415 - of this test alone
    from shiftplan.tui.differences.view import Listing, View  # noqa: PLC0415 - of this test alone
    from tests import builders  # noqa: PLC0415 - of this test alone
    from tests.tui.rota import samples  # noqa: PLC0415 - of this test alone

    plan = samples.plan()
    new = samples.rota().model_copy(update={"assignments": (builders.work("zoe\x1b[31m", 0, "nothing"),)})
    listing = Listing(plan, editing.taking(plan, samples.rota(), new))
    view = View(listing, listing.cells)
    shown = ["".join(piece.text for piece in pieces(view, line, 60)) for line in listing.lines]
    assert "zoe" in shown[-2]
    assert not any("\x1b" in line for line in shown)
    assert all(language.width(line) == 60 for line in shown)
