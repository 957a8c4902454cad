"""The least change after absences: nothing but what pays, and only where it is needed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from shiftplan import files, planning
from shiftplan.domain.changes import changed_cells
from shiftplan.domain.leaving import left_at
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.rota import Cell, Rota
from shiftplan.planning import repairing
from shiftplan.planning.operations import absences
from shiftplan.planning.undoing import Undoing, breaks_moved
from shiftplan.rota import Limits
from tests import builders
from tests.builders import MONDAY, work
from tests.planning import relief_case

TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
PEOPLE = tuple(builders.agent(f"a{i}") for i in range(1, 6))


def opened_with(rota: Rota, absent: tuple[Cell, ...], **values: object) -> planning.OpenPlan:
    entries = tuple(Availability(agent=a, day=day, kind=AvailabilityKind.ABSENT) for a, day in absent)
    plan = builders.plan(PEOPLE, availability=entries, **values)
    return planning.OpenPlan(Path("nowhere"), plan, rota, (), files.Stamps(digests={}))


def told() -> Rota:
    """Three early shifts a day for a need of three; a4 and a5 are off on Tuesday."""
    return builders.rota(
        *(work(f"a{i}", 0) for i in (1, 2, 3)),
        *(work(f"a{i}", 1) for i in (1, 2, 3)),
        *(work(f"a{i}", 2) for i in (3, 4, 5)),
    )


def early_need(opened: planning.OpenPlan, heads: float = 3.0) -> Need:
    grid = opened.plan.grid
    shift = opened.plan.shift["early"]
    amounts = [0.0] * grid.slots
    for day in range(grid.days):
        for offset, share in shift.presence(grid):
            amounts[day * grid.per_day + offset] = heads * share
    return builders.need(opened.plan, {"presale": amounts})


def repaired(opened: planning.OpenPlan) -> tuple[planning.Damage, planning.Repair, Judgement]:
    need = early_need(opened)
    harm = planning.damage(opened, need)
    limits = Limits(seconds=10, workers=1, seed=1)
    done = planning.repair(opened, need, harm, limits, lambda progress: None, lambda: False)
    assert done.rota is not None
    return harm, done, planning.judge(opened.plan, need, done.rota, harm.told)


def test_one_person_comes_in_for_one_who_is_away() -> None:
    harm, done, judged = repaired(opened_with(told(), (Cell("a1", TUESDAY),)))
    assert harm.lost == {Cell("a1", TUESDAY)}
    assert harm.days == {TUESDAY}
    assert judged.hard_violations == 0
    assert judged.shortage_agent_hours == pytest.approx(0)
    lost, came = sorted(done.changes, key=lambda change: not change.lost)
    assert (lost.cell, lost.after) == (Cell("a1", TUESDAY), None)
    assert came.cell.day == TUESDAY
    assert came.cell.agent in {"a4", "a5"}
    assert came.after == work(came.cell.agent, 1)


def test_nobody_is_disturbed_when_nothing_is_missing_for_it() -> None:
    """The need is two, three were rostered: the absence costs nothing."""
    opened = opened_with(told(), (Cell("a1", TUESDAY),))
    need = early_need(opened, 2.0)
    harm = planning.damage(opened, need)
    done = planning.repair(opened, need, harm, Limits(seconds=5, workers=1), lambda p: None, lambda: False)
    assert [change.cell for change in done.changes] == [Cell("a1", TUESDAY)]


def test_what_is_locked_is_not_touched() -> None:
    locked = told().lock(Cell("a4", TUESDAY))
    _, done, _ = repaired(opened_with(locked, (Cell("a1", TUESDAY),)))
    assert {change.cell.agent for change in done.changes} == {"a1", "a5"}
    assert done.rota is not None
    assert done.rota.locks == {Cell("a4", TUESDAY)}


def test_a_lock_on_a_shift_that_is_lost_goes_with_it() -> None:
    locked = told().lock(Cell("a1", TUESDAY))
    _, done, judged = repaired(opened_with(locked, (Cell("a1", TUESDAY),)))
    assert done.rota is not None
    assert not done.rota.locks
    assert judged.hard_violations == 0


def test_nothing_to_repair() -> None:
    opened = opened_with(told(), (Cell("a5", TUESDAY),))
    harm = planning.damage(opened, early_need(opened))
    assert (harm.lost, harm.days) == (frozenset(), frozenset())


@pytest.mark.parametrize("agents", [("a1",), ("a1", "a2"), ("a1", "a2", "a3")])
def test_each_change_taken_back_costs_or_breaks_a_rule(agents: tuple[str, ...]) -> None:
    opened = opened_with(told(), tuple(Cell(agent, TUESDAY) for agent in agents))
    harm, done, judged = repaired(opened)
    assert done.rota is not None
    moved = [change.cell for change in done.changes if not change.lost]
    for cell in moved:
        back = done.rota.put(cell, harm.told.by_cell.get(cell))
        found = planning.judge(opened.plan, early_need(opened), back, harm.told)
        assert found.hard_violations or found.objective > judged.objective


def test_a_change_that_does_not_pay_is_taken_back_and_one_that_does_is_kept() -> None:
    plan = builders.plan(PEOPLE)
    rota = told().put(Cell("a4", TUESDAY), work("a4", 1)).put(Cell("a5", TUESDAY), work("a5", 1))
    wanted = Cell("a4", TUESDAY)

    def cost(trial: Rota) -> float:
        return len(changed_cells(plan, told(), trial)) + (0 if trial.at(*wanted) else 100)

    found = Undoing(plan, told(), cost, [TUESDAY]).of(rota)
    assert changed_cells(plan, told(), found) == (wanted,)


def test_a_change_of_another_day_stays_only_where_a_rule_asks_for_it() -> None:
    """Both pay; without the day off on Wednesday a4 could not come on Tuesday."""
    plan = builders.plan(PEOPLE)
    rota = told().put(Cell("a4", TUESDAY), work("a4", 1)).put(Cell("a4", WEDNESDAY), None)
    rota = rota.put(Cell("a1", WEDNESDAY), work("a1", 2))

    def cost(trial: Rota) -> float | None:
        too_much = trial.at("a4", TUESDAY) and trial.at("a4", WEDNESDAY)
        gains = 50 * bool(trial.at("a4", TUESDAY)) + 50 * bool(trial.at("a1", WEDNESDAY))
        return None if too_much else len(changed_cells(plan, told(), trial)) - gains

    found = Undoing(plan, told(), cost, [TUESDAY]).of(rota)
    assert changed_cells(plan, told(), found) == (Cell("a4", TUESDAY), Cell("a4", WEDNESDAY))


def test_breaks_move_on_the_days_in_trouble_only_and_only_where_it_pays() -> None:
    plan = builders.plan(PEOPLE)
    rested = [Cell("a1", TUESDAY), Cell("a2", TUESDAY), Cell("a3", WEDNESDAY)]
    rota = told()
    for cell in rested:
        one = rota.by_cell[cell]
        rota = rota.put(cell, one.model_copy(update={"breaks": (210,)}))

    def cost(trial: Rota) -> float:
        return 5 - 2 * bool(trial.by_cell[rested[0]].breaks)

    found = Undoing(plan, told(), cost, [TUESDAY]).of(rota)
    assert breaks_moved(plan, told(), rota) == rested
    assert breaks_moved(plan, told(), found) == rested[:1]
    assert not changed_cells(plan, told(), found)


def test_absences_tried_out_are_not_written(tmp_path: Path) -> None:
    opened = planning.open_plan(planning.make_plan("small", tmp_path / "plan"))
    before = (opened.folder / "availability.csv").read_bytes()
    cell = Cell(opened.plan.agents[0].id, opened.plan.grid.dates[0])
    assert cell in planning.with_absences(opened, [cell]).plan.blocked
    assert (opened.folder / "availability.csv").read_bytes() == before
    noted = planning.note_absences(opened, [cell], "flu")
    assert noted.plan.blocked[cell].note == "flu"
    assert planning.note_absences(noted, [cell], "again") == noted


def test_published_wins_over_a_rota_changed_since(tmp_path: Path) -> None:
    opened = planning.open_plan(planning.make_plan("small", tmp_path / "plan"))
    plan = opened.plan
    days, agent = plan.grid.dates, plan.agents[0]
    duty = work(agent.id, 0, plan.shifts[0].id, agent.queues[0]).model_copy(update={"day": days[0]})
    need = planning.need_of(plan)
    opened = planning.save_rota(opened, Rota.of([duty]))
    planning.publish(opened, need)
    edited = planning.save_rota(opened, Rota())
    harm = planning.damage(edited, need)
    assert harm.version == "v0001"
    assert harm.told.at(agent.id, days[0]) == duty
    away = planning.with_absences(edited, [duty.cell])
    assert planning.damage(away, need).lost == {duty.cell}
    assert planning.damage(replace(away, rota=None), need).lost == {duty.cell}


AT_NOON = datetime(2027, 11, 2, 4, tzinfo=UTC)  # 12:00 of Tuesday in Shanghai


def test_what_has_begun_stays_and_nothing_begins_in_the_past() -> None:
    """At noon a1 does not come; the early shift began at 8:00, so only somebody of a later one can help."""
    opened = opened_with(told(), (Cell("a1", TUESDAY),))
    need = early_need(opened)
    harm = planning.damage(opened, need, AT_NOON)
    assert harm.now == AT_NOON.astimezone(ZoneInfo("Asia/Shanghai")).replace(tzinfo=None)
    done = planning.repair(
        opened, need, harm, Limits(seconds=10, workers=1, seed=1), lambda progress: None, lambda: False
    )
    assert done.rota is not None
    before, after = harm.told, done.rota
    for agent in ("a2", "a3"):
        assert after.at(agent, TUESDAY) == before.at(agent, TUESDAY)
    assert all(after.at(a.id, MONDAY) == before.at(a.id, MONDAY) for a in PEOPLE)
    new = [one for one in after.assignments if one.day == TUESDAY and before.at(*one.cell) != one]
    assert all(opened.plan.worked(one).begins(TUESDAY) > harm.now for one in new)


def test_before_and_after_the_plan_every_hour_may_be_filled() -> None:
    opened = opened_with(told(), (Cell("a1", TUESDAY),))
    for moment in (AT_NOON - timedelta(days=9), AT_NOON + timedelta(days=90)):
        assert planning.damage(opened, early_need(opened), moment).now is None


def test_of_a_shift_left_early_the_rest_is_filled_and_no_more() -> None:
    """At two a1 goes home: of the shifts that begin later the short one comes, and nothing else changes."""
    late = work("a1", 1, "late")
    now = builders.rota(left_at(late, 14 * 60))
    opened = opened_with(now, ())
    need = late_need(opened)
    at_two = AT_NOON + timedelta(hours=2)
    assert planning.damage(opened_with(builders.rota(late), ()), need, at_two).days == frozenset()
    harm = planning.damage(opened, need, at_two)
    assert (harm.lost, harm.left, harm.days) == (frozenset(), {late.cell}, {TUESDAY})
    done = planning.repair(
        opened, need, harm, Limits(seconds=10, workers=1, seed=1), lambda progress: None, lambda: False
    )
    assert done.rota is not None
    assert done.rota.at("a1", TUESDAY) == now.at("a1", TUESDAY)
    new = [one for one in done.rota.assignments if now.at(*one.cell) != one]
    assert [(one.day, one.shift) for one in new] == [(TUESDAY, "short")]


def late_need(opened: planning.OpenPlan) -> Need:
    grid, amounts = opened.plan.grid, [0.0] * opened.plan.grid.slots
    for offset, share in opened.plan.shift["late"].presence(grid):
        amounts[grid.per_day + offset] = share
    return builders.need(opened.plan, {"presale": amounts})


def test_what_a_version_has_told_is_no_harm_any_more(tmp_path: Path) -> None:
    opened = relief_case.shop(tmp_path / "plan")
    need, at = planning.need_of(opened.plan), relief_case.at(11, 10)
    away = absences.absent(opened, ["p2"], now=at, who="li").opened
    harm = planning.damage(away, need, at)
    (cell,) = harm.left
    assert cell == Cell("p2", relief_case.DAY)
    assert (set(harm.lost), set(harm.days)) == (set(), {relief_case.DAY})
    assert harm.told.by_cell[cell] != harm.base.by_cell[cell]
    (change,) = repairing.changes(away.plan, harm, harm.base)
    assert (change.cell, change.lost) == (cell, True)
    planning.publish(away, need, "p2 is ill", "ill")
    assert planning.damage(away, need, at).left == frozenset()
