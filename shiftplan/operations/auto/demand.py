"""Conditions on the forecast and on the need computed from it."""

from shiftplan.domain import work
from shiftplan.domain.plan import Plan
from shiftplan.domain.words import SCENARIOS, scenario_name
from shiftplan.language import _, say
from shiftplan.operations.facts import Facts, Verdict

LEAST_SCENARIOS = 3
NO_NEED = say("the need has not been computed")


def forecast_in(facts: Facts, limit: float | None) -> Verdict:  # noqa: ARG001 - it has no threshold
    """Every queue has contacts on the event's main day, or anywhere when that day lies outside the plan."""
    base = facts.plan.forecast.contacts.get("base", {})
    index = facts.plan.grid.day_index(facts.plan.settings.event.day)
    part = slice(None) if index is None else facts.plan.grid.of_day(index)
    empty = [q.name for q in facts.plan.settings.queues if sum(base.get(q.id, ())[part]) <= 0]
    if empty:
        return Verdict(met=False, evidence=say("no contacts on the main day for {queue}", queue=empty[0]))
    total = sum(sum(series) for series in base.values())
    return Verdict(met=True, evidence=say("{total:,.0f} contacts in the forecast", total=total))


def three_scenarios(facts: Facts, limit: float | None) -> Verdict:
    """At least `limit` scenarios (default 3) that differ: in their factor or by series of their own."""
    factors, series = facts.plan.settings.scenarios, facts.plan.forecast.contacts
    own = {name for name in series if name != "base"}
    different = own | {str(factor) for name, factor in factors.items() if name not in own}
    least = LEAST_SCENARIOS if limit is None else limit
    names = sorted({*factors, *own}, key=lambda name: factors.get(name, 1.0))
    evidence = say(
        "{count} different scenarios: {names}",
        count=len(different),
        names=_(", ").join(scenario_name(name) for name in names),
    )
    return Verdict(met=len(different) >= least, evidence=evidence)


def need_computed(facts: Facts, limit: float | None) -> Verdict:  # noqa: ARG001 - it has no threshold
    if facts.need is None:
        return Verdict(met=None, evidence=NO_NEED)
    hours, scenario = facts.need.agent_hours, facts.need.scenario
    peak = max((max(queue.contacts) for queue in facts.need.queues), default=0.0) / facts.need.grid.hours
    text = say(
        "{hours:,.0f} agent-hours in scenario {scenario}; peak {peak:,.0f} contacts an hour",
        hours=hours,
        scenario=SCENARIOS.get(scenario, scenario),
        peak=peak,
    )
    return Verdict(met=hours > 0, evidence=text)


def gap_to_headcount(facts: Facts, limit: float | None) -> Verdict:
    """Agreed hours × productivity against the hours needed; `limit` is the share that may be missing.

    It compares sums only: whether the hours fall where they are needed is what the rota shows.
    """
    if facts.need is None:
        return Verdict(met=None, evidence=NO_NEED)
    needed, there = facts.need.agent_hours, standard_hours(facts.plan)
    met = there >= needed * (1 - (limit or 0.0))
    short = round(needed) - round(there)
    if short <= 0:
        text = say("need {needed:,.0f} h, people give {there:,.0f} h", needed=needed, there=there)
    else:
        text = say(
            "need {needed:,.0f} h, people give {there:,.0f} h: {short:,} h short",
            needed=needed,
            there=there,
            short=short,
        )
    return Verdict(met=met, evidence=text)


def standard_hours(plan: Plan) -> float:
    """The hours that contracts promise in this plan, in hours of a standard agent, blocked days left out."""
    weeks = work.weeks(plan)
    return sum(
        agent.productivity * sum(work.agreed_hours(plan, agent, days) for days in weeks)
        for agent in plan.agents
    )
