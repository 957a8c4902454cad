"""Rotas with optima proved by hand. A half-hour slot short of one agent costs 50, or 125 when it is deep."""

from datetime import timedelta

import pytest

from shiftplan.domain.outcome import Status
from shiftplan.domain.plan import Plan
from shiftplan.domain.weights import Weights
from shiftplan.rota import solve
from tests import builders as b
from tests.rota.bench import EIGHT, LIMITS, ann, entry, quiet, solved

SATURDAY = b.MONDAY + timedelta(days=5)


def short(*amounts: float) -> float:
    """The cost of slots of which each needs one agent and lacks so much of him."""
    return sum(100 * 0.5 * min(x, 0.1) + 250 * 0.5 * max(0.0, x - 0.1) for x in amounts)


def value(plan: Plan, need: float | dict[str, list[float]]) -> float:
    outcome = solve(plan, b.need(plan, need), None, LIMITS, quiet, lambda: False)
    assert outcome.status is Status.OPTIMAL
    assert outcome.objective is not None
    assert outcome.bound == pytest.approx(outcome.objective)
    return outcome.objective


def test_one_person_one_day_covers_sixteen_of_forty_eight_slots() -> None:
    """Forty hours promised by the week are 5.71 by the day, and eight are worked: nothing else is missing."""
    assert value(ann(1), 1.0) == pytest.approx(short(*[1.0] * 32))


def test_with_no_need_working_the_hours_promised_costs_surplus() -> None:
    """5.71 hours unworked cost 3 each, eight hours too many cost 2 each: 16 against 17.14."""
    assert value(ann(1), 0.0) == pytest.approx(16.0)


def test_somebody_slower_leaves_the_gentle_slope_and_a_little_of_the_deep_one() -> None:
    slow = ann(1, agent={"productivity": 0.8})
    assert value(slow, 1.0) == pytest.approx(short(*[1.0] * 32, *[0.2] * 16))


def test_a_nursing_mothers_hour_is_spread_over_her_shift() -> None:
    assert value(ann(1, agent={"protection": "nursing"}), 1.0) == pytest.approx(
        short(*[1.0] * 32, *[0.125] * 16)
    )


def test_overtime_is_paid_where_it_saves_more() -> None:
    """Two more hours save four slots at 120 each and cost 30."""
    assert value(ann(1, EIGHT, b.shift("ten", 9, 10)), 1.0) == pytest.approx(short(*[1.0] * 28) + 30)


def test_a_wish_is_missed_when_the_shift_is_worth_more_and_kept_when_not() -> None:
    wish = (entry(0, "wish_off", weight=2),)
    assert value(ann(1, availability=wish), 1.0) == pytest.approx(short(*[1.0] * 32) + 60)
    assert value(ann(1, availability=wish), 0.0) == pytest.approx(3 * 40 / 7)


def test_a_wish_for_one_shift_is_met_by_that_shift_alone() -> None:
    wish = (entry(0, "wish_on", shift="late"),)
    late = b.shift("late", 10, 8)
    found = solved(ann(1, EIGHT, late, availability=wish)).rota
    assert found is not None
    assert [a.shift for a in found.assignments] == ["late"]


def test_nights_are_shared() -> None:
    """Four nights for two people: two each make one pair each, 8 a pair."""
    people = (b.agent("ann"), b.agent("bob"))
    night = b.shift("night", 0, 6)
    plan = b.plan(people, days=4, shifts=(night,), weights=Weights(undertime=0))
    need = {"presale": [1.0 if slot % 48 < 12 else 0.0 for slot in range(4 * 48)]}
    assert value(plan, need) == pytest.approx(16.0)


def test_weekends_are_shared() -> None:
    """Saturday and Sunday, one person needed on each: one each costs nothing, two for one costs 4."""
    people = (b.agent("ann"), b.agent("bob"))
    values = {"days": 2, "shifts": (EIGHT,), "weights": Weights(undertime=0), "grid": b.grid(2, SATURDAY)}
    need = {"presale": [1.0 if 18 <= slot % 48 < 34 else 0.0 for slot in range(2 * 48)]}
    assert value(b.plan(people, **values), need) == pytest.approx(0.0)
    assert value(b.plan(people[:1], **values), need) == pytest.approx(4.0)


def test_a_shift_over_midnight_covers_the_next_morning_and_nothing_beyond_the_plan() -> None:
    """Four slots and twelve of the first night, four of the second; two nights make a pair."""
    night = b.shift("night", 22, 8)
    assert value(ann(2, night), 1.0) == pytest.approx(short(*[1.0] * (96 - 16 - 4)) + 8)
