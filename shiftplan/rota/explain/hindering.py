"""What rules that rule a shift out are called: the hindrance, its words, its article."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from shiftplan.domain.explanation import Hindrance
from shiftplan.domain.people import Agent, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell
from shiftplan.domain.rules import Rule
from shiftplan.domain.work import status_names
from shiftplan.language import Message, say
from shiftplan.rota.explain.scene import Scene
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Ints
from shiftplan.rota.rule_words import RULE_WORDS

HINDRANCES: dict[str, Hindrance] = {
    "queue_skills": Hindrance.SKILL,
    "availability": Hindrance.LEAVE,
    "employment": Hindrance.EMPLOYED,
    "offered": Hindrance.NO_SHIFT,
    "switch": Hindrance.NO_SHIFT,
    "night": Hindrance.LAW,
    "overtime": Hindrance.LAW,
    "intern_no_statutory_day": Hindrance.LAW,
    "overtime_hours_per_day": Hindrance.LAW,
    "part_time_hours_per_day": Hindrance.LAW,
    "locks": Hindrance.LOCK,
    "rest_hours_between_shifts": Hindrance.REST,
    "one_shift_a_day": Hindrance.REST,
    "max_hours_per_week": Hindrance.HOURS,
    "overtime_hours_per_month": Hindrance.HOURS,
    "consecutive_days": Hindrance.HOURS,
    "rest_days_per_week": Hindrance.HOURS,
}
"""By the rule's code, in the order in which they are told; every other rule is one of contract or team."""

NO_WAYS = ("queue_skills", "offered", "switch")
"""Rules without which there is no way to speak of: what they leave is looked at, if they leave any."""

AWAY: dict[AvailabilityKind, Message] = {
    AvailabilityKind.LEAVE: say("on leave"),
    AvailabilityKind.UNAVAILABLE: say("unavailable"),
    AvailabilityKind.ABSENT: say("absent"),
    AvailabilityKind.TRAINING: say("in training"),
}


class Obstacle(NamedTuple):
    """A rule in somebody's way."""

    code: str
    hindrance: Hindrance
    message: Message
    rule: Rule | None


def obstacle(plan: Plan, agent: Agent, code: str) -> Obstacle:
    """The rule of this code, as it speaks of this person."""
    return Obstacle(code, HINDRANCES.get(code, Hindrance.CONTRACT), _words(code), _article(plan, agent, code))


def of_rows(plan: Plan, agent: Agent, model: Model, rows: Iterable[int]) -> Obstacle:
    """The foremost of the rules behind these rows of the model."""
    codes = {model.codes[model.code[row]] for row in rows}
    known = [code for code in HINDRANCES if code in codes]
    return obstacle(plan, agent, [*known, *sorted(codes - set(HINDRANCES))][0])


def standing_in_the_way(scene: Scene, agent: int, ways: Ints) -> Obstacle | None:
    """What rules out all of these (day, duty, post) for somebody; None when one of them is open.

    A rule that rules out every one by itself comes before rules that do so only together.
    """
    for sort in NO_WAYS:
        ways, all_of_it = _open_to(scene, agent, ways, sort)
        if all_of_it:
            return obstacle(scene.plan, scene.plan.agents[agent], sort)
    if not len(ways):
        return Obstacle("", Hindrance.NO_SHIFT, say("no shift reaches this slot"), None)
    choices = scene.problem.cells[agent][tuple(ways.T)]
    if not scene.build.banned[choices].all():
        return None
    code = _foremost({code: float(banned[choices].mean()) for code, banned in scene.bans.items()})
    if code == "availability":
        return _away(scene, scene.plan.agents[agent], ways)
    return obstacle(scene.plan, scene.plan.agents[agent], code)


def _open_to(scene: Scene, agent: int, ways: Ints, code: str) -> tuple[Ints, bool]:
    """The ways that a rule leaves, and whether it leaves none of them."""
    if code not in scene.bans or not len(ways):
        return ways, False
    left = ways[~scene.bans[code][scene.problem.cells[agent][tuple(ways.T)]]]
    return left, not len(left)


def _foremost(share: dict[str, float]) -> str:
    """A rule that rules out everything by itself, else the one that rules out most."""
    order = list(HINDRANCES)
    rank = {code: order.index(code) if code in order else len(order) for code in share}
    return min(share, key=lambda code: (-share[code] if share[code] < 1 else -2.0, rank[code]))


def _away(scene: Scene, person: Agent, ways: Ints) -> Obstacle:
    """The entry in availability.csv, told by its kind."""
    days = [scene.plan.grid.dates[day] for day in np.unique(ways[:, 0])]
    later = [day for day in scene.plan.grid.dates if day > days[-1]][:1]
    entries = [scene.plan.blocked.get(Cell(person.id, day)) for day in [*days, *later]]
    kinds = [entry.kind for entry in entries if entry]
    message = AWAY[kinds[0]] if kinds else _words("availability")
    return Obstacle("availability", Hindrance.LEAVE, message, None)


def _words(code: str) -> Message:
    return RULE_WORDS.get(code) or say("rule {code}", code=code)


def _article(plan: Plan, agent: Agent, code: str) -> Rule | None:
    """The article behind a rule: that of a protection for those it speaks for."""
    rules = plan.settings.rules
    names = [f"{status}_no_{code}" for status in status_names(plan, agent)]
    if code == "overtime" and not agent.overtime_consent:
        names.append("overtime_needs_consent")
    found = [getattr(rules, name) for name in (*names, code) if hasattr(rules, name)]
    return next((rule for rule in found if rule.value > 0), None)
