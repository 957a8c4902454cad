"""The queue carried through time: what was left by one interval is met by the next.

    state = settled(line, agents, contacts_per_hour)
    passed = advance(line, state, agents, [(seconds, start_per_hour, end_per_hour), …])
    passed.level(goal), passed.worst(goal), passed.abandon, passed.end …
    found = fewest(line, passed.end, pieces, goals, …)

Loads numpy and scipy: import it where something is computed, not at the top of what a first screen loads.
"""

from shiftplan.queueing.transient.carry import FINE, Piece, advance
from shiftplan.queueing.transient.line import Line
from shiftplan.queueing.transient.passed import Passed
from shiftplan.queueing.transient.search import Found, fewest
from shiftplan.queueing.transient.state import EMPTY, State, settled

__all__ = [
    "EMPTY",
    "FINE",
    "Found",
    "Line",
    "Passed",
    "Piece",
    "State",
    "advance",
    "fewest",
    "settled",
]
