"""The queue alone, when those in service are left to who has them."""

import numpy as np
import pytest

from shiftplan.queueing.transient import EMPTY, State
from shiftplan.staffing.closing import still_waiting


@pytest.mark.parametrize("low", [0, 3, 5, 9])
def test_the_chances_of_those_who_wait_add_up_and_nobody_is_lost(low: int) -> None:
    chances = np.array((0.1, 0.2, 0.15, 0.25, 0.1, 0.2))
    state = State(low, chances)
    queued = still_waiting(state, 5)
    assert queued.chances.sum() == pytest.approx(1.0)
    assert queued.contacts == pytest.approx(state.waiting(5))
    nobody = float(chances[np.arange(low, low + 6) <= 5].sum())
    assert queued.chances[0] == pytest.approx(nobody)


def test_without_anybody_waiting_the_queue_is_empty() -> None:
    assert still_waiting(State(2, np.array((0.5, 0.5))), 5) is EMPTY
