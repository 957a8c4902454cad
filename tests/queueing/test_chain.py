"""The closed forms against the balanced chain summed state by state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.queueing import chat
from tests.queueing.chain import solve

TIMES = st.lists(st.floats(30, 900), min_size=1, max_size=5).map(lambda times: tuple(sorted(times)))


@given(
    agents=st.integers(1, 40),
    load=st.floats(0.05, 2.0),
    aht=TIMES,
    patience=st.floats(5, 2000),
    within=st.floats(0, 300),
)
def test_every_measure_agrees(
    agents: int, load: float, aht: tuple[float, ...], patience: float, within: float
) -> None:
    per_hour = load * agents * len(aht) / aht[-1] * 3600
    truth, ours = (
        solve(agents, per_hour, aht, patience, within),
        chat(agents, per_hour, aht, patience, exact=False),
    )
    levels = ours.service_levels(within)
    close = {"rel": 1e-9, "abs": 1e-11}
    assert ours.p_wait == pytest.approx(truth.p_wait, **close)
    assert ours.abandon == pytest.approx(truth.abandon, **close)
    assert ours.mean_wait_seconds == pytest.approx(truth.mean_wait_seconds, **close)
    assert ours.concurrency * agents == pytest.approx(truth.in_service, **close)
    assert ours.occupancy == pytest.approx(truth.in_service / agents / len(aht), **close)
    assert levels.answered_within_of_offered == pytest.approx(truth.answered, **close)
    assert levels.virtual_wait_within == pytest.approx(truth.virtual, **close)
    assert levels.answered_or_gone_within_of_offered == pytest.approx(truth.answered + truth.gone, **close)
    assert levels.answered_within_of_offered_less_gone_within * (1 - truth.gone) == pytest.approx(
        truth.answered, **close
    )
    assert levels.answered_within_of_answered * (1 - truth.abandon) == pytest.approx(truth.answered, **close)


@pytest.mark.parametrize("load", [0.95, 0.99, 0.9999, 1.0, 1.0001, 1.01, 1.3])
@pytest.mark.parametrize("patience", [20.0, 600.0, 20_000.0])
def test_they_agree_where_the_two_ways_of_summing_meet(load: float, patience: float) -> None:
    per_hour = load * 30 * 3600 / 240
    if load > 1.2 and patience > 10_000:
        per_hour /= 1.25  # the plain chain would need more states than it has
    truth, ours = solve(30, per_hour, (240.0,), patience, 20), chat(30, per_hour, (240.0,), patience)
    assert ours.p_wait == pytest.approx(truth.p_wait, rel=1e-9)
    assert ours.abandon == pytest.approx(truth.abandon, rel=1e-9)
    assert ours.service_level(20) == pytest.approx(truth.answered, rel=1e-9)
    assert ours.service_level(20, "virtual_wait_within") == pytest.approx(truth.virtual, rel=1e-9)
