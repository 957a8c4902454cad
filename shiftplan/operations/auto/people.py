"""Conditions on who is there: owners, the core of experienced people, temps."""

from shiftplan.domain.people import Agent, ContractKind, Tier
from shiftplan.domain.playbook import Role
from shiftplan.domain.readiness import ReadyFor
from shiftplan.domain.rota import Cell
from shiftplan.language import say
from shiftplan.operations.auto.readiness import passed_in
from shiftplan.operations.due import main_opening
from shiftplan.operations.facts import Facts, Verdict
from shiftplan.operations.names import role_name

CORE = frozenset({Tier.T3, Tier.T4})
CORE_SHARE = 0.9
PASSING = frozenset({ContractKind.TEMP, ContractKind.INTERN})


def owners_named(facts: Facts, limit: float | None) -> Verdict:
    """At least `limit` roles (default: all) have a name in `[owners]`."""
    owners = facts.plan.settings.owners
    missing = [role for role in Role if not owners.get(role, "").strip()]
    named, roles = len(Role) - len(missing), len(Role)
    met = named >= (roles if limit is None else limit)
    if not missing:
        return Verdict(met=met, evidence=say("all {roles} roles have a name", roles=roles))
    first = role_name(missing[0])
    text = say(
        "{named} of {roles} {roles:role|roles} {named:has|have} a name; first missing: {first}",
        named=named,
        roles=roles,
        first=first,
    )
    return Verdict(met=met, evidence=text)


def core_on_opening(facts: Facts, limit: float | None) -> Verdict:
    """A share of `limit` (default 0.9) of the T3 and T4 people is free to work on the opening's day."""
    plan = facts.plan
    day = main_opening(plan.settings.event).date()
    core = [agent for agent in plan.agents if agent.tier in CORE and agent.employed_on(day)]
    free = [agent for agent in core if Cell(agent.id, day) not in plan.blocked]
    met = bool(core) and len(free) >= len(core) * (CORE_SHARE if limit is None else limit)
    text = say(
        "{free} of {core} {core:person|people} of T3 and T4 {free:is|are} free on {day}",
        free=len(free),
        core=len(core),
        day=day,
    )
    return Verdict(met=met, evidence=text)


def temps_have_hour_limits(facts: Facts, limit: float | None) -> Verdict:
    """No temp's or intern's contract allows more than `limit` hours a week (default: the rule book's), and
    where readiness.csv tells of contracts each of theirs is signed.
    """
    plan = facts.plan
    most = plan.settings.rules.max_hours_per_week.value if limit is None else limit
    temps = [agent for agent in plan.agents if plan.contract_of(agent).kind in PASSING]
    over = [agent for agent in temps if plan.contract_of(agent).max_hours_per_week > most]
    if over:
        first = over[0]
        text = say(
            "{name} may work {hours:g} h a week by contract, above {most:g} h",
            name=first.name,
            hours=plan.contract_of(first).max_hours_per_week,
            most=most,
        )
        return Verdict(met=False, evidence=text)
    unsigned = _unsigned(facts, temps)
    if unsigned:
        text = say(
            "{count} of {temps} {temps:contract is|contracts are} not signed; first: {name}",
            count=len(unsigned),
            temps=len(temps),
            name=unsigned[0].name,
        )
        return Verdict(met=False, evidence=text)
    text = say(
        "{count} {count:temp or intern|temps and interns}, none above {most:g} h a week",
        count=len(temps),
        most=most,
    )
    return Verdict(met=True, evidence=text)


def _unsigned(facts: Facts, temps: list[Agent]) -> list[Agent]:
    """Whose contract is not signed, by a readiness.csv that has contracts in it."""
    if all(entry.item is not ReadyFor.CONTRACT for entry in facts.readiness or ()):
        return []
    signed = passed_in(facts, ReadyFor.CONTRACT)
    return [agent for agent in temps if not signed.get(agent.id)]
