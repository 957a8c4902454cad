"""Fair shares of peaks and of hours above the contract, against what people have behind them."""

from collections.abc import Iterator

from shiftplan.checks.case import Case, Person
from shiftplan.checks.goals.term import term
from shiftplan.domain import work
from shiftplan.domain.fair_shares import at_peak, blocks
from shiftplan.domain.outcome import Term
from shiftplan.domain.past import pairs_with


def count(case: Case) -> Iterator[Term]:
    if case.plan.weights.peaks:
        yield term(case, "peaks", sum(_peaks(case, person) for person in case.people), "pairs")
    if case.plan.weights.hours:
        yield term(case, "hours", sum(blocks(_above(case, person)) for person in case.people), "blocks")


def _peaks(case: Case, person: Person) -> float:
    openings = case.plan.settings.event.openings
    worked = sum(at_peak(duty.shift, duty.day, openings) for duty in person.duties)
    return pairs_with(case.plan.before[person.agent.id].peaks, worked)


def _above(case: Case, person: Person) -> float:
    """Hours above what the contract agrees over the plan, and those of before."""
    agreed = sum(work.agreed_hours(case.plan, person.agent, week.days) for week in person.weeks)
    worked = sum(week.hours for week in person.weeks)
    return case.plan.before[person.agent.id].hours + worked - agreed
