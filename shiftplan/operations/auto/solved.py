"""Conditions on the rota: there, still true, lawful."""

from shiftplan.domain.finding import Severity
from shiftplan.language import say
from shiftplan.operations.facts import Facts, Verdict

NO_ROTA = say("there is no rota yet")


def rota_solved(facts: Facts, limit: float | None) -> Verdict:  # noqa: ARG001 - it has no threshold
    if facts.rota is None or not facts.rota.assignments:
        return Verdict(met=False, evidence=NO_ROTA)
    shifts = len(facts.rota.assignments)
    people = len({assignment.agent for assignment in facts.rota.assignments})
    return Verdict(
        met=True,
        evidence=say(
            "{shifts} {shifts:shift|shifts} of {people} {people:person|people}", shifts=shifts, people=people
        ),
    )


def rota_current(facts: Facts, limit: float | None) -> Verdict:  # noqa: ARG001 - it has no threshold
    """The rota was solved for the need, the people and the rules as they are now."""
    if facts.rota is None:
        return Verdict(met=False, evidence=NO_ROTA)
    if facts.rota.facts is None:
        return Verdict(met=False, evidence=say("the rota was changed by hand since it was solved"))
    if facts.need is None:
        return Verdict(met=None, evidence=say("the need has not been computed"))
    same_need = facts.rota.facts.need_digest == facts.need.digest()
    if not same_need or facts.rota.facts.rules_digest != facts.plan.rules_digest():
        return Verdict(met=False, evidence=say("forecast, people or rules changed after the rota was solved"))
    return Verdict(met=True, evidence=say("solved for the plan as it is now"))


def no_law_violation(facts: Facts, limit: float | None) -> Verdict:
    """At most `limit` (default 0) findings of a broken rule in the judgement of the rota."""
    if facts.rota is None or not facts.rota.assignments:
        return Verdict(met=False, evidence=NO_ROTA)
    if facts.judgement is None:
        return Verdict(met=None, evidence=say("the rota has not been checked"))
    broken = [finding for finding in facts.judgement.findings if finding.severity is Severity.ERROR]
    met = len(broken) <= (limit or 0)
    if not broken:
        return Verdict(met=met, evidence=say("0 rules broken"))
    text = say(
        "{count} {count:rule|rules} broken; first: {first}", count=len(broken), first=broken[0].message
    )
    return Verdict(met=met, evidence=text)
