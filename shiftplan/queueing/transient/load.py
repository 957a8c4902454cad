"""A first idea of the agents: the contacts there would be if nobody had to wait."""

import math
from collections.abc import Sequence

from shiftplan.queueing.models import SECONDS_PER_HOUR
from shiftplan.queueing.transient.carry import Piece
from shiftplan.queueing.transient.line import Line
from shiftplan.queueing.transient.state import State


def first_guess(line: Line, state: State, pieces: Sequence[Piece]) -> tuple[int, float]:
    """Agents to look at first, and how many of them move the service by about a standard deviation.

    With as many windows as contacts (an infinite-server queue) the number in the system follows
    x' = λ − x/aht; its mean over the time, held by agents with full windows, is nearly always short of the
    answer by less than its square root.
    """
    held, total, seconds = state.contacts, 0.0, 0.0
    aht = line.aht_seconds[-1]
    for piece in pieces:
        rate = (piece.start_per_hour + piece.end_per_hour) / 2 / SECONDS_PER_HOUR
        rest, fades = rate * aht, -math.expm1(-piece.seconds / aht)
        total += rest * piece.seconds + (held - rest) * aht * fades
        held, seconds = held + (rest - held) * fades, seconds + piece.seconds
    mean = total / seconds
    return max(1, math.ceil(mean / line.windows)), math.sqrt(mean + 1) / line.windows
