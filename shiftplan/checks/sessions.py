"""Training and briefings: held within their hours, for a group at one time, once for each who is expected."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from shiftplan.checks.breach import short_days
from shiftplan.checks.case import Case
from shiftplan.domain.attendance import meant, missing
from shiftplan.domain.clock import clock
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.rota import Assignment
from shiftplan.domain.session import Attended, Session
from shiftplan.domain.when import Force
from shiftplan.language import Message, say

CODE = "sessions"
MOST_NAMES = 8
Visit = tuple[Assignment, Attended]


def check(case: Case) -> Iterator[Finding]:
    visits = [(one, attended) for one in case.known for attended in one.sessions]
    known = {session.id for session in case.plan.settings.sessions}
    for one, attended in visits:
        if attended.session not in known:
            message = say(
                "{name} attends a session that the plan does not know: {session}",
                name=case.plan.agent[one.agent].name,
                session=attended.session,
            )
            yield _error(message, (one.agent,), (one.day,), attended.session)
    for session in case.plan.settings.sessions:
        mine = [(one, attended) for one, attended in visits if attended.session == session.id]
        yield from _held(case, session, mine)
        yield from _missed(case, session)


def _held(case: Case, session: Session, visits: list[Visit]) -> Iterator[Finding]:
    title = session.name or session.id
    invited = {agent.id for agent in meant(case.plan, session)}
    for one, attended in visits:
        name = case.plan.agent[one.agent].name
        end = attended.minute + attended.minutes
        inside = session.since <= attended.minute and end <= session.until and one.day in session.days
        if not inside or attended.minutes != session.minutes:
            message = say(
                "{name} attends {session} on {day} at {time}, outside its days or hours, or not its length",
                name=name,
                session=title,
                day=f"{one.day:%m-%d}",
                time=clock(attended.minute),
            )
            yield _error(message, (one.agent,), (one.day,), session.id)
        if one.agent not in invited:
            message = say("{name} attends {session}, which is for others", name=name, session=title)
            yield _error(message, (one.agent,), (one.day,), session.id)
    for agent, count in Counter(one.agent for one, _ in visits).items():
        if count > 1:
            message = say(
                "{name} attends {session} {count} times",
                name=case.plan.agent[agent].name,
                session=title,
                count=count,
            )
            yield _error(message, (agent,), (), session.id)
    times = sorted({(one.day, attended.minute) for one, attended in visits})
    if session.group and len(times) > 1:
        listed = ", ".join(f"{day:%m-%d} {clock(minute)}" for day, minute in times)
        message = say(
            "the group session {session} is held at several times: {times}", session=title, times=listed
        )
        yield _error(message, (), tuple(sorted({day for day, _ in times})), session.id)


def _missed(case: Case, session: Session) -> Iterator[Finding]:
    absent = missing(case.plan, case.known, session)
    if not absent:
        return
    binds = session.force is Force.RULE
    message = say(
        "{session} is missed by {count} {count:who is|who are} expected: {names}",
        session=session.name or session.id,
        count=len(absent),
        names=", ".join(agent.name for agent in absent[:MOST_NAMES])
        + (" …" if len(absent) > MOST_NAMES else ""),
    )
    yield Finding(
        code=CODE if binds else "session_missed",
        severity=Severity.ERROR if binds else Severity.WARNING,
        message=message,
        hint=say(
            "its days: {days}; put them on shift then, or hold it at another time",
            days=short_days(session.days),
        ),
        source=f"plan.toml [[sessions]] {session.id}",
        agents=tuple(agent.id for agent in absent),
        days=session.days,
    )


def _error(message: Message, agents: tuple[str, ...], days: tuple[date, ...], session: str) -> Finding:
    return Finding(
        code=CODE,
        severity=Severity.ERROR,
        message=message,
        source=f"plan.toml [[sessions]] {session}",
        agents=agents,
        days=days,
    )
