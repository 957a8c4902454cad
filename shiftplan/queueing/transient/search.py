"""The fewest agents that keep every promise, given the queue that is carried in."""

import math
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from shiftplan.errors import Unreachable
from shiftplan.language import say
from shiftplan.queueing.checked import MOST_AGENTS
from shiftplan.queueing.goal import Goal
from shiftplan.queueing.models import NEGLIGIBLE
from shiftplan.queueing.required import Binding
from shiftplan.queueing.transient.bracket import turning
from shiftplan.queueing.transient.carry import FINE, Piece, advance
from shiftplan.queueing.transient.line import Line
from shiftplan.queueing.transient.load import first_guess
from shiftplan.queueing.transient.passed import Passed
from shiftplan.queueing.transient.promise import Promise
from shiftplan.queueing.transient.state import State

QUICK = 3e-2
"""The tolerance with which most numbers of agents are judged."""
SURE = 0.002
"""A margin (in standard deviations) beyond what `QUICK` may err by."""
NOBODY = 0.5
"""With fewer contacts carried in than this, and none to come, the system counts as empty."""
NEAR = 0.01
"""How far below a target `nearest` may stay."""
Rounding = Literal["up", "nearest"]


class Found(NamedTuple):
    """The answer: agents, what came of them, what decided their number."""

    agents: int
    passed: Passed
    binding: Binding


def fewest(
    line: Line,
    state: State,
    pieces: Iterable[Sequence[float]],
    goals: Sequence[Goal],
    *,
    occupancy_cap: float = 1.0,
    max_abandon: float | None = None,
    guess: int | None = None,
    every_piece: bool = False,
    then: int | None = None,
    rounding: Rounding = "up",
) -> Found:
    """The fewest agents with which those who come in `pieces` get what every goal promises, at most
    `max_abandon` of them leave, and windows are busy at most `occupancy_cap` of the time.

    `every_piece`: the goals hold in each piece. `then`: the agents that follow, as in `advance`. `nearest`:
    one agent fewer where that misses the goals by less than the answer exceeds them, and by at most a point.
    When nobody comes the cap alone decides, and no agents are needed for an empty system. Raises
    Unreachable, BadInput as `queueing.agents_for`.
    """
    search = _Search(line, state, tuple(Piece(*piece) for piece in pieces), then)
    promise = Promise(tuple(goals), occupancy_cap, max_abandon, every_piece)
    if search.nothing_to_do:
        return Found(0, search.fine(0), promise.binding(None))
    start, scale = first_guess(line, state, search.pieces)
    agents = turning(lambda n: search.margin(promise, n), guess or start, 1, MOST_AGENTS, scale)
    if agents is None:
        raise _out_of_reach(promise, search.fine(MOST_AGENTS))
    fewer = search.known(agents - 1) if agents > 1 else None
    if fewer and rounding == "nearest" and _nearer(promise, search, agents):
        return Found(agents - 1, search.fine(agents - 1), "target")
    return Found(agents, search.fine(agents), promise.binding(fewer))


class _Search:
    """What is known of each number of agents, quickly or finely."""

    def __init__(self, line: Line, state: State, pieces: tuple[Piece, ...], then: int | None) -> None:
        self._line, self._state, self.pieces, self._then = line, state, pieces, then
        self._known: dict[int, Passed] = {}
        self._fine: dict[int, Passed] = {}

    @property
    def nothing_to_do(self) -> bool:
        comes = max(max(piece.start_per_hour, piece.end_per_hour) for piece in self.pieces)
        return comes < NEGLIGIBLE and self._state.contacts < NOBODY

    def margin(self, promise: Promise, agents: int) -> float:
        """Fine only where the quick look cannot tell."""
        quick = promise.margin(self.known(agents))
        return quick if abs(quick) > SURE else promise.margin(self.fine(agents))

    def known(self, agents: int) -> Passed:
        if agents in self._fine:
            return self._fine[agents]
        if agents not in self._known:
            self._known[agents] = advance(self._line, self._state, agents, self.pieces, QUICK, self._then)
        return self._known[agents]

    def fine(self, agents: int) -> Passed:
        if agents not in self._fine:
            self._fine[agents] = advance(self._line, self._state, agents, self.pieces, FINE, self._then)
        return self._fine[agents]


def _nearer(promise: Promise, search: _Search, agents: int) -> bool:
    fewer, enough = search.fine(agents - 1), search.fine(agents)
    missed, over = promise.missed(fewer), -promise.missed(enough)
    return promise.only_goals_missed(fewer) and 0 < missed <= NEAR and missed < over


def _out_of_reach(promise: Promise, best: Passed) -> Unreachable:
    missing = promise.missed(best)
    if math.isfinite(missing) and missing > 0:
        sentence = say(
            "given the queue carried in, even {agents:,} agents stay {gap:.1f} points below a target",
            agents=best.agents,
            gap=100 * missing,
        )
    else:
        sentence = say(
            "given the queue carried in, even {agents:,} agents are busy {occupancy:.1%} of the time and "
            "{abandon:.1%} leave",
            agents=best.agents,
            occupancy=best.occupancy,
            abandon=best.abandon,
        )
    return Unreachable(sentence, say("check the contacts and the handling times, or lower the target"))
