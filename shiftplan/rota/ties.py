"""Bonds and squads as rows over choices; the laws are those of `domain.ties`."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np

from shiftplan.domain.teamwork import Bond, BondKind, Squad
from shiftplan.domain.ties import free_to_share, members, slots_on_shift
from shiftplan.rota.problem import Flags, Ints, Problem


class Clash(NamedTuple):
    """Σ `more` − Σ `less` ≤ `high` over choices, unless the bond breaks on `day`; above it by 1 at most."""

    day: int
    more: Ints
    less: Ints
    high: float


class Watch(NamedTuple):
    """Slots on end with the same shifts on: each of `others` needs seniors out of `seniors` beside it."""

    slots: int
    seniors: Ints
    others: tuple[Ints, ...]


def clashes(problem: Problem, bond: Bond) -> Iterator[Clash]:
    """Everything that breaks a bond, each with the day that is broken."""
    agents = [problem.agent_numbers[name] for name in bond.agents]
    if bond.kind is BondKind.TOGETHER:
        yield from _together(problem, bond)
    elif bond.kind is BondKind.APART:
        for one, other in combinations(agents, 2):
            yield from _apart(problem, one, other)
    elif bond.kind is BondKind.CARPOOL:
        for one, other in combinations(agents, 2):
            yield from _carpool(problem, one, other)
    else:
        for other in agents[1:]:
            yield from _mentor(problem, agents[0], other)


def shared(problem: Problem, bond: Bond, *, ring: bool) -> Iterator[tuple[int, int, int]]:
    """(day, agent, the next) of those who share the day: their duties must be the same. A ring closes."""
    for day, when in enumerate(problem.days):
        who = [problem.agent_numbers[name] for name in free_to_share(problem.plan, bond, when)]
        closed = [*who, *who[:1]] if ring and len(who) > 1 else who
        yield from ((day, one, other) for one, other in pairwise(closed))


def _together(problem: Problem, bond: Bond) -> Iterator[Clash]:
    for day, one, other in shared(problem, bond, ring=True):
        mine, theirs = problem.cells[one, day], problem.cells[other, day]
        yield Clash(day, mine.ravel(), theirs.ravel(), 0.0)
        for duty in range(problem.shape[2]):
            yield Clash(day, mine[duty], theirs[duty], 0.0)


def meetings(problem: Problem) -> Iterator[tuple[int, Flags]]:
    """(day, which (days, duties) are on) at starts of each day, the largest sets only.

    Two shifts that meet both hold the later start, so of such a set two people work one at most.
    """
    begins, ends = problem.begins, problem.ends
    serving = np.broadcast_to(_serving(problem)[None, :], begins.shape)
    for day in range(problem.shape[1]):
        points = np.unique(begins[day][serving[day]])
        held = [(begins <= point) & (ends > point) & serving for point in points]
        for number, here in enumerate(held):
            following = held[number + 1] if number + 1 < len(held) else np.zeros_like(here)
            if np.any(here & ~following):
                yield day, here


def _apart(problem: Problem, one: int, other: int) -> Iterator[Clash]:
    """Two who meet break the day of the later start, so one of them begins on it."""
    for day, here in meetings(problem):
        today = np.zeros_like(here)
        today[day] = here[day]
        before = np.any(here & ~today)
        for first, second in ((one, other), (other, one)) if before else ((one, other),):
            mine, theirs = problem.cells[first][today].ravel(), problem.cells[second][here].ravel()
            yield Clash(day, np.append(mine, theirs), _nobody(), 1.0)


def _carpool(problem: Problem, one: int, other: int) -> Iterator[Clash]:
    """Of two who begin at different times one begins by some start and the other after it."""
    starts = problem.begins[0]
    serving = _serving(problem)
    for limit in np.unique(starts[serving])[:-1]:
        early, late = serving & (starts <= limit), serving & (starts > limit)
        for day in range(problem.shape[1]):
            for first, second in ((one, other), (other, one)):
                mine, theirs = problem.cells[first, day, early], problem.cells[second, day, late]
                yield Clash(day, np.append(mine.ravel(), theirs.ravel()), _nobody(), 1.0)


def _mentor(problem: Problem, mentor: int, other: int) -> Iterator[Clash]:
    """Duties of a day that the same shifts of the mentor watch over are one row."""
    for day in range(problem.shape[1]):
        alike: dict[bytes, list[int]] = {}
        beside: dict[bytes, Flags] = {}
        for duty in np.nonzero(_serving(problem))[0]:
            watching = _watching(problem, day, int(duty))
            alike.setdefault(watching.tobytes(), []).append(int(duty))
            beside[watching.tobytes()] = watching
        for key, duties in alike.items():
            choices = problem.cells[other, day, duties].ravel()
            yield Clash(day, choices, problem.cells[mentor][beside[key]].ravel(), 0.0)


def _watching(problem: Problem, day: int, duty: int) -> Flags:
    """Which (days, duties) of a mentor lie over at least half of this duty; the law of `ties.watched`."""
    begins, ends = problem.begins[day, duty], problem.ends[day, duty]
    common = np.minimum(problem.ends, ends) - np.maximum(problem.begins, begins)
    watching: Flags = (2 * common >= ends - begins) & _serving(problem)[None, :]
    return watching


def watches(problem: Problem, squad: Squad) -> Iterator[Watch]:
    """The slots of the plan by the shifts that are on, each with the choices of seniors and of others."""
    seniors, others = members(problem.plan, squad)
    elder = [problem.agent_numbers[agent.id] for agent in seniors]
    for slots, on in _spells(problem) if others else ():
        yield Watch(
            slots,
            np.concatenate([_nobody(), *(problem.cells[agent][on].ravel() for agent in elder)]),
            tuple(problem.cells[problem.agent_numbers[agent.id]][on].ravel() for agent in others),
        )


def _spells(problem: Problem) -> Iterator[tuple[int, Flags]]:
    """(slots, which (days, duties) are on) for slots on end that do not differ."""
    on = np.zeros((problem.plan.grid.slots, *problem.begins.shape), dtype=bool)
    for duty in np.nonzero(_serving(problem))[0]:
        for day in range(problem.shape[1]):
            begins, ends = int(problem.begins[day, duty]), int(problem.ends[day, duty])
            covered = slots_on_shift(problem.plan.grid, begins, ends)
            on[covered.start : covered.stop, day, duty] = True
    first = 0
    for slot in range(1, len(on) + 1):
        if slot == len(on) or not np.array_equal(on[slot], on[first]):
            if on[first].any():
                yield slot - first, on[first]
            first = slot


def _serving(problem: Problem) -> Flags:
    return np.array([duty.serves for duty in problem.duties], dtype=bool)


def _nobody() -> Ints:
    return np.zeros(0, dtype=np.int64)
