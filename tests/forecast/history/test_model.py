"""Level and profile: what was put in comes out."""

from datetime import date, timedelta

import numpy as np
import pytest

from shiftplan.forecast.history.days import Days, Floats
from shiftplan.forecast.history.kernel import pairs
from shiftplan.forecast.history.level import PRIOR, _cost, learn_level
from shiftplan.forecast.history.model import DayForecast, Past, learn, past_of
from shiftplan.forecast.history.profile import Smoothing, choose_smoothing, profile
from shiftplan.forecast.history.samples import with_empty
from shiftplan.forecast.history.totals import totals_of
from tests.forecast.history.series import FIRST, Truth


def past(truth: Truth, count: int, seed: int = 1) -> Past:
    return past_of(truth.days(count, seed))


def ahead(truth: Truth, count: int, days: int = 7) -> list[DayForecast]:
    """The `days` after `count` days of history."""
    coming = [FIRST + timedelta(days=count + index) for index in range(days)]
    table = past_of(with_empty(truth.days(count), (), coming), FIRST + timedelta(days=count - 1))
    known = np.arange(count)
    model = learn(table, known, 5)
    return [model.day(table, count + index, known) for index in range(days)]


def test_the_weekdays_levels_are_found() -> None:
    truth = Truth(level_spread=0.005)
    totals = [day.total for day in ahead(truth, 84)]
    assert totals == pytest.approx([truth.total * factor for factor in truth.week], rel=0.05)


def test_the_profile_is_found_and_adds_up() -> None:
    truth = Truth()
    for day in ahead(truth, 84):
        assert day.shares.sum() == pytest.approx(1)
        assert np.abs(day.shares - truth.shares).sum() < 0.04


def test_a_smoothed_profile_beats_the_plain_mean() -> None:
    truth, one = Truth(total=600), past(Truth(total=600), 57)
    known = np.arange(56)
    same = known[one.days.weekdays[known] == one.days.weekdays[56]][-4:]
    plain = np.nanmean(one.shares[same], axis=0)
    smoothing = choose_smoothing(one.days, one.shares, known, 5)
    ours = profile(one.days, one.shares, known, int(one.days.ordinals[56]), smoothing)
    assert np.abs(ours - truth.shares).sum() < 0.5 * np.abs(plain - truth.shares).sum()


def test_growth_goes_on() -> None:
    truth = Truth(growth_a_day=0.005, week=(1.0,) * 7, level_spread=0.01)
    for index, day in enumerate(ahead(truth, 120)):
        assert day.total == pytest.approx(truth.total * np.exp(0.005 * (120 + index)), rel=0.06)


def test_a_weekday_closed_at_night_gets_no_night() -> None:
    table = Truth().days(57)
    table.counts[np.ix_(table.weekdays == table.weekdays[56], np.arange(20, 28))] = np.nan
    one = past_of(table)
    found = profile(one.days, one.shares, np.arange(56), int(table.ordinals[56]), Smoothing())
    assert found[20:].tolist() == [0.0] * 8
    assert found.sum() == pytest.approx(1)


def test_one_wild_day_moves_little() -> None:
    truth = Truth(level_spread=0.02)
    table = truth.days(70)
    wild = table.counts.copy()
    wild[60] *= 4
    calm, stormy = (_next(past_of(Days(table.dates, 30, table.columns, c))) for c in (table.counts, wild))
    assert stormy.total == pytest.approx(calm.total, rel=0.06)


def _next(one: Past) -> DayForecast:
    known = np.arange(69)
    return learn(one, known, 5).day(one, 69, known)


def test_a_forecast_looks_at_nothing_it_does_not_know() -> None:
    table = Truth().days(60)
    later = table.counts.copy()
    later[50:] = 999
    known = np.arange(45)
    first, second = (past_of(Days(table.dates, 30, table.columns, c)) for c in (table.counts, later))
    found = [learn(one, known, 5).day(one, 52, known) for one in (first, second)]
    assert found[0].total == found[1].total
    assert found[0].shares.tolist() == found[1].shares.tolist()


def test_rows_known_are_a_lead_before_and_not_after_the_last_day() -> None:
    one = past(Truth(), 30)
    assert one.known(20, 5).tolist() == list(range(16))
    assert one.known(20, 5, int(one.days.ordinals[10])).tolist() == list(range(11))


def test_a_day_recorded_in_part_is_taken_for_a_whole_one() -> None:
    truth = Truth(level_spread=0.001)
    table = truth.days(29)
    whole = table.sums[28]
    cut = table.counts.copy()
    cut[28, 14:] = np.nan
    totals = totals_of(Days(table.dates, 30, table.columns, cut))
    assert totals.values[28] == pytest.approx(whole, rel=0.06)
    assert 0.3 < totals.recorded[28] < 0.7
    assert totals.counted(1.0)[28] > totals.counted(1.0)[27]


def test_the_slope_of_the_likelihood_is_that_of_the_likelihood() -> None:
    one = past(Truth(), 40)
    known = np.arange(40)
    values = np.log(one.totals.values) - np.log(3000)
    every, counted = pairs(one.calendar, known, known), one.totals.counted(1.0)
    at = PRIOR.logs + 0.1
    for index, slope in enumerate(_cost(at, every, values, counted)[1]):
        step = np.eye(len(at))[index] * 1e-5
        up, down = (_cost(at + sign * step, every, values, counted)[0] for sign in (1, -1))
        assert slope == pytest.approx((up - down) / 2e-5, rel=1e-3, abs=1e-4)


def test_few_days_keep_the_sizes_assumed() -> None:
    one = past(Truth(), 10)
    values: Floats = one.totals.values
    assert learn_level(one.calendar, values, one.totals.counted(1.0), np.arange(10)).sizes == PRIOR


def test_the_spread_grows_with_the_lead() -> None:
    spreads = [day.spread for day in ahead(Truth(), 84, days=28)][::7]
    assert spreads == sorted(spreads)
    assert spreads[0] < spreads[-1]


def test_the_first_weekday_of_a_calendar_is_monday() -> None:
    assert (date(2027, 3, 1).toordinal() - 1) % 7 == date(2027, 3, 1).weekday() == 0
