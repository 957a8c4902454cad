"""Solving where shortage comes first: by milder weights at the beginning, by the raised ones at the end.

Raised as far as proof needs it (`domain.priority`), shortage drowns everything else: a walk then is blind to
the other goals, and a piece is solved well enough long before they are. So most of the time goes to a search
with shortage raised `MILD` times, whose rota is nearly as short as can be and good in the rest; what is
left of the time improves it in the raised weights, in which its value and bound are told.
"""

from collections.abc import Callable, Collection
from functools import partial
from time import monotonic

from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.plan import Plan
from shiftplan.domain.priority import raise_by
from shiftplan.domain.rota import Rota
from shiftplan.rota import engine
from shiftplan.rota.limits import Limits
from shiftplan.rota.valuing import Valuer, valuer_of

MILD = 20.0
SHARE = 0.7
"""Of the time, for the search in milder weights."""
LEAST_SECONDS = 0.05


def solve(
    plan: Plan,
    need: Need,
    start: Rota | None,
    limits: Limits,
    report: Callable[[Progress], None],
    stop: Callable[[], bool],
    *,
    without: Collection[str] = (),
    published: Rota | None = None,
    standing: bool = False,
) -> Outcome:
    """`engine.solve`, in two searches where the plan puts shortage first."""
    solved = partial(engine.solve, without=without, published=published, standing=standing)
    if not plan.settings.shortage_first or raise_by(plan) <= MILD:
        return solved(plan, need, start, limits, report, stop)
    began = monotonic()
    told = _Told(valuer_of(plan, need, start or Rota(), published, standing=standing), report)
    mild = solved(_milder(plan), need, start, _part(limits, SHARE, 0.0), told.mildly, stop)
    if mild.status in {Status.STOPPED, Status.INFEASIBLE}:
        return told.outcome(mild)
    told.since = monotonic() - began
    rest = _part(limits, 1 - SHARE, limits.seconds * SHARE - told.since)
    found = solved(plan, need, mild.rota or start, rest, told.finally_, stop)
    bounds = [bound for bound in (mild.bound, found.bound) if bound is not None]
    return found.model_copy(
        update={
            "seconds": monotonic() - began,
            "bound": max(bounds, default=None),
            "findings": found.findings or mild.findings,
        }
    )


class _Told:
    """Tells the progress of both searches in the raised weights."""

    def __init__(self, valuer: Valuer, report: Callable[[Progress], None]) -> None:
        self.since = 0.0
        self._valuer = valuer
        self._report = report
        self._best: float | None = None

    def mildly(self, progress: Progress) -> None:
        """A bound in milder weights is one in raised weights, too: every rota is worth no less in them."""
        if progress.rota is not None:
            self._best = self._valuer.value(progress.rota)
        self._report(progress.model_copy(update={"best": self._best}))

    def finally_(self, progress: Progress) -> None:
        """What was told before the first search is not told again."""
        if progress.phase != "reading":
            update = {
                "seconds": progress.seconds + self.since,
                "best": progress.best or self._best,
                "findings": (),
            }
            self._report(progress.model_copy(update=update))

    def outcome(self, mild: Outcome) -> Outcome:
        value = None if mild.rota is None else self._valuer.value(mild.rota)
        return mild.model_copy(update={"objective": value})


def _milder(plan: Plan) -> Plan:
    """The plan with shortage raised only a little."""
    weights = plan.settings.weights
    raised = {name: getattr(weights, name) * MILD for name in ("shortage", "deep_shortage")}
    changed = {"shortage_first": False, "weights": weights.model_copy(update=raised)}
    settings = plan.settings.model_copy(update=changed)
    given = {
        name: getattr(plan, name) for name in Plan.model_fields
    }  # and nothing that was worked out from them
    return Plan(**{**given, "settings": settings})


def _part(limits: Limits, share: float, saved: float) -> Limits:
    """A share of the limits, with the seconds that were saved before."""
    seconds = max(LEAST_SECONDS, limits.seconds * share + saved)
    work = None if limits.work is None else max(1, round(limits.work * share))
    return limits.model_copy(update={"seconds": seconds, "work": work})
