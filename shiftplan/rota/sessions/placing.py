"""When each session is held: at the time that most can attend and at which the queues need them least.

A session that the start has already keeps its time. The bound leaves these times open (`Model.conditional`).
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from shiftplan.domain.attendance import able, expected
from shiftplan.domain.need import Need
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.session import Session


class Time(NamedTuple):
    """Index of the day on which the shift begins, and the minute counted from its 00:00."""

    day: int
    minute: int


class Placed(NamedTuple):
    """A person's day of a session, and the minutes at which it may begin: one for a group, else any.

    `certain`: it could be at no other day or time, so that what follows from it holds for every rota.
    """

    session: Session
    agent: str
    day: int
    minutes: tuple[int, ...]
    certain: bool


def placed(plan: Plan, need: Need, start: Rota) -> tuple[Placed, ...]:
    """Day and minutes for everybody who is expected at a session and able on its day."""
    return tuple(one for session in plan.settings.sessions for one in _placed(plan, need, start, session))


def times(plan: Plan, session: Session) -> list[Time]:
    """Every time at which the session may begin."""
    days = [index for day in session.days for index in [plan.grid.day_index(day)] if index is not None]
    minutes = range(session.since, session.until - session.minutes + 1, plan.grid.minutes)
    return [Time(day, minute) for day in sorted(days) for minute in minutes]


def _placed(plan: Plan, need: Need, start: Rota, session: Session) -> Iterator[Placed]:
    there = {
        one.agent: Time(day, attended.minute)
        for one in start.assignments
        for attended in one.sessions
        for day in [plan.grid.day_index(one.day)]
        if attended.session == session.id and day is not None
    }
    people, open_times = expected(plan, session), times(plan, session)
    if not open_times:
        return
    if session.group:
        time = next(iter(there.values()), None) or _best(plan, need, session, people, open_times)
        for agent in people:
            if able(plan, agent, plan.grid.dates[time.day]):
                yield Placed(session, agent.id, time.day, (time.minute,), len(open_times) == 1)
        return
    kept = {agent: time.day for agent, time in there.items()}
    chosen = _staggered(plan, need, session, people, open_times) | kept
    minutes = tuple(sorted({time.minute for time in open_times}))
    for agent in people:
        able_days = [
            day for day in {time.day for time in open_times} if able(plan, agent, plan.grid.dates[day])
        ]
        yield Placed(session, agent.id, chosen[agent.id], minutes, len(able_days) == 1)


def _best(
    plan: Plan, need: Need, session: Session, people: tuple[Agent, ...], open_times: list[Time]
) -> Time:
    def rank(time: Time) -> tuple[int, float]:
        there = sum(_reached(plan, agent, session, time) for agent in people)
        return -there, _pressure(plan, need, session, time)

    return min(open_times, key=rank)


def _reached(plan: Plan, agent: Agent, session: Session, time: Time) -> bool:
    """Whether some shift on the day holds the session for this person."""
    day = plan.grid.dates[time.day]
    return able(plan, agent, day) and any(
        start <= time.minute and time.minute + session.minutes <= start + shift.length_minutes
        for shift in plan.shifts
        if shift.serves and shift.offered_on(day) and (not agent.shifts or shift.id in agent.shifts)
        for start in shift.starts
    )


def _pressure(plan: Plan, need: Need, session: Session, time: Time) -> float:
    """The need while the session lasts, each queue in parts of its own peak."""
    first = (time.day * 1440 + time.minute) // plan.grid.minutes
    last = min(plan.grid.slots, first + -(-session.minutes // plan.grid.minutes))
    return sum(
        float(np.sum(row.need[first:last])) / (max(row.need) or 1.0)
        for row in need.queues
        if session.queue in {"", row.queue}
    )


def _staggered(
    plan: Plan, need: Need, session: Session, people: tuple[Agent, ...], open_times: list[Time]
) -> dict[str, int]:
    """Each on an own day: the quietest first, and one more person there makes a day as busy as another."""
    calm: dict[int, float] = {}
    for time in open_times:
        calm[time.day] = calm.get(time.day, 1e-3) + _pressure(plan, need, session, time)
    taken = dict.fromkeys(calm, 1)
    found = {}
    for agent in people:
        fit = [day for day in calm if able(plan, agent, plan.grid.dates[day])]
        found[agent.id] = min(fit, key=lambda day: calm[day] * taken[day])
        taken[found[agent.id]] += 1
    return found
