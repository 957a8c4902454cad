"""What the rota's hours cost in yuan; told wherever a contract names a wage, even when it weighs nothing."""

from collections.abc import Iterator

from shiftplan.checks.case import Case, Person
from shiftplan.checks.goals.term import term
from shiftplan.domain import pay
from shiftplan.domain.outcome import Term
from shiftplan.domain.stretches import stretches


def count(case: Case) -> Iterator[Term]:
    if pay.is_told(case.plan):
        yield term(case, "labour_cost", sum(_yuan(case, person) for person in case.people), "yuan")


def _yuan(case: Case, person: Person) -> float:
    plan, agent = case.plan, person.agent
    worked = [(duty.day, duty.shift) for duty in person.duties]
    over = sum(
        pay.hours_over(plan, stretch, [one for one in worked if one[0] in stretch.days])
        for stretch in stretches(plan, agent)
    )
    return sum(pay.of_shift(plan, agent, *one) for one in worked) + pay.of_hour_over(plan, agent) * over
