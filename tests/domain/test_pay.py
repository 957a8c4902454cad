"""Pay by 劳动法 §44, counted by hand. Wages are 20 yuan an hour."""

from datetime import timedelta

import pytest

from shiftplan.domain import pay
from shiftplan.domain.people import ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.shift import ShiftKind, ShiftTemplate
from shiftplan.domain.stretches import stretches
from tests import builders as b

WAGE = 20.0
EIGHT, TEN, NIGHT = b.shift("eight", 9, 8), b.shift("ten", 9, 10), b.shift("night", 22, 8)


def plan(kind: str = "full_time", days: int = 7, **values: object) -> Plan:
    wages = {"hourly_wage": WAGE, "night_allowance": 30.0, "kind": ContractKind(kind)}
    first, *others = b.CONTRACTS
    return b.plan((b.agent("ann"),), days=days, contracts=(first.model_copy(update=wages), *others), **values)


def shift_pay(the_plan: Plan, shift: ShiftTemplate, day: int = 0) -> float:
    return pay.of_shift(the_plan, the_plan.agents[0], b.MONDAY + timedelta(days=day), shift)


def week_pay(the_plan: Plan, *shifts: ShiftTemplate) -> float:
    """The pay of these shifts on the first days of the plan, all together."""
    ann = the_plan.agents[0]
    worked = [(b.MONDAY + timedelta(days=i), shift) for i, shift in enumerate(shifts)]
    over = sum(
        pay.hours_over(the_plan, s, [w for w in worked if w[0] in s.days]) for s in stretches(the_plan, ann)
    )
    return sum(pay.of_shift(the_plan, ann, *one) for one in worked) + over * pay.of_hour_over(the_plan, ann)


def test_a_normal_day_is_paid_by_the_hour() -> None:
    assert shift_pay(plan(), EIGHT) == pytest.approx(8 * WAGE)


def test_hours_beyond_the_day_are_paid_half_as_much_again() -> None:
    assert shift_pay(plan(), TEN) == pytest.approx(8 * WAGE + 2 * 1.5 * WAGE)


def test_a_night_brings_its_allowance_and_a_standby_does_not() -> None:
    assert shift_pay(plan(), NIGHT) == pytest.approx(8 * WAGE + 30)
    standby = NIGHT.model_copy(update={"kind": ShiftKind.STANDBY, "standby_share": 0.25})
    assert shift_pay(plan(), standby) == pytest.approx(2 * WAGE)


def test_a_statutory_holiday_is_paid_three_times_and_nothing_on_top_of_that() -> None:
    holiday = plan(statutory_days=(b.MONDAY,))
    assert shift_pay(holiday, TEN) == pytest.approx(10 * 3 * WAGE)
    assert shift_pay(holiday, TEN, day=1) == pytest.approx(8 * WAGE + 2 * 1.5 * WAGE)


def test_a_sixth_day_of_eight_hours_is_paid_double() -> None:
    assert week_pay(plan(), *[EIGHT] * 5) == pytest.approx(40 * WAGE)
    assert week_pay(plan(), *[EIGHT] * 6) == pytest.approx(40 * WAGE + 8 * 2 * WAGE)


def test_hours_paid_by_the_day_are_not_paid_again_by_the_week() -> None:
    """Five days of ten hours: ten hours at 150 %, none at 200 %."""
    assert week_pay(plan(), *[TEN] * 5) == pytest.approx(40 * WAGE + 10 * 1.5 * WAGE)


def test_hours_of_a_holiday_do_not_make_the_week_overtime() -> None:
    holiday = plan(statutory_days=(b.MONDAY,))
    assert week_pay(holiday, *[EIGHT] * 6) == pytest.approx(8 * 3 * WAGE + 40 * WAGE)


def test_averaged_hours_are_paid_above_their_average_alone() -> None:
    """A fortnight of 80 hours: sixty and twenty are no overtime, six times fourteen are four hours of it."""
    averaged = plan("special", days=14)
    assert week_pay(averaged, *[TEN] * 6) == pytest.approx(60 * WAGE)
    fourteen = b.shift("fourteen", 6, 14)
    assert week_pay(averaged, *[fourteen] * 6) == pytest.approx(84 * WAGE + 4 * 0.5 * WAGE)


@pytest.mark.parametrize("kind", ["part_time", "intern"])
def test_part_timers_and_interns_have_no_overtime_rate(kind: str) -> None:
    assert week_pay(plan(kind), *[TEN] * 6) == pytest.approx(60 * WAGE)


def test_there_is_a_rate_for_every_kind_of_contract() -> None:
    assert set(pay.PREMIUMS) == set(ContractKind)


def test_wages_are_told_when_any_contract_names_one() -> None:
    assert pay.is_told(plan())
    assert not pay.is_told(b.plan())
