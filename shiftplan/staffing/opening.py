"""The minutes after an opening, step by step."""

from datetime import datetime, timedelta

from shiftplan.domain.need import OpeningStep
from shiftplan.domain.traffic import STEP_MINUTES
from shiftplan.queueing.transient import Passed, State
from shiftplan.staffing.promised import Pieces, Promised

SECONDS_PER_HOUR = 3600


def opening_steps(
    promised: Promised, state: State, pieces: Pieces, passed: Passed, start: datetime
) -> tuple[tuple[OpeningStep, ...], State]:
    """For each step what it alone would need, given the queue that steps staffed so have left (`state` is
    carried into the first), and what came of it with the agents of the slot (`passed`, one stretch a step).

    The second value is the state that such steps leave.
    """
    found = []
    for index, (piece, whole) in enumerate(zip(pieces, passed.pieces, strict=True)):
        alone = promised.fewest(state, (piece,))
        online = max(alone.agents, promised.queue.min_agents)
        state = (promised.carried(state, online, (piece,)) if online > alone.agents else alone.passed).end
        found.append(
            OpeningStep(
                start=start + timedelta(minutes=STEP_MINUTES * index),
                contacts=piece.start_per_hour * piece.seconds / SECONDS_PER_HOUR,
                online=online,
                service_level=whole.level(promised.goals[0]),
                waiting=whole.waiting_at_start,
            )
        )
    return tuple(found), state
