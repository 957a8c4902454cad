"""The fewest agents that keep a promise."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from shiftplan.errors import Unreachable
from shiftplan.language import say
from shiftplan.queueing.checked import MOST_AGENTS, check_cap, check_share, check_within
from shiftplan.queueing.performance import DEFINITIONS, Performance

Model = Callable[[int], Performance]


@dataclass(frozen=True)
class Goal:
    """At least this `share` within `within_seconds`, counted by one of `DEFINITIONS`."""

    share: float
    within_seconds: float
    definition: str = DEFINITIONS[0]

    def level(self, performance: Performance) -> float:
        return performance.service_level(self.within_seconds, self.definition)


@dataclass(frozen=True)
class Required:
    """The answer: agents, what decided them, and what they achieve."""

    agents: int
    binding: Literal["target", "occupancy"]
    performance: Performance


def agents_for(
    model: Model, goals: Sequence[Goal], occupancy_cap: float = 1.0, guess: int = 1, most: int = MOST_AGENTS
) -> Required:
    """The fewest agents, at least one, with which `model` meets every goal and stays under the cap.

    Service rises and occupancy falls with every agent added, so the answer is bracketed by doubling steps
    from `guess` and bisected. Raises Unreachable, saying by how much, when `most` agents fall short.
    """
    for goal in goals:
        check_share(goal.share)
        check_within(goal.within_seconds)
    check_cap(occupancy_cap)
    known = _Known(model)

    def on_target(agents: int) -> bool:
        return all(goal.level(known(agents)) >= goal.share for goal in goals)

    agents = _fewest(lambda n: known(n).occupancy <= occupancy_cap and on_target(n), guess, most)
    if agents is None:
        raise _short(known(most), goals, occupancy_cap)
    by_cap = agents > 1 and known(agents - 1).occupancy > occupancy_cap and on_target(agents - 1)
    return Required(agents, "occupancy" if by_cap else "target", known(agents))


class _Known:
    """A model that remembers, for two criteria ask for the same numbers of agents."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._answers: dict[int, Performance] = {}

    def __call__(self, agents: int) -> Performance:
        if agents not in self._answers:
            self._answers[agents] = self._model(agents)
        return self._answers[agents]


def _fewest(holds: Callable[[int], bool], guess: int, most: int) -> int | None:
    """The smallest n in 1…most with `holds(n)`, which stays true once it is; None when it never is."""
    low, high = _bracket(holds, min(max(guess, 1), most), most)
    if high is None:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _bracket(holds: Callable[[int], bool], guess: int, most: int) -> tuple[int, int | None]:
    """A number that does not hold (0 never does) and one above it that does."""
    step = 1
    if holds(guess):
        high = guess
        while high > 1 and holds(max(high - step, 1)):
            high, step = max(high - step, 1), step * 2
        return max(high - step, 0), high
    low = guess
    while low < most and not holds(min(low + step, most)):
        low, step = min(low + step, most), step * 2
    return low, None if low >= most else min(low + step, most)


def _short(best: Performance, goals: Sequence[Goal], cap: float) -> Unreachable:
    goal = max(goals, key=lambda goal: goal.share - goal.level(best))
    missing = goal.share - goal.level(best)
    if missing <= 0:
        return _short_of_cap(best, cap)
    return Unreachable(
        say(
            "even {agents:,} agents reach only {level:.1%} within {within:g} s; the target of {share:.1%} "
            "is {gap:.1f} points away",
            agents=best.agents,
            level=goal.level(best),
            within=goal.within_seconds,
            share=goal.share,
            gap=100 * missing,
        ),
        say("check the contacts and the handling times, or lower the target"),
    )


def _short_of_cap(best: Performance, cap: float) -> Unreachable:
    return Unreachable(
        say(
            "even {agents:,} agents are busy {occupancy:.1%} of the time; the cap of {cap:.1%} is {gap:.1f} "
            "points away",
            agents=best.agents,
            occupancy=best.occupancy,
            cap=cap,
            gap=100 * (best.occupancy - cap),
        ),
        say("check the contacts and the handling times, or raise the cap"),
    )
