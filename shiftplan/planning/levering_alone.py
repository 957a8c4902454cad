"""Levers of one person, tried while everybody else stays: exact, and quick where a solve would take long."""

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import zip_longest
from time import monotonic
from typing import TYPE_CHECKING

from shiftplan.domain.explanation import Lever, LeverKind
from shiftplan.planning.lever_values import Solved, confirmed, passed, solved

if TYPE_CHECKING:
    from shiftplan.rota.explain import Alone, Candidate, Joined, Standing

MOST = 24
"""Levers that share a model; each makes it larger."""
LONGEST_SECONDS = 2.0
"""For the best days of one person; most are found in half a second."""
MAKING = 1.3
"""How much longer the model of all levers takes than that of the plan as it is."""


class TrialAlone:
    """Finds the best days of a person with and without a lever, until the time is over.

    Without it too, so that no lever is credited with what the person's days could be better anyway. One
    model has all levers, each for a person of its own.
    """

    def __init__(
        self,
        standing: "Standing",
        until: float,
        making: float,
        report: Callable[[int, int], None],
        stop: Callable[[], bool],
    ) -> None:
        self._standing, self._until, self._making = standing, until, making
        self._report, self._stop = report, stop
        self._need, self._began = standing.scene.problem.need, monotonic()

    def run(self, candidates: tuple["Candidate", ...]) -> tuple[Lever, ...]:
        """The levers that there was time to try, in their order, with what they save."""
        from shiftplan.rota.explain import Alone, joined, standing_of  # noqa: PLC0415 - loads ortools

        now = self._standing
        plan, levers = joined(now.plan, _in_turn(candidates), MOST)
        if self._over(MAKING * self._making) or not levers:
            return ()
        before, after = Alone(now), Alone(standing_of(plan, self._need, now.rota))
        found = []
        for lever in levers:
            if self._over(LONGEST_SECONDS):
                break
            self._report(*passed(self._began, self._until))
            found.append(self._tried(lever, before, after))
        return tuple(one for one in found if one is not None)

    def _over(self, seconds: float) -> bool:
        """Whether the reader has enough, or there is no time left for something as long."""
        return self._stop() or monotonic() + seconds > self._until

    def _tried(self, lever: "Joined", before: "Alone", after: "Alone") -> Lever | None:
        """None when no days were found in time."""
        present, end = self._present(lever, before), after.best(lever.agent, LONGEST_SECONDS)
        if present is None or end is None:
            return None
        best = solved(lever.candidate.plan, self._need, lever.as_alone(end))
        return confirmed(lever.candidate.lever, present, best)

    def _present(self, lever: "Joined", before: "Alone") -> Solved | None:
        """The plan as it is, with the best days of the lever's person; who is new has none."""
        agent = lever.candidate.lever.agent
        rota = before.best(agent, LONGEST_SECONDS) if agent else None
        if rota is None:
            return None if agent else self._as_it_is
        return solved(self._standing.plan, self._need, rota)

    @cached_property
    def _as_it_is(self) -> Solved:
        return solved(self._standing.plan, self._need, self._standing.rota)


def _in_turn(candidates: tuple["Candidate", ...]) -> Iterator["Candidate"]:
    """The best of each kind, then the second of each: estimates of two kinds err by different amounts."""
    kinds = [[one for one in candidates if one.lever.kind is kind] for kind in LeverKind]
    return (one for row in zip_longest(*kinds) for one in row if one is not None)
