"""The recipe "history": past days in, the plan's days out."""

from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from shiftplan.domain.derivation import Derived, Records, Step
from shiftplan.domain.event import Event, Phase
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.recipe import HistoryRecipe
from shiftplan.domain.recipe_faults import recipe_faults
from shiftplan.errors import BadInput
from shiftplan.forecast.history import derive
from shiftplan.forecast.history.marks import likes, phase_of
from tests import builders

PLAN = builders.plan(days=5)  # warm-up, then from 20:00 on the fourth day the main phase
BEGIN = PLAN.grid.start
MONTH_BEFORE = date(2027, 10, 1)
SALE = MONTH_BEFORE + timedelta(days=10)


def midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time())


def table(days: int, minutes: int = 30, until: date = BEGIN, seed: int = 1, **sales: float) -> Records:
    """Days that end the day before `until`: 960 contacts in 16 hours, times `sales[x2027_10_11]`."""
    chance = np.random.default_rng(seed)
    rows = {}
    for index in range(days, 0, -1):
        day = until - timedelta(days=index)
        mean = minutes * sales.get(f"x{day:%Y_%m_%d}", 1.0)
        for minute in range(8 * 60, 24 * 60, minutes):
            rows[midnight(day) + timedelta(minutes=minute)] = float(chance.poisson(mean))
    return Records(minutes=minutes, amounts={"presale": rows})


def derived(*tables: Records, like: dict[Any, str] | None = None, **settings: Any) -> Derived:
    named = {f"t{index}.csv": one for index, one in enumerate(tables)}
    recipe = HistoryRecipe(files=tuple(named), like=like or {})
    return derive(PLAN.settings.model_copy(update=settings), recipe, named)


def totals(found: Derived, scenario: str = "base") -> list[float]:
    series = found.forecast.contacts[scenario]["presale"]
    return [sum(series[found.forecast.grid.of_day(index)]) for index in range(5)]


def codes(found: Derived) -> list[str]:
    return [finding.code for finding in found.findings]


def step(found: Derived, words: str) -> Step:
    return next(part for part in found.steps[0].parts if words in str(part.what))


def test_ordinary_days_give_ordinary_days() -> None:
    found = derived(table(31))
    assert totals(found) == pytest.approx([960] * 5, rel=0.04)
    assert found.forecast.contacts["base"]["presale"][0] < 1  # closed at night
    assert found.steps[0].result.value == pytest.approx(sum(totals(found)), rel=1e-4)


def test_low_and_high_are_learned_and_lie_around_base() -> None:
    found = derived(table(31))
    low, base, high = (totals(found, name) for name in ("low", "base", "high"))
    assert all(a < b < c for a, b, c in zip(low, base, high, strict=True))
    assert high[0] / low[0] < 1.2  # the days differ by chance alone
    assert "history_short" not in codes(found)


def test_few_days_leave_low_and_high_to_the_multipliers() -> None:
    found = derived(table(3))
    assert set(found.forecast.contacts) == {"base"}
    assert totals(found) == pytest.approx([960] * 5, rel=0.1)
    assert "history_short" in codes(found)


def test_a_plan_without_these_scenarios_gets_none() -> None:
    assert set(derived(table(31), scenarios={"base": 1.0, "mad": 2.0}).forecast.contacts) == {"base"}


def test_marked_days_tell_what_a_sale_multiplies() -> None:
    found = derived(table(31, x2027_10_11=3.0), like={SALE: "main"})
    assert totals(found) == pytest.approx([960, 960, 960, 2880, 2880], rel=0.06)
    low, high = totals(found, "low"), totals(found, "high")
    assert high[3] / low[3] > high[0] / low[0] + 0.3  # one past sale teaches little
    assert step(found, "11-05").operands[1].figure.value == pytest.approx(3, rel=0.06)


def test_a_sale_that_is_not_marked_is_not_taken_for_ordinary_growth() -> None:
    found = derived(table(31, x2027_10_11=3.0))
    assert totals(found)[0] == pytest.approx(960, rel=0.08)


def test_a_day_left_out_teaches_nothing() -> None:
    wild = derived(table(31, x2027_10_31=50.0), like={date(2027, 10, 31): "left_out"})
    assert totals(wild) == pytest.approx(totals(derived(table(31))), rel=0.03)


