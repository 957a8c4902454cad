"""The sentences that say why somebody has more than the mean; each holds the numbers it is made from."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from shiftplan.domain.chances import Bar
from shiftplan.domain.fair_counts import Measure
from shiftplan.domain.fairness import Standing, Tally
from shiftplan.domain.people import Tier
from shiftplan.language import Message, say
from shiftplan.planning.fairness_words import NAMES, barred, figure, listed, signed

NAMED = 4
"""So many people are named; of more only the count is told."""


def over(one: Standing, measure: Measure) -> Message:
    """Who is above the mean, and by how much; the reasons follow."""
    return say(
        "{name} has {have} {what}, {over} above the mean for their contract and days ({mean})",
        name=one.agent.name,
        have=figure(one.have.total),
        what=NAMES[measure],
        over=figure(one.over),
        mean=figure(one.mean.total),
    )


def few(tally: Tally, kept: Sequence[Bar], away: Sequence[Standing]) -> Message:
    """How many can be given it, what keeps the others, and who of the few is away on some days."""
    parts = [
        say(
            "only {able} of {people} people can be given {what}",
            able=len(tally.able),
            people=len(tally.standings),
            what=NAMES[tally.measure],
        )
        if len(tally.able) < len(tally.standings)
        else say("not everybody can be given {what} on as many days", what=NAMES[tally.measure])
    ]
    counts = Counter(kept)
    parts += [barred(bar, counts[bar]) for bar in Bar if counts[bar]]
    if away:
        parts.append(_away(away, len(tally.able)))
    return listed(parts)


def _away(away: Sequence[Standing], able: int) -> Message:
    if len(away) > NAMED:
        return say("{count} of those who can {count:is|are} away on some days", count=len(away))
    names = listed(say("{name}", name=one.agent.name) for one in away)
    return say(
        "{count} of those {able} {count:is|are} away on some days ({names})",
        count=len(away),
        able=able,
        names=names,
    )


def before(one: Standing, measure: Measure) -> Message:
    if measure is Measure.HOURS:
        return say(
            "carried over: {have} h above the contract before this plan, {share} would be their share",
            have=figure(one.have.before),
            share=figure(one.share.before),
        )
    return say(
        "carried over: {have} {what} before this plan, {share} would be their share",
        have=figure(one.have.before),
        what=NAMES[measure],
        share=figure(one.share.before),
    )


def barred_all_the_same() -> Message:
    return say("by the rules they could be given none: shiftplan check names the rule")


def asked(count: int) -> Message:
    return say("asked to work: {count} {count:meets a wish|meet wishes} of theirs", count=count)


def locked(count: int) -> Message:
    return say("{count} {count:is|are} locked", count=count)


def narrow(count: int) -> Message:
    return say("on {count} {count:day|days} list, entries or turn leave them nothing else", count=count)


def skill(count: int, queue: str, able: int, tally: Tally) -> Message:
    return say(
        "{count} {count:is|are} on {queue}, which {able} of the {all} people who can be given {what} serve",
        count=count,
        queue=queue,
        able=able,
        all=len(tally.able),
        what=NAMES[tally.measure],
    )


def senior(count: int, rule: str, tier: Tier, able: int, tally: Tally) -> Message:
    return say(
        "{count} {count:lies|lie} in hours for which {rule} wants {tier} or higher: {able} of the {all} "
        "people who can be given {what}",
        count=count,
        rule=rule,
        tier=tier.value,
        able=able,
        all=len(tally.able),
        what=NAMES[tally.measure],
    )


def crowded(count: int, most: int) -> Message:
    return say(
        "{count} {count:was|were} for days that others wished for too, up to {most} of them",
        count=count,
        most=most,
    )


def weightless(one: Standing, measure: Measure, goal: str) -> Message:
    return say(
        "nothing in the plan asks for {amount} of the {what}, and their goal weighs nothing "
        "(weights.{goal} = 0), so a solve does not even them out",
        amount=figure(one.by_rota),
        what=NAMES[measure],
        goal=goal,
    )


def unasked(one: Standing, measure: Measure) -> Message:
    return say(
        "nothing in the plan asks for {amount} of the {what}, and nobody who is off on these days has so "
        "much less",
        amount=figure(one.by_rota),
        what=NAMES[measure],
    )


def could_take(one: Standing, measure: Measure, other: Standing, day: date) -> Message:
    return say(
        "nothing in the plan asks for {amount} of the {what}; {name} stands at {less} against their share "
        "and is off on {day}",
        amount=figure(one.by_rota),
        what=NAMES[measure],
        name=other.agent.name,
        less=signed(other.beyond),
        day=day,
    )
