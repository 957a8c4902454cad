"""The part to be solved, as a value; and how its dialog looks."""

from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension
from textual.content import Content

from shiftplan import language
from shiftplan.domain.outcome import Outcome, Status
from shiftplan.tui.rota.part import Part
from shiftplan.tui.rota.part_dialog import changed
from shiftplan.tui.rota.selecting import Block
from shiftplan.tui.rota.solve_texts import verdict_lines
from shiftplan.tui.rota.solve_view import SolveView
from tests.tui.rota import samples
from tests.tui.rota.running import app_on, at_stage, small

SIZES = {"80x24": (80, 24), "160x50": (160, 50)}


def part(*people: str, days: tuple[date, ...] = samples.DAYS[:1]) -> Part:
    return Part(samples.plan(), Block(people, days), 60)


def turned(one: Part, *names: str) -> Part:
    for name in names:
        one = changed(one, name)
    return one


def test_each_choice_goes_round():
    one = part("ann")
    assert turned(one, "days", "days", "days") == one
    assert turned(one, "people", "people", "people") == one
    assert turned(one, "fill", "fill") == one
    assert [turned(one, *["time"] * n).seconds for n in range(5)] == [60, 180, 600, 30, 60]


def test_what_was_never_published_cannot_be_kept():
    assert not turned(part("ann"), "told").scope.told
    assert turned(part("ann").but(published=True), "told").scope.told


def test_a_team_is_all_its_people_and_a_week_all_its_days():
    scope = turned(part("ann"), "people", "days").scope
    assert scope.agents == ("ann", "bob")
    assert scope.days == samples.DAYS


def test_cells_that_may_change_are_counted_without_the_locked_ones():
    rota = samples.rota()
    assert part("ann").open_cells(rota) == 4 * 3 - 2
    assert turned(part("ann"), "people", "people", "days", "days").open_cells(rota) == 0
    assert turned(part("ann"), "fill").open_cells(rota) == 4 * 3 - 4 - 1


def test_what_is_proved_of_a_part_is_said_of_that_part():
    language.use("en")
    best = Outcome(status=Status.OPTIMAL, seconds=1, bound=1, objective=1, rota=samples.rota())
    near = best.model_copy(update={"status": Status.FEASIBLE, "objective": 2})
    for outcome, words in ((best, "this part cannot be better"), (near, "50.0% from the best with the rest")):
        view = SolveView().begun((), part=True).ended(outcome)
        assert words in Content(" ").join(verdict_lines(view, 200)).plain


@pytest.fixture
def spoken(request: pytest.FixtureRequest):
    before = language.current()
    language.use(request.param)
    yield
    language.use(before)


@pytest.mark.screen
@pytest.mark.parametrize("spoken", ["zh", "en"], indirect=True)
@pytest.mark.parametrize("size", SIZES)
async def test_looks(tmp_path, snapshot: SnapshotAssertion, spoken, size):
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=SIZES[size]) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("shift+down", "shift+right", "r", "w", "p", "f")
        await pilot.pause()
        picture = app.export_screenshot(title="part")
        assert picture == snapshot.use_extension(SVGImageSnapshotExtension)
