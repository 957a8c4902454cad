"""How a broken rule is reported."""

from collections.abc import Iterable
from datetime import date

from shiftplan.checks.case import Person
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.rules import Rule
from shiftplan.language import Message

MOST_DAYS = 6


def breach(
    code: str,
    message: Message,
    person: Person,
    days: Iterable[date],
    rule: Rule | None = None,
    hint: Message | None = None,
) -> Finding:
    """An error about one person; its source is that of `rule`, where the rule book has one."""
    return Finding(
        code=code,
        severity=Severity.ERROR,
        message=message,
        hint=hint,
        source=rule.source if rule else "",
        kind=rule.kind if rule else None,
        agents=(person.agent.id,),
        days=tuple(days),
    )


def plain(number: float) -> str:
    """A number as people write it: at most two decimals, none that say nothing."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def short_days(days: Iterable[date]) -> str:
    """Days as month and day, the first few of many."""
    all_days = sorted(set(days))
    more = ["…"] if len(all_days) > MOST_DAYS else []
    return ", ".join([f"{day:%m-%d}" for day in all_days[:MOST_DAYS]] + more)
