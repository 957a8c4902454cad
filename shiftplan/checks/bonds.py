"""Bonds between people: an error where one is a rule and broken, a note where it is a wish."""

from collections.abc import Iterator

from shiftplan.checks.breach import short_days
from shiftplan.checks.case import Case
from shiftplan.checks.ties import broken_days
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.teamwork import Bond, BondKind
from shiftplan.domain.when import Force
from shiftplan.language import Message, say

HINTS = {
    BondKind.TOGETHER: say("give all of them the same shift with the same start, or a day off"),
    BondKind.APART: say("move one of the shifts, so that they do not meet"),
    BondKind.MENTOR: say("put the mentor on shift beside them, or give the shift to somebody else"),
    BondKind.CARPOOL: say("let their shifts begin at the same time"),
}


def check(case: Case) -> Iterator[Finding]:
    for bond in case.plan.settings.bonds:
        days = broken_days(case, bond)
        if days:
            rule = bond.force is Force.RULE
            yield Finding(
                code="bonds",
                severity=Severity.ERROR if rule else Severity.NOTE,
                message=_message(case, bond, short_days(days)),
                hint=HINTS[bond.kind] if rule else None,
                source="plan.toml [bonds]" if rule else "",
                agents=bond.agents,
                days=tuple(days),
            )


def _message(case: Case, bond: Bond, days: str) -> Message:
    first, *others = [case.plan.agent[name].name for name in bond.agents]
    all_names = ", ".join([first, *others])
    if bond.kind is BondKind.TOGETHER:
        return say("{names} do not work the same shift on {days}", names=all_names, days=days)
    if bond.kind is BondKind.APART:
        return say("{names} are on shift at one time on {days}", names=all_names, days=days)
    if bond.kind is BondKind.CARPOOL:
        return say("{names} begin at different times on {days}", names=all_names, days=days)
    return say(
        "{names} work on {days} without {mentor} for at least half the shift",
        names=", ".join(others),
        mentor=first,
        days=days,
    )
