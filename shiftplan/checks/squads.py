"""Squads without their senior: an error where the squad is a rule, a warning where it is a wish."""

from collections.abc import Iterator

from shiftplan.checks.breach import plain
from shiftplan.checks.case import Case
from shiftplan.checks.ties import missing_seniors
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.teamwork import Squad
from shiftplan.domain.when import Force
from shiftplan.language import say

CLOCK = "%m-%d %H:%M"


def check(case: Case) -> Iterator[Finding]:
    for squad in case.plan.settings.squads:
        missing = missing_seniors(case, squad)
        if missing:
            yield _finding(case, squad, tuple(missing))


def _finding(case: Case, squad: Squad, slots: tuple[int, ...]) -> Finding:
    rule, moments = squad.force is Force.RULE, [case.plan.grid.moment(slot) for slot in slots]
    message = say(
        "squad {squad}: people work {hours} h with fewer than {least} of {tier} or above, from {first} on",
        squad=squad.id,
        hours=plain(len(slots) * case.plan.grid.hours),
        least=squad.least,
        tier=squad.tier.value,
        first=moments[0].strftime(CLOCK),
    )
    return Finding(
        code="squads",
        severity=Severity.ERROR if rule else Severity.WARNING,
        message=message,
        hint=say("put a senior of the squad on shift, or move the others beside one"),
        source=f"plan.toml [squads] {squad.id}" if rule else "",
        agents=tuple(agent.id for agent in case.plan.agents if agent.squad == squad.id),
        days=tuple(sorted({moment.date() for moment in moments})),
    )
