"""Cover rules against the people who could be there: slot by slot, each person counted once."""

from collections.abc import Iterator

import numpy as np

from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.finding import Finding
from shiftplan.language import Message, say
from shiftplan.rota.explain.foresight.findings import certain, names_of, severity_of, short_days
from shiftplan.rota.explain.foresight.present import could_be_there, kept_away, queue_number, who
from shiftplan.rota.explain.scene import Scene
from shiftplan.rota.explain.stretches import clock
from shiftplan.rota.problem import Flags, Ints


def check(scene: Scene) -> Iterator[Finding]:
    """A rule for more people than could be present in a slot."""
    for rule in scene.plan.settings.cover:
        slots = np.array(rule.slots(scene.plan.grid, scene.plan.settings.event), dtype=np.int64)
        there = could_be_there(scene, rule)[slots]
        if rule.least and (there.sum(axis=1) < rule.least).any():
            yield _finding(scene, rule, slots, there)


def _finding(scene: Scene, rule: CoverRule, slots: Ints, there: Flags) -> Finding:
    grid, counts = scene.plan.grid, there.sum(axis=1)
    worst = int(np.argmin(counts))
    people = [scene.plan.agents[i] for i in np.nonzero(there[worst])[0]]
    days = {grid.moment(int(slot)).date() for slot in slots[counts < (rule.least or 0)]}
    message = say(
        "rule {rule} wants {least} {who} at {at}, but {count} could be there: {names} (days: {days})",
        rule=rule.id,
        least=rule.least,
        who=who(scene, rule),
        at=clock(grid, int(slots[worst])),
        count=len(people),
        names=names_of(people),
        days=short_days(days),
    )
    hint = _hint(scene, rule, int(slots[worst]))
    return certain("cover_rule", severity_of(rule.force), message, hint, people=people, days=days)


def _hint(scene: Scene, rule: CoverRule, slot: int) -> Message:
    if not len(scene.ways(queue_number(scene, rule), slot)):
        return say("no shift reaches this slot")
    away = kept_away(scene, rule, slot)
    if not away:
        return say("ask for fewer, or let more people be there")
    return say("kept away: {people}", people=away)
