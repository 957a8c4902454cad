"""Overtime by the week, over the plan, and joined to the past, against cases counted by hand."""

from datetime import date

import pytest

from shiftplan.domain.history import History
from shiftplan.domain.people import Contract, ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.stretches import Stretch, months_of_overtime, overtime, stretches
from shiftplan.domain.work import normal_hours
from tests import builders as b
from tests.checks.bench import days, one_person

WEEK = days(*range(7))
SPECIAL = Contract(id="full", kind=ContractKind.SPECIAL)


@pytest.mark.parametrize(
    ("lengths", "number", "hours"),
    [
        ([], 7, 0),
        ([8] * 5, 7, 0),
        ([8] * 6, 7, 8),  # over the week
        ([10], 7, 2),  # over the day in a short week
        ([10] * 4, 7, 8),  # 40 h, but four days of 10
        ([10] * 5, 7, 10),  # over both: counted once, the larger
        ([10, 10, 4, 4], 7, 4),  # a short day makes no long one good
        ([11] * 6, 7, 26),  # 66 − 40 is more than 6 × 3
        ([8, 8], 2, 0),
        ([8, 10], 2, 2),
        ([8] * 3, 1, 16),
    ],
)
def test_overtime_of_a_week(lengths: list[float], number: int, hours: float) -> None:
    plan = one_person(number)
    (week,) = stretches(plan, plan.agents[0])
    worked = [b.shift("s", 8, length) for length in lengths]
    assert week == Stretch(WEEK[:number], normal_hours(WEEK[:number], b.china()), by_day=True)
    assert overtime(plan, week, worked) == pytest.approx(hours)


@pytest.mark.parametrize(("lengths", "hours"), [([10] * 4, 0), ([12] * 3, 0), ([10] * 9, 10), ([], 0)])
def test_averaged_hours_know_no_overtime_of_a_day(lengths: list[float], hours: float) -> None:
    """Two weeks of forty."""
    plan = one_person(14, contracts=(SPECIAL,))
    (whole,) = stretches(plan, plan.agents[0])
    assert (whole.days, whole.normal, whole.by_day) == (plan.grid.dates, 80, False)
    assert overtime(plan, whole, [b.shift("s", 8, length) for length in lengths]) == hours


def from_wednesday(count: int, **told: float) -> Plan:
    grid = b.grid(count, date(2027, 11, 3))
    return one_person(count, grid=grid, history=(History(agent="ann", **told),))


@pytest.mark.parametrize(
    ("count", "told", "normal"),
    [
        (5, {}, 40),  # nothing told: five days by themselves
        (5, {"week_hours": 16}, 24),
        (5, {"week_hours": 0}, 40),
        (5, {"week_hours": 20, "week_overtime": 4}, 24),
        (5, {"week_hours": 50}, 0),  # used up and more: the plan's hours are overtime, no others
        (2, {"week_hours": 16}, 16),  # the plan ends on Thursday: four days hold 32
    ],
)
def test_normal_hours_of_a_first_week_that_history_tells(
    count: int, told: dict[str, float], normal: float
) -> None:
    plan = from_wednesday(count, **told)
    assert stretches(plan, plan.agents[0])[0].normal == normal


def test_a_plan_that_begins_on_a_monday_has_nothing_to_join() -> None:
    plan = one_person(7, history=(History(agent="ann", week_hours=0),))
    assert stretches(plan, plan.agents[0])[0].normal == 40


def test_a_week_across_two_months_counts_in_both_and_the_past_in_the_first() -> None:
    """Three weeks from 22 November."""
    past = (History(agent="ann", month_overtime=7),)
    plan = one_person(21, grid=b.grid(21, date(2027, 11, 22)), history=past)
    assert list(months_of_overtime(plan, plan.agents[0])) == [
        (2027, 11, (0, 1), 7),
        (2027, 12, (1, 2), 0),
    ]


def test_months_across_the_new_year() -> None:
    plan = one_person(14, grid=b.grid(14, date(2027, 12, 27)))
    assert list(months_of_overtime(plan, plan.agents[0])) == [(2027, 12, (0,), 0), (2028, 1, (0, 1), 0)]


def test_averaged_hours_count_whole_in_every_month() -> None:
    plan = one_person(14, grid=b.grid(14, date(2027, 12, 27)), contracts=(SPECIAL,))
    assert [month.stretches for month in months_of_overtime(plan, plan.agents[0])] == [(0,), (0,)]
