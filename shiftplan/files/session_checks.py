"""What `[[sessions]]` of plan.toml say about days, hours, queues and people."""

from collections.abc import Collection

from shiftplan.domain.clock import clock
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Settings
from shiftplan.domain.session import Session
from shiftplan.files.cover_checks import refuse_name
from shiftplan.files.shared import inside_please, outside
from shiftplan.files.toml_lines import KeyPath
from shiftplan.files.toml_source import TomlSource
from shiftplan.language import say


def check_sessions(source: TomlSource, settings: Settings) -> None:
    """Record sessions that cannot be held as the plan says, before people are known."""
    for i, session in enumerate(settings.sessions):
        _fits_its_hours(source, ("sessions", i), session)
        for j, day in enumerate(session.days):
            if settings.grid.day_index(day) is None:
                path = ("sessions", i, "days", j)
                source.error("date_outside_plan", path, outside(settings.grid, str(day)), inside_please())
        queues = [queue.id for queue in settings.queues]
        if session.queue and session.queue not in queues:
            refuse_name(source, "unknown_queue", ("sessions", i, "queue"), session.queue, queues)


def _fits_its_hours(source: TomlSource, path: KeyPath, session: Session) -> None:
    if session.since + session.minutes > session.until:
        source.error(
            "no_room",
            (*path, "until"),
            say(
                "session {id} lasts {minutes} minutes, which do not fit from {since} to {until}",
                id=session.id,
                minutes=session.minutes,
                since=clock(session.since),
                until=clock(session.until),
            ),
            say("move since or until apart; a session lies within one day"),
        )


def check_attendance(source: TomlSource, settings: Settings, people: Collection[Agent]) -> None:
    """Record people and teams that a session names and agents.csv does not have."""
    known = [agent.id for agent in people]
    teams = sorted({agent.team for agent in people if agent.team})
    for i, session in enumerate(settings.sessions):
        for j, name in enumerate(session.agents):
            if name not in known:
                refuse_name(source, "unknown_agent", ("sessions", i, "agents", j), name, known)
        if session.team and session.team not in teams:
            refuse_name(source, "unknown_team", ("sessions", i, "team"), session.team, teams)
