"""Person-hours missing or too many by the wishes of `[[cover]]`; its rules are `checks.cover_rules`."""

from collections.abc import Iterator

from shiftplan.checks.case import Case
from shiftplan.checks.goals.term import term
from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.outcome import Term
from shiftplan.domain.when import Force


def count(case: Case) -> Iterator[Term]:
    """Person-hours, each times the weight of its rule."""
    wishes = [rule for rule in case.plan.settings.cover if rule.force is Force.WISH]
    if wishes:
        off = sum(rule.weight * _slots_off(case, rule) for rule in wishes)
        yield term(case, "heads", off * case.plan.grid.hours, "person-hours")


def _slots_off(case: Case, rule: CoverRule) -> int:
    """People missing or too many, slot by slot."""
    slots = case.slots_of[rule.id]
    there, seated = case.heads(rule, seats=False), case.heads(rule, seats=True)
    missing = sum(max(0, (rule.least or 0) - there[slot]) for slot in slots)
    return missing + (0 if rule.most is None else sum(max(0, seated[slot] - rule.most) for slot in slots))
