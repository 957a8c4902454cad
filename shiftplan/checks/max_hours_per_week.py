"""A calendar week holds no more hours than contract, rule book and the law on part-time work allow."""

from collections.abc import Iterator
from typing import NamedTuple

from shiftplan.checks.breach import breach, plain
from shiftplan.checks.case import TOLERANCE, Case, Person, Week
from shiftplan.domain import work
from shiftplan.domain.finding import Finding
from shiftplan.domain.people import ContractKind
from shiftplan.domain.rules import Rule
from shiftplan.language import Message, say


class _Limit(NamedTuple):
    hours: float
    whose: Message
    source: str
    rule: Rule | None


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        most = work.max_week_hours(case.plan, person.agent)
        for week in person.weeks:
            if week.hours > most + TOLERANCE:
                yield _finding(person, week, _binding(case, person))


def _binding(case: Case, person: Person) -> _Limit:
    """The strictest limit; of equal ones the law before the rule book before the contract."""
    contract, most, part = person.contract, case.rules.max_hours_per_week, case.rules.part_time_hours_per_week
    limits = [
        _Limit(most.value, say("the rule book"), most.source, most),
        _Limit(
            contract.max_hours_per_week, say("the contract"), f"plan.toml [contracts] {contract.id}", None
        ),
    ]
    if contract.kind is ContractKind.PART_TIME:
        limits.insert(0, _Limit(part.value, say("the law on part-time work"), part.source, part))
    return min(limits, key=lambda limit: limit.hours)


def _finding(person: Person, week: Week, limit: _Limit) -> Finding:
    message = say(
        "{name} works {hours} h in the week from {monday}; {whose} allows {most} h",
        name=person.agent.name,
        hours=plain(week.hours),
        monday=week.days[0],
        whose=limit.whose,
        most=plain(limit.hours),
    )
    days = [duty.day for duty in week.duties]
    found = breach(
        "max_hours_per_week", message, person, days, limit.rule, say("take a shift out of that week")
    )
    return found.model_copy(update={"source": limit.source})
