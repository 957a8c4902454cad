"""A calendar week holds no more hours than contract, rule book and the law on part-time work allow.

Hours of the first week before the plan count in. Averaged hours (综合计算工时) know no week of the rule book.
"""

from collections.abc import Iterator
from typing import NamedTuple

from shiftplan.checks.breach import breach, plain
from shiftplan.checks.case import TOLERANCE, Case, Person, Week
from shiftplan.checks.contract import source_of
from shiftplan.domain.finding import Finding
from shiftplan.domain.limits import most_week_hours
from shiftplan.domain.past import week_hours_before
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
        for index, week in enumerate(person.weeks):
            if week.hours > most_week_hours(case.plan, person.agent, index) + TOLERANCE:
                before = 0.0 if index else week_hours_before(case.plan, person.agent)
                yield _finding(person, week, _binding(case, person), before)


def _binding(case: Case, person: Person) -> _Limit:
    """The strictest limit; of equal ones the law before the rule book before the contract."""
    contract, most, part = person.contract, case.rules.max_hours_per_week, case.rules.part_time_hours_per_week
    limits = [_Limit(contract.max_hours_per_week, say("the contract"), source_of(person), None)]
    if contract.kind is not ContractKind.SPECIAL:
        limits.insert(0, _Limit(most.value, say("the rule book"), most.source, most))
    if contract.kind is ContractKind.PART_TIME:
        limits.insert(0, _Limit(part.value, say("the law on part-time work"), part.source, part))
    return min(limits, key=lambda limit: limit.hours)


def _finding(person: Person, week: Week, limit: _Limit, before: float) -> Finding:
    days = [duty.day for duty in week.duties]
    hint = say("take a shift out of that week")
    message = _message(person, week, limit, before)
    found = breach("max_hours_per_week", message, person, days, limit.rule, hint)
    return found.model_copy(update={"source": limit.source})


def _message(person: Person, week: Week, limit: _Limit, before: float) -> Message:
    values = {
        "name": person.agent.name,
        "hours": plain(week.hours),
        "monday": week.days[0],
        "whose": limit.whose,
        "most": plain(limit.hours),
    }
    if before:
        return say(
            "{name} works {hours} h in the week from {monday} on top of {before} h before the plan; {whose} "
            "allows {most} h",
            **values,
            before=plain(before),
        )
    return say("{name} works {hours} h in the week from {monday}; {whose} allows {most} h", **values)
