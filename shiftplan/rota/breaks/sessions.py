"""Sessions as breaks of one place: what they take while they last, and the breaks that must not meet them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from shiftplan.domain.session import Session
from shiftplan.domain.shift import Break, BreakKind
from shiftplan.rota.breaks import serving
from shiftplan.rota.breaks.pauses import Pauses
from shiftplan.rota.problem import Ints, Problem
from shiftplan.rota.sessions.fitting import attending, minutes_in, overlaps
from shiftplan.rota.sessions.placing import Placed

FIRST_NUMBER = 100
"""Sessions come after all breaks of a shift."""
NEVER = 1e6
"""Cost of a break that meets a session: more than any rota is worth."""


class Held(NamedTuple):
    """A session of one person on one duty and post; `number` among the breaks, `column` of the model."""

    placed: Placed
    duty: int
    post: int
    number: int
    column: int
    minutes: tuple[int, ...]


def held(problem: Problem, place: Ints) -> Iterator[Held]:
    """Every choice of the model in which somebody attends a session."""
    ids = [session.id for session in problem.plan.settings.sessions]
    for one in problem.placed:
        agent = problem.agent_numbers[one.agent]
        for duty, post in attending(problem, one):
            column = int(place[problem.cells[agent, one.day, duty, post]])
            if column >= 0:
                number = FIRST_NUMBER + ids.index(one.session.id)
                yield Held(one, duty, post, number, column, minutes_in(problem, duty, post, one))


def break_of(problem: Problem, session: Session, duty: int, minute: int) -> Break:
    """The session as a break of the duty, begun at a minute of the day."""
    after = minute - problem.duties[duty].start_minute
    return Break(after_minutes=after, minutes=session.minutes, paid=True, kind=BreakKind.SESSION)


def kept_apart(problem: Problem, pauses: Pauses, place: Ints) -> Pauses:
    """The breaks of those who attend at the one time left cost too much wherever they would meet it."""
    cost = pauses.cost.copy()
    for one in held(problem, place):
        if len(one.minutes) > 1:
            continue
        shift = problem.duties[one.duty]
        for number, at in enumerate(serving.movable(problem, one.duty, one.post)):
            first = pauses.places[pauses.first[one.column] + number]
            for offset, begin in enumerate(shift.breaks[at].places(problem.plan.grid.minutes)):
                if overlaps(shift, shift.breaks[at], begin, one.placed.session, one.minutes[0]):
                    cost[first + offset] += NEVER
    return replace(pauses, cost=cost)
