"""Shapes of days by phase, and totals split by them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.domain.event import Event, Phase
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.plan import Settings
from shiftplan.errors import BadInput
from shiftplan.forecast import day_shape
from shiftplan.forecast.shapes import density, shipped_shapes, with_own
from shiftplan.forecast.shapes.curves import Curves
from tests import builders

OPEN_20 = next(day.weights for day in shipped_shapes().days if day.id == "open_20")
OPEN_0 = next(day.weights for day in shipped_shapes().days if day.id == "open_0")
DAILY = next(day.weights for day in shipped_shapes().days if day.id == "daily")


def settings(kind: PhaseKind, start: str, end: str, minutes: int = 60, *, opening: bool) -> Settings:
    phase = Phase(
        id="p",
        name="p",
        kind=kind,
        start=datetime.fromisoformat(start),
        end=datetime.fromisoformat(end),
        opening=opening,
    )
    event = Event(name="sale", day=builders.MONDAY, phases=(phase,))
    return builders.plan(grid=builders.grid(3, minutes=minutes), event=event).settings


def hourly(weights: tuple[float, ...]) -> list[float]:
    return [weight / sum(weights) for weight in weights]


def test_an_opening_at_midnight_has_the_published_hours() -> None:
    plan = settings(PhaseKind.MAIN, "2027-11-02 00:00", "2027-11-03 00:00", opening=True)
    assert day_shape(plan, date(2027, 11, 2)) == pytest.approx(hourly(OPEN_0))


def test_an_opening_at_eight_in_the_evening_lasts_into_the_next_day() -> None:
    plan = settings(PhaseKind.SPOT, "2027-11-01 20:00", "2027-11-03 00:00", opening=True)
    evening, morning = day_shape(plan, date(2027, 11, 1)), day_shape(plan, date(2027, 11, 2))
    assert evening[20] / evening[21] == pytest.approx(0.155 / 0.106)
    assert morning[0] / morning[10] == pytest.approx(0.058 / 0.038)


def test_other_days_are_as_their_phase() -> None:
    plan = settings(PhaseKind.AFTER_SALE, "2027-11-01 00:00", "2027-11-02 00:00", opening=False)
    assert day_shape(plan, date(2027, 11, 1))[10] == pytest.approx(0.087 / 0.990, rel=0.01)
    assert day_shape(plan, date(2027, 11, 3)) == pytest.approx(hourly(DAILY))


@pytest.mark.parametrize(("clock", "published"), [("18:00", OPEN_20), ("22:00", OPEN_20), ("02:00", OPEN_0)])
def test_at_another_hour_the_rush_moves_and_the_night_stays(clock: str, published: tuple[float, ...]) -> None:
    hour = int(clock[:2])
    curve = Curves(shipped_shapes()).after_opening(PhaseKind.MAIN, hour * 60)
    hours = [sum(curve[i * 12 : i * 12 + 12]) for i in range(24)]
    first = 20 if published is OPEN_20 else 0
    rush = [hourly(published)[(first + i) % 24] for i in range(4)]
    assert hours[:4] == pytest.approx(rush)
    by_clock = {(hour + i) % 24: value for i, value in enumerate(hours)}
    quiet = min(by_clock, key=lambda one: by_clock[one])
    assert quiet in range(1, 8)
    assert sum(hours) == pytest.approx(1)


def test_the_first_quarter_hour_of_an_opening_holds_two_fifths() -> None:
    curve = Curves(shipped_shapes()).after_opening(PhaseKind.SPOT, 20 * 60)
    assert sum(curve[:3]) / sum(curve[:12]) == pytest.approx(0.4)
    assert list(curve[:12]) == sorted(curve[:12], reverse=True)


@given(
    minutes=st.sampled_from([5, 15, 30, 60]),
    start=st.integers(0, 48 * 12),
    kind=st.sampled_from(PhaseKind),
    opening=st.booleans(),
    day=st.integers(-3, 5),
)
def test_a_day_shape_always_adds_up_to_one(
    minutes: int, start: int, kind: PhaseKind, opening: bool, day: int
) -> None:
    begin = datetime.fromisoformat("2027-11-01") + timedelta(minutes=5 * start)
    plan = settings(kind, begin.isoformat(), "2027-11-04 00:00", minutes, opening=opening)
    weights = day_shape(plan, builders.MONDAY + timedelta(days=day))
    assert len(weights) == plan.grid.per_day
    assert min(weights) >= 0
    assert sum(weights) == pytest.approx(1)


def test_levels_of_a_phase_fall_from_day_to_day() -> None:
    plan = settings(PhaseKind.MAIN, "2027-11-01 00:00", "2027-11-04 00:00", opening=False)
    dense = density(plan.event.phases, plan.grid.begin, 3 * 288, shipped_shapes())
    days = [sum(dense[i * 288 : (i + 1) * 288]) for i in range(3)]
    assert days == pytest.approx([5, 3, 3])


def test_own_weights_take_the_place_of_shipped_ones_by_id() -> None:
    own = with_own(shipped_shapes(), {"daily": (1.0,) * 24})
    assert Curves(own).quiet(PhaseKind.ORDINARY) == pytest.approx([1 / 288] * 288)
    with pytest.raises(BadInput, match="no day shape dayly"):
        with_own(shipped_shapes(), {"dayly": (1.0,) * 24})
