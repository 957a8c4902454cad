"""Averaged hours (综合计算工时): overtime is what lies above the average of the plan."""

from typing import Any

import pytest

from shiftplan.checks import judge
from shiftplan.domain.people import Contract, ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from tests import builders as b
from tests.checks.bench import assert_error, found, one_person, past

FIFTY, TWENTY = tuple(range(5)), (7, 8)


def averaged(days: int = 14, **values: Any) -> Plan:
    contract = Contract(id="full", kind=ContractKind.SPECIAL, max_hours_per_week=60)
    return one_person(days, contracts=(contract,), **values)


def long(*days: int) -> list[Assignment]:
    """Days of ten hours."""
    return [b.work("ann", day, "long") for day in days]


def terms(plan: Plan, *assignments: Assignment) -> dict[str, float]:
    return {term.name: term.amount for term in judge(plan, b.need(plan, 0), b.rota(*assignments)).terms}


def test_a_long_week_and_a_short_one_make_no_overtime() -> None:
    counted = terms(averaged(), *long(*FIFTY, 7, 8, 9))
    assert counted["overtime"] == 0
    assert counted["undertime"] == 0
    assert terms(one_person(14), *long(*FIFTY, 7, 8, 9))["overtime"] == 10 + 6


def test_what_is_above_the_average_is_overtime() -> None:
    """90 h in two weeks of 40."""
    assert terms(averaged(), *long(*FIFTY, 7, 8, 9, 10))["overtime"] == pytest.approx(10)


def test_hours_agreed_are_averaged_too() -> None:
    assert terms(averaged(), *long(*FIFTY, *TWENTY))["undertime"] == pytest.approx(10)


def test_the_week_is_bound_by_the_contract_and_not_by_the_rule_book() -> None:
    assert found(averaged(), "max_hours_per_week", *long(*range(6))) == []
    (finding,) = found(averaged(), "max_hours_per_week", *long(*range(7)))
    assert "the contract allows 60 h" in str(finding.message)
    assert len(found(one_person(14), "max_hours_per_week", *long(*range(6)))) == 1


def test_overtime_over_the_average_counts_in_every_month_of_the_plan() -> None:
    """Four weeks from 22 November: 210 h, 50 above the average and above the 36 of a month."""
    grid = b.grid(28, b.MONDAY.replace(day=22))
    plan = averaged(28, grid=grid)
    worked = long(*(21 + 7 * week + day for week in range(4) for day in range(6)))[:21]
    november, december = found(plan, "overtime_hours_per_month", *worked)
    assert "has 50 h of overtime in the weeks of 2027-11; at most 36 h" in str(november.message)
    assert "2027-12" in str(december.message)
    assert found(plan, "overtime_hours_per_month", *worked[:19]) == []


def test_no_overtime_without_consent() -> None:
    plan = averaged(agent={"overtime_consent": False})
    assert found(plan, "overtime", *long(*FIFTY, 7, 8, 9)) == []
    (finding,) = found(plan, "overtime", *long(*FIFTY, 7, 8, 9, 10))
    assert_error(finding, b.china().overtime_needs_consent, on=(*FIFTY, 7, 8, 9, 10))
    assert "has 10 h of overtime over the averaged hours of the plan" in str(finding.message)


def test_hours_of_the_first_week_before_the_plan_fill_the_average() -> None:
    """From Wednesday to the Sunday after: 24 h of the first week are left, and 40 of the second."""
    grid = b.grid(12, b.MONDAY.replace(day=3))
    plan = averaged(12, grid=grid, **past({"week_days": 2, "week_hours": 16}))
    assert terms(plan, *long(2, 3, 4, 7, 8, 9))["overtime"] == 0
    assert terms(plan, *long(2, 3, 4, 5, 7, 8, 9))["overtime"] == pytest.approx(70 - 64)
