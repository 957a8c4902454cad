"""The benchmark of the spike: its intervals, and the simulation that judges them."""

import math

import numpy as np
import pytest

from shiftplan.errors import BadInput
from shiftplan.queueing import Goal
from shiftplan.queueing.transient import Line, advance, settled
from tests.benchmarks import spike_simulation
from tests.benchmarks.spike import BEGIN, END, followed, intervals, mean_rate
from tests.benchmarks.spike_simulation import Night, simulate

HOUR, FOUR_ERRORS = 3600.0, 4.0


@pytest.mark.parametrize("minutes", [5, 20, 30, 60])
def test_the_intervals_fill_the_night_and_no_more(minutes: int) -> None:
    plan = intervals(minutes)
    lengths = [sum(piece.seconds for piece in pieces) for pieces in plan]
    assert math.fsum(lengths) == END - BEGIN
    assert set(lengths[:-1]) == {60.0 * minutes}
    assert lengths[-1] <= 60 * minutes


def test_the_mean_rate_of_the_night_does_not_depend_on_the_interval() -> None:
    means = [
        sum(mean_rate(pieces) * sum(piece.seconds for piece in pieces) for pieces in intervals(minutes))
        for minutes in (5, 60)
    ]
    assert means[0] == pytest.approx(means[1], rel=1e-12)


def night(line: Line, agents: list[int], per_hour: float, end: float) -> Night:
    return Night(
        rate=lambda moments: np.full_like(moments, per_hour / HOUR),
        begin=0.0,
        end=end,
        interval=900.0,
        agents=agents,
        aht=line.aht_seconds,
        patience=line.patience_seconds,
        within=20.0,
    )


def test_the_simulation_agrees_with_the_carried_queue_to_a_last_interval_that_is_not_whole() -> None:
    """Ten agents, then seven, then twelve for five minutes only."""
    line, goal, agents, per_hour = Line((240.0,), 120.0), Goal(0.8, 20), [10, 7, 12], 130.0
    found = simulate(night(line, agents, per_hour, 2100.0), 400, seed=3)
    plan = [[(seconds, per_hour, per_hour)] for seconds in (900, 900, 300)]
    state = settled(line, agents[0], per_hour)
    for number, (pieces, online) in enumerate(zip(plan, agents, strict=True)):
        then = agents[number + 1] if number + 1 < len(agents) else None
        passed = advance(line, state, online, pieces, then=then)
        assert abs(found.level[number] - passed.level(goal)) < FOUR_ERRORS * found.error[number]
        state = passed.end
    assert found.error.max() < 0.02


def test_what_was_to_be_expected_is_taken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = night(Line((240.0,), 120.0), [9, 9], 130.0, 1800.0)
    with_it = simulate(scene, 300, seed=1)
    judged = spike_simulation._judged
    monkeypatch.setattr(
        spike_simulation,
        "_judged",
        lambda offered, in_time, surprise, reach: judged(offered, in_time, 0 * surprise, reach),
    )
    assert (with_it.error < 0.8 * simulate(scene, 300, seed=1).error).all()


def test_a_queue_beyond_all_room_is_a_sentence() -> None:
    scene = night(Line((3600.0,), 1e6), [1], 40_000.0, 900.0)
    with pytest.raises(BadInput, match="wait at one time"):
        simulate(scene, 2, seed=1)


def test_followed_begins_settled_at_the_first_rate() -> None:
    line = Line((480.0,), 180.0)
    first = followed(line, intervals(30)[:1], [86])[0]
    assert first.start.contacts == pytest.approx(settled(line, 86, 600.0).contacts)
