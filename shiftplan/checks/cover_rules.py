"""Heads and seats that `[[cover]]` asks for: too few or too many people in a stretch of slots.

A rule that is broken is an error, a wish that is not met a warning; the worst stretches of each first.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from shiftplan.checks.case import Case
from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.when import Force
from shiftplan.language import Message, say

CODE = "cover_rules"
WISH_CODE = "cover_wish"
MOST_STRETCHES = 5
"""Of one rule, for each of its sides; the rest is summed up."""
CLOCK = "%m-%d %H:%M"


class Off(NamedTuple):
    """Slots [first, last] in which people are missing or too many.

    `there` and `off` are the people of the worst slot; `total` is `off` over all slots.
    """

    first: int
    last: int
    there: int
    off: int
    total: int


def check(case: Case) -> Iterator[Finding]:
    for rule in case.plan.settings.cover:
        for most in (False, True):
            found = sorted(_stretches(_slots_off(case, rule, most=most)), key=lambda one: -one.total)
            for one in found[:MOST_STRETCHES]:
                yield _finding(case, rule, _sentence(case, rule, one, most=most), [one])
            if found[MOST_STRETCHES:]:
                rest = found[MOST_STRETCHES:]
                message = say(
                    "cover {id}: the same in {count} more {count:stretch|stretches}",
                    id=rule.id,
                    count=len(rest),
                )
                yield _finding(case, rule, message, rest)


def _slots_off(case: Case, rule: CoverRule, *, most: bool) -> Iterator[Off]:
    limit = rule.most if most else rule.least
    if limit is None:
        return
    there = case.heads(rule, seats=most)
    for slot in case.slots_of[rule.id]:
        off = there[slot] - limit if most else limit - there[slot]
        if off > 0:
            yield Off(slot, slot, there[slot], off, off)


def _stretches(slots: Iterable[Off]) -> list[Off]:
    """Slots on end put together, each stretch with its worst."""
    found: list[Off] = []
    for one in slots:
        if found and found[-1].last + 1 == one.first:
            worst = max(found[-1], one, key=lambda each: each.off)
            found[-1] = Off(found[-1].first, one.last, worst.there, worst.off, found[-1].total + one.off)
        else:
            found.append(one)
    return found


def _sentence(case: Case, rule: CoverRule, one: Off, *, most: bool) -> Message:
    grid = case.plan.grid
    values = {
        "id": rule.id,
        "whom": _whom(rule, one.there),
        "queue": case.plan.queue[rule.queue].name if rule.queue else say("all queues together"),
        "limit": rule.most if most else rule.least,
        "there": one.there,
        "begin": grid.moment(one.first).strftime(CLOCK),
        "end": grid.moment(one.last + 1).strftime(CLOCK),
    }
    if most:
        return say(
            "cover {id}: {there} {whom} on {queue} from {begin} to {end}; at most {limit} may be",
            **values,
        )
    return say(
        "cover {id}: {there} {whom} on {queue} from {begin} to {end}; at least {limit} {limit:is|are} wanted",
        **values,
    )


def _whom(rule: CoverRule, there: int) -> Message:
    """The people that a rule speaks of, so many of them."""
    if rule.tier is None and rule.standby:
        return say("{there:person|people} on standby", there=there)
    if rule.tier is None:
        return say("{there:person|people}", there=there)
    if rule.standby:
        return say("{there:person|people} of {tier} or above on standby", there=there, tier=rule.tier)
    return say("{there:person|people} of {tier} or above", there=there, tier=rule.tier)


def _finding(case: Case, rule: CoverRule, message: Message, stretches: list[Off]) -> Finding:
    slots = {slot for one in stretches for slot in range(one.first, one.last + 1)}
    binds = rule.force is Force.RULE
    return Finding(
        code=CODE if binds else WISH_CODE,
        severity=Severity.ERROR if binds else Severity.WARNING,
        message=message,
        hint=say("move people there, or change [[cover]] {id} in plan.toml", id=rule.id),
        source=f"plan.toml [[cover]] {rule.id}",
        days=tuple(sorted({case.plan.grid.moment(slot).date() for slot in slots})),
    )
