"""The queue carried through an interval: births in time, deaths by state, one number of agents."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shiftplan.errors import BadInput
from shiftplan.language import say
from shiftplan.queueing.checked import check_agents, check_contacts
from shiftplan.queueing.models import SECONDS_PER_HOUR
from shiftplan.queueing.transient.laws import Outlook
from shiftplan.queueing.transient.line import Line
from shiftplan.queueing.transient.passed import Passed
from shiftplan.queueing.transient.slope import Slope
from shiftplan.queueing.transient.state import State, trimmed
from shiftplan.queueing.transient.stretch import told
from shiftplan.queueing.transient.walk import Walk
from shiftplan.queueing.transient.window import first_window

FINE = 3e-5
"""What a step may err by, as a sum of absolute differences of chances; levels then err by about 1e-7, for the
error of a step fades and is mostly where it does not matter (docs/staffing.md).
"""


class Piece(NamedTuple):
    """Some seconds in which contacts an hour go linearly from one rate to another."""

    seconds: float
    start_per_hour: float
    end_per_hour: float


def advance(
    line: Line,
    state: State,
    agents: int,
    pieces: Iterable[Sequence[float]],
    tolerance: float = FINE,
    then: int | None = None,
) -> Passed:
    """Carry `state` through `pieces` with `agents` on; a piece is (seconds, start_per_hour, end_per_hour).

    When fewer agents are on than before, contacts beyond their windows wait again: the chain knows how many
    are in the system and not who holds them. `then`: the agents that follow, when they are known; levels then
    count those rightly who come in the last seconds. Raises BadInput for rates or times that are none.
    """
    check_agents(agents)
    slopes = [_slope(Piece(*piece)) for piece in pieces]
    if not slopes:
        raise BadInput(say("there is no time to carry the queue through; give at least one piece"))
    low, high = first_window(line, state, agents, slopes)
    walk = Walk(line, agents, low, state.window(low, high), tolerance)
    begun = [(walk.low, walk.chances, slope, walk.through(slope)) for slope in slopes]
    outlook = Outlook(line, agents, walk.low, walk.high)
    stretches = tuple(
        told(outlook, State(low, chances), slope, steps) for low, chances, slope, steps in begun
    )
    return Passed(outlook, stretches, state, trimmed(walk.low, walk.chances), then)


def _slope(piece: Piece) -> Slope:
    if not (piece.seconds > 0 and math.isfinite(piece.seconds)):
        raise BadInput(
            say("a piece of time is {seconds:g} s long; write seconds above 0", seconds=piece.seconds)
        )
    check_contacts(piece.start_per_hour)
    check_contacts(piece.end_per_hour)
    return Slope(
        piece.seconds, piece.start_per_hour / SECONDS_PER_HOUR, piece.end_per_hour / SECONDS_PER_HOUR
    )
