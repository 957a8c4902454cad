"""The fewest agents, each answer checked with one agent fewer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan.errors import BadInput, Unreachable
from shiftplan.queueing import Goal, agents_for, chat
from shiftplan.queueing.transient import EMPTY, Line, advance, fewest, settled

AHT = (240.0, 282.0, 288.0)
LINE = Line(AHT, 120.0)
GOALS = (Goal(0.8, 18), Goal(0.95, 180))


@settings(max_examples=15, deadline=None)
@given(
    before=st.floats(20, 900),
    start=st.floats(20, 900),
    end=st.floats(20, 900),
    guess=st.none() | st.integers(1, 80),
    cap=st.sampled_from([0.8, 0.95, 1.0]),
)
def test_one_agent_fewer_breaks_the_promise(
    before: float, start: float, end: float, guess: int | None, cap: float
) -> None:
    state, pieces = settled(LINE, 20, before), [(900, start, end), (900, end, end)]
    found = fewest(LINE, state, pieces, GOALS, occupancy_cap=cap, max_abandon=0.05, guess=guess)
    assert _kept(found.passed, cap)
    if found.agents > 1:
        assert not _kept(advance(LINE, state, found.agents - 1, pieces), cap)
    assert found.agents == found.passed.agents


def _kept(passed, cap: float) -> bool:
    on_target = all(passed.level(goal) >= goal.share for goal in GOALS)
    return on_target and passed.abandon <= 0.05 and passed.occupancy <= cap


@pytest.mark.parametrize("rate", [30, 400, 5000])
def test_a_steady_state_needs_what_the_formula_says(rate: float) -> None:
    wanted = agents_for(lambda n: chat(n, rate, AHT, 120.0, exact=False), GOALS, 0.9)
    state = settled(LINE, wanted.agents, rate)
    found = fewest(LINE, state, [(4 * 3600, rate, rate)], GOALS, occupancy_cap=0.9)
    assert (found.agents, found.binding) == (wanted.agents, wanted.binding)


def test_what_was_left_behind_asks_for_more() -> None:
    flooded = advance(LINE, settled(LINE, 10, 300), 10, [(1800, 900, 900)])
    pieces = [(1800, 300, 300)]
    after = fewest(LINE, flooded.end, pieces, GOALS)
    calm = fewest(LINE, settled(LINE, 10, 300), pieces, GOALS)
    assert flooded.waiting_at_end > 5
    assert after.agents > calm.agents


def test_every_piece_asks_for_the_worst_of_them() -> None:
    state, pieces = settled(LINE, 10, 200), [(300, 200, 200), (300, 200, 1800), (300, 900, 200)]
    mean = fewest(LINE, state, pieces, GOALS[:1])
    each = fewest(LINE, state, pieces, GOALS[:1], every_piece=True)
    assert each.agents > mean.agents
    assert all(piece.level(GOALS[0]) >= 0.8 for piece in each.passed.pieces)
    assert min(piece.level(GOALS[0]) for piece in mean.passed.pieces) < 0.8


def test_the_nearest_may_stay_a_point_below_and_no_more() -> None:
    chosen = set()
    for rate in range(150, 400, 10):
        state, pieces = settled(LINE, 10, 200), [(1800, rate, rate)]
        up = fewest(LINE, state, pieces, GOALS[:1])
        near = fewest(LINE, state, pieces, GOALS[:1], rounding="nearest")
        below = 0.8 - advance(LINE, state, up.agents - 1, pieces).level(GOALS[0])
        over = up.passed.level(GOALS[0]) - 0.8
        lower = below <= 0.01 and below < over
        assert near.agents == up.agents - lower
        chosen.add(lower)
    assert chosen == {True, False}


def test_the_nearest_is_the_answer_itself_where_that_is_nearer() -> None:
    """In a large team both are within a point of the goal."""
    line, chosen = Line((480.0,), 180.0), set()
    state = settled(line, 400, 3000)
    for rate in range(3000, 3040, 5):
        pieces = [(900, rate, rate)]
        up = fewest(line, state, pieces, GOALS[:1])
        near = fewest(line, state, pieces, GOALS[:1], rounding="nearest")
        below = 0.8 - advance(line, state, up.agents - 1, pieces).level(GOALS[0])
        if below <= 0.01:
            assert near.agents == up.agents - (below < up.passed.level(GOALS[0]) - 0.8)
            chosen.add(near.agents == up.agents)
    assert chosen == {True, False}


@pytest.mark.parametrize(
    ("limits", "binding"),
    [({}, "target"), ({"occupancy_cap": 0.5}, "occupancy"), ({"max_abandon": 0.0001}, "abandon")],
)
def test_what_decided_is_named(limits: dict, binding: str) -> None:
    found = fewest(LINE, settled(LINE, 40, 1500), [(1800, 1500, 1500)], GOALS, **limits)
    assert found.binding == binding


def test_nobody_coming_into_an_empty_system_needs_nobody() -> None:
    assert fewest(LINE, EMPTY, [(1800, 0, 0)], GOALS).agents == 0
    left = settled(LINE, 10, 300)
    assert fewest(LINE, left, [(1800, 0, 0)], GOALS, occupancy_cap=0.5).agents > 0
    assert fewest(LINE, EMPTY, [(1800, 1, 1)], GOALS).agents == 1


def test_what_cannot_be_reached_says_so() -> None:
    too_slow = Goal(0.8, 5, replies=(9.0, 10.0, 12.0))
    with pytest.raises(Unreachable, match="typing it takes 9 s"):
        fewest(LINE, EMPTY, [(1800, 300, 300)], [too_slow])
    with pytest.raises(BadInput, match="cap is 0"):
        fewest(LINE, EMPTY, [(1800, 300, 300)], GOALS, occupancy_cap=0)
    with pytest.raises(BadInput, match="target is 80"):
        fewest(LINE, EMPTY, [(1800, 300, 300)], [Goal(80, 18)])


def test_replies_are_kept_too() -> None:
    goal = Goal(0.8, 18, replies=(6.0, 12.0, 25.0))
    state, pieces = settled(LINE, 10, 300), [(1800, 300, 300)]
    found = fewest(LINE, state, pieces, [goal])
    assert found.passed.level(goal) >= 0.8
    assert advance(LINE, state, found.agents - 1, pieces).level(goal) < 0.8
    assert found.agents > fewest(LINE, state, pieces, GOALS[:1]).agents
