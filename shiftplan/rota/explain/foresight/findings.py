"""How something certain is told."""

from collections.abc import Iterable
from datetime import date

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.people import Agent
from shiftplan.domain.when import Force
from shiftplan.language import Message, _

MOST_NAMES = 8


def certain(
    code: str,
    severity: Severity,
    message: Message,
    hint: Message | None = None,
    *,
    people: Iterable[Agent] = (),
    days: Iterable[date] = (),
) -> Finding:
    """A finding about these people and days."""
    agents = tuple(dict.fromkeys(agent.id for agent in people))
    return Finding(
        code=code, severity=severity, message=message, hint=hint, agents=agents, days=tuple(sorted(set(days)))
    )


def severity_of(force: Force) -> Severity:
    """A rule that cannot be kept is an error, a wish that cannot be met a warning."""
    return Severity.ERROR if force is Force.RULE else Severity.WARNING


def names_of(people: Iterable[Agent]) -> str:
    """People by name, the first few of many."""
    names = [agent.name for agent in people]
    more = ["…"] if len(names) > MOST_NAMES else []
    return _(", ").join([*names[:MOST_NAMES], *more]) or "–"


def short_days(days: Iterable[date]) -> str:
    """Days as month and day, the first few of many."""
    every = sorted(set(days))
    more = ["…"] if len(every) > MOST_NAMES else []
    return ", ".join([f"{day:%m-%d}" for day in every[:MOST_NAMES]] + more)
