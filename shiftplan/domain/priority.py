"""Shortage before everything else, for plans that ask for it (`shortage_first`).

The weights of shortage are raised so far that all other goals together, at the most that any rota of the
plan can make of them, weigh less than `LEAST_STEP` of an agent-hour short. So the cheapest rota is first
one of the least shortage (up to that step) and among those the best in everything else; value, bound and gap
are counted in the raised weights.
"""

from collections.abc import Iterator
from math import ceil, floor, log10, prod
from typing import TYPE_CHECKING

from shiftplan.domain.fair_shares import BLOCK_HOURS
from shiftplan.domain.people import Agent
from shiftplan.domain.weights import Weights

if TYPE_CHECKING:
    from shiftplan.domain.plan import Plan

LEAST_STEP = 0.05
"""Agent-hours: three minutes of one agent."""
HOURS_PER_DAY = 24
DAYS_PER_WEEK = 7
DEAREST_RATE = 3.0
"""What an hour is paid at the most, in wages: 劳动法 §44."""


def weights_of(plan: "Plan") -> Weights:
    """What a unit of each goal costs in the plan's value: as given, unless shortage comes first."""
    given = plan.settings.weights
    if not plan.settings.shortage_first or not given.shortage:
        return given
    raised = raise_by(plan)
    return given.model_copy(
        update={"shortage": given.shortage * raised, "deep_shortage": given.deep_shortage * raised}
    )


def raise_by(plan: "Plan") -> float:
    """How many times the weights of shortage are raised: one digit and zeros, at least 1."""
    weights = plan.settings.weights
    most = sum(float(getattr(weights, name)) * amount for name, amount in _most(plan))
    least_factor = prod(min(1.0, scored.factor) for scored in plan.settings.scored)
    wanted = max(1.0, most / (LEAST_STEP * weights.shortage * least_factor))
    digit = 10.0 ** floor(log10(wanted))
    return ceil(wanted / digit) * digit


def _most(plan: "Plan") -> Iterator[tuple[str, float]]:
    """(goal, an amount that no rota of the plan exceeds) of every goal but shortage."""
    for agent in plan.agents:
        yield from _most_of_person(plan, agent)
    settings, people, days = plan.settings, len(plan.agents), plan.grid.days
    hours = days * HOURS_PER_DAY
    yield "wish", sum(wish.weight for wish in plan.wishes)
    yield "heads", sum(rule.weight * hours * max(rule.least or 0, people) for rule in settings.cover)
    yield "squads", sum(squad.weight * hours * squad.least for squad in settings.squads)
    yield "bonds", sum(bond.weight * days for bond in settings.bonds)
    yield "sessions", sum(session.weight * people for session in settings.sessions)


def _most_of_person(plan: "Plan", agent: Agent) -> Iterator[tuple[str, float]]:
    past, contract, days = plan.before[agent.id], plan.contract_of(agent), plan.grid.days
    hours = days * max((shift.length_minutes for shift in plan.shifts), default=0) / 60
    yield "surplus", hours * agent.productivity * max(1.0, *agent.proficiency.values(), 0.0)
    yield "overtime", hours
    yield "undertime", contract.hours_per_week * days / DAYS_PER_WEEK
    for name, before in (("nights", past.nights), ("weekends", past.weekends), ("peaks", past.peaks)):
        yield name, days * (before + days / 2)
    yield "hours", ((past.hours + hours) / BLOCK_HOURS) ** 2 / 2
    yield "labour_cost", hours * contract.hourly_wage * DEAREST_RATE + days * contract.night_allowance
    yield "rotation", days
    yield "start_change", days * HOURS_PER_DAY
    yield "patterns", days * sum(pattern.weight for pattern in plan.settings.patterns)
    yield "change", days
    yield "disturbed", 1
