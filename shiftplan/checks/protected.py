"""Words for those whom the rule book protects, and the rules that speak for a person."""

from collections.abc import Iterator

from shiftplan.checks.case import Case, Person
from shiftplan.domain.rules import Rule
from shiftplan.domain.work import status_names
from shiftplan.language import Message, say

WHO = {
    "pregnant": say("seven or more months pregnant"),
    "nursing": say("nursing a child under one year"),
    "minor": say("under 18"),
    "intern": say("a student intern"),
}


def speaking(case: Case, person: Person, what: str) -> Iterator[tuple[Message, Rule]]:
    """The rules `<status>_no_<what>` that are on for this person, each with a word for the status."""
    for status in status_names(case.plan, person.agent):
        rule: Rule | None = getattr(case.rules, f"{status}_no_{what}", None)
        if rule and rule.value > 0:
            yield WHO[status], rule
