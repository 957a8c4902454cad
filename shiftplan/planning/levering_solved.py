"""Levers tried out: the plan as it is and the plan with each lever, solved alike from the same rota."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import takewhile
from time import monotonic
from typing import TYPE_CHECKING

from shiftplan.domain.explanation import Lever
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Progress
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.planning.lever_values import Solved, confirmed, passed, solved
from shiftplan.planning.solving import solve

if TYPE_CHECKING:
    from shiftplan.rota.explain import Candidate

BESIDE = 2
"""Plans that are solved at the same time, one worker each."""
ROUNDS = 5
"""The time holds so many solves one after another, two beside each other; one is of the plan as it is."""
ENOUGH = 3
"""Rounds below which solving is not worth it."""
MAKING = 3.0
"""A solve is at least so many times as long as making its model takes."""
LEAST_SECONDS = 1.0
SLACK_SECONDS = 0.5


class Trial:
    """Solves the plan as it is, then plans with a lever, two at a time, until the time is over.

    The plan as it is is solved further too, from the same rota and as long as each lever is: that is what
    they are compared with, so no lever is credited with what more time alone would give. `making` is how
    many seconds a model takes.
    """

    def __init__(
        self,
        plan: Plan,
        need: Need,
        until: float,
        making: float,
        report: Callable[[int, int], None],
        stop: Callable[[], bool],
    ) -> None:
        self._plan, self._need, self._until = plan, need, until
        self._report, self._stop = report, stop
        self._began = monotonic()
        left = max(0.1, until - self._began)
        least = max(LEAST_SECONDS, MAKING * making)
        self._each = min(left, max(least, left / ROUNDS))
        self.fits = left >= ENOUGH * MAKING * making

    def run(self, rota: Rota, levers: tuple["Candidate", ...]) -> tuple[Lever, ...]:
        """The levers that there was time to try, in their order, with what they save."""
        plans = [self._plan, *(each.plan for each in levers)]
        with ThreadPoolExecutor(BESIDE) as pool:
            first, *ends = pool.map(lambda plan: self._solve(plan, rota), plans)
        if first is None:
            return ()
        known = takewhile(lambda pair: pair[1] is not None, zip(levers, ends, strict=True))
        return tuple(confirmed(each.lever, first, end) for each, end in known if end is not None)

    def _solve(self, plan: Plan, start: Rota) -> Solved | None:
        """None when there is no time left to solve as long as the others, or the reader has enough."""
        if self._stop() or monotonic() + self._each > self._until + SLACK_SECONDS:
            return None
        from shiftplan.rota import Limits  # noqa: PLC0415 - loads ortools

        limits = Limits(seconds=self._each, workers=1)
        outcome = solve(plan, self._need, start, limits, self._tell, self._stop)
        return None if outcome.rota is None else solved(plan, self._need, outcome.rota)

    def _tell(self, _: Progress) -> None:
        self._report(*passed(self._began, self._until))
