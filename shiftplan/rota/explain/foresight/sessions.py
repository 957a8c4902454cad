"""Training and briefings that nobody, or not everybody meant, can attend."""

from collections.abc import Iterator

import numpy as np

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.people import Agent
from shiftplan.domain.session import Session
from shiftplan.language import say
from shiftplan.rota.explain.foresight.findings import certain, names_of, severity_of, short_days
from shiftplan.rota.explain.scene import Scene


def check(scene: Scene) -> Iterator[Finding]:
    """Sessions for which no shift lies right, or whose people are away on each of its days."""
    for session in scene.plan.settings.sessions:
        people = attendants(scene, session)
        able = [agent for agent in people if _can(scene, session, agent)]
        if people and not able:
            yield _nobody(scene, session, people)
        elif len(able) < len(people):
            yield _some(session, [agent for agent in people if agent not in able])


def attendants(scene: Scene, session: Session) -> list[Agent]:
    """Everybody a session is meant for."""
    agents = scene.plan.agents
    if session.agents:
        return [agent for agent in agents if agent.id in session.agents]
    if session.team:
        return [agent for agent in agents if agent.team == session.team]
    return [agent for agent in agents if not session.queue or session.queue in agent.queues]


def _can(scene: Scene, session: Session, agent: Agent) -> bool:
    """Whether a shift that the person may work on one of its days holds the session."""
    number = scene.problem.agent_numbers[agent.id]
    fits = np.array(
        [
            min(duty.end_minute, session.until) - max(duty.start_minute, session.since) >= session.minutes
            for duty in scene.problem.duties
        ]
    )
    days = [i for day in session.days if (i := scene.plan.grid.day_index(day)) is not None]
    return bool(scene.open[number][days][:, fits].any())


def _nobody(scene: Scene, session: Session, people: list[Agent]) -> Finding:
    message = say(
        "nobody can attend {session} on {days}: none of the {people} meant may work a shift that holds it",
        session=session.name or session.id,
        days=short_days(session.days),
        people=len(people),
    )
    hint = say("choose another day or time in plan.toml, [[sessions]]")
    days = [day for day in session.days if scene.plan.grid.day_index(day) is not None]
    return certain("session_nobody", severity_of(session.force), message, hint, people=people, days=days)


def _some(session: Session, missing: list[Agent]) -> Finding:
    message = say(
        "{people} of those meant cannot attend {session} on {days}: {names}",
        people=len(missing),
        session=session.name or session.id,
        days=short_days(session.days),
        names=names_of(missing),
    )
    return certain("session_some", Severity.WARNING, message, people=missing, days=session.days)
