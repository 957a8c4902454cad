"""Who could be present where, as heads, and what keeps the others away."""

import numpy as np

from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.people import Agent, Tier
from shiftplan.language import Message, _, say
from shiftplan.rota.counting import counted
from shiftplan.rota.explain.hindering import standing_in_the_way
from shiftplan.rota.explain.scene import Scene
from shiftplan.rota.problem import Flags

MOST_TOLD = 6


def could_be_there(scene: Scene, rule: CoverRule) -> Flags:
    """Whether somebody could count for a rule in a slot, (slots, agents)."""
    there = np.zeros((scene.plan.grid.slots, scene.problem.shape[0]), dtype=bool)
    each = int(np.prod(scene.problem.shape[1:]))
    for slot, choices in counted(scene.problem, rule, seats=False).items():
        there[slot, choices[~scene.build.banned[choices]] // max(each, 1)] = True
    return there


def queue_number(scene: Scene, rule: CoverRule) -> int | None:
    """The number of a rule's queue; None when it means all."""
    return scene.problem.queue_numbers.get(rule.queue) if rule.queue else None


def meant(rule: CoverRule, agent: Agent) -> bool:
    """Whether somebody counts for a rule when present."""
    order = list(Tier)
    return rule.tier is None or order.index(agent.tier) >= order.index(rule.tier)


def who(scene: Scene, rule: CoverRule) -> Message:
    """The people a rule speaks of."""
    queue = scene.plan.queue[rule.queue].name if rule.queue in scene.plan.queue else ""
    if rule.tier and queue:
        return say("tier {tier} or above on {queue}", tier=rule.tier.value, queue=queue)
    if rule.tier:
        return say("tier {tier} or above", tier=rule.tier.value)
    if queue:
        return say("{least:person|people} on {queue}", least=rule.least, queue=queue)
    return say("{least:person|people}", least=rule.least)


def kept_away(scene: Scene, rule: CoverRule, slot: int) -> str:
    """Those a rule means who cannot be there, each with what is in the way; the first few of many."""
    ways = scene.ways(queue_number(scene, rule), slot)
    told = []
    for number, agent in enumerate(scene.plan.agents):
        found = standing_in_the_way(scene, number, ways) if meant(rule, agent) else None
        if found:
            told.append(str(say("{name} ({reason})", name=agent.name, reason=found.message)))
    more = ["…"] if len(told) > MOST_TOLD else []
    return _(", ").join([*told[:MOST_TOLD], *more])
