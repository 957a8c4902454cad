"""One key on a lever makes a what-if copy with it, solves it, and shows it beside the plan."""

from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.adjusting import MorePeople, MoreSkill
from shiftplan.domain.explanation import Lever, LeverKind, Levers
from shiftplan.language import say
from shiftplan.planning.copies import copies
from shiftplan.tui.copies.screen import CopiesScreen
from shiftplan.tui.why import WhyWindow
from shiftplan.tui.why.trying import Trying
from tests.tui.rota.running import app_on, at_stage, screen_text, small, until

pytestmark = pytest.mark.screen
FOUND = Levers(
    told=(
        Lever(
            kind=LeverKind.TRAINING,
            message=say("in vain"),
            expected=1.0,
            saved=0.0,
            change=MoreSkill(agent="s02", queue="presale"),
        ),
        Lever(
            kind=LeverKind.PERSON,
            message=say("the first"),
            expected=90.0,
            saved=80.0,
            saved_hours=3.0,
            change=MorePeople(count=1),
        ),
        Lever(kind=LeverKind.PERSON, message=say("the second"), expected=50.0, change=MorePeople(count=2)),
    )
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run(_: Trying) -> Levers:
        return FOUND

    monkeypatch.setattr(Trying, "run", run)
    monkeypatch.setattr("shiftplan.tui.copies.running.LIMITS", (1,))


async def test_the_lever_that_is_marked_becomes_a_copy(tmp_path: Path) -> None:
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=(160, 50)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("y", "j")
        await until(lambda: any("choose a lever first" in note.message for note in app._notifications))
        assert isinstance(app.screen, WhyWindow)
        await pilot.press("shift+tab")
        await until(lambda: "the first" in screen_text(app))
        assert "j makes a what-if copy" in screen_text(app)
        assert "⏎ what-if copy with it" in screen_text(app)
        await pilot.press("down", "enter")
        await until(lambda: isinstance(app.screen, CopiesScreen))
        await until(lambda: len(app.comparison.rows) == 2)
        await until(lambda: app.comparison.rows[1].fresh and app.comparison.doing is None)
        (made,) = copies(folder)
        assert made.about is not None
        assert made.about.adjustments == (MorePeople(count=2),)
        figures = app.comparison.rows[1].figures
        assert figures is not None
        assert (figures.people, figures.violations) == (10, 0)
        assert len(planning.open_plan(folder).plan.agents) == 8
        assert "2 more temps" in screen_text(app)


async def test_a_lever_that_fits_no_more_is_a_sentence(tmp_path: Path) -> None:
    """Whoever knows the queue already cannot learn it."""
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("y", "shift+tab")
        await until(lambda: "in vain" in screen_text(app))
        await pilot.press("down", "down", "down", "j")
        await until(lambda: any("already" in note.message for note in app._notifications))
        assert copies(folder) == ()
