"""Limits of contracts and the past, one person each: what the best rota does at the limit and beside it."""

from datetime import datetime
from typing import Any

import pytest

from shiftplan.domain.history import History
from shiftplan.domain.people import Contract, ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.teamwork import Pattern
from shiftplan.domain.when import Force
from tests import builders as b
from tests.rota.bench import EIGHT, ann, best, days, entry, rules, solved

NIGHT = b.shift("night", 22, 8)
THURSDAY = b.MONDAY.replace(day=4)


def limited(count: int, *shifts: ShiftTemplate, values: dict[str, Any] | None = None, **limits: Any) -> Plan:
    contract = Contract(**{"id": "full", "kind": ContractKind.FULL_TIME, **limits})
    return ann(count, *shifts, contracts=(contract,), **(values or {}))


def past(**told: Any) -> dict[str, Any]:
    return {"history": (History(agent="ann", **told),)}


@pytest.mark.parametrize(
    ("plan", "worked"),
    [
        (limited(2, max_hours_per_day=8), 2),
        (limited(2, max_hours_per_day=7.5), 0),
        (limited(7, max_days_per_week=3), 3),
        (limited(7, max_days_per_week=0), 0),
        (limited(5, max_days_in_row=5), 5),
        (limited(5, max_days_in_row=4), 4),
        (limited(5, max_days_in_row=1), 3),
        (limited(4, NIGHT, max_nights_in_row=2), 3),
        (limited(4, NIGHT, max_nights_in_row=0), 0),
        (limited(4, NIGHT, max_nights_per_week=2), 2),
        (limited(4, EIGHT, max_nights_per_week=0), 4),
        (limited(4, max_hours_per_month=24), 3),
        (limited(4, max_hours_per_month=23), 2),
    ],
)
def test_as_much_as_the_contract_allows_is_worked(plan: Plan, worked: int) -> None:
    assert len(best(plan)) == worked


@pytest.mark.parametrize(
    ("plan", "worked"),
    [
        (limited(4, values=past(days_in_row=4)), [0, 1, 3]),
        (limited(3, values=past(days_in_row=6)), [1, 2]),
        (limited(3, max_days_in_row=2, values=past(days_in_row=2)), [1, 2]),
        (limited(3, NIGHT, max_nights_in_row=1, values=past(days_in_row=1, nights_in_row=1)), [1]),
        (limited(2, values=past(last_end=datetime(2027, 10, 31, 22))), [0, 1]),  # noqa: DTZ001 - wall time of the shop
        (limited(2, values=past(last_end=datetime(2027, 10, 31, 22, 5))), [1]),  # noqa: DTZ001 - wall time of the shop
    ],
)
def test_days_nights_and_rest_go_on_from_before(plan: Plan, worked: list[int]) -> None:
    found = days(best(plan))
    assert len(found) == len(worked)
    assert set(found) == set(worked) or len(worked) > 1


def from_thursday(count: int, **told: Any) -> Plan:
    return limited(count, values={"grid": b.grid(count, THURSDAY), **past(**told)})


def test_the_first_week_joins_the_days_before_the_plan() -> None:
    """Three days are behind her, 30 h: one rest day is due, and 48 h leave two shifts of eight."""
    assert len(best(from_thursday(4))) == 4
    assert len(best(from_thursday(4, week_days=3))) == 3
    assert len(best(from_thursday(4, week_days=3, week_hours=30))) == 2
    assert len(best(from_thursday(4, week_days=2))) == 4


def test_a_months_overtime_before_the_plan_leaves_less() -> None:
    ten = b.shift("ten", 9, 10)
    most = {"rules": rules(overtime_hours_per_month=10)}
    assert len(best(limited(3, ten, values={**most, **past(month_overtime=4)}))) == 3
    assert len(best(limited(3, ten, values={**most, **past(month_overtime=7)}))) == 1


@pytest.mark.parametrize(
    ("limits", "worked"),
    [
        ({"min_hours_per_week": 17}, 3),
        ({"min_hours_per_week": 16}, 2),
        ({"min_days_per_week": 4}, 4),
        ({"min_hours_per_month": 60}, 2),
        ({}, 0),
    ],
)
def test_what_a_contract_promises_is_given_though_nobody_is_needed(
    limits: dict[str, float], worked: int
) -> None:
    """Sixty hours a month are fourteen in seven days of thirty."""
    assert len(best(limited(7, hours_per_week=0, **limits), need=0.0)) == worked


def test_a_promise_that_leave_makes_impossible_is_less() -> None:
    leave = tuple(entry(day, "leave") for day in range(6))
    plan = limited(7, hours_per_week=0, min_hours_per_week=40, values={"availability": leave})
    assert days(best(plan, need=0.0)) == [6]


def test_a_promise_that_nothing_can_keep_is_named_and_the_rest_kept() -> None:
    """Every other day at most: four shifts of eight hours."""
    plan = limited(7, min_hours_per_week=40, values={"rules": rules(consecutive_days=1)})
    outcome = solved(plan)
    assert "min_hours_per_week" in {finding.code for finding in outcome.findings}
    assert outcome.rota is not None
    assert days(outcome.rota.assignments) == [0, 2, 4, 6]


def test_only_allowed_shifts_are_worked() -> None:
    late = b.shift("late", 12, 8)
    entries = (entry(0, "only_shift", shift="late"), entry(1, "not_shift", shift="late"))
    plan = ann(3, EIGHT, late, availability=entries, agent={"shifts": ("late",)})
    assert [(a.day.day, a.shift) for a in best(plan)] == [(1, "late"), (3, "late")]
    free = ann(3, EIGHT, late, availability=entries)
    assert [a.shift for a in best(free)][:2] == ["late", "eight"]


def test_a_turn_that_binds() -> None:
    turn = Pattern(id="p", turn=("*", "eight", "-"), force=Force.RULE)
    agent = {"pattern": "p", "pattern_start": b.MONDAY.replace(day=2)}
    plan = ann(6, EIGHT, b.shift("longer", 9, 9), patterns=(turn,), agent=agent)
    assert [(a.day.day, a.shift) for a in best(plan)] == [
        (2, "longer"),
        (3, "eight"),
        (5, "longer"),
        (6, "eight"),
    ]
