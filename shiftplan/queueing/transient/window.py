"""Which numbers in the system are worth carrying."""

import math
from collections.abc import Sequence
from itertools import pairwise

from shiftplan.queueing.transient.line import Line
from shiftplan.queueing.transient.slope import Slope
from shiftplan.queueing.transient.state import State

SPREADS = 7.0
MARGIN = 12


def first_window(line: Line, state: State, agents: int, slopes: Sequence[Slope]) -> tuple[int, int]:
    """Low and high around what is carried in and where the mean drifts; `Walk` widens it when it must."""
    mean = state.contacts
    lows, highs = [float(state.low)], [float(state.high)]
    for slope in slopes:
        for rate in dict.fromkeys((slope.start, slope.end)):
            rest = _rest(line, agents, rate, mean, slope.seconds)
            moved = -math.expm1(-line.fastest * slope.seconds)
            there = mean + (rest - mean) * moved
            spread = SPREADS * math.sqrt(max(there, 1.0)) + MARGIN
            lows.append(there - spread)
            highs.append(there + spread)
        mean = there
    return max(0, math.floor(min(lows))), math.ceil(max(highs))


def _rest(line: Line, agents: int, rate: float, mean: float, seconds: float) -> float:
    """The number in the system at which as many leave as come."""
    over = rate - line.full_rate(agents)
    slots = agents * line.windows
    if over >= 0:
        if math.isinf(line.patience_seconds):
            return max(mean, slots) + over * seconds
        return slots + over * line.patience_seconds
    for held, (fewer, more) in enumerate(pairwise(line.end_rates)):
        if more * agents > rate:
            return agents * (held + max(rate / agents - fewer, 0.0) / (more - fewer))
    return float(slots)
