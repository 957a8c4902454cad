"""When the clock of a target stops, where nobody ever waits: every share is 0 or 1."""

import pytest

from shiftplan import simulation
from shiftplan.domain.estimate import SimulationOptions
from shiftplan.domain.service import Clock, Target
from tests import builders
from tests.simulation.scenes import traffic


@pytest.mark.parametrize(
    ("clock", "within", "share"),
    [
        (Clock.WAIT, 0.0, 1.0),
        (Clock.FIRST_REPLY, 4.9, 0.0),
        (Clock.FIRST_REPLY, 5.0, 1.0),
    ],
)
def test_a_chat_taken_at_once_is_in_time_by_its_clock(clock: Clock, within: float, share: float) -> None:
    target = Target(within_seconds=within, clock=clock)
    queue = builders.queue(
        aht_seconds=(60.0, 90.0), patience_seconds=120, reply_seconds=(5.0, 5.0), target=target
    )
    plan = builders.plan(queues=(queue,), grid=builders.grid(1))
    staff = {queue.id: (40,) * plan.grid.slots}
    found = simulation.simulate(
        plan, traffic(plan, {queue.id: 4.0}), staff, SimulationOptions(replications=3, explain=0)
    )
    assert found.of(queue.id).whole.service_level.mean == (share,)
