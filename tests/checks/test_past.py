"""Rules and goals join what people have behind them: the plan begins on Wednesday, 3 November."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.checks import judge
from shiftplan.domain.past import pairs_with
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from tests import builders as b
from tests.checks.bench import assert_error, day, found, one_person, past, rules, wednesday

WEDNESDAY = 2


def ended(index: int, hour: int, minute: int = 0) -> dict[str, datetime]:
    """The last shift before the plan ended then; the index is that of `bench.day`."""
    return {"last_end": datetime.combine(day(index), datetime.min.time()).replace(hour=hour, minute=minute)}


def days_worked(*indices: int) -> list[Assignment]:
    return [b.work("ann", index) for index in indices]


def terms(plan: Plan, *assignments: Assignment) -> dict[str, float]:
    return {term.name: term.amount for term in judge(plan, b.need(plan, 0), b.rota(*assignments)).terms}


def test_days_before_the_plan_count_in_a_row() -> None:
    plan = wednesday({"days_in_row": 4})
    assert found(plan, "consecutive_days", *days_worked(2, 3, 5)) == []
    (finding,) = found(plan, "consecutive_days", *days_worked(2, 3, 4))
    assert_error(finding, b.china().consecutive_days, on=(2, 3, 4))
    assert "works 7 days in a row, 4 of them before the plan; 6 are allowed" in str(finding.message)


def test_a_day_off_first_ends_the_run_of_before() -> None:
    assert found(wednesday({"days_in_row": 6}), "consecutive_days", *days_worked(3, 4, 5, 6, 7, 8)) == []


def test_rest_after_the_last_shift_before_the_plan() -> None:
    """Early begins at 08:00 on Wednesday; eleven hours are due."""
    assert found(wednesday(ended(1, 21)), "rest_hours_between_shifts", *days_worked(2)) == []
    (finding,) = found(wednesday(ended(1, 21, 30)), "rest_hours_between_shifts", *days_worked(2, 4))
    assert_error(finding, b.china().rest_hours_between_shifts, on=(2,))
    assert "rests 10.5 h before early on 2027-11-03, the first of the plan; 11 h are due" in str(
        finding.message
    )


def test_a_night_that_ends_on_the_first_day() -> None:
    plan = wednesday(ended(WEDNESDAY, 6))
    assert len(found(plan, "rest_hours_between_shifts", b.work("ann", 2, "late"))) == 1
    assert found(plan, "rest_hours_between_shifts", b.work("ann", 2, "short")) == []


def test_a_first_week_that_history_makes_whole_has_its_rest_day() -> None:
    """Monday and Tuesday were worked; five more days leave none."""
    told = wednesday({"week_days": 2})
    (finding,) = found(told, "rest_days_per_week", *days_worked(2, 3, 4, 5, 6))
    assert_error(finding, b.china().rest_days_per_week, on=(2, 3, 4, 5, 6))
    assert found(told, "rest_days_per_week", *days_worked(2, 3, 4, 6)) == []
    assert found(wednesday({"week_days": 1}), "rest_days_per_week", *days_worked(2, 3, 4, 5, 6)) == []


def test_a_first_week_of_which_nothing_is_told_is_not_judged() -> None:
    assert found(wednesday({}), "rest_days_per_week", *days_worked(2, 3, 4, 5, 6)) == []


def test_a_rest_day_has_its_hours_after_a_night_before_the_plan() -> None:
    """The night ended on Wednesday at 06:30; one on Thursday at 08:00 leaves 25.5 h, at 05:00 22.5."""
    dawn = b.shift("dawn", 5, 4)
    plan = wednesday({"week_days": 2, **ended(WEDNESDAY, 6, 30)}).model_copy(
        update={"shifts": (*b.SHIFTS, dawn)}
    )
    rest = days_worked(4, 5, 6)
    assert found(plan, "rest_days_per_week", b.work("ann", 3), *rest) == []
    assert len(found(plan, "rest_days_per_week", b.work("ann", 3, "dawn"), *rest)) == 1


def test_hours_of_the_week_before_the_plan() -> None:
    plan = wednesday({"week_days": 2, "week_hours": 20})
    assert found(plan, "max_hours_per_week", *days_worked(2, 3, 4)) == []
    (finding,) = found(plan, "max_hours_per_week", *days_worked(2, 3, 4, 5))
    assert "works 32 h in the week from 2027-11-03 on top of 20 h before the plan" in str(finding.message)
    assert found(plan, "max_hours_per_week", *days_worked(7, 8, 9, 10, 11)) == []


def test_overtime_of_a_first_week_that_history_makes_whole() -> None:
    """16 h in two days leave 24 of 40; of 32 h eight are overtime. Nothing told: five days hold 40."""
    worked = days_worked(2, 3, 4, 5)
    assert terms(wednesday({"week_days": 2, "week_hours": 16}), *worked)["overtime"] == pytest.approx(8)
    assert terms(wednesday({}), *worked)["overtime"] == 0


def test_overtime_before_the_plan_is_not_counted_again() -> None:
    """22 h with 6 of overtime are 16 normal ones: as above, eight more are overtime."""
    told = {"week_days": 2, "week_hours": 22, "week_overtime": 6}
    assert terms(wednesday(told), *days_worked(2, 3, 4, 5))["overtime"] == pytest.approx(8)


def test_overtime_of_the_month_before_the_plan() -> None:
    """Two hours of overtime: 34 before are as many as allowed, 35 are too many."""
    long = [b.work("ann", 2, "long")]
    most = rules(overtime_hours_per_month=36)

    def broken(before: float) -> list[Any]:
        told = {"month_overtime": before}
        plan = one_person(10, grid=b.grid(10, day(2)), rules=most, **past(told))
        return found(plan, "overtime_hours_per_month", *long)

    assert broken(34) == []
    (finding,) = broken(35)
    assert "has 2 h of overtime in 2027-11 and had 35 h before; 36 h are allowed" in str(finding.message)


def test_overtime_before_the_plan_alone_is_nobodys_fault_now() -> None:
    plan = one_person(10, grid=b.grid(10, day(2)), **past({"month_overtime": 50}))
    assert found(plan, "overtime_hours_per_month", *days_worked(2, 3)) == []


def test_pairs_count_the_past() -> None:
    """Three nights behind her and two more: 5·4/2 − 3·2/2 = 7. One weekend day after one: 1."""
    plan = wednesday({"nights": 3, "weekends": 1})
    counted = terms(plan, b.work("ann", 2, "night"), b.work("ann", 3, "night"), b.work("ann", 5, "short"))
    assert (counted["nights"], counted["weekends"]) == (7, 1)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_pairs_of_two_plans_on_end_are_those_of_one(before: int, first: int, second: int) -> None:
    apart = pairs_with(before, first) + pairs_with(before + first, second)
    assert apart == pytest.approx(pairs_with(before, first + second))
    assert pairs_with(0, first) == first * (first - 1) / 2
