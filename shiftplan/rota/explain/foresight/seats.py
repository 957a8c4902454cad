"""Seats against the need: fewer than are needed, or fewer than another rule asks for."""

from collections.abc import Iterator

import numpy as np

from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.when import Force
from shiftplan.language import say
from shiftplan.rota.explain.foresight.findings import certain, severity_of, short_days
from shiftplan.rota.explain.foresight.present import meant, queue_number
from shiftplan.rota.explain.scene import Scene
from shiftplan.rota.explain.stretches import LEAST, clock, plain, stretches
from shiftplan.rota.problem import Floats, Ints


def check(scene: Scene) -> Iterator[Finding]:
    """Seats below the need, and pairs of rules that leave no number of people."""
    rules = scene.plan.settings.cover
    seats = [rule for rule in rules if rule.most is not None and rule.force is Force.RULE]
    for rule in seats:
        if rule.tier is None:
            yield from _below_need(scene, rule, rule.most or 0)
        yield from (finding for other in rules for finding in _excluded(scene, rule, other))


def _slots(scene: Scene, rule: CoverRule) -> Ints:
    return np.array(rule.slots(scene.plan.grid, scene.plan.settings.event), dtype=np.int64)


def _below_need(scene: Scene, rule: CoverRule, most: int) -> Iterator[Finding]:
    grid, number = scene.plan.grid, queue_number(scene, rule)
    needed = scene.needs.sum(axis=0) if number is None else scene.needs[number]
    given = scene.reach.max(axis=0) if number is None else scene.reach[number]
    best = _greatest(given, most)
    short = np.zeros(grid.slots)
    slots = _slots(scene, rule)
    binds = given.sum(axis=1) > best + LEAST
    short[slots] = np.where(binds, np.maximum(0.0, needed - best), 0.0)[slots]
    for one in stretches(short, grid)[:1]:
        message = say(
            "rule {rule} has seats for {seats}, who are worth {can} at most; at {at} {need} are needed: at "
            "least {hours} {hours:agent-hour|agent-hours} short",
            rule=rule.id,
            seats=most,
            can=plain(float(best[one.worst])),
            at=clock(grid, one.worst),
            need=plain(float(needed[one.worst])),
            hours=plain(float(short.sum()) * grid.hours),
        )
        days = [grid.moment(int(slot)).date() for slot in np.nonzero(short)[0]]
        yield certain("seats_below_need", Severity.WARNING, message, days=days)


def _greatest(given: Floats, most: int) -> Floats:
    """The worth of the `most` best people of each slot, (slots,)."""
    ranked = np.sort(given, axis=1)[:, ::-1]
    best: Floats = ranked[:, :most].sum(axis=1)
    return best


def _excluded(scene: Scene, seats: CoverRule, other: CoverRule) -> Iterator[Finding]:
    same = seats.queue in ("", other.queue) and all(
        meant(seats, agent) for agent in scene.plan.agents if meant(other, agent)
    )
    if not same or (other.least or 0) <= (seats.most or 0):
        return
    both = sorted(set(_slots(scene, seats)) & set(_slots(scene, other)))
    if both:
        days = [scene.plan.grid.moment(int(slot)).date() for slot in both]
        message = say(
            "rules {one} and {other} exclude each other: at most {most} and at least {least} "
            "{least:person|people} ({days})",
            one=seats.id,
            other=other.id,
            most=seats.most,
            least=other.least,
            days=short_days(days),
        )
        hint = say("change one of them in plan.toml")
        yield certain("cover_rules_exclude", severity_of(other.force), message, hint, days=days)
