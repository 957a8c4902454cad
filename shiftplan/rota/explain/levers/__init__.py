"""What the planner could change, priced by the relaxation: people, hours, training, wishes, starts."""

from collections.abc import Callable, Iterable

from shiftplan.rota.explain.levers.candidate import Candidate
from shiftplan.rota.explain.levers.hours import more_hours
from shiftplan.rota.explain.levers.joining import Joined, joined
from shiftplan.rota.explain.levers.people import more_people
from shiftplan.rota.explain.levers.prices import Prices, prices_of
from shiftplan.rota.explain.levers.starts import other_starts
from shiftplan.rota.explain.levers.training import more_skills
from shiftplan.rota.explain.levers.wishes import fewer_wishes
from shiftplan.rota.explain.standing import Standing

__all__ = ["Candidate", "Joined", "candidates", "joined"]

KINDS = (more_people, more_hours, more_skills, fewer_wishes, other_starts)
LEAST = 1.0
"""Estimates below this are not worth a trial."""


def candidates(standing: Standing, seconds: float) -> tuple[Candidate, ...]:
    """Levers with their changed plans, the most promising first, the best of each kind before the rest."""
    prices = prices_of(standing, seconds)
    found = [_ranked(kind, prices) for kind in KINDS]
    first = [each for kind in found for each in kind[:1]]
    rest = [each for kind in found for each in kind[1:]]
    return tuple(sorted(first, key=_promise) + sorted(rest, key=_promise))


def _ranked(kind: Callable[[Prices], Iterable[Candidate]], prices: Prices) -> list[Candidate]:
    return sorted((each for each in kind(prices) if each.lever.expected >= LEAST), key=_promise)


def _promise(candidate: Candidate) -> float:
    return -candidate.lever.expected
