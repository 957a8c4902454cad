"""A queue carried on from where it stands now: the need of the rest of a day, and what some agents give.

Loads numpy and scipy: import it where something is computed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from shiftplan.domain.queue import Queue
from shiftplan.domain.traffic import Series, Traffic
from shiftplan.queueing.models import NEGLIGIBLE
from shiftplan.queueing.transient import EMPTY, Passed, Piece, State, settled
from shiftplan.staffing.amounts import on_shift
from shiftplan.staffing.closing import still_waiting, to_finish
from shiftplan.staffing.inside import STEP_SECONDS, STEPS_PER_HOUR, joined
from shiftplan.staffing.promised import Pieces, Promised

SECONDS_PER_HOUR = 3600
HARDLY_ANYBODY = 0.5
SHORT_SECONDS = 600
"""A rest of a slot as short as this is staffed together with the slot after it."""
NEARLY_FULL = 0.97


@dataclass(frozen=True)
class Ahead:
    """A queue from `first_slot` on, `gone_seconds` into it. `contacts` are those still to come in each slot
    (spread inside it as in `traffic`), `online` the standard agents who serve now, `waiting` the length of
    the queue (None: not known; what these agents leave waiting at this rate is taken). `opening` slots keep
    their targets in every step.
    """

    queue: Queue
    traffic: Traffic
    first_slot: int
    gone_seconds: float
    contacts: Series
    online: int
    waiting: float | None = None
    opening: frozenset[int] = frozenset()

    @property
    def groups(self) -> Iterator[tuple[range, Pieces, bool]]:
        """Slots (by index) that are staffed alike, their pieces of time, and whether every piece counts."""
        slots, index = len(self.contacts), 0
        while index < slots:
            pieces, here = self._pieces(index), range(index, index + 1)
            if index == 0 and sum(piece.seconds for piece in pieces) <= SHORT_SECONDS and slots > 1:
                pieces, here = (*pieces, *self._pieces(1)), range(2)
            strict = self.first_slot + here[-1] in self.opening
            yield here, pieces if strict else joined(pieces), strict
            index = here[-1] + 1

    def _pieces(self, index: int) -> Pieces:
        steps = self.traffic.steps(self.queue.id, self.first_slot + index)
        gone = self.gone_seconds / STEP_SECONDS if index == 0 else 0.0
        left = [min(max(number + 1 - gone, 0.0), 1.0) for number in range(len(steps))]
        planned = sum(share * step for share, step in zip(left, steps, strict=True))
        even = self.contacts[index] / max(sum(left), 1e-9)
        times = self.contacts[index] / planned if planned > 0 else 0.0
        rates = [STEPS_PER_HOUR * (step * times if planned > 0 else even) for step in steps]
        return tuple(
            Piece(share * STEP_SECONDS, rate, rate) for share, rate in zip(left, rates, strict=True) if share
        ) or (Piece(1.0, 0.0, 0.0),)

    def begun(self, promised: Promised) -> State:
        """The queue as it stands now."""
        line, windows = promised.line, self.online * self.queue.windows
        if self.waiting is not None and self.waiting >= HARDLY_ANYBODY:
            return State(windows + round(self.waiting), EMPTY.chances)
        if not self.online:
            return EMPTY
        rate = self._pieces(0)[0].start_per_hour
        most = NEARLY_FULL * line.full_rate(self.online) * SECONDS_PER_HOUR
        return settled(line, self.online, rate if self._may_queue else min(rate, most))

    @property
    def _may_queue(self) -> bool:
        return self.waiting is None and self.queue.patience_seconds is not None


@dataclass
class Onward:
    """`need`: standard agents to put on shift in each slot. The others are of those `given`, or needed."""

    online: list[int] = field(default_factory=list)
    need: list[float] = field(default_factory=list)
    service_level: list[float] = field(default_factory=list)
    first_reply_seconds: list[float] = field(default_factory=list)
    waiting: list[float] = field(default_factory=list)


def onward(ahead: Ahead, given: Sequence[int] | None = None) -> Onward:
    """Carry the queue on with `given` agents online a slot, or else with the fewest that keep the promise.

    Raises Unreachable where no number of agents does.
    """
    promised, found = Promised(ahead.queue), Onward()
    state, windows = ahead.begun(promised), ahead.online * ahead.queue.windows
    for slots, pieces, strict in ahead.groups:
        waiting = state.waiting(windows)
        if given is not None:
            passed = promised.carried(state, given[slots[0]], pieces)
        else:
            passed = _fewest(promised, state, windows, pieces, strict=strict)
        for _ in slots:
            _note(found, ahead.queue, promised, passed, waiting)
        state, windows = passed.end, passed.agents * ahead.queue.windows
    return found


def _fewest(promised: Promised, state: State, windows: int, pieces: Pieces, *, strict: bool) -> Passed:
    least = promised.queue.min_agents
    if max(piece.start_per_hour for piece in pieces) < NEGLIGIBLE:
        queued = still_waiting(state, windows)
        return promised.carried(queued, max(to_finish(promised, queued, pieces), least), pieces)
    found = promised.fewest(state, pieces, every_piece=strict)
    return found.passed if found.agents >= least else promised.carried(state, least, pieces)


def _note(found: Onward, queue: Queue, promised: Promised, passed: Passed, waiting: float) -> None:
    found.online.append(passed.agents)
    found.need.append(on_shift(queue, passed.agents))
    found.service_level.append(passed.level(promised.goals[0]))
    found.first_reply_seconds.append(passed.mean_first_reply_seconds(queue.reply_seconds))
    found.waiting.append(waiting)
