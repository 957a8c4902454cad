"""The fewest agents: enough, and one fewer is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.errors import BadInput, Unreachable
from shiftplan.queueing import Goal, agents_for, chat, erlang_a, erlang_c

AHT = (240.0, 282.0, 288.0)


@given(
    rate=st.floats(0.1, 5000),
    share=st.floats(0.05, 0.99),
    within=st.floats(0, 200),
    cap=st.floats(0.3, 1),
    guess=st.integers(1, 3000),
)
def test_it_is_the_fewest_whatever_the_guess(
    rate: float, share: float, within: float, cap: float, guess: int
) -> None:
    goal = Goal(share, within)
    found = agents_for(lambda n: chat(n, rate, AHT, 120), [goal], cap, guess)
    enough = found.performance
    assert enough.agents == found.agents
    assert goal.level(enough) >= share
    assert enough.occupancy <= cap
    if found.agents > 1:
        fewer = chat(found.agents - 1, rate, AHT, 120)
        short, busy = goal.level(fewer) < share, fewer.occupancy > cap
        assert found.binding == ("target" if short else "occupancy")
        assert short or busy


def test_one_agent_can_be_enough() -> None:
    found = agents_for(lambda n: erlang_a(n, 1, 60, 120), [Goal(0.8, 20)])
    assert (found.agents, found.binding) == (1, "target")


def test_the_cap_decides_when_the_target_is_easy() -> None:
    easy = agents_for(lambda n: erlang_c(n, 600, 240), [Goal(0.5, 300)])
    capped = agents_for(lambda n: erlang_c(n, 600, 240), [Goal(0.5, 300)], occupancy_cap=0.8)
    assert (easy.binding, capped.binding, capped.agents) == ("target", "occupancy", 50)


def test_all_of_several_goals_are_met() -> None:
    model = lambda n: erlang_a(n, 600, 240, 120)  # noqa: E731 - a model in a line
    soon, late = Goal(0.8, 18), Goal(0.97, 180)
    alone = [agents_for(model, [goal]).agents for goal in (soon, late)]
    assert agents_for(model, [soon, late]).agents == max(alone)
    assert min(alone) < max(alone)


def test_out_of_reach_says_by_how_much() -> None:
    with pytest.raises(Unreachable) as short:
        agents_for(lambda n: erlang_a(n, 6000, 240, 120), [Goal(0.8, 18)], most=300)
    level = erlang_a(300, 6000, 240, 120).service_level(18)
    assert f"{100 * (0.8 - level):.1f} points" in str(short.value)
    assert "300 agents" in str(short.value)


def test_a_cap_out_of_reach_says_so() -> None:
    with pytest.raises(Unreachable, match=r"busy 50\.0%"):
        agents_for(lambda n: erlang_c(n, 600, 240), [Goal(0.8, 18)], occupancy_cap=0.2, most=80)


@pytest.mark.parametrize(
    "goal", [Goal(0, 18), Goal(1, 18), Goal(1.2, 18), Goal(float("nan"), 18), Goal(0.8, -1)]
)
def test_goals_that_are_none_are_refused(goal: Goal) -> None:
    with pytest.raises(BadInput):
        agents_for(lambda n: erlang_c(n, 10, 240), [goal])


@pytest.mark.parametrize("cap", [0.0, 1.1, -0.5])
def test_caps_that_are_none_are_refused(cap: float) -> None:
    with pytest.raises(BadInput):
        agents_for(lambda n: erlang_c(n, 10, 240), [Goal(0.8, 18)], occupancy_cap=cap)


def test_the_goal_that_binds_is_named() -> None:
    model = lambda n: erlang_a(n, 600, 240, 120)  # noqa: E731 - a model in a line
    soon, late = Goal(0.8, 18), Goal(0.97, 180)
    alone = {goal: agents_for(model, [goal]).agents for goal in (soon, late)}
    found = agents_for(model, [soon, late])
    assert (found.binding, found.goal) == ("target", max(alone, key=alone.__getitem__))
    assert agents_for(model, [late, soon]) == found


def test_the_share_that_leaves_decides_when_the_target_is_easy() -> None:
    model = lambda n: erlang_a(n, 600, 240, 120)  # noqa: E731 - a model in a line
    found = agents_for(model, [Goal(0.5, 60)], max_abandon=0.01)
    assert (found.binding, found.goal) == ("abandon", None)
    assert found.performance.abandon <= 0.01 < model(found.agents - 1).abandon
    capped = agents_for(model, [Goal(0.5, 60)], occupancy_cap=0.7, max_abandon=0.01)
    assert (capped.binding, capped.goal) == ("occupancy", None)


def test_a_promise_needs_no_goal() -> None:
    model = lambda n: erlang_a(n, 600, 240, 120)  # noqa: E731 - a model in a line
    assert agents_for(model, [], max_abandon=0.02).binding == "abandon"
    assert agents_for(model, [], occupancy_cap=0.8).agents == 50
    assert agents_for(lambda n: erlang_a(n, 1, 60, 120), []).agents == 1


def test_a_share_that_leaves_out_of_reach_says_so() -> None:
    model = lambda n: erlang_a(n, 6000, 240, 120)  # noqa: E731 - a model in a line
    gone = model(300).abandon
    with pytest.raises(Unreachable) as short:
        agents_for(model, [Goal(0.001, 180)], most=300, max_abandon=0.03)
    assert f"{gone:.1%} leave unanswered" in str(short.value)
    assert f"{100 * (gone - 0.03):.1f} points away" in str(short.value)


def test_of_several_targets_the_one_furthest_away_is_told() -> None:
    model = lambda n: erlang_a(n, 6000, 240, 120)  # noqa: E731 - a model in a line
    with pytest.raises(Unreachable, match=r"within 180 s; the target of 95\.0%"):
        agents_for(model, [Goal(0.001, 18), Goal(0.95, 180), Goal(0.8, 180)], most=300)


@pytest.mark.parametrize("share", [0.0, 1.0, -0.1, float("nan")])
def test_shares_that_leave_and_are_none_are_refused(share: float) -> None:
    with pytest.raises(BadInput, match="may leave"):
        agents_for(lambda n: erlang_a(n, 10, 240, 60), [Goal(0.8, 18)], max_abandon=share)
