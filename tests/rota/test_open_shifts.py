"""Shifts that leave something open: optima proved by hand, and each rota worth what the judge says."""

import pytest

from shiftplan.checks import judge
from shiftplan.domain.finding import Severity
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import Break, BreakKind, ShiftTemplate
from shiftplan.rota import solve
from tests import builders as b
from tests.files.particular_cases import template
from tests.rota.bench import LIMITS, ann, quiet

SHORT = 0.1 * 100 + 0.9 * 250
"""An hour in which the one agent needed is missing."""


def solved(plan: Plan, wanted: range) -> tuple[tuple[Assignment, ...], float]:
    """The best rota where one agent is needed in these half-hours of the day; the judge agrees with it."""
    need = b.need(plan, {"presale": [float(slot in wanted) for slot in range(48)] * plan.grid.days})
    outcome = solve(plan, need, None, LIMITS, quiet, lambda: False)
    assert outcome.status == "optimal"
    assert outcome.rota is not None
    judgement = judge(plan, need, outcome.rota)
    assert [str(f.message) for f in judgement.findings if f.severity is Severity.ERROR] == []
    assert outcome.objective == pytest.approx(judgement.objective)
    return outcome.rota.assignments, judgement.objective


def one(*shifts: ShiftTemplate) -> Plan:
    return ann(1, *shifts)


def test_the_start_goes_where_the_need_is() -> None:
    (found,), objective = solved(one(template("free", 480, 480, start_until=720)), range(20, 36))
    assert found.start == 600
    assert objective == pytest.approx(0)


def test_a_start_past_its_window_is_none() -> None:
    """From 14:00 to 22:00 is wanted; from 12:00 at the latest is offered."""
    (found,), objective = solved(one(template("free", 480, 480, start_until=720)), range(28, 44))
    assert found.start == 720
    assert objective == pytest.approx(2 * SHORT + 2 * 2)


def test_the_meal_goes_where_nobody_is_needed() -> None:
    """Needed from 9 to 13 and from 13:30 to 17:30: the meal may begin from 12:00 to 14:00."""
    meal = Break(after_minutes=180, minutes=30, earliest=180, latest=300)
    plan = one(template("day", 540, 510, breaks=(meal,)))
    need = [float(slot in range(18, 35) and slot != 26) for slot in range(48)]
    outcome = solve(plan, b.need(plan, {"presale": need}), None, LIMITS, quiet, lambda: False)
    assert outcome.rota is not None
    assert outcome.rota.assignments[0].breaks == (240,)
    assert outcome.objective == pytest.approx(0)
    assert outcome.bound == pytest.approx(0)


def test_meals_of_two_are_staggered() -> None:
    """One of two must always be there: they eat one after the other."""
    meal = Break(after_minutes=180, minutes=30, earliest=180, latest=240)
    people = (b.agent("ann"), b.agent("bob"))
    plan = b.plan(people, days=1, shifts=(template("day", 540, 510, breaks=(meal,)),))
    need = [float(slot in range(18, 35)) for slot in range(48)]
    need = [2.0 if amount and slot not in range(24, 27) else amount for slot, amount in enumerate(need)]
    outcome = solve(plan, b.need(plan, {"presale": need}), None, LIMITS, quiet, lambda: False)
    assert outcome.rota is not None
    assert len({assignment.breaks for assignment in outcome.rota.assignments}) == 2
    assert outcome.objective == pytest.approx(2 * 0.5)


def test_a_split_shift_covers_two_peaks_and_nothing_between() -> None:
    gap = (Break(after_minutes=240, minutes=240, kind=BreakKind.GAP),)
    plan = one(template("split", 540, 720, breaks=gap), template("whole", 540, 480))
    (found,), objective = solved(plan, range(18, 42))
    assert found.shift in {"split", "whole"}
    assert objective == pytest.approx(4 * SHORT)
    wanted = [float(slot in range(18, 26) or slot in range(34, 42)) for slot in range(48)]
    outcome = solve(plan, b.need(plan, {"presale": wanted}), None, LIMITS, quiet, lambda: False)
    assert outcome.rota is not None
    assert [a.shift for a in outcome.rota.assignments] == ["split"]
    assert outcome.objective == pytest.approx(0)


def test_a_standby_is_worked_for_its_hours_alone() -> None:
    """5.71 h are promised for the day. At home six of eight hours count: 0 missing; nobody is served."""
    plan = one(template("home", 540, 480, kind="standby", standby_share=0.75))
    (found,), objective = solved(plan, range(18, 20))
    assert found.shift == "home"
    assert objective == pytest.approx(SHORT)


def test_a_locked_start_and_break_stay_though_they_cost() -> None:
    """She eats at 15:00, when she is needed: half an hour short, and seven and a half too many."""
    meal = Break(after_minutes=180, minutes=30, earliest=180, latest=300)
    plan = one(template("day", 480, 510, breaks=(meal,), start_until=600))
    there = b.work("ann", 0, "day").model_copy(update={"start": 600, "breaks": (300,)})
    need = b.need(plan, {"presale": [float(slot in (20, 30)) for slot in range(48)]})
    start = b.rota(there).lock(there.cell)
    outcome = solve(plan, need, start, LIMITS, quiet, lambda: False)
    assert outcome.rota is not None
    assert outcome.rota.assignments == (there,)
    assert outcome.objective == pytest.approx(SHORT / 2 + 7.5 * 2)
    assert outcome.bound == pytest.approx(outcome.objective)
