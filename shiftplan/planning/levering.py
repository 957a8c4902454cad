"""What levers save: tried by solving the plan with and without each, or person by person in a large team."""

from collections.abc import Callable
from time import monotonic

from shiftplan.domain.explanation import Lever, LeverKind, Levers
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.planning.levering_alone import TrialAlone
from shiftplan.planning.levering_solved import Trial

Report = Callable[[int, int], None]
Stop = Callable[[], bool]
PRICING = 0.3
"""The part of the time in which the relaxation must be solved."""
UNTRIED = 3
"""Levers of each kind that are told although there was no time to try them."""


def levers(plan: Plan, need: Need, rota: Rota, seconds: float, report: Report, stop: Stop) -> Levers:
    """Levers that were tried, the best first, then the most promising of the others; in about `seconds`.

    Where the time is too short to solve enough plans, levers of one person are tried by the best days of
    that person while everybody else stays.

    Raises:
        SolverFailed: a worker process died.

    """
    from shiftplan.rota.explain import candidates, standing_of  # noqa: PLC0415 - loads scipy and ortools

    began = monotonic()
    standing = standing_of(plan, need, rota)
    entries = standing.scene.model.matrix.nnz  # made now, so that what it takes is known
    making = monotonic() - began
    found = candidates(standing, seconds * PRICING) if entries else ()
    until = began + seconds
    whole = Trial(plan, need, until, making, report, stop)
    if whole.fits:
        tried = whole.run(rota, found)
    else:
        tried = TrialAlone(standing, until, making, report, stop).run(found)
    return _told(tried, [each.lever for each in found], alone=not whole.fits)


def _told(tried: tuple[Lever, ...], found: list[Lever], *, alone: bool) -> Levers:
    done = {str(one.message) for one in tried}
    rest = sorted((one for one in found if str(one.message) not in done), key=lambda one: -one.expected)
    kinds = [[one for one in rest if one.kind is kind][:UNTRIED] for kind in LeverKind]
    promising = sorted((one for kind in kinds for one in kind), key=lambda one: -one.expected)
    best = sorted(tried, key=lambda one: -(one.saved or 0.0))
    return Levers(told=(*best, *promising), untried=len(rest), alone=alone)
