"""Whose wishes the rota does not meet."""

from collections import defaultdict
from collections.abc import Iterator

from shiftplan.checks.breach import short_days
from shiftplan.checks.case import Case
from shiftplan.checks.goals.wish import missed_wishes
from shiftplan.domain import work
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.people import Availability
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    missed: dict[str, list[Availability]] = defaultdict(list)
    for wish in missed_wishes(case):
        missed[wish.agent].append(wish)
    made = [wish.agent for wish in work.open_wishes(case.plan)]
    for agent, wishes in missed.items():
        days = tuple(sorted({wish.day for wish in wishes}))
        message = say(
            "{name} does not get {count} of {made} {made:wish|wishes}: {days}",
            name=case.plan.agent[agent].name,
            count=len(wishes),
            made=made.count(agent),
            days=short_days(days),
        )
        yield Finding(code="wish_missed", severity=Severity.NOTE, message=message, agents=(agent,), days=days)