def test_only_past_sales_give_the_sale_and_say_that_the_rest_is_unknown() -> None:
    last = date(2026, 11, 11)
    found = derived(table(1, until=last + timedelta(days=1)), like={last: "main"})
    assert totals(found)[:3] == [0, 0, 0]
    assert totals(found)[3:] == pytest.approx([960, 960], rel=0.1)
    assert {"history_short", "history_without_day"} <= set(codes(found))


def test_phases_without_past_days_are_pointed_out() -> None:
    found = derived(table(31), like={})
    told = [str(finding.message) for finding in found.findings if finding.code == "history_without_phase"]
    assert len(told) == 1
    assert "warm-up, main day; 11-01, 11-02 … 11-05" in told[0]


def test_several_files_are_joined_and_the_coarser_step_counts() -> None:
    first = table(20, until=BEGIN - timedelta(days=11))
    second = table(11, minutes=15)
    assert totals(derived(first, second)) == pytest.approx([960] * 5, rel=0.05)


def test_a_moment_in_two_files_is_refused() -> None:
    with pytest.raises(BadInput, match="in another file"):
        derived(table(10), table(2))


def test_daily_totals_are_refused() -> None:
    days = Records(minutes=1440, amounts={"presale": {midnight(MONTH_BEFORE): 5.0}})
    with pytest.raises(BadInput, match="1440 minutes"):
        derived(days)


def test_days_after_the_begin_are_left_out() -> None:
    found = derived(table(33, until=BEGIN + timedelta(days=2)))
    assert "history_too_late" in codes(found)
    with pytest.raises(BadInput, match="no past day lies before the plan"):
        derived(table(2, until=BEGIN + timedelta(days=4)))


def test_a_shop_closed_on_sundays_stays_so() -> None:
    rows = table(31).amounts["presale"]
    weekdays = {start: count for start, count in rows.items() if start.weekday() not in (2, 6)}
    found = derived(Records(minutes=30, amounts={"presale": weekdays}))
    assert totals(found)[2] == 0  # the third day of the plan is a Wednesday
    assert totals(found)[1] > 900


def test_the_backtest_and_the_dispersion_are_told() -> None:
    found = derived(table(40))
    tried = step(found, "was off by")
    assert 0.10 < tried.result.value < 0.20  # 30 contacts a slot: chance alone is 14.5 %
    assert tried.note is not None
    assert step(found, "variance").result.value == pytest.approx(1, abs=0.3)


def test_the_opening_is_known_in_steps_of_five_minutes() -> None:
    found = derived(table(31, minutes=5))
    assert set(found.forecast.fine) == {"low", "base", "high"}
    slot = PLAN.grid.slot_at(PLAN.settings.event.openings[0])
    assert slot in found.forecast.fine["base"]["presale"]
    assert not derived(table(31)).forecast.fine  # half hours do not tell


def test_a_mark_for_a_phase_that_is_not_there_is_a_fault() -> None:
    recipe = HistoryRecipe(files=("a.csv",), like={SALE: "mian", BEGIN: "left_out"})
    (fault,) = recipe_faults(PLAN.settings, recipe)
    assert fault.path == ("like", str(SALE))


def test_a_day_belongs_to_the_phase_that_opens_on_it_else_to_the_longest() -> None:
    event = PLAN.settings.event
    names = [phase.id if (phase := phase_of(event, day)) else None for day in PLAN.grid.dates]
    assert names == ["warm", "warm", "warm", "main", "main"]
    plain = Phase(
        id="x", name="x", kind=PhaseKind.ORDINARY, start=PLAN.grid.begin, end=PLAN.grid.end, opening=False
    )
    assert phase_of(Event(name="e", day=BEGIN, phases=(plain,)), BEGIN) is None


def test_the_second_day_of_a_sale_is_like_the_second_day() -> None:
    first, second = date(2026, 11, 10), date(2026, 11, 11)
    found = likes(PLAN.settings.event, PLAN.grid.dates, {first: "main", second: "main"}, (first, second))
    assert found == {PLAN.grid.dates[3]: (first,), PLAN.grid.dates[4]: (second,)}
    lone = likes(PLAN.settings.event, PLAN.grid.dates, {first: "main"}, (first,))
    assert lone == {PLAN.grid.dates[3]: (first,), PLAN.grid.dates[4]: (first,)}
