"""The end of a day: nobody comes any more, but somebody may still wait."""

import numpy as np

from shiftplan.queueing.checked import MOST_AGENTS
from shiftplan.queueing.fewest import fewest
from shiftplan.queueing.transient import EMPTY, State
from shiftplan.staffing.promised import Pieces, Promised

NOBODY = 0.5
"""With fewer waiting than this on average, more likely nobody waits than somebody."""


def still_waiting(state: State, slots: int) -> State:
    """The queue alone, once those who are served in `slots` windows are left to who serves them."""
    if state.high <= slots + 1:
        return EMPTY
    served = max(slots + 1 - state.low, 0)
    chances = np.zeros(state.high - slots)
    chances[0] = state.chances[:served].sum()
    chances[max(state.low - slots, 1) :] = state.chances[served:]
    return State(0, chances)


def to_finish(promised: Promised, queued: State, pieces: Pieces) -> int:
    """The fewest agents that finish a queue to which nobody is added.

    None when it is as good as empty. Else at most the share that may leave (`max_abandon`, or what the first
    target leaves open) does so, and nobody waits at the end.
    """
    waiting = queued.contacts
    if waiting < NOBODY:
        return 0
    target = promised.goals[0].share
    may_leave = waiting * (promised.queue.max_abandon or 1 - target)

    def done(agents: int) -> bool:
        passed = promised.carried(queued, agents, pieces)
        return passed.gone <= may_leave and passed.waiting_at_end < NOBODY

    return fewest(done, round(waiting / promised.line.windows), MOST_AGENTS) or MOST_AGENTS
