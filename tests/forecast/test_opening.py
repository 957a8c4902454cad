"""The first hour of an opening in steps of five minutes."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from shiftplan.domain.event import Event, Phase
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import Forecast
from shiftplan.forecast import traffic
from shiftplan.forecast.shapes import opening_steps, shipped_shapes
from tests import builders

PROFILE = shipped_shapes().opening_steps


def at(clock: str, minutes: int) -> tuple[TimeGrid, datetime]:
    return builders.grid(1, minutes=minutes), datetime.fromisoformat(f"2027-11-01 {clock}")


def with_opening(grid: TimeGrid, opening: datetime) -> Settings:
    phase = Phase(id="main", name="main", kind=PhaseKind.MAIN, start=opening, end=grid.end, opening=True)
    event = Event(name="sale", day=grid.start, phases=(phase,))
    return builders.plan(grid=grid, event=event, queues=(builders.queue(bot_share=0.25),)).settings


amounts = st.floats(0, 1e5, allow_subnormal=False)


@given(
    minutes=st.sampled_from([5, 10, 15, 20, 30, 60]),
    opening=st.integers(-30, 24 * 60 + 30),
    data=st.data(),
)
def test_steps_add_up_to_their_slots_and_cover_the_hour(
    minutes: int, opening: int, data: st.DataObject
) -> None:
    grid = builders.grid(1, minutes=minutes)
    few = data.draw(st.lists(amounts, min_size=8, max_size=8))
    series = tuple(few[slot % 8] for slot in range(grid.slots))
    fine = opening_steps(grid, series, grid.begin + timedelta(minutes=opening), PROFILE)
    moment = grid.begin + timedelta(minutes=opening // 5 * 5)
    hour = {
        slot
        for slot in range(grid.slots)
        if grid.moment(slot) < moment + timedelta(hours=1)
        and moment < grid.moment(slot) + timedelta(minutes=minutes)
    }
    assert set(fine) == hour
    for slot, steps in fine.items():
        assert len(steps) == minutes // 5
        assert min(steps) >= 0
        assert sum(steps) == pytest.approx(series[slot], rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("minutes", [20, 30, 60])
def test_the_first_quarter_of_a_falling_hour_holds_two_fifths(minutes: int) -> None:
    grid, opening = at("20:00", minutes)
    hour = {20: (400.0, 330.0, 270.0), 30: (600.0, 400.0), 60: (1000.0,)}[minutes]
    first = 20 * 60 // minutes
    series = tuple(
        hour[slot - first] if 0 <= slot - first < len(hour) else 50.0 for slot in range(grid.slots)
    )
    fine = opening_steps(grid, series, opening, PROFILE)
    steps = [step for slot in sorted(fine) for step in fine[slot]]
    wanted = 400 if minutes > 20 else 400 - 330 / 4  # the fourth step has the mean of the slot that follows
    assert sum(steps[:3]) == pytest.approx(wanted)
    assert steps[0] > steps[1] > steps[2] > steps[3]


@given(
    minutes=st.sampled_from([5, 10, 15, 20, 30, 60]),
    opening=st.integers(0, 23 * 60),
    falling=st.lists(amounts, min_size=14, max_size=14).map(lambda values: sorted(values, reverse=True)),
    pace=st.floats(0, 10),
)
@example(minutes=20, opening=525, falling=[149.5, 149.5, *(0.0,) * 12], pace=0.0)  # equal but for rounding
def test_steps_never_rise_in_the_hour_while_the_slots_fall(
    minutes: int, opening: int, falling: list[float], pace: float
) -> None:
    grid = builders.grid(1, minutes=minutes)
    first, per_slot = opening // minutes, minutes // 5
    before = opening // 5 - first * per_slot
    sums = [falling[0] * (per_slot - before) / per_slot + before * pace, *falling[1:]]
    series = tuple(
        pace * per_slot if slot < first else sums[slot - first] if slot - first < len(sums) else sums[-1]
        for slot in range(grid.slots)
    )
    fine = opening_steps(grid, series, grid.begin + timedelta(minutes=opening), PROFILE)
    assume(sum(fine[first][before:]) / (per_slot - before) >= sums[1] / per_slot)
    steps = [step for slot in sorted(fine) for step in fine[slot]][before:]
    after = max(fine) + 1
    steps += [series[after] / per_slot] if after < grid.slots else []
    assert all(later <= earlier * (1 + 1e-9) + 1e-9 for earlier, later in pairwise(steps))


def test_equal_slots_tell_of_no_rush_and_have_even_steps() -> None:
    grid, opening = at("20:00", 30)
    series = tuple({40: 160.0, 41: 160.0}.get(slot, 50.0) for slot in range(grid.slots))
    fine = opening_steps(grid, series, opening, PROFILE)
    assert fine[40] == fine[41] == pytest.approx((160 / 6,) * 6)


def test_an_hour_no_busier_than_the_next_is_even_and_a_busier_one_as_sharp_as_that_leaves() -> None:
    grid, opening = at("20:00", 60)
    even = opening_steps(grid, (600.0,) * 24, opening, PROFILE)
    assert even[20] == pytest.approx((50.0,) * 12)
    busier = opening_steps(grid, (*(600.0,) * 20, 660.0, *(600.0,) * 3), opening, PROFILE)
    assert busier[20][3:] == pytest.approx((50.0,) * 9)
    assert sum(busier[20][:3]) == pytest.approx(210)


def test_halves_that_fall_as_the_profile_does_are_as_sharp_as_it() -> None:
    grid, opening = at("00:00", 30)
    fine = opening_steps(grid, (197.0, 111.0, *(50.0,) * 46), opening, PROFILE)
    assert sum(fine[0][:3]) == pytest.approx(0.40 * 308, rel=0.01)
    assert fine[0][0] == pytest.approx(0.18 * 308, rel=0.01)


def test_a_rising_hour_has_no_rush() -> None:
    grid, opening = at("20:00", 30)
    series = tuple({40: 200.0, 41: 800.0}.get(slot, 50.0) for slot in range(grid.slots))
    fine = opening_steps(grid, series, opening, PROFILE)
    assert fine[40] == pytest.approx((200 / 6,) * 6)
    assert fine[41] == pytest.approx((800 / 6,) * 6)


def test_before_an_opening_inside_a_slot_the_old_pace_holds() -> None:
    grid, opening = at("20:10", 30)
    series = tuple({39: 60.0, 40: 500.0}.get(slot, 60.0) for slot in range(grid.slots))
    fine = opening_steps(grid, series, opening, PROFILE)
    assert fine[40][:2] == (10.0, 10.0)
    assert fine[40][2] > 100


def test_known_steps_win_and_all_are_scaled_by_scenario_and_bot() -> None:
    grid, opening = at("20:00", 30)
    known = (10.0, 20.0, 0.0, 0.0, 0.0, 0.0)
    series = tuple({40: 30.0, 41: 60.0, 3: 12.0}.get(slot, 5.0) for slot in range(grid.slots))
    forecast = Forecast(
        grid=grid,
        contacts={"base": {"presale": series}},
        fine={"base": {"presale": {40: known, 3: (2.0,) * 6}}},
    )
    found = traffic(with_opening(grid, opening), forecast, "high")
    assert set(found.fine["presale"]) == {3, 40, 41}
    assert found.steps("presale", 40) == pytest.approx([value * 1.3 * 0.75 for value in known])
    assert sum(found.steps("presale", 41)) == pytest.approx(60 * 1.3 * 0.75)


def test_a_scenario_with_a_series_of_its_own_has_its_own_steps() -> None:
    grid, opening = at("20:00", 30)
    rush = (*(12.0,) * 40, 60.0, *(12.0,) * 7)
    forecast = Forecast(
        grid=grid,
        contacts={"base": {"presale": (6.0,) * 48}, "high": {"presale": rush}},
        fine={"base": {"presale": {40: (1.0,) * 6}}, "high": {"presale": {5: (2.0,) * 6}}},
    )
    found = traffic(with_opening(grid, opening), forecast, "high")
    assert found.steps("presale", 5) == pytest.approx((1.5,) * 6)
    assert found.steps("presale", 40)[0] > found.steps("presale", 40)[5] > 0


def test_without_an_opening_nothing_is_known_inside_slots() -> None:
    settings = builders.plan(grid=builders.grid(1), event=Event(name="none", day=builders.MONDAY)).settings
    found = traffic(settings, builders.forecast(settings.grid, settings.queues))
    assert found.fine == {"presale": {}}
    assert found.steps("presale", 3) == (5.0,) * 6
