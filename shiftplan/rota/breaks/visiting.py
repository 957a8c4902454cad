"""Makes `Visits` of a problem: every choice on which somebody could attend a session, at whatever time.

Only of sessions that are wishes: a rule's row may have been eased, so that the bound does without.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from shiftplan.domain.attendance import able, expected
from shiftplan.domain.session import Session
from shiftplan.rota.breaks.making import Taken, Watched, places_of
from shiftplan.rota.breaks.pauses import starts_of
from shiftplan.rota.breaks.sessions import break_of
from shiftplan.rota.breaks.visits import Visits, no_visits
from shiftplan.rota.problem import Ints, Problem
from shiftplan.rota.sessions.fitting import fits
from shiftplan.rota.sessions.placing import times
from shiftplan.rota.sessions.prices import absence_price


class _Kind(NamedTuple):
    """A session on a (duty, post, day): when it may begin, and what each of these times takes."""

    session: Session
    duty: int
    post: int
    day: int
    minutes: tuple[int, ...]
    taken: tuple[Taken, ...]


class _Visit(NamedTuple):
    guest: int
    column: int
    kind: int
    worth: float


def visiting(problem: Problem, watched: Watched, place: Ints) -> Visits:
    """`place` (choices,) is the model's column of each choice, −1 where it has none."""
    kinds = [kind for session in problem.plan.settings.sessions for kind in _kinds(problem, session)]
    missed: list[float] = []
    visits: list[_Visit] = []
    for session in problem.plan.settings.sessions:
        price = absence_price(problem.plan, session)
        for agent in expected(problem.plan, session) if price is not None else ():
            visits += _visits(problem, kinds, session, agent.id, place, len(missed))
            missed.append(price or 0.0)
    return _stacked(problem, watched, kinds, visits, missed) if visits else no_visits()


def _kinds(problem: Problem, session: Session) -> Iterator[_Kind]:
    found = times(problem.plan, session)
    for day in sorted({time.day for time in found}):
        asked = [time.minute for time in found if time.day == day]
        for duty in range(problem.shape[2]):
            for post in range(problem.shape[3]):
                minutes = tuple(minute for minute in asked if fits(problem, duty, post, session, minute))
                if minutes:
                    breaks = enumerate(break_of(problem, session, duty, minute) for minute in minutes)
                    taken = tuple(places_of(problem, (duty, post, day), breaks))
                    yield _Kind(session, duty, post, day, minutes, taken)


def _visits(
    problem: Problem, kinds: list[_Kind], session: Session, agent: str, place: Ints, guest: int
) -> Iterator[_Visit]:
    person = problem.agent_numbers[agent]
    for number, kind in enumerate(kinds):
        column = int(place[problem.cells[person, kind.day, kind.duty, kind.post]])
        there = able(problem.plan, problem.plan.agents[person], problem.plan.grid.dates[kind.day])
        if kind.session.id == session.id and column >= 0 and there:
            queue = kind.taken[0].queue if kind.taken else 0
            yield _Visit(guest, column, number, float(problem.worths[person, kind.duty, queue]))


def _stacked(
    problem: Problem, watched: Watched, kinds: list[_Kind], visits: list[_Visit], missed: list[float]
) -> Visits:
    times_of = starts_of(np.array([len(kind.minutes) for kind in kinds]))
    price = -problem.plan.settings.weights.surplus * problem.plan.grid.hours
    cost, entries = np.zeros(times_of[-1]), []
    for first, kind in zip(times_of, kinds, strict=False):
        for each in kind.taken:
            cost[first + each.place] += price * each.share
            entries += [
                (first + each.place, watch.row, each.share)
                for watch in watched.get((each.queue, each.slot), [])
                if not watch.heads
            ]
    table = np.array(sorted(entries), dtype=np.float64).reshape(-1, 3)
    guest, column, number, worth = zip(*visits, strict=True)
    return Visits(
        guest=np.array(guest),
        choice=np.array(column),
        kind=np.array(number),
        worth=np.array(worth),
        missed=np.array(missed),
        times=times_of,
        span=starts_of(np.bincount(table[:, 0].astype(np.int64), minlength=len(cost))),
        rows=table[:, 1].astype(np.int64),
        shares=table[:, 2],
        cost=cost,
    )
