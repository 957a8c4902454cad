"""The exact chain of small teams against agents told apart, and its seam with the balanced chain."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shiftplan.errors import BadInput
from shiftplan.queueing import DEFINITIONS, chat, erlang_a
from shiftplan.queueing.checked import MOST_STATES
from shiftplan.queueing.exact import effort, exact_room
from shiftplan.queueing.models import STATES_AT_ONCE
from shiftplan.queueing.states import number_of_states, states
from shiftplan.queueing.stationary import band
from tests.queueing.agents_one_by_one import answered_late, solve, solve_by_fractions

USUAL = (240.0, 282.0, 288.0, 331.0, 343.0)
PATIENCE = st.floats(5, 2000)


def rising(least: float, most: float, windows: int) -> st.SearchStrategy[tuple[float, ...]]:
    times = st.lists(st.floats(least, most), min_size=windows, max_size=windows)
    return times.map(lambda found: tuple(sorted(found)))


def last_exact(aht: tuple[float, ...]) -> int:
    """The largest team that is solved exactly without being asked for."""
    end_rates = [held / seconds for held, seconds in enumerate(aht, start=1)]
    agents = 1
    while effort(agents + 1, end_rates) <= STATES_AT_ONCE:
        agents += 1
    return agents


@pytest.mark.parametrize(
    ("agents", "aht", "load"),
    [
        (2, (100.0, 150.0), 0.8),
        (3, (240.0, 282.0, 288.0), 0.7),
        (3, (240.0, 282.0, 288.0), 1.1),
        (4, (100.0, 125.0, 300.0), 0.9),
        (2, (60.0, 600.0, 900.0), 0.9),
        (3, (60.0, 600.0, 9000.0), 0.9),
    ],
)
def test_every_measure_agrees_with_agents_told_apart(
    agents: int, aht: tuple[float, ...], load: float
) -> None:
    per_hour = load * agents * len(aht) / aht[-1] * 3600
    truth, ours = solve(agents, per_hour, aht, 60), chat(agents, per_hour, aht, 60)
    assert ours.exact
    assert ours.p_wait == pytest.approx(truth.p_wait, rel=1e-10)
    assert ours.abandon == pytest.approx(truth.abandon, rel=1e-10)
    assert ours.mean_wait_seconds == pytest.approx(truth.mean_wait_seconds, rel=1e-10)
    assert ours.concurrency == pytest.approx(truth.concurrency, rel=1e-10)
    assert ours.taken_at_once == pytest.approx(truth.taken_at_once, rel=1e-9)
    at_once = 1 - truth.p_wait
    assert ours.service_level(20) == pytest.approx(at_once + answered_late(truth, 20), rel=1e-9)


@pytest.mark.parametrize("last", [Fraction(1, 3), Fraction(1, 10**3), Fraction(1, 10**9)])
@pytest.mark.parametrize("arrival", [Fraction(1, 100), Fraction(1, 2), Fraction(3)])
def test_a_team_that_stays_quick_or_stays_slow(last: Fraction, arrival: Fraction) -> None:
    """Agents nearly stop with all windows taken, so that a team seldom gets out; by fractions."""
    ends = (Fraction(1), Fraction(3, 2), last, last)
    chances = solve_by_fractions(2, ends, arrival)
    free = {held: share for held, share in chances.items() if min(held) < 4}
    whole = sum(free.values())
    found = exact_room(2, tuple(float(rate) for rate in ends), float(arrival))
    assert found.log_free == pytest.approx(math.log(whole / chances[4, 4]), rel=1e-11)
    assert found.mean_free == pytest.approx(
        float(sum(sum(h) * s for h, s in free.items()) / whole), rel=1e-11
    )
    levels = [float(sum(s for h, s in free.items() if min(h) == level) / whole) for level in range(4)]
    assert found.levels == pytest.approx(levels, rel=1e-10)


def test_both_ways_to_the_chances_agree() -> None:
    space, way = states(5, 4), band(5, 4)
    flows = space.weights @ (0.4, 0.1, 0.17, 0.25, 0.29)
    quick, careful = way.solved(flows, 40), way.eliminated(flows)
    assert quick / quick.sum() == pytest.approx(careful / careful.sum(), abs=1e-14)


def test_two_agents_by_hand() -> None:
    """λ = 1, an agent ends 1 a second with one chat and 1 with two; patience 1 s, two windows each.

    States 00, 10, 11, 20, 21, 22 weigh 1, b, c, e, f, g; the balance of 00, 11, 20, 22 and 21 says
    1 = b, 3c = b + f, 2e = f, 2g = f, 3f = c + e + 2g.
    """
    found = chat(2, 3600, (1.0, 2.0), 1.0, exact=True)
    b, f = 1.0, 2 / 7
    c, e, g = (b + f) / 3, f / 2, f / 2
    queue = g * (math.fsum(1 / math.prod(2 + i for i in range(1, q + 1)) for q in range(1, 40)))
    total = 1 + b + c + e + f + g + queue
    assert found.p_wait == pytest.approx((g + queue) / total, rel=1e-12)
    assert found.taken_at_once == pytest.approx(((1 + b + e) / total, (c + f) / total), rel=1e-12)


@given(st.integers(1, 7), rising(10, 1000, 3), st.floats(0.05, 2), PATIENCE)
@settings(max_examples=40)
def test_chats_become_the_jth_as_often_as_the_jth_end(
    agents: int, aht: tuple[float, ...], load: float, patience: float
) -> None:
    """So the levels at which chats are taken add up to all that find a free window."""
    rate = load * agents * 3 / aht[-1] * 3600
    found = chat(agents, rate, aht, patience, exact=True)
    assert math.fsum(found.taken_at_once) == pytest.approx(1 - found.p_wait, abs=1e-12)
    assert all(share >= 0 for share in found.taken_at_once)
    assert found.abandon <= found.p_wait


@given(st.integers(2, 8), st.integers(2, 3), st.floats(0.1, 1.5), st.floats(10, 1000), PATIENCE)
@settings(max_examples=40)
def test_windows_that_do_not_slow_each_other_are_agents_however_uneven(
    agents: int, windows: int, load: float, aht: float, patience: float
) -> None:
    rate = load * agents * windows / aht * 3600
    many = chat(agents, rate, (aht,) * windows, patience, exact=True)
    plain = erlang_a(agents * windows, rate, aht, patience)
    assert many.p_wait == pytest.approx(plain.p_wait, rel=1e-9, abs=1e-13)
    assert many.service_level(20) == pytest.approx(plain.service_level(20), rel=1e-9)


@given(
    st.integers(2, 6),
    st.lists(st.floats(1.0, 1.7), min_size=5, max_size=5),
    st.floats(0.02, 3.0),
    PATIENCE,
    st.floats(0, 300),
)
@example(3, [1.0, 1.0, 1.0, 1.0, 1.0], 1.0, 120.0, 18.0)
@settings(max_examples=60)
def test_one_more_agent_never_harms_across_the_seam(
    windows: int, slower: list[float], load: float, patience: float, within: float
) -> None:
    """Where the exact chain ends and the balanced one begins, an agent more still helps."""
    aht = tuple(math.prod(slower[:held], start=200.0) for held in range(windows))
    agents = last_exact(aht)
    rate = load * agents * windows / aht[-1] * 3600
    fewer, more = chat(agents, rate, aht, patience), chat(agents + 1, rate, aht, patience)
    assert (fewer.exact, more.exact) == (True, False)
    assert more.p_wait <= fewer.p_wait + 1e-11
    assert more.abandon <= fewer.abandon + 1e-11
    for definition in DEFINITIONS:
        assert more.service_level(within, definition) >= fewer.service_level(within, definition) - 1e-11


@pytest.mark.parametrize("rate", [1e-9, 1e-3, 60.0, 1e5, 1e9])
@pytest.mark.parametrize("patience", [0.001, 1.0, 1e7])
@pytest.mark.parametrize("aht", [(60.0,) * 12, tuple(60.0 * 1.9**held for held in range(12)), (1e-3, 1e8)])
def test_extremes_stay_numbers(rate: float, patience: float, aht: tuple[float, ...]) -> None:
    for agents in (1, 2, 3):
        found = chat(agents, rate, aht, patience, exact=True)
        shares = (found.p_wait, found.abandon, found.occupancy, *found.taken_at_once)
        assert all(0 <= share <= 1 + 1e-12 for share in shares)
        assert all(0 <= level <= 1 for level in found.service_levels(18).as_dict().values())


def test_chances_too_far_apart_for_one_number_are_weighed_all_the_same() -> None:
    """The full team is 10^500 times likelier than the empty one."""
    with np.errstate(over="raise", invalid="raise"):
        found = exact_room(3, (1.0, *(1e-12,) * 11), 1e3)
    assert found.log_free == pytest.approx(math.log(3e-12 / 1e3), rel=1e-12)
    assert found.mean_free == pytest.approx(35, rel=1e-12)


def test_either_chain_can_be_asked_for() -> None:
    strong = (240.0, 300.0, 387.0, 510.0)  # 1, 1.6, 1.86, 1.88 chats' worth
    either = [chat(10, 262.5, strong, 120, exact=exact) for exact in (True, False)]
    assert [found.exact for found in either] == [True, False]
    assert abs(either[0].p_wait - either[1].p_wait) > 0.005
    assert chat(10, 262.5, strong, 120).exact is False  # 1,001 states are too many unasked
    assert chat(10, 262.5, strong, 120, at_once=2000) == either[0]


def test_the_slower_way_is_taken_for_smaller_teams_only() -> None:
    """Three windows that end fewer an hour than two: ten agents are too many unasked, five not."""
    slow = (240.0, 300.0, 600.0)
    assert [chat(agents, 60, slow, 120).exact for agents in (5, 10)] == [True, False]
    assert [chat(agents, 60, USUAL[:3], 120).exact for agents in (5, 10)] == [True, True]
    with pytest.raises(BadInput, match="30 agents with 3 windows is too large"):
        chat(30, 300, slow, 120, exact=True)
    assert chat(30, 300, USUAL[:3], 120, exact=True).exact


def test_one_window_and_one_agent_are_exact_either_way() -> None:
    assert chat(4000, 60_000, (240.0,), 120, exact=False).exact
    assert chat(1, 20, USUAL, 120, exact=False).exact
    one = [chat(1, 20, USUAL, 120, exact=exact) for exact in (True, False)]
    assert one[0] == one[1]
    assert chat(20_000, 1000, (240.0,), 120, exact=True).exact


def test_too_large_a_team_is_refused_in_a_sentence() -> None:
    assert number_of_states(100, 4) > MOST_STATES
    with pytest.raises(BadInput, match="100 agents with 4 windows is too large"):
        chat(100, 3000, USUAL[:4], 120, exact=True)


@pytest.mark.parametrize(("agents", "windows"), [(1, 1), (3, 2), (4, 3), (2, 12)])
def test_states_are_all_there_once_and_lead_to_each_other(agents: int, windows: int) -> None:
    space = states(agents, windows)
    assert len({tuple(row) for row in space.held}) == len(space.held) == number_of_states(agents, windows)
    assert (space.held.sum(axis=1) == agents).all()
    in_service = space.held @ range(windows + 1)
    moved = in_service[space.targets] - in_service[space.sources]
    assert set(moved[: -len(space.held)]) == {1, -1}
    assert [int(in_service[even]) for even in space.even] == list(range(agents * windows + 1))
