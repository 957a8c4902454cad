"""The queue as it stands now: carried here from the past with those who really came, and set right by the
newest figures.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from shiftplan.domain.relief import Backlog, Known
from shiftplan.queueing.transient import EMPTY, Piece, State, advance
from shiftplan.staffing.model import patience
from shiftplan.staffing.reliefs.carried import ROUGH, SECONDS_PER_HOUR
from shiftplan.staffing.reliefs.crew import NO_CHANGE, Crew, crew
from shiftplan.staffing.reliefs.parting import parted, share_going
from shiftplan.staffing.reliefs.situation import Level, QueueNow, Situation

HARDLY_ANYBODY = 0.5
MOST_WAITING = 20_000
SPREADS = 6
SIDES = (0.25, 4.0)
"""How far the end of an interval may differ from its mean when only the mean was read."""
THREE_MINUTES = 180.0


@dataclass(frozen=True)
class Started:
    state: State
    backlog: Backlog


def started(now: QueueNow, situation: Situation) -> Started:
    """Where the queue stands at second 0, and from what that is known."""
    moments = sorted(now.moments(min(rate.begins for rate in now.rates), 0.0) | _read_at(now))
    state, known, seen = EMPTY, Known.PLAN, 0.0
    for begin, end in pairwise(moments):
        state = _parted(now, begin, situation, state)
        there = _crew(now, begin, situation)
        come = now.come(begin, end)
        pieces = [Piece(rate.ends - rate.begins, rate.per_hour, rate.per_hour) for rate in come]
        passed = advance(there.line(patience(now.queue), 0.0), state, there.agents, pieces, ROUGH)
        state = passed.end
        if now.read and now.read.begins <= begin < now.read.ends:
            seen += passed.mean_wait_seconds * passed.offered
        if now.read and end == now.read.ends:
            state, known = _as_read(
                now, now.read, there, state, seen / (end - now.read.begins), come[-1].per_hour
            )
    state = (
        state
        if known is Known.READ and now.read and now.read.ends >= 0
        else _parted(now, 0.0, situation, state)
    )
    there = _crew(now, 0.0, situation)
    waiting = state.waiting(there.windows)
    backlog = Backlog(
        queue=now.queue.id,
        waiting=waiting,
        served=state.contacts - waiting,
        online=there.worth,
        known=known,
    )
    return Started(state, backlog)


def _read_at(now: QueueNow) -> set[float]:
    return {now.read.begins, now.read.ends} if now.read else set()


def _crew(now: QueueNow, second: float, situation: Situation, *, just_before: bool = False) -> Crew:
    there = now.there(second, just_before=just_before)
    return crew(there, now.online, now.queue.aht_seconds, NO_CHANGE, situation.gain)


def _parted(now: QueueNow, second: float, situation: Situation, state: State) -> State:
    before = _crew(now, second, situation, just_before=True)
    return parted(state, before.windows, share_going(now.heads, second, now.online, before, 0.0))


def _as_read(
    now: QueueNow, read: Level, there: Crew, carried: State, mean_carried: float, per_hour: float
) -> tuple[State, Known]:
    """The carried state with as many waiting as was read, or as the waits that were read tell of."""
    if read.waiting is not None:
        return _with_waiting(carried, there, read.waiting, exactly=True), Known.READ
    seconds, known = _wait_read(now, read)
    if seconds is None:
        return carried, Known.PLAN
    mean = min(queued(there, patience(now.queue), seconds), per_hour / SECONDS_PER_HOUR * seconds)
    ratio = carried.waiting(there.windows) / mean_carried if mean_carried >= 1 else 1.0
    grown = mean * min(max(ratio, SIDES[0]), SIDES[1])
    return _with_waiting(carried, there, grown, exactly=False), known


def _wait_read(now: QueueNow, read: Level) -> tuple[float | None, Known]:
    """Mean seconds until an agent takes a chat. A three-minute rate alone is read as an exponential wait."""
    if read.first_reply_seconds is not None:
        replies = now.queue.reply_seconds
        return max(0.0, read.first_reply_seconds - (replies[-1] if replies else 0.0)), Known.FIRST_REPLY
    if read.three_minute_rate is not None:
        late = min(max(1 - read.three_minute_rate, 1e-6), 1 - 1e-6)
        return -THREE_MINUTES / math.log(late), Known.THREE_MINUTE
    return None, Known.PLAN


def queued(there: Crew, patience_seconds: float, wait_seconds: float) -> float:
    """Contacts ahead of somebody who waits so long: the place in the queue moves by q' = −R − θq, so that
    q = R/θ·(e^{θw} − 1), R·w when nobody leaves.
    """
    if not there.agents:
        return math.inf
    pace = there.windows / there.aht_seconds[-1]
    if math.isinf(patience_seconds):
        return pace * wait_seconds
    return pace * patience_seconds * math.expm1(min(wait_seconds / patience_seconds, 50.0))


def _with_waiting(carried: State, there: Crew, waiting: float, *, exactly: bool) -> State:
    """So many wait and all windows are taken; with hardly anybody waiting, the carried state without a
    queue. What was inferred and not counted is spread like a Poisson count.
    """
    waiting = min(waiting, MOST_WAITING)
    if waiting < HARDLY_ANYBODY:
        return _without_queue(carried, there.windows)
    low = math.floor(waiting)
    if exactly:
        return State(there.windows + low, np.array([1 - (waiting - low), waiting - low]))
    reach = SPREADS * math.sqrt(waiting)
    counts = np.arange(max(0, math.floor(waiting - reach)), math.ceil(waiting + reach) + 1)
    logs = counts * math.log(waiting) - np.array([math.lgamma(count + 1) for count in counts])
    chances = np.exp(logs - logs.max())
    return State(there.windows + int(counts[0]), chances / chances.sum())


def _without_queue(carried: State, windows: int) -> State:
    """The carried state on the condition that nobody waits; just not waiting, where that was unthinkable."""
    if carried.low > windows:
        return State(windows, np.ones(1))
    inside = carried.chances[: windows - carried.low + 1]
    if inside.sum() <= 0:
        return State(windows, np.ones(1))
    return State(carried.low, inside / inside.sum())
