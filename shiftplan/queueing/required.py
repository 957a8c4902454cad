"""The fewest agents that keep every promise."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from shiftplan.queueing.checked import MOST_AGENTS, check_abandon, check_cap
from shiftplan.queueing.fewest import fewest
from shiftplan.queueing.goal import Goal
from shiftplan.queueing.levels import DEFINITIONS
from shiftplan.queueing.out_of_reach import reply_takes_longer, short
from shiftplan.queueing.performance import Performance

Model = Callable[[int], Performance]
Binding = Literal["target", "abandon", "occupancy"]


@dataclass(frozen=True)
class Required:
    """The answer: agents, what decided them, and what they achieve.

    `goal` is the one that one agent fewer would miss most, when a target decided; else None.
    """

    agents: int
    binding: Binding
    performance: Performance
    goal: Goal | None = None


def agents_for(
    model: Model,
    goals: Sequence[Goal],
    occupancy_cap: float = 1.0,
    guess: int = 1,
    most: int = MOST_AGENTS,
    max_abandon: float | None = None,
) -> Required:
    """The fewest agents, at least one, with which `model` meets every goal, stays under the cap and loses at
    most `max_abandon` of the contacts.

    Service rises, abandonment and occupancy fall with every agent added, so the answer is bracketed by
    doubling steps from `guess` and bisected. Raises Unreachable, saying which and by how much, when `most`
    agents fall short; BadInput for a goal, cap or share that is none.
    """
    _check(goals, occupancy_cap, max_abandon)
    promise = _Promise(model, tuple(goals), occupancy_cap, max_abandon)
    agents = promise.fewest(guess, most)
    if agents is None:
        raise short(promise.known(most), goals, occupancy_cap, max_abandon)
    binding, goal = promise.binding(agents)
    return Required(agents, binding, promise.known(agents), goal)


def _check(goals: Sequence[Goal], occupancy_cap: float, max_abandon: float | None) -> None:
    for goal in goals:
        goal.check()
    check_cap(occupancy_cap)
    if max_abandon is not None:
        check_abandon(max_abandon)
    for goal in goals:
        if goal.too_soon:
            raise reply_takes_longer(goal)


class _Promise:
    """All that must hold, with what is known of each number of agents."""

    def __init__(self, model: Model, goals: tuple[Goal, ...], cap: float, max_abandon: float | None) -> None:
        self._model, self._goals, self._cap, self._most_gone = model, goals, cap, max_abandon
        self._answers: dict[int, Performance] = {}

    def known(self, agents: int) -> Performance:
        if agents not in self._answers:
            self._answers[agents] = self._model(agents)
        return self._answers[agents]

    def kept(self, agents: int) -> bool:
        return self._few_leave(agents) and self._not_too_busy(agents) and self._on_target(agents)

    def binding(self, agents: int) -> tuple[Binding, Goal | None]:
        """What one agent fewer would break: a goal before the share that leaves, that before the cap."""
        fewer = max(agents - 1, 1)
        if not self._on_target(fewer):
            return "target", self._most_missed(fewer)
        if not self._few_leave(fewer):
            return "abandon", None
        if not self._not_too_busy(fewer) or not self._goals:
            return "occupancy", None
        return "target", self._most_missed(fewer)

    def fewest(self, guess: int, most: int) -> int | None:
        """The fewest from which on the promise is kept; None when `most` do not keep it.

        Counted by first reply, a definition that counts fewer than all as offered can fall while a hopeless
        team grows (people who left before now get a late reply) and rises again. The first definition is the
        strictest and rises; the search goes down from its answer one by one, so that it ends where one more
        agent never breaks the promise, whatever the guess.
        """
        if all(goal.definition == DEFINITIONS[0] for goal in self._goals if goal.replies):
            return fewest(self.kept, guess, most)
        strict = tuple(replace(goal, definition=DEFINITIONS[0]) for goal in self._goals if goal.replies)
        stricter = _Promise(self.known, strict, self._cap, self._most_gone)
        enough = fewest(stricter.kept, guess, most) or most
        if not self.kept(enough):
            return fewest(self.kept, enough, most)
        while enough > 1 and self.kept(enough - 1):
            enough -= 1
        return enough

    def _on_target(self, agents: int) -> bool:
        return all(goal.missing(self.known(agents)) <= 0 for goal in self._goals)

    def _few_leave(self, agents: int) -> bool:
        return self._most_gone is None or self.known(agents).abandon <= self._most_gone

    def _not_too_busy(self, agents: int) -> bool:
        return self.known(agents).occupancy <= self._cap

    def _most_missed(self, agents: int) -> Goal:
        return max(self._goals, key=lambda goal: goal.missing(self.known(agents)))
