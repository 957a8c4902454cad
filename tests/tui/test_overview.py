"""The overview: the sale on a line, the path, the worst gaps, the one next step."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.domain.debrief import Span
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.rota import Rota, RotaFacts
from shiftplan.domain.staffing import Method
from shiftplan.domain.work import supply
from shiftplan.language import say
from shiftplan.planning import OpenPlan
from shiftplan.tui import words
from shiftplan.tui.drawing.phases import Band, phase_line
from shiftplan.tui.overview.path import State, next_step, steps
from shiftplan.tui.overview.sale_line import sale_lines
from shiftplan.tui.overview.shortages import Shortage, shortages
from shiftplan.tui.overview.texts import worst_text
from shiftplan.tui.workspace import Workspace
from tests import builders
from tests.tui.conftest import NOW, settle, text_of

PLAN = builders.plan()
NEED = builders.need(PLAN, 2.0)
EMPTY = supply(PLAN, Rota())
FINE = Judgement(findings=(), terms=(), shortage_agent_hours=0)


def facts(**values):
    known = {
        "status": "feasible",
        "objective": 100,
        "bound": 90,
        "seconds": 1,
        "need_digest": NEED.digest(),
        "rules_digest": PLAN.rules_digest(),
        "solved_at": NOW,
    }
    return RotaFacts(**{**known, **values})


def workspace(tmp_path, rota=None, **values):
    opened = OpenPlan(tmp_path, PLAN, rota, (), {})
    return Workspace(**{"opened": opened, "rota": rota, "need": NEED, **values})


def stated(space):
    return {step.stage: (step.state, str(step.says)) for step in steps(space)}


def test_a_fresh_plan_waits_for_its_need(tmp_path):
    space = workspace(tmp_path, need=None)
    assert stated(space)["need"][0] is State.OPEN
    assert next_step(space).stage == ""


def test_the_need_says_what_the_worst_moment_of_its_peak_promises_or_that_slots_were_taken_alone(tmp_path):
    carried = NEED.model_copy(update={"method": Method.FORWARD})
    assert "worst instant 80.0%" in stated(workspace(tmp_path, need=carried))["need"][1]
    assert "SIPP" in stated(workspace(tmp_path))["need"][1]


def test_without_a_rota_the_next_step_is_to_solve(tmp_path):
    space = workspace(tmp_path)
    assert stated(space)["rota"] == (State.OPEN, "none yet")
    assert next_step(space).stage == "rota"
    assert "Solve" in str(next_step(space).says)


def test_a_running_solve_is_to_be_watched(tmp_path):
    assert "Watch" in str(next_step(workspace(tmp_path, solving=True)).says)


def test_an_unsaved_rota_is_to_be_saved_before_all_else(tmp_path):
    space = workspace(tmp_path, Rota()).but(rota=Rota(facts=facts()), judgement=FINE)
    assert "Save" in str(next_step(space).says)


@pytest.mark.parametrize("changed", ["need_digest", "rules_digest"])
def test_a_rota_for_another_need_or_other_rules_is_to_be_solved_again(tmp_path, changed):
    space = workspace(tmp_path, Rota(facts=facts(**{changed: "other"})), judgement=FINE)
    assert stated(space)["rota"][0] is State.WRONG
    assert "Solve again" in str(next_step(space).says)


def test_a_broken_rule_comes_before_a_gap(tmp_path):
    broken = Finding(code="x", severity=Severity.ERROR, message=say("broken"))
    judgement = FINE.model_copy(update={"findings": (broken,), "shortage_agent_hours": 3})
    space = workspace(tmp_path, Rota(facts=facts()), judgement=judgement)
    assert stated(space)["rota"][0] is State.WRONG
    assert next_step(space).stage in ("checks", "rota")
    assert "1" in str(next_step(space).says)


def test_a_covered_lawful_rota_is_to_be_handed_out(tmp_path):
    space = workspace(tmp_path, Rota(facts=facts()), judgement=FINE)
    assert stated(space)["rota"] == (State.READY, "short 0.0 agent-h, at most 10.0% from the best possible")
    assert "Hand the rota out" in str(next_step(space).says)


def test_a_gap_closed_to_the_bound_is_proved_best(tmp_path):
    space = workspace(tmp_path, Rota(facts=facts(bound=100)), judgement=FINE)
    assert "proved best" in stated(space)["rota"][1]


def test_a_bound_of_nothing_proves_nothing(tmp_path):
    """A solve stopped before a bound was proved must not read as 100 % from the best."""
    space = workspace(tmp_path, Rota(facts=facts(bound=0)), judgement=FINE)
    assert "not known" in stated(space)["rota"][1]
    assert "%" not in stated(space)["rota"][1]


def gap_of(first, end):
    queue = PLAN.settings.queues[0].id
    known = Shortage(queue=queue, first=first, end=end, agent_hours=1, deepest=1)
    judged = workspace(Path(), Rota(), judgement=FINE, shortages=(known,))
    return str(worst_text(judged)).splitlines()[1]


def test_a_gap_says_on_which_day_it_ends_when_it_lasts_a_day():
    per_day = PLAN.grid.per_day
    first, third = (words.day(PLAN.grid.dates[i]) for i in (0, 2))
    assert f"{first} 22:00–02:00" in gap_of(per_day - 4, per_day + 4)
    assert f"{first} 22:00–{third} 02:00" in gap_of(per_day - 4, 2 * per_day + 4)


def test_a_gap_over_midnight_is_one_stretch():
    per_day = PLAN.grid.per_day
    wanted = [1.0 if per_day - 2 <= slot < per_day + 2 else 0.0 for slot in range(PLAN.grid.slots)]
    (found,) = shortages(PLAN, builders.need(PLAN, {"presale": wanted}), EMPTY)
    assert (found.first, found.end) == (per_day - 2, per_day + 2)
    assert found.agent_hours == pytest.approx(2.0)
    assert found.deepest == pytest.approx(1.0)


def test_a_rota_for_people_who_left_counts_for_nothing():
    gone = builders.rota(builders.work("nobody", 0), builders.work("a1", 0, "no_such_shift"))
    assert supply(PLAN, gone) == EMPTY


def test_what_arithmetic_leaves_over_is_no_gap():
    assert shortages(PLAN, builders.need(PLAN, 0.004), EMPTY) == ()


@given(st.lists(st.floats(0, 9), min_size=PLAN.grid.slots, max_size=PLAN.grid.slots))
def test_stretches_hold_all_that_is_missing(amounts):
    rota = builders.rota(builders.work("a1", 0), builders.work("a2", 1, "late"))
    need = builders.need(PLAN, {"presale": amounts})
    found = shortages(PLAN, need, supply(PLAN, rota))
    without = shortages(PLAN, need, EMPTY)
    assert sum(s.agent_hours for s in found) <= sum(s.agent_hours for s in without) + 1e-9
    assert sum(s.agent_hours for s in without) == pytest.approx(sum(amounts) / 2, abs=0.005 * len(amounts))
    assert list(found) == sorted(found, key=lambda s: (-s.agent_hours, s.first))


@given(st.integers(20, 200), st.integers(-400, 400))
def test_the_sale_line_keeps_its_width_and_marks_what_is_inside(width, hours):
    now = PLAN.grid.begin + timedelta(hours=hours)
    dates, phases, marks = sale_lines(PLAN, now, width)
    assert dates.cell_length <= width
    assert phases.cell_length == width
    assert marks.cell_length <= width
    assert ("now" in marks.plain) == (PLAN.grid.begin <= now < PLAN.grid.end)


def test_a_phase_too_short_for_its_name_is_called_by_its_kind_and_never_by_half_a_name():
    main = Band("主会场日", "$phase-main", 0, 1, short="main")
    said = {room: phase_line((main,), room).plain.strip() for room in (9, 8, 7, 4, 3)}
    assert said == {9: "主会场日", 8: "主会场日", 7: "main", 4: "main", 3: ""}


@pytest.mark.screen
async def test_enter_goes_where_the_next_thing_is_done(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Solve the rota" in text_of(app)
        await pilot.press("enter")
        await settle(pilot)
        assert app.current_mode == "rota"


@pytest.mark.screen
async def test_a_click_on_a_step_opens_its_stage(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click("#path", offset=(4, 1))
        assert app.current_mode == "need"


async def test_when_the_sale_is_over_its_debrief_is_the_next_thing(app_on, shop: Path) -> None:
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        live, day = app.live, app.workspace.plan.settings.event.day
        after = live.surge.model_copy(update={"now": Span.T7.due(day)})
        assert "T+1" not in str(next_step(app.workspace, live).says)
        found = next_step(app.workspace, replace(live, surge=after))
        assert (str(found.says), found.stage) == (
            "Debrief T+7 is due: read it, decide on its lessons.",
            "review",
        )
