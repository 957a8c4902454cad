"""What an outlook says in a sentence or two, on the screen and on the command line."""

from collections.abc import Iterator

from shiftplan.domain.outlook import Outlook, QueueOutlook, Rush, Spread
from shiftplan.domain.plan import Plan
from shiftplan.language import Message, say

SOON_HOURS = 8
"""The worst slot told in one line is one of the next hours: the length of a shift."""
A_PERSON = 0.5
WORTH_TELLING = 0.08
"""A rush that is as planned to within this share is not spoken of."""
A_FEW_MINUTES = 4


def rest_sentence(outlook: Outlook) -> Message:
    """`rest of the day 1.24 × plan (1.15–1.33)`."""
    rest = outlook.rest
    if rest is None:
        return say("the plan has nothing more to come until {end}", end=f"{outlook.end:%H:%M}")
    return say("rest of the day {times} × plan ({low}–{high})", **_times(rest))


def short_sentence(outlook: Outlook, plan: Plan) -> Message:
    """`20:30 short 6 presale`: the worst slot of the next hours."""
    if all(one.cover is None for one in outlook.queues):
        return say("no rota to hold against it")
    worst = outlook.worst(SOON_HOURS)
    if worst is None or worst.agents < A_PERSON:
        return say("enough people for the next {hours} hours", hours=SOON_HOURS)
    return say(
        "{time} short {agents:.0f} {queue}",
        time=f"{worst.start:%H:%M}",
        agents=worst.agents,
        queue=plan.queue[worst.queue].name,
    )


def queue_sentence(one: QueueOutlook, plan: Plan) -> Message:
    name, factor = plan.queue[one.queue].name, one.factor
    if factor is None:
        return say("{queue}: the plan has nothing more to come", queue=name)
    return say(
        "{queue}: {times} × plan ({low}–{high}), {rest:,.0f} to come ({fewest:,.0f}–{most:,.0f}; "
        "plan {planned:,.0f})",
        queue=name,
        rest=one.rest.mid,
        fewest=one.rest.low,
        most=one.rest.high,
        planned=one.planned_rest,
        **_times(factor),
    )


def made_sentences(one: QueueOutlook) -> Iterator[Message]:
    """What it was made of."""
    made = one.made
    if made.intervals:
        yield say(
            "{intervals} {intervals:interval|intervals} read: {seen:,.0f} came where {planned:,.0f} were "
            "planned; now {times} × plan ({low}–{high})",
            intervals=made.intervals,
            seen=made.seen,
            planned=made.planned,
            **_times(made.level),
        )
    else:
        yield say("nothing read of this day yet: it is the plan, and how far plans are usually off")
    if made.days:
        yield say("{days} {days:day|days} before taught how far off this plan is", days=made.days)
    for rush in made.rushes:
        yield from _rush_sentences(rush)


def _rush_sentences(rush: Rush) -> Iterator[Message]:
    at = f"{rush.opening:%H:%M}"
    if rush.delay_minutes >= A_FEW_MINUTES:
        yield say("the rush of {time} comes {minutes:.0f} min late", time=at, minutes=rush.delay_minutes)
    if abs(rush.pace - 1) > WORTH_TELLING:
        yield say("the rush of {time} runs off {pace:.2f} × as fast as planned", time=at, pace=rush.pace)


def _times(spread: Spread) -> dict[str, str]:
    return {"times": f"{spread.mid:.2f}", "low": f"{spread.low:.2f}", "high": f"{spread.high:.2f}"}
