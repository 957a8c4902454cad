"""Cover rules over a week: each person can work only so many of its days, so a flow tells the most there is.

Days and people are two sides of a network: a day takes as many people as the rule wants, a person gives as
many days as hours, days off and the contract leave. Its greatest flow is the most the week can have.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import maximum_flow

from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.finding import Finding
from shiftplan.domain.work import max_week_hours
from shiftplan.language import say
from shiftplan.rota.explain.foresight.findings import certain, names_of, severity_of
from shiftplan.rota.explain.foresight.present import could_be_there, queue_number, who
from shiftplan.rota.explain.scene import Scene
from shiftplan.rota.problem import Flags, Ints

WEEK = 7


def check(scene: Scene) -> Iterator[Finding]:
    """A rule whose days together want more than the people can give in a calendar week."""
    for rule in scene.plan.settings.cover:
        if rule.least:
            there = could_be_there(scene, rule)
            for days in scene.problem.weeks:
                yield from _week(scene, rule, there, days)


def _week(scene: Scene, rule: CoverRule, could: Flags, days: Ints) -> Iterator[Finding]:
    slots, least = _hardest(scene, rule, could.sum(axis=1), days), rule.least or 0
    there = could[slots]
    wanted = np.minimum(least, there.sum(axis=1))
    gives = _gives(scene, rule, days, slots)
    most = _flow(there, wanted, gives)
    if most < wanted.sum():
        people = [scene.plan.agents[i] for i in np.nonzero(there.any(axis=0))[0]]
        dates = [scene.plan.grid.dates[day] for day in days]
        message = say(
            "rule {rule} wants {least} {who} on {days} {days:day|days} from {first} to {last}, {asked} "
            "{asked:turn|turns} in all; the {people} {people:person|people} who could come can give {most}: "
            "{names}",
            rule=rule.id,
            least=least,
            who=who(scene, rule),
            days=len(slots),
            first=f"{dates[0]:%m-%d}",
            last=f"{dates[-1]:%m-%d}",
            asked=int(wanted.sum()),
            people=len(people),
            most=most,
            names=names_of(people),
        )
        hint = say("each can work only some of these days: hours of the week and days of rest")
        yield certain("cover_rule_week", severity_of(rule.force), message, hint, people=people, days=dates)


def _hardest(scene: Scene, rule: CoverRule, there: Ints, days: Ints) -> Ints:
    """Of each day of the week one slot, that for which the fewest could come.

    Two slots of one day may be one person's shift, two of different nights may not: so slots lie a day apart.
    """
    grid = scene.plan.grid
    meant = np.array(rule.slots(grid, scene.plan.settings.event), dtype=np.int64)
    first, last = int(days[0]) * grid.per_day, (int(days[-1]) + 1) * grid.per_day
    meant = meant[(meant >= first) & (meant < last)]
    if not len(meant):
        return meant
    offset = min(
        np.unique(meant % grid.per_day), key=lambda at: there[meant[meant % grid.per_day == at]].sum()
    )
    hardest: Ints = meant[meant % grid.per_day == offset]
    return hardest


def _gives(scene: Scene, rule: CoverRule, days: Ints, slots: Ints) -> Ints:
    """How many of these slots each person can work at most, (agents,)."""
    problem, queue = scene.problem, queue_number(scene, rule)
    none = np.zeros((0, 3), dtype=np.int64)
    ways = np.concatenate([none, *(scene.ways(queue, int(slot)) for slot in slots)])
    duties = np.unique(ways[:, 1])
    shortest = float(problem.hours[duties].min(initial=np.inf))
    nights = bool(len(duties)) and bool(np.isin(duties, problem.night_shifts).all())
    week = _Week(len(days) == WEEK, shortest, nights, bool((ways[:, 0] < days[0]).any()))
    return np.array([_most(scene, agent, week) for agent in range(problem.shape[0])], dtype=np.int64)


class _Week(NamedTuple):
    """A calendar week of turns: whole or cut by the plan's ends, the hours of the shortest, whether all are
    nights, and whether the first may belong to the week before.
    """

    whole: bool
    shortest: float
    nights: bool
    carried_in: bool


def _most(scene: Scene, agent: int, week: _Week) -> int:
    plan = scene.plan
    person = plan.agents[agent]
    contract = plan.contract_of(person)
    nights = contract.max_nights_per_week if week.nights else None
    limits = [WEEK, *(limit for limit in (contract.max_days_per_week, nights) if limit is not None)]
    if week.whole:
        limits.append(WEEK - int(plan.settings.rules.rest_days_per_week.value))
    if 0 < week.shortest < float("inf"):
        limits.append(int((max_week_hours(plan, person) + 1e-6) // week.shortest))
    return min(limits) + week.carried_in


def _flow(there: Flags, wanted: Ints, gives: Ints) -> int:
    """The most turns that people can give: there (days, agents), wanted (days,), gives (agents,)."""
    days, agents = there.shape
    source, sink = days + agents, days + agents + 1
    network = sparse.lil_array((days + agents + 2, days + agents + 2), dtype=np.int32)
    network[source, :days] = wanted.astype(np.int32)
    for day, agent in zip(*np.nonzero(there), strict=True):
        network[day, days + agent] = 1
    network[days : days + agents, sink] = gives.astype(np.int32).reshape(-1, 1)
    return int(maximum_flow(sparse.csr_array(network), source, sink).flow_value)
