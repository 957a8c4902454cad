"""Conditions on who is ready: from readiness.csv, and for sessions from the rota as well."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from shiftplan.domain import work
from shiftplan.domain.attendance import missing
from shiftplan.domain.people import Agent
from shiftplan.domain.readiness import ReadyFor
from shiftplan.domain.session import SessionKind
from shiftplan.language import Message, say
from shiftplan.operations.facts import Facts, Verdict

ALL = 1.0
NO_FILE = say("there is no readiness.csv; keep one, or tick this by hand")


def exam_passed(facts: Facts, limit: float | None) -> Verdict:
    """A share of `limit` (default: all) of the people with shifts passed, for every queue they serve."""
    return _ready(facts, ReadyFor.EXAM, limit)


def role_play_done(facts: Facts, limit: float | None) -> Verdict:
    return _ready(facts, ReadyFor.ROLE_PLAY, limit)


def accounts_open(facts: Facts, limit: float | None) -> Verdict:
    return _ready(facts, ReadyFor.ACCOUNT, limit)


def overtime_asked(facts: Facts, limit: float | None) -> Verdict:
    """Everybody in agents.csv was asked, whatever they said."""
    return _ready(facts, ReadyFor.OVERTIME, limit, facts.plan.agents)


def training_done(facts: Facts, limit: float | None) -> Verdict:
    """Passed in readiness.csv, or every training meant for the person lies behind them in their rota."""
    today = facts.now.date() if facts.now else None
    return _ready(facts, ReadyFor.TRAINING, limit, sat=_attended(facts, SessionKind.TRAINING, today))


def briefing_in_rota(facts: Facts, limit: float | None) -> Verdict:
    """A share of `limit` (default: all) of the people with shifts attend every briefing meant for them."""
    sat = _attended(facts, SessionKind.BRIEFING)
    if sat is None:
        return Verdict(met=None, evidence=say("the plan has no briefing; tick this by hand"))
    return _share(on_rota(facts), sat, limit)


def on_rota(facts: Facts) -> tuple[Agent, ...]:
    """Who has shifts; before there is a rota everybody."""
    rota = facts.rota
    if rota is None or not rota.assignments:
        return facts.plan.agents
    busy = {assignment.agent for assignment in rota.assignments}
    return tuple(agent for agent in facts.plan.agents if agent.id in busy)


def passed_in(facts: Facts, item: ReadyFor) -> dict[str, frozenset[str]]:
    """By person the queues for which the matter is passed; the last line on a queue counts."""
    newest: dict[str, dict[str, bool]] = defaultdict(dict)
    for entry in facts.readiness or ():
        if entry.item is item:
            queues = facts.plan.agent[entry.agent].queues if entry.queue is None else (entry.queue,)
            newest[entry.agent].update(dict.fromkeys(queues, entry.passed))
    return {name: frozenset(q for q, passed in queues.items() if passed) for name, queues in newest.items()}


def _ready(
    facts: Facts,
    item: ReadyFor,
    limit: float | None,
    people: Iterable[Agent] | None = None,
    sat: frozenset[str] | None = None,
) -> Verdict:
    if facts.readiness_fault is not None:
        fault = facts.readiness_fault
        return Verdict(met=None, evidence=_broken(str(fault.place), fault.message))
    if facts.readiness is None and sat is None:
        return Verdict(met=None, evidence=NO_FILE)
    passed = passed_in(facts, item)
    served = _served(facts)
    ready = {name for name, queues in passed.items() if served.get(name, frozenset()) <= queues}
    return _share(tuple(people or on_rota(facts)), ready | (sat or frozenset()), limit)


def _broken(place: str, message: Message) -> Message:
    return say("readiness.csv cannot be used: {place}: {message}", place=place, message=message)


def _served(facts: Facts) -> dict[str, frozenset[str]]:
    """The queues that each person serves in the rota; before there is one, all of theirs."""
    rota = facts.rota
    if rota is None or not rota.assignments:
        return {agent.id: frozenset(agent.queues) for agent in facts.plan.agents}
    queues: dict[str, set[str]] = defaultdict(set)
    for one in rota.assignments:
        queues[one.agent].update((one.queue, one.then) if one.then else (one.queue,))
    return {name: frozenset(every) for name, every in queues.items()}


def _attended(facts: Facts, kind: SessionKind, before: date | None = None) -> frozenset[str] | None:
    """Who misses no session of a kind, on days `before` only if one is given; None: no session."""
    sessions = [session for session in facts.plan.settings.sessions if session.kind is kind]
    if not sessions:
        return None
    known = work.known(facts.plan, facts.rota) if facts.rota else []
    over = [one for one in known if before is None or one.day < before]
    absent = {agent.id for session in sessions for agent in missing(facts.plan, over, session)}
    return frozenset(agent.id for agent in facts.plan.agents if agent.id not in absent)


def _share(people: Iterable[Agent], ready: Iterable[str], limit: float | None) -> Verdict:
    everybody, done = tuple(people), frozenset(ready)
    lacking = [agent for agent in everybody if agent.id not in done]
    there, least = len(everybody) - len(lacking), ALL if limit is None else limit
    met = bool(everybody) and there >= len(everybody) * least
    if not lacking:
        return Verdict(met=met, evidence=say("all {people} of them", people=len(everybody)))
    text = say(
        "{there} of {people} {people:person|people}; first missing: {name}",
        there=there,
        people=len(everybody),
        name=lacking[0].name,
    )
    return Verdict(met=met, evidence=text)
