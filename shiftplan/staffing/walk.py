"""One queue on its way through the slots of a plan."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from shiftplan.domain.need import Binding, OpeningStep
from shiftplan.domain.queue import Queue
from shiftplan.domain.traffic import Traffic
from shiftplan.queueing.models import NEGLIGIBLE
from shiftplan.queueing.transient import EMPTY, Passed, State, settled
from shiftplan.staffing.closing import NOBODY, still_waiting, to_finish
from shiftplan.staffing.inside import joined, steps
from shiftplan.staffing.opening import opening_steps
from shiftplan.staffing.promised import Pieces, Promised
from shiftplan.staffing.slots import SlotNeed
from shiftplan.staffing.steady import steady_slot


@dataclass
class Walk:
    """What has been answered so far, and the queue as it stands.

    `given` agents are taken as they are, else the fewest that keep the promise are looked for; in the slots
    of `opening` it must be kept in every step.
    """

    queue: Queue
    traffic: Traffic
    opening: frozenset[int] = frozenset()
    given: Sequence[int] | None = None
    slots: list[SlotNeed] = field(default_factory=list)
    steps: list[OpeningStep] = field(default_factory=list)
    _state: State = EMPTY
    _stepwise: State | None = None
    _windows: int = 0

    def __post_init__(self) -> None:
        self._promised = Promised(self.queue)

    def through(self, slot: int) -> None:
        """Carry the queue through the next slot. Raises Unreachable when the promise cannot be kept."""
        if slot == 0:
            self._begin()
        waiting = self._state.waiting(self._windows)
        comes = steps(self.queue, self.traffic, slot)
        pieces = comes if slot in self.opening else joined(comes)
        if max(piece.start_per_hour for piece in pieces) < NEGLIGIBLE:
            self._nobody_comes(slot, joined(comes), waiting)
        else:
            self._served(slot, pieces, waiting)

    def _begin(self) -> None:
        """The queue as if the rate of the first slot had always been there."""
        rate = self.traffic.contacts[self.queue.id][0] / self.traffic.grid.hours
        if rate < NEGLIGIBLE:
            return
        agents = steady_slot(self.queue, rate).slot.online
        self._state, self._windows = settled(self._promised.line, agents, rate), agents * self.queue.windows

    def _served(self, slot: int, pieces: Pieces, waiting: float) -> None:
        passed, binding = self._chosen(slot, pieces)
        if slot in self.opening and self.given is None:
            self._step_by_step(slot, pieces, passed)
        else:
            self._stepwise = None
        self._answer(passed, binding, waiting)

    def _chosen(self, slot: int, pieces: Pieces) -> tuple[Passed, Binding]:
        if self.given is not None:
            return self._promised.carried(self._state, self.given[slot], pieces), Binding.TARGET
        found = self._promised.fewest(self._state, pieces, every_piece=slot in self.opening)
        if self.queue.min_agents > found.agents:
            enough = self._promised.carried(self._state, self.queue.min_agents, pieces)
            return enough, Binding.MINIMUM
        return found.passed, self._decided_by(slot, pieces, found.agents, Binding(found.binding))

    def _decided_by(self, slot: int, pieces: Pieces, agents: int, broken: Binding) -> Binding:
        """A step, where the mean of the slot would do with fewer; what was carried in, where a steady state
        would; else what one agent fewer breaks.
        """
        rate = self.traffic.contacts[self.queue.id][slot] / self.traffic.grid.hours
        if slot in self.opening and agents > 1:
            fewer = self._promised.carried(self._state, agents - 1, pieces)
            if self._promised.kept(fewer):
                return Binding.OPENING
        if self._promised.kept_at_rest(agents - 1, rate):
            return Binding.BACKLOG
        return broken

    def _step_by_step(self, slot: int, pieces: Pieces, passed: Passed) -> None:
        state = self._state if self._stepwise is None else self._stepwise
        moment = self.traffic.grid.moment(slot)
        told, self._stepwise = opening_steps(self._promised, state, pieces, passed, moment)
        self.steps.extend(told)

    def _nobody_comes(self, slot: int, pieces: Pieces, waiting: float) -> None:
        """Those in service are finished by who has them; those who wait are answered."""
        self._stepwise = None
        queued = still_waiting(self._state, self._windows)
        last = to_finish(self._promised, queued, pieces) if self.given is None else self.given[slot]
        online = max(last, self.queue.min_agents) if self.given is None else last
        if queued.contacts < NOBODY:
            queued = EMPTY
        passed = self._promised.carried(queued, online, pieces)
        self._answer(passed, self._after_hours(last, online), waiting)

    def _after_hours(self, last: int, online: int) -> Binding:
        if last and last == online:
            return Binding.BACKLOG
        return Binding.MINIMUM if online else Binding.NOTHING

    def _answer(self, passed: Passed, binding: Binding, waiting: float) -> None:
        goal = self._promised.goals[0]
        self.slots.append(
            SlotNeed(
                online=passed.agents,
                binding=binding,
                service_level=passed.level(goal),
                worst_instant=passed.worst(goal),
                waiting=waiting,
                first_reply_seconds=passed.mean_first_reply_seconds(self.queue.reply_seconds),
                abandon=passed.abandon,
                occupancy=passed.occupancy,
            )
        )
        self._state, self._windows = passed.end, passed.agents * self.queue.windows
