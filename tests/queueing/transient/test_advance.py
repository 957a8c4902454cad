"""The carried queue against the plain chain, against the steady state, and against its own books."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan.errors import BadInput
from shiftplan.queueing import Goal, chat, erlang_a, erlang_c
from shiftplan.queueing.transient import EMPTY, Line, Passed, advance, settled
from tests.queueing.transient.plain import Plain

HOUR = 3600.0
AHT = (240.0, 282.0, 288.0)
GOAL = Goal(0.8, 18)
STATES = 80

CASES = {
    "more come": (AHT, 120.0, 4, (100.0, 180.0, 180.0)),
    "fewer come": (AHT, 120.0, 4, (200.0, 60.0, 60.0)),
    "a ramp up": ((480.0,), 180.0, 12, (60.0, 60.0, 160.0)),
    "a ramp down": ((300.0, 330.0), 60.0, 5, (160.0, 160.0, 20.0)),
    "nobody comes any more": (AHT, 120.0, 3, (150.0, 0.0, 0.0)),
    "patience shorter than all": ((480.0,), 10.0, 8, (40.0, 90.0, 90.0)),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_levels_are_those_of_the_plain_chain(case: tuple) -> None:
    aht, patience, agents, (before, start, end) = case
    line = Line(aht, patience)
    state = settled(line, agents + 1, before)
    passed = advance(line, state, agents, [(900, start, end)])

    plain = Plain(aht, patience, agents, STATES)
    spent, met, path = plain.through(state.window(0, STATES), 900, start / HOUR, end / HOUR)
    assert passed.end.window(0, STATES) == pytest.approx(path[-1], abs=5e-6)
    if met.sum():
        assert passed.level(GOAL) == pytest.approx(met @ plain.answered(18) / met.sum(), abs=1e-6)
    queue = np.array([plain.queue(m) for m in range(STATES)])
    assert passed.gone == pytest.approx(spent @ queue / patience, abs=1e-4)
    served = np.minimum(np.arange(STATES), agents * len(aht))
    assert passed.occupancy == pytest.approx(spent @ served / 900 / agents / len(aht), abs=5e-6)


@pytest.mark.parametrize("ramp", [(180.0, 180.0), (60.0, 200.0)])
def test_those_put_off_come_no_more_and_clear_the_way(ramp: tuple[float, float]) -> None:
    line = Line(AHT, 120.0, joins=0.4)
    passed = advance(line, settled(line, 5, 100.0), 4, [(900, *ramp)])
    plain = Plain(AHT, 120.0, 4, STATES, joins=0.4)
    start = settled(line, 5, 100.0).window(0, STATES)
    _, met, path = plain.through(start, 900, ramp[0] / HOUR, ramp[1] / HOUR)
    assert passed.end.window(0, STATES) == pytest.approx(path[-1], abs=5e-5)
    assert passed.level(GOAL) == pytest.approx(
        met @ (plain.admits() * plain.answered(18)) / met.sum(), abs=1e-5
    )
    assert passed.put_off == pytest.approx(met @ (1 - plain.admits()), abs=1e-4)
    grown = passed.end.contacts - passed.start.contacts
    assert passed.put_off + passed.ended + passed.gone + grown == pytest.approx(passed.offered, abs=1e-6)
    patient = advance(Line(AHT, 120.0), passed.start, 4, [(900, *ramp)])
    assert passed.end.contacts < patient.end.contacts
    assert passed.worst(GOAL) <= passed.level(GOAL)


def test_a_share_that_joins_is_a_share() -> None:
    with pytest.raises(BadInput, match="write 0 to 1"):
        Line(AHT, 120.0, joins=1.2)


def test_the_worst_instant_is_found_between_the_steps() -> None:
    line = Line(AHT, 120.0)
    passed = advance(line, settled(line, 4, 100), 4, [(900, 230, 230), (900, 40, 40)])
    plain = Plain(AHT, 120.0, 4, STATES)
    *_, rising = plain.through(settled(line, 4, 100).window(0, STATES), 900, 230 / HOUR, 230 / HOUR)
    worst = (rising @ plain.answered(18)).min()
    assert passed.worst(GOAL) == pytest.approx(worst, abs=5e-6)
    assert passed.worst(GOAL) < passed.level(GOAL)


@pytest.mark.parametrize("aht", [(240.0,), AHT])
@pytest.mark.parametrize("agents", [3, 40])
def test_a_rate_that_lasts_leads_to_the_steady_state(aht: tuple[float, ...], agents: int) -> None:
    line, rate = Line(aht, 90.0), 14.0 * agents * len(aht)
    steady = chat(agents, rate, aht, 90.0, exact=False)
    late = advance(line, EMPTY, agents, [(6 * HOUR, rate, rate), (900, rate, rate)]).pieces[-1]
    _same(late, steady)
    _same(advance(line, settled(line, agents, rate), agents, [(900, rate, rate)]), steady)


def _same(passed: Passed, steady) -> None:
    for within in (0.0, 18.0, 180.0):
        ours, theirs = passed.service_levels(within), steady.service_levels(within)
        assert ours.as_dict() == pytest.approx(theirs.as_dict(), abs=1e-7)
    assert passed.abandon == pytest.approx(steady.abandon, abs=1e-7)
    assert passed.gone / passed.offered == pytest.approx(steady.abandon, abs=1e-7)
    assert passed.occupancy == pytest.approx(steady.occupancy, abs=1e-7)
    assert passed.p_wait == pytest.approx(steady.p_wait, abs=1e-7)
    assert passed.mean_wait_seconds == pytest.approx(steady.mean_wait_seconds, abs=1e-4)


def test_the_first_reply_is_that_of_the_steady_state() -> None:
    line, replies = Line(AHT, 120.0), (4.0, 9.0, 15.0)
    steady = chat(10, 400, AHT, 120.0, exact=False)
    passed = advance(line, settled(line, 10, 400), 10, [(600, 400, 400)])
    for within in (3.0, 8.0, 12.0, 18.0, 60.0):
        ours, theirs = passed.service_levels(within, replies), steady.service_levels(within, replies)
        assert ours.as_dict() == pytest.approx(theirs.as_dict(), abs=1e-7)
    expected = steady.mean_first_reply_seconds(replies)
    assert passed.mean_first_reply_seconds(replies) == pytest.approx(expected, abs=1e-4)


def test_where_nobody_leaves_it_is_erlang_c_and_overload_grows_without_end() -> None:
    line = Line((180.0,))
    steady = erlang_c(12, 200, 180)
    _same(advance(line, settled(line, 12, 200), 12, [(900, 200, 200)]), steady)
    flooded = advance(line, settled(line, 12, 200), 12, [(1800, 600, 600)])
    assert flooded.gone == 0
    assert flooded.waiting_at_end == pytest.approx(0.5 * (600 - 240), rel=0.05)
    assert flooded.level(GOAL) < 0.2


@settings(max_examples=25, deadline=None)
@given(
    agents=st.integers(0, 60),
    before=st.floats(0, 1500),
    rates=st.lists(st.floats(0, 3000), min_size=2, max_size=4),
    patience=st.sampled_from([5.0, 60.0, 600.0]),
    windows=st.integers(1, 3),
)
def test_no_contact_is_lost_and_no_chance_is_negative(
    agents: int, before: float, rates: list[float], patience: float, windows: int
) -> None:
    line = Line(AHT[:windows], patience)
    pieces = [(400.0, start, end) for start, end in itertools.pairwise(rates)]
    passed = advance(line, settled(line, 30, before), agents, pieces)
    change = passed.end.contacts - passed.start.contacts
    assert passed.offered == pytest.approx(sum(400 * (a + b) / 2 / HOUR for _, a, b in pieces))
    assert passed.offered == pytest.approx(passed.ended + passed.gone + change, rel=1e-7, abs=1e-7)
    for state in (passed.start, passed.end):
        assert state.chances.min() >= 0
        assert math.isclose(state.chances.sum(), 1, abs_tol=1e-10)
    for piece in passed.pieces:
        assert piece.end.chances.min() >= -1e-12
        assert math.isclose(piece.end.chances.sum(), 1, abs_tol=1e-10)
    assert 0 <= passed.worst(GOAL) <= passed.level(GOAL) + 1e-9 <= 1 + 1e-9
    assert 0 <= passed.abandon <= 1
    assert 0 <= passed.occupancy <= 1


def test_with_nobody_on_they_wait_until_they_leave() -> None:
    line = Line(AHT, 120.0)
    passed = advance(line, EMPTY, 0, [(3600, 300, 300)])
    assert passed.level(GOAL) == 0
    assert passed.abandon == pytest.approx(1)
    assert passed.mean_wait_seconds == pytest.approx(120)
    assert passed.waiting_at_end == pytest.approx(300 / HOUR * 120, rel=1e-6)


def test_fewer_agents_put_those_beyond_their_windows_back_into_the_queue() -> None:
    line = Line((480.0,), 180.0)
    full = settled(line, 20, 150)
    passed = advance(line, full, 8, [(300, 30, 30)])
    assert full.waiting(20) < 10
    assert passed.waiting_at_start == pytest.approx(full.waiting(8))
    assert passed.waiting_at_start > full.waiting(20) + 9


def test_nobody_coming_is_told_as_nobody_waiting() -> None:
    line = Line(AHT, 120.0)
    passed = advance(line, EMPTY, 0, [(1800, 0, 0)])
    assert (passed.level(GOAL), passed.worst(GOAL), passed.abandon, passed.occupancy) == (1, 1, 0, 0)


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        ([], "no time"),
        ([(0, 1, 1)], "0 s long"),
        ([(math.nan, 1, 1)], "nan s long"),
        ([(60, -1, 1)], "contacts per hour are -1"),
        ([(60, 1, math.nan)], "contacts per hour are nan"),
    ],
)
def test_what_is_no_time_or_rate_is_named(pieces: list, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        advance(Line(AHT, 120.0), EMPTY, 1, pieces)


def test_what_is_no_queue_is_named() -> None:
    with pytest.raises(BadInput, match="patience is 0"):
        Line(AHT, 0.0)
    with pytest.raises(BadInput, match="falls from 282 s"):
        Line((282.0, 240.0), 60.0)
    with pytest.raises(BadInput, match="never settles"):
        settled(Line((180.0,)), 10, 200.0)


def test_a_thousand_agents_start_settled() -> None:
    line = Line((480.0,), 180.0)
    steady = erlang_a(1000, 7600, 480, 180)
    assert settled(line, 1000, 7600).waiting(1000) / 7600 * HOUR == pytest.approx(
        steady.mean_wait_seconds, rel=1e-9
    )
