"""Who is meant to attend a session, who can, and who misses it: for solver and judge alike.

A session's day is the day on which the shift begins that it lies in.
"""

from collections.abc import Iterable
from datetime import date

from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.domain.session import Session


def meant(plan: Plan, session: Session) -> tuple[Agent, ...]:
    """Those named, or else the team, or else all who serve the queue, or else everybody."""
    if session.agents:
        return tuple(agent for agent in plan.agents if agent.id in session.agents)
    return tuple(
        agent
        for agent in plan.agents
        if session.team in {"", agent.team} and (not session.queue or session.queue in agent.queues)
    )


def able(plan: Plan, agent: Agent, day: date) -> bool:
    """Whether somebody is there to be asked on a day of the plan."""
    inside = plan.grid.day_index(day) is not None
    return inside and agent.employed_on(day) and Cell(agent.id, day) not in plan.blocked


def expected(plan: Plan, session: Session) -> tuple[Agent, ...]:
    """Those meant who are able on at least one of the session's days."""
    return tuple(
        agent for agent in meant(plan, session) if any(able(plan, agent, day) for day in session.days)
    )


def missing(plan: Plan, known: Iterable[Assignment], session: Session) -> tuple[Agent, ...]:
    """Those expected who attend it in none of the assignments, which are those that the plan knows."""
    there = {
        assignment.agent
        for assignment in known
        for attended in assignment.sessions
        if attended.session == session.id
    }
    return tuple(agent for agent in expected(plan, session) if agent.id not in there)
