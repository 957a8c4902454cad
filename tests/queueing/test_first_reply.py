"""The clock that stops at the first reply: wait + what an agent with that many chats takes to type."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shiftplan.errors import BadInput, Unreachable
from shiftplan.queueing import DEFINITIONS, Goal, agents_for, chat, erlang_a
from tests.queueing.agents_one_by_one import answered_late, solve

USUAL = (240.0, 282.0, 288.0)
REPLIES = st.lists(st.floats(0, 90), min_size=3, max_size=3).map(lambda found: tuple(sorted(found)))
LOAD, PATIENCE, WITHIN = st.floats(0.05, 2.0), st.floats(5, 2000), st.floats(0, 200)


def rate_at(load: float, agents: int) -> float:
    return load * agents * 3 / USUAL[-1] * 3600


@pytest.mark.parametrize("load", [0.6, 1.0, 1.3])
@pytest.mark.parametrize("within", [7.0, 12.0, 20.0, 60.0])
def test_it_agrees_with_agents_told_apart(load: float, within: float) -> None:
    """Who is taken at once by an agent who then holds j has a reply after D_j; who waits, D_k after that."""
    replies = (8.0, 12.0, 20.0)
    truth = solve(3, rate_at(load, 3), USUAL, 60)
    ours = chat(3, rate_at(load, 3), USUAL, 60)
    at_once = math.fsum(s for s, d in zip(truth.taken_at_once, replies, strict=True) if d <= within)
    late = answered_late(truth, within - 20) if within > 20 else 0.0
    assert ours.service_level(within, replies=replies) == pytest.approx(at_once + late, rel=1e-8)
    answered_after_wait = truth.p_wait - truth.abandon
    typing = math.fsum(s * d for s, d in zip(truth.taken_at_once, replies, strict=True))
    mean = (typing + 20 * answered_after_wait) / (1 - truth.abandon)
    assert ours.mean_reply_seconds(replies) == pytest.approx(mean, rel=1e-9)
    assert ours.mean_first_reply_seconds(replies) == pytest.approx(truth.mean_wait_seconds + mean, rel=1e-9)


@given(st.integers(1, 60), LOAD, PATIENCE, WITHIN, REPLIES)
@settings(max_examples=60)
def test_a_reply_comes_no_sooner_than_an_agent(
    agents: int, load: float, patience: float, within: float, replies: tuple[float, ...]
) -> None:
    found = chat(agents, rate_at(load, agents), USUAL, patience)
    by_wait, by_reply = found.service_levels(within), found.service_levels(within, replies)
    for definition in DEFINITIONS:
        assert 0 <= by_reply.by(definition) <= by_wait.by(definition) + 1e-12
    assert replies[0] - 1e-9 <= found.mean_reply_seconds(replies) <= replies[-1] + 1e-9


@given(st.integers(1, 60), LOAD, PATIENCE, WITHIN)
@settings(max_examples=60)
def test_no_delay_is_the_wait(agents: int, load: float, patience: float, within: float) -> None:
    found = chat(agents, rate_at(load, agents), USUAL, patience)
    by_reply = found.service_levels(within, (0.0, 0.0, 0.0))
    assert by_reply.as_dict() == pytest.approx(found.service_levels(within).as_dict(), rel=1e-12, abs=1e-14)


@given(st.integers(1, 60), LOAD, PATIENCE, st.floats(20, 200), st.floats(0, 20))
@settings(max_examples=40)
def test_one_delay_for_all_is_that_much_less_time(
    agents: int, load: float, patience: float, within: float, delay: float
) -> None:
    found = chat(agents, rate_at(load, agents), USUAL, patience)
    replied = found.service_level(within, replies=(delay,) * 3)
    assert replied == pytest.approx(found.service_level(within - delay), rel=1e-11, abs=1e-13)


def test_those_gone_are_gone_by_the_full_clock() -> None:
    """Nobody is replied to in time, so that all that counts as good is who left within it."""
    found = chat(6, 300, USUAL, 60)
    late = found.service_levels(18, (30.0, 30.0, 30.0))
    by_wait = found.service_levels(18)
    gone = by_wait.answered_or_gone_within_of_offered - by_wait.answered_within_of_offered
    assert late.answered_within_of_offered == 0
    assert late.answered_or_gone_within_of_offered == pytest.approx(gone, rel=1e-12)
    assert gone > 0.05


def test_each_definition_has_its_whole() -> None:
    found, replies = chat(8, 300, USUAL, 120), (5.0, 12.0, 17.0)
    by_wait, by_reply = found.service_levels(18), found.service_levels(18, replies)
    answered = by_reply.answered_within_of_offered
    assert by_reply.answered_within_of_answered == pytest.approx(answered / (1 - found.abandon), rel=1e-12)
    offered_less_gone = (
        by_wait.answered_within_of_offered / by_wait.answered_within_of_offered_less_gone_within
    )
    assert by_reply.answered_within_of_offered_less_gone_within == pytest.approx(
        answered / offered_less_gone, rel=1e-12
    )
    assert by_reply.virtual_wait_within > answered


def test_nobody_comes_and_nobody_serves() -> None:
    idle, deserted = chat(4, 0, USUAL, 60), chat(0, 50, USUAL, 60)
    assert idle.service_level(18, replies=(9.0, 20.0, 30.0)) == 1
    assert idle.service_level(18, replies=(19.0, 20.0, 30.0)) == 0
    assert idle.mean_first_reply_seconds((9.0, 20.0, 30.0)) == 9
    assert deserted.service_level(18, replies=(0.0, 0.0, 0.0)) == 0
    assert deserted.mean_first_reply_seconds((9.0, 20.0, 30.0)) == 60


@given(
    st.floats(20, 2000),
    st.sampled_from(DEFINITIONS),
    st.floats(0.3, 0.97),
    st.floats(5, 60),
    REPLIES,
    st.floats(5, 300),
    st.integers(1, 300),
)
@example(600.0, DEFINITIONS[2], 0.6, 18.0, (5.0, 30.0, 30.0), 10.0, 40)
@example(81.0, DEFINITIONS[2], 0.59375, 9.0, (0.0, 0.0, 10.0), 5.0, 1)
@settings(max_examples=60)
def test_the_fewest_does_not_hang_on_the_guess(
    rate: float,
    definition: str,
    share: float,
    within: float,
    replies: tuple[float, ...],
    patience: float,
    guess: int,
) -> None:
    goal = Goal(share, within, definition, replies)
    model = lambda n: chat(n, rate, USUAL, patience, exact=False)  # noqa: E731 - a model in a line
    if replies[0] > within:
        with pytest.raises(Unreachable, match="even with one chat in hand"):
            agents_for(model, [goal], guess=guess)
        return
    found = agents_for(model, [goal], guess=guess)
    assert goal.level(found.performance) >= share
    assert goal.level(model(found.agents + 1)) >= share
    assert found.agents == 1 or goal.level(model(found.agents - 1)) < share
    assert found.agents == agents_for(model, [goal]).agents


def test_a_reply_slower_than_the_target_is_out_of_reach_by_so_much() -> None:
    with pytest.raises(Unreachable, match="takes 25 s even with one chat in hand; 7 s too long"):
        agents_for(lambda n: chat(n, 300, USUAL, 120), [Goal(0.8, 18, replies=(25.0, 30.0, 40.0))])


@pytest.mark.parametrize(
    ("replies", "said"),
    [
        ((5.0, 9.0), "2 reply times for 3 windows"),
        ((5.0, 9.0, 8.0), "falls from 9 s at 2 chats to 8 s at 3 chats"),
        ((-1.0, 9.0, 18.0), "a reply time is -1 s"),
        ((math.nan, 9.0, 18.0), "a reply time is nan s"),
        ((1.0, 9.0, math.inf), "a reply time is inf s"),
    ],
)
def test_replies_that_are_none_are_refused(replies: tuple[float, ...], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        agents_for(lambda n: chat(n, 300, USUAL, 120), [Goal(0.8, 18, replies=replies)])


def test_a_phone_has_one_delay() -> None:
    found = erlang_a(14, 200, 180, 300)
    assert found.taken_at_once == pytest.approx((1 - found.p_wait,))
    assert found.service_level(20, replies=(5.0,)) == pytest.approx(found.service_level(15), rel=1e-12)
