"""A rota made for another need or under other rules may no longer be a good one."""

from collections.abc import Iterator

from shiftplan.checks.case import Case
from shiftplan.domain.finding import Finding, Severity
from shiftplan.language import Message, say

HINT = say("solve again; what is locked stays")


def check(case: Case) -> Iterator[Finding]:
    facts = case.rota.facts
    if facts and facts.need_digest != case.need.digest():
        yield _warning("need_changed", say("the need has changed since the rota was made"))
    if facts and facts.rules_digest != case.plan.rules_digest():
        yield _warning(
            "rules_changed", say("people, shifts, rules or weights have changed since the rota was made")
        )


def _warning(code: str, message: Message) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, message=message, hint=HINT)
