"""A window too narrow for what comes: it widens on both sides, and nothing is lost."""

import numpy as np
import pytest

from shiftplan.queueing.transient import Line
from shiftplan.queueing.transient.carry import FINE
from shiftplan.queueing.transient.slope import Slope
from shiftplan.queueing.transient.walk import Walk
from tests.queueing.transient.plain import Plain

STATES, AGENTS, SECONDS = 160, 12, 900.0


@pytest.mark.parametrize("met", [40, 90])
@pytest.mark.parametrize("per_second", [0.02, 0.12])
def test_a_window_of_four_states_widens_to_the_plain_chain(met: int, per_second: float) -> None:
    aht, patience = (240.0, 282.0), 120.0
    walk = Walk(Line(aht, patience), AGENTS, met - 2, np.array((0.0, 0.0, 1.0, 0.0)), FINE)
    walk.through(Slope(SECONDS, per_second, per_second))
    begin = np.zeros(STATES)
    begin[met] = 1.0
    path = Plain(aht, patience, AGENTS, STATES).through(begin, SECONDS, per_second, per_second)[2]
    found = np.zeros(max(STATES, walk.high))
    found[walk.low : walk.high] = walk.chances
    assert walk.low < met < walk.high
    assert found[:STATES] == pytest.approx(path[-1], abs=5e-6)
