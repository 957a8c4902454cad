"""A ranking in words: what a service point is, what is expected, what a relief buys and costs."""

from collections.abc import Iterator

from shiftplan.domain.money import MINUS, yuan
from shiftplan.domain.plan import Plan
from shiftplan.domain.relief import Backlog, Known, Ranked, Ranking
from shiftplan.language import Message, printable, say

LITTLE = 0.05
"""Points that round to 0.0."""


def definition(ranking: Ranking) -> Message:
    """What a service point counts."""
    return say(
        "A point: one more of 100 contacts of the next {minutes} min, over all queues in which people "
        "wait, has its first reply within {seconds:g} s.",
        minutes=ranking.horizon_minutes,
        seconds=ranking.within_seconds,
    )


def outlook_line(ranking: Ranking) -> Message:
    """How it goes on if nothing is done."""
    return say(
        "If nothing is done: {contacts:,.0f} contacts, {level:.0%} in time ({low:.0%} to {high:.0%}). "
        "A point is worth {worth}.",
        contacts=ranking.contacts,
        level=ranking.level,
        low=ranking.level_low,
        high=ranking.level_high,
        worth=yuan(ranking.yuan_per_point),
    )


def backlog_line(plan: Plan, backlog: Backlog) -> Message:
    """From where a queue is carried on, and how that is known."""
    sources = {
        Known.READ: say("as counted"),
        Known.FIRST_REPLY: say("by the first reply"),
        Known.THREE_MINUTE: say("by the three-minute rate"),
        Known.PLAN: say("as expected; nothing was read"),
    }
    return say(
        "{queue}: {waiting:,.0f} waiting ({source}), {online:.1f} online",
        queue=printable(plan.queue[backlog.queue].name),
        waiting=backlog.waiting,
        source=sources[backlog.known],
        online=backlog.online,
    )


def buys(one: Ranked) -> Message:
    """Points with their range over the courses."""
    return say(
        "{points} points ({least} to {most})",
        points=_signed(one.expected.points),
        least=_signed(one.least),
        most=_signed(one.most),
    )


def apart(one: Ranked) -> Iterator[Message]:
    """What it takes or gives after the horizon, and what waits longer elsewhere."""
    if one.expected.later <= -LITTLE:
        yield say(
            "{soon} in the horizon, {later} after it",
            soon=_signed(one.expected.soon),
            later=_signed(one.expected.later),
        )
    if one.expected.later >= LITTLE:
        yield say("and {later} after the horizon, not counted", later=_signed(one.expected.later))
    if one.expected.hours >= LITTLE:
        yield say("{hours:,.1f} h of waiting less", hours=one.expected.hours)
    if round(one.put_off) > 0:
        yield say("{count:,.0f} tickets wait longer", count=round(one.put_off))


def price(one: Ranked) -> Message:
    """Pay against what the points are worth."""
    per, pay, worth = one.points_per_100_yuan, yuan(one.relief.yuan), yuan(one.worth_yuan)
    if one.relief.yuan <= 0:
        return say("no extra pay; worth {worth}", worth=worth)
    if per is None:
        return say("{pay} of pay, all after the horizon", pay=pay)
    facts = {"pay": pay, "per": _signed(per), "worth": worth}
    if one.relief.yuan - one.pay_yuan >= 1:
        soon = yuan(one.pay_yuan)
        return say(
            "{pay} of pay, {soon} in the horizon: {per} points for ¥100; worth {worth}", soon=soon, **facts
        )
    return say("{pay} of pay: {per} points for ¥100; worth {worth}", **facts)


def in_short(one: Ranked) -> Message:
    """The like in a few words."""
    pay, worth = yuan(one.relief.yuan), yuan(one.worth_yuan)
    if one.relief.yuan <= 0:
        return say("no extra pay; worth {worth}", worth=worth)
    return say("{pay} of pay, worth {worth}", pay=pay, worth=worth)


def points(one: Ranked) -> Message:
    """What it buys, without its range."""
    return say("{amount} points", amount=_signed(one.expected.points))


def _signed(points: float) -> str:
    return f"{0.0 if abs(points) < LITTLE else points:+.1f}".replace("-", MINUS)
