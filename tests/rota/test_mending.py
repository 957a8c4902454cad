"""The walk of a repair: locks hold, other days are given up only, a stop keeps the best."""

from datetime import timedelta

from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Status
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.rota import Limits, Task, mend
from tests import builders
from tests.builders import MONDAY, work

TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
PEOPLE = tuple(builders.agent(f"a{i}") for i in (1, 2, 3))


def mended(plan: Plan, need: Need, start: Rota, yielding: set[Cell], *, stopped: bool = False) -> Outcome:
    told = builders.rota(*start.assignments, work("a1", 1))
    task = Task(start, told, yielding, lambda rota, value: rota)
    return mend(plan, need, task, Limits(seconds=4), lambda progress: None, lambda: stopped)


def case(free: set[Cell]) -> tuple[Plan, Need, Rota]:
    """a1 is missing on Tuesday; a2 is off then and works on Wednesday."""
    plan = builders.plan(PEOPLE)
    every = {Cell(one.id, day) for one in PEOPLE for day in plan.grid.dates}
    start = builders.rota(work("a2", 2), work("a3", 1))
    return plan, builders.need(plan, 3.0), Rota.of(start.assignments, every - free)


def test_only_what_is_open_changes() -> None:
    plan, need, start = case({Cell("a2", TUESDAY)})
    outcome = mended(plan, need, start, set())
    assert outcome.rota is not None
    assert outcome.rota.at("a2", TUESDAY) is not None
    assert outcome.rota.put(Cell("a2", TUESDAY), None).assignments == start.assignments


def test_a_day_is_given_up_or_kept_but_not_changed() -> None:
    plan, need, start = case({Cell("a2", TUESDAY), Cell("a2", WEDNESDAY), Cell("a1", WEDNESDAY)})
    outcome = mended(plan, need, start, {Cell("a2", WEDNESDAY), Cell("a1", WEDNESDAY)})
    assert outcome.rota is not None
    assert outcome.rota.at("a2", WEDNESDAY) in {None, work("a2", 2)}
    assert outcome.rota.at("a1", WEDNESDAY) is None


def test_stopped_at_once_what_is_left_is_kept() -> None:
    plan, need, start = case({Cell("a2", TUESDAY)})
    outcome = mended(plan, need, start, set(), stopped=True)
    assert (outcome.status, outcome.rota and outcome.rota.assignments) == (
        Status.STOPPED,
        start.assignments,
    )


def test_locks_that_break_a_rule_are_named() -> None:
    plan, need, start = case(set())
    late = builders.rota(work("a2", 1, "night"), work("a2", 2, "early"))
    outcome = mended(plan, need, Rota.of(late.assignments, start.locks), set())
    assert outcome.status is Status.INFEASIBLE
    assert "rest_hours_between_shifts" in {finding.code for finding in outcome.findings}
