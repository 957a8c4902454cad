"""Laws that hold for all numbers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.queueing import DEFINITIONS, Performance, chat, erlang_a, erlang_c

AGENTS = st.integers(1, 400)
LOAD = st.floats(0.01, 3.0)
PATIENCE = st.floats(1, 1e5)
WITHIN = st.floats(0, 600)
TIMES = st.lists(st.floats(10, 2000), min_size=1, max_size=6).map(lambda times: tuple(sorted(times)))


def rate_at(load: float, agents: int, aht: tuple[float, ...]) -> float:
    return load * agents * len(aht) / aht[-1] * 3600


@given(AGENTS, LOAD, TIMES, PATIENCE, WITHIN)
def test_one_more_agent_never_harms(
    agents: int, load: float, aht: tuple[float, ...], patience: float, within: float
) -> None:
    rate = rate_at(load, agents, aht)
    fewer, more = chat(agents, rate, aht, patience), chat(agents + 1, rate, aht, patience)
    assert more.p_wait <= fewer.p_wait + 1e-12
    assert more.abandon <= fewer.abandon + 1e-12
    assert more.occupancy <= fewer.occupancy + 1e-12
    for definition in DEFINITIONS:
        assert more.service_level(within, definition) >= fewer.service_level(within, definition) - 1e-11


@given(AGENTS, LOAD, TIMES, PATIENCE, WITHIN)
def test_definitions_stand_in_their_order(
    agents: int, load: float, aht: tuple[float, ...], patience: float, within: float
) -> None:
    """Counting fewer as offered, or those gone as served, can only raise the share."""
    level = chat(agents, rate_at(load, agents, aht), aht, patience).service_levels(within)
    answered, slack = level.answered_within_of_offered, 1e-11
    assert answered <= level.virtual_wait_within + slack
    assert level.virtual_wait_within <= level.answered_or_gone_within_of_offered + slack
    assert answered <= level.answered_within_of_offered_less_gone_within + slack
    assert (
        level.answered_within_of_offered_less_gone_within <= level.answered_or_gone_within_of_offered + slack
    )
    assert level.answered_within_of_offered_less_gone_within <= level.answered_within_of_answered + slack


@given(AGENTS, LOAD, TIMES, PATIENCE, WITHIN, st.floats(0, 600))
def test_more_time_never_lowers_the_level(
    agents: int, load: float, aht: tuple[float, ...], patience: float, within: float, more: float
) -> None:
    found = chat(agents, rate_at(load, agents, aht), aht, patience)
    for definition in DEFINITIONS:
        assert 0 <= found.service_level(within, definition) <= 1
        sooner, later = (found.service_level(t, definition) for t in (within, within + more))
        if definition != "answered_within_of_offered_less_gone_within":  # its whole shrinks with time too
            assert later >= sooner - 1e-11


@given(AGENTS, LOAD, st.floats(10, 2000), PATIENCE, WITHIN)
def test_one_window_is_erlang_a(agents: int, load: float, aht: float, patience: float, within: float) -> None:
    rate = rate_at(load, agents, (aht,))
    one, a = chat(agents, rate, (aht,), patience), erlang_a(agents, rate, aht, patience)
    assert one == a
    assert one.service_levels(within) == a.service_levels(within)


@given(st.integers(1, 60), st.integers(2, 4), LOAD, st.floats(10, 2000), PATIENCE)
def test_windows_that_do_not_slow_each_other_are_agents(
    agents: int, windows: int, load: float, aht: float, patience: float
) -> None:
    """A chat that takes as long beside others as alone (k windows) is Erlang A with k·n agents."""
    rate = load * agents * windows / aht * 3600
    many, a = chat(agents, rate, (aht,) * windows, patience), erlang_a(agents * windows, rate, aht, patience)
    assert many.p_wait == pytest.approx(a.p_wait, rel=1e-10, abs=1e-200)
    assert many.abandon == pytest.approx(a.abandon, rel=1e-9, abs=1e-200)
    assert many.occupancy == pytest.approx(a.occupancy, rel=1e-10)


@given(AGENTS, LOAD, TIMES, PATIENCE)
def test_what_comes_is_served_or_leaves(
    agents: int, load: float, aht: tuple[float, ...], patience: float
) -> None:
    """One window: λ(1 − abandonment) = busy agents / handling time. Always: abandonment = wait / patience."""
    rate = rate_at(load, agents, aht[:1])
    found = erlang_a(agents, rate, aht[0], patience)
    served = rate / 3600 * (1 - found.abandon)
    assert served == pytest.approx(found.occupancy * agents / aht[0], rel=1e-9)
    assert found.abandon == pytest.approx(found.mean_wait_seconds / patience, rel=1e-12)


@given(AGENTS, st.floats(0.01, 0.99), st.floats(10, 2000), WITHIN)
def test_endless_patience_is_erlang_c(agents: int, load: float, aht: float, within: float) -> None:
    """The difference is of the order of the mean wait over the patience."""
    rate = rate_at(load, agents, (aht,))
    c, a = erlang_c(agents, rate, aht), erlang_a(agents, rate, aht, 1e8)
    near = 100 * aht / (1 - load) ** 2 / 1e8
    assert a.p_wait == pytest.approx(c.p_wait, rel=near + 1e-9, abs=1e-15)
    assert a.mean_wait_seconds == pytest.approx(c.mean_wait_seconds, rel=near + 1e-9, abs=1e-15)
    assert a.service_level(within) == pytest.approx(c.service_level(within), abs=near + 1e-9)


@given(
    st.integers(0, 20_000),
    st.floats(0, 1e7),
    st.lists(st.floats(0.01, 1e6), min_size=1, max_size=2).map(lambda times: tuple(sorted(times))),
    st.floats(0.001, 1e6),
    st.floats(0, 1e5),
)
def test_numbers_stay_numbers(
    agents: int, rate: float, aht: tuple[float, ...], patience: float, within: float
) -> None:
    for found in (chat(agents, rate, aht, patience), erlang_c(agents, rate, aht[0])):
        for share in (found.p_wait, found.abandon, found.occupancy):
            assert 0 <= share <= 1
        assert all(0 <= level <= 1 for level in found.service_levels(within).as_dict().values())
        assert found.mean_wait_seconds >= 0
        assert math.isfinite(found.concurrency)


def _steady(found: Performance) -> bool:
    return math.isfinite(found.mean_wait_seconds)


@given(AGENTS, LOAD)
def test_erlang_c_has_a_steady_state_below_full_load_only(agents: int, load: float) -> None:
    rate = rate_at(load, agents, (240.0,))
    found = erlang_c(agents, rate, 240)
    assert _steady(found) == (rate * 240 / 3600 < agents) or load == pytest.approx(1)
    if not _steady(found):
        assert (found.p_wait, found.service_level(60), found.occupancy) == (1, 0, 1)
