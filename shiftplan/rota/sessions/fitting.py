"""Which duties hold a session, and which places of their movable breaks it leaves."""

from collections.abc import Iterator
from functools import lru_cache

from shiftplan.domain.session import Session
from shiftplan.domain.shift import Break, ShiftTemplate
from shiftplan.rota.breaks.serving import movable
from shiftplan.rota.problem import Problem
from shiftplan.rota.sessions.placing import Placed


def overlaps(shift: ShiftTemplate, pause: Break, place: int, session: Session, minute: int) -> bool:
    """Whether a break that begins `place` minutes into the shift meets the session."""
    begin = shift.start_minute + place
    return begin < minute + session.minutes and minute < begin + pause.minutes


def fits(problem: Problem, duty: int, post: int, session: Session, minute: int) -> bool:
    """Whether somebody on this duty can attend then: every break finds a place beside the session."""
    known = _known(problem)
    key = session.id, duty, post, minute
    if key not in known:
        known[key] = _fits(problem, duty, post, session, minute)
    return known[key]


@lru_cache(maxsize=4)
def _known(_problem: Problem) -> dict[tuple[str, int, int, int], bool]:
    """Answers found for a problem: they are asked for everybody, and the same for all."""
    return {}


def _fits(problem: Problem, duty: int, post: int, session: Session, minute: int) -> bool:
    shift, step = problem.duties[duty], problem.plan.grid.minutes
    held = shift.start_minute <= minute and minute + session.minutes <= shift.end_minute
    free = movable(problem, duty, post)
    return (
        held
        and shift.serves
        and all(
            any(
                not overlaps(shift, pause, place, session, minute)
                for place in (pause.places(step) if number in free else (pause.after_minutes,))
            )
            for number, pause in enumerate(shift.breaks)
        )
    )


def minutes_in(problem: Problem, duty: int, post: int, one: Placed) -> tuple[int, ...]:
    """When somebody on this duty may attend: wherever no break can be, or else at the first time there is."""
    return _minutes(problem, duty, post, one.session, one.minutes)


@lru_cache(maxsize=4096)
def _minutes(
    problem: Problem, duty: int, post: int, session: Session, minutes: tuple[int, ...]
) -> tuple[int, ...]:
    shift, step = problem.duties[duty], problem.plan.grid.minutes
    fit = [minute for minute in minutes if fits(problem, duty, post, session, minute)]
    calm = [
        minute
        for minute in fit
        if not any(
            overlaps(shift, pause, place, session, minute)
            for pause in shift.breaks
            for place in pause.places(step)
        )
    ]
    return tuple(calm or fit[:1])


def attending(problem: Problem, one: Placed) -> Iterator[tuple[int, int]]:
    """(duty, post) of every choice in which the person attends."""
    for duty in range(problem.shape[2]):
        for post in range(problem.shape[3]):
            if any(fits(problem, duty, post, one.session, minute) for minute in one.minutes):
                yield duty, post
