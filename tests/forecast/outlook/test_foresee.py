from datetime import timedelta

import numpy as np
import pytest

from shiftplan.domain.outlook import Counted, QueueOutlook
from shiftplan.forecast.outlook import Asked, foresee
from tests.forecast.outlook.days import SLOTS, counted, opening, planned_day, real_day, traffic

PLAN = traffic(planned_day())
GRID = PLAN.grid


def look(counts: np.ndarray, slot: int, *, with_opening: bool = False, **more) -> QueueOutlook:
    openings = (opening(GRID),) if with_opening else ()
    asked = Asked("presale", 0, SLOTS, GRID.moment(slot), openings)
    return foresee(PLAN, asked, counted(GRID, counts, slot), **more)


def test_with_nothing_seen_it_is_the_plan_with_a_wide_interval():
    found = foresee(PLAN, Asked("presale", 0, SLOTS, GRID.moment(12)), [])
    assert found.expected == pytest.approx(PLAN.contacts["presale"][12:], rel=0.05)
    assert found.factor.low < 0.85
    assert found.factor.high > 1.15
    assert found.made.intervals == 0


def test_the_plan_fulfilled_stays_and_narrows():
    found = look(planned_day(), 30)
    assert found.factor.mid == pytest.approx(1, abs=0.03)
    assert found.factor.high - found.factor.low < 0.25


def test_a_level_is_learned_and_its_weight_grows_with_what_was_seen():
    early, late = look(1.4 * planned_day(), 8), look(1.4 * planned_day(), 30)
    assert 1 < early.factor.mid < late.factor.mid
    assert late.factor.mid == pytest.approx(1.4, abs=0.08)
    assert late.made.level.low < 1.4 < late.made.level.high


def test_few_contacts_are_hardly_believed():
    quiet = traffic(planned_day(1.0))
    steps = 3 * planned_day(1.0)
    asked = Asked("presale", 0, SLOTS, GRID.moment(16))
    few = foresee(quiet, asked, counted(GRID, steps, 16))
    many = look(3 * planned_day(), 16)
    assert few.factor.mid < 0.75 * many.factor.mid


def test_what_was_long_ago_fades():
    day = planned_day()
    morning_high, evening_high = day.copy(), day.copy()
    morning_high[96:144] *= 1.5  # 8 to 12
    evening_high[168:216] *= 1.5  # 14 to 18
    assert look(evening_high, 36).made.level.mid > look(morning_high, 36).made.level.mid + 0.1


def test_the_contacts_of_the_running_slot_count():
    now = GRID.moment(30) + timedelta(minutes=20)
    part = Counted(begin=GRID.moment(30), end=now, contacts=130.0)
    asked = Asked("presale", 0, SLOTS, now)
    found = foresee(PLAN, asked, [*counted(GRID, planned_day(), 30), part])
    assert found.come == pytest.approx(130)
    assert found.expected[0] > 130
    assert len(found.expected) == SLOTS - 30
    rest = sum(PLAN.contacts["presale"][31:]) + PLAN.contacts["presale"][30] / 3
    assert found.planned_rest == pytest.approx(rest, rel=1e-3)


def test_a_hole_in_the_figures_is_no_lack_of_contacts():
    rows = counted(GRID, 1.3 * planned_day(), 30)
    holes = [row for index, row in enumerate(rows) if index not in range(20, 26)]
    found = foresee(PLAN, Asked("presale", 0, SLOTS, GRID.moment(30)), holes)
    assert found.factor.mid == pytest.approx(1.3, abs=0.1)


def test_a_rush_that_runs_off_faster_leaves_less():
    steps = planned_day()
    hours = np.arange(288) / 12
    fast = 100 / 6 * np.where(hours >= 20, 5 * 1.6 * np.exp(-(hours - 20) * 1.6 / 0.6), 0)
    usual = steps - 100 / 6 * np.where(hours >= 20, 5 * np.exp(-(hours - 20) / 0.6), 0)
    found = look(usual + fast, 42, with_opening=True)
    assert found.made.rushes[0].pace > 1.2
    after = slice(0, 3)
    truth = (usual + fast).reshape(48, 6).sum(axis=1)[42:]
    wrong = np.abs(np.array(PLAN.contacts["presale"][42:])[after] - truth[after]).sum()
    assert np.abs(np.array(found.expected)[after] - truth[after]).sum() < 0.5 * wrong


def test_a_rush_that_comes_late_is_not_a_low_day():
    steps = planned_day()
    late = steps.copy()
    hours = np.arange(288) / 12
    rush = 100 / 6 * np.where(hours >= 20, 5 * np.exp(-(hours - 20) / 0.6), 0)
    late += np.roll(np.where(hours < 23.5, rush, 0), 5) - rush
    found = look(late, 41, with_opening=True)
    plain = look(late, 41)
    assert found.made.rushes[0].delay_minutes > 8
    assert found.factor.mid > plain.factor.mid


def test_days_before_teach_the_level_and_the_width():
    calm = [(1000.0, 1000.0)] * 8
    high = [(1300.0, 1000.0)] * 8
    known, raised = look(planned_day(), 14, before=calm), look(planned_day(), 14, before=high)
    fresh = look(planned_day(), 14)
    assert known.factor.high - known.factor.low < fresh.factor.high - fresh.factor.low
    assert raised.factor.mid > known.factor.mid
    assert known.made.days == 8


def test_the_same_inputs_give_the_same_numbers():
    assert look(planned_day(), 20) == look(planned_day(), 20)


def test_a_plan_of_nobody_stays_nobody():
    nobody = traffic(np.zeros(288))
    found = foresee(nobody, Asked("presale", 0, SLOTS, GRID.moment(20)), counted(GRID, planned_day(), 20))
    assert found.factor is None
    assert sum(found.expected) == 0


def test_intervals_hold_as_often_as_they_say_and_the_rest_is_nearer_than_plan_or_ratio():
    """On random days, looked at from morning to evening: 80 % of totals and slots lie inside."""
    random = np.random.default_rng(7)
    steps = planned_day()
    totals, slots = [], []
    errors = {"ours": 0.0, "plan": 0.0, "ratio": 0.0}
    for number in range(60):
        day = real_day(random, steps)
        slot = (18, 24, 30, 36)[number % 4]
        found = look(day, slot)
        truth = day.reshape(48, 6).sum(axis=1)
        rest, planned = truth[slot:], np.array(found.planned)
        totals.append(found.rest.low <= rest.sum() <= found.rest.high)
        slots += list((np.array(found.low) <= rest) & (rest <= np.array(found.high)))
        ratio = truth[:slot].sum() / sum(PLAN.contacts["presale"][:slot])
        errors["ours"] += np.abs(found.expected - rest).sum()
        errors["plan"] += np.abs(planned - rest).sum()
        errors["ratio"] += np.abs(planned * ratio - rest).sum()
    assert 0.68 <= np.mean(totals) <= 0.92  # 0.8 ± 2.3 standard errors of 60
    assert 0.74 <= np.mean(slots) <= 0.88
    assert errors["ours"] < 0.9 * errors["plan"]
    assert errors["ours"] < errors["ratio"]
