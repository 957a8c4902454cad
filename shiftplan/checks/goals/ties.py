"""Wishes about people: days off the turn, bonds broken, squads without their senior, each by its weight."""

from collections.abc import Iterator

from shiftplan.checks.case import Case
from shiftplan.checks.goals.term import term
from shiftplan.checks.ties import broken_days, days_off_turn, missing_seniors
from shiftplan.domain.outcome import Term
from shiftplan.domain.turns import pattern_of
from shiftplan.domain.when import Force


def count(case: Case) -> Iterator[Term]:
    settings = case.plan.settings
    if any(pattern.force is Force.WISH for pattern in settings.patterns):
        yield term(case, "patterns", _off_turn(case), "days")
    bonds = [bond for bond in settings.bonds if bond.force is Force.WISH]
    if bonds:
        yield term(case, "bonds", sum(bond.weight * len(broken_days(case, bond)) for bond in bonds), "days")
    squads = [squad for squad in settings.squads if squad.force is Force.WISH]
    if squads:
        missing = sum(squad.weight * sum(missing_seniors(case, squad).values()) for squad in squads)
        yield term(case, "squads", missing * case.plan.grid.hours, "hours")


def _off_turn(case: Case) -> float:
    found = 0.0
    for person in case.people:
        pattern = pattern_of(case.plan, person.agent)
        if pattern is not None and pattern.force is Force.WISH:
            found += pattern.weight * len(days_off_turn(case, person, pattern))
    return found
