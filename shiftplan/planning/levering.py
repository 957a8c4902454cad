"""Levers tried out: the plan as it is and the plan with each lever, solved alike from the same rota."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import takewhile
from time import monotonic
from typing import TYPE_CHECKING

from shiftplan.domain.explanation import Lever
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement, Progress
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.planning.solving import solve
from shiftplan.planning.stages import judge

if TYPE_CHECKING:
    from shiftplan.rota.explain import Candidate

Report = Callable[[int, int], None]
Stop = Callable[[], bool]
BESIDE = 2
"""Plans that are solved at the same time, one worker each."""
ROUNDS = 5
"""The time holds so many solves one after another, two beside each other; one is of the plan as it is."""
MAKING = 3.0
"""A solve is at least so many times as long as making its model takes."""
PRICING = 0.3
"""The part of the time in which the relaxation must be solved."""
UNTRIED = 12
"""Levers that are told although there was no time to try them."""
LEAST_SECONDS = 1.0
SLACK_SECONDS = 0.5


@dataclass(frozen=True)
class Solved:
    """A rota and what the judge says of it."""

    rota: Rota
    judgement: Judgement

    @property
    def wages(self) -> float | None:
        """Yuan; None when no contract names a wage."""
        told = [term.amount for term in self.judgement.terms if term.name == "labour_cost"]
        return told[0] if told else None


def levers(
    plan: Plan, need: Need, rota: Rota, seconds: float, report: Report, stop: Stop
) -> tuple[Lever, ...]:
    """Levers that were tried, the best first, then the most promising of the others; in about `seconds`.

    The plan as it is is solved further too, from the same rota and as long as each lever is: that is what
    they are compared with, so no lever is credited with what more time alone would give.

    Raises:
        SolverFailed: a worker process died.

    """
    from shiftplan.rota.explain import candidates, standing_of  # noqa: PLC0415 - loads scipy and ortools

    began = monotonic()
    standing = standing_of(plan, need, rota)
    least = max(LEAST_SECONDS, MAKING * (monotonic() - began))
    found = candidates(standing, seconds * PRICING)
    tried = Trial(plan, need, began + seconds, least, report, stop).run(rota, found)
    rest = (each.lever for each in found[len(tried) :][:UNTRIED])
    by_saving = sorted(tried, key=lambda one: -(one.saved or 0.0))
    return (*by_saving, *sorted(rest, key=lambda one: -one.expected))


class Trial:
    """Solves the plan as it is, then plans with a lever, two at a time, until the time is over."""

    def __init__(
        self, plan: Plan, need: Need, until: float, least: float, report: Report, stop: Stop
    ) -> None:
        self._plan, self._need, self._until = plan, need, until
        self._report, self._stop = report, stop
        self._began = monotonic()
        left = max(0.1, until - self._began)
        self._each = min(left, max(least, left / ROUNDS))

    def run(self, rota: Rota, levers: tuple["Candidate", ...]) -> tuple[Lever, ...]:
        """The levers that there was time to try, in their order, with what they save."""
        plans = [self._plan, *(each.plan for each in levers)]
        with ThreadPoolExecutor(BESIDE) as pool:
            first, *solved = pool.map(lambda plan: self._solve(plan, rota), plans)
        if first is None:
            return ()
        ends = takewhile(lambda pair: pair[1] is not None, zip(levers, solved, strict=True))
        return tuple(_confirmed(each.lever, first, end) for each, end in ends if end is not None)

    def _solve(self, plan: Plan, start: Rota) -> Solved | None:
        """None when there is no time left to solve as long as the others, or the reader has enough."""
        if self._stop() or monotonic() + self._each > self._until + SLACK_SECONDS:
            return None
        from shiftplan.rota import Limits  # noqa: PLC0415 - loads ortools

        limits = Limits(seconds=self._each, workers=1)
        outcome = solve(plan, self._need, start, limits, self._tell, self._stop)
        if outcome.rota is None:
            return None
        return Solved(outcome.rota, judge(plan, self._need, outcome.rota))

    def _tell(self, _: Progress) -> None:
        passed, whole = monotonic() - self._began, self._until - self._began
        self._report(min(99, int(100 * passed / whole)), 100)


def _confirmed(lever: Lever, before: Solved, after: Solved) -> Lever:
    hours = before.judgement.shortage_agent_hours - after.judgement.shortage_agent_hours
    wages = None if after.wages is None or before.wages is None else after.wages - before.wages
    saved = before.judgement.objective - after.judgement.objective
    return lever.model_copy(
        update={
            "saved": round(saved, 4),
            "saved_hours": round(hours, 4),
            "wages": None if wages is None else round(wages, 2),
        }
    )
