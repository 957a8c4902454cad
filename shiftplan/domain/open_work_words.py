"""What is said of work with a deadline, on the screen and on the command line."""

from collections.abc import Iterator
from datetime import datetime

from shiftplan.domain.open_work import OpenWork
from shiftplan.domain.outlook import Outlook
from shiftplan.domain.plan import Plan
from shiftplan.language import Message, say

A_CONTACT = 0.5
A_TENTH = 0.1
"""Less than this share of the people is not worth lending."""


def open_sentence(one: OpenWork, outlook: Outlook, plan: Plan) -> Message:
    """`tickets: 120 open now; 84 at the change of shift 22:00, 40 at 06:00`."""
    text = say("{queue}: {open:,.0f} open now", queue=plan.queue[one.queue].name, open=one.open_now)
    if one.late_now >= A_CONTACT:
        text = say("{so_far}, {late:,.0f} of them late already", so_far=text, late=one.late_now)
    last = {"last": one.open_after[-1] if one.open_after else one.open_now, "end": f"{outlook.end:%H:%M}"}
    if one.at_change is None:
        return say("{so_far}; {last:,.0f} at {end}", so_far=text, **last)
    return say(
        "{so_far}; {then:,.0f} at the change of shift {at}, {last:,.0f} at {end}",
        so_far=text,
        then=one.at_change.contacts,
        at=f"{one.at_change.at:%H:%M}",
        **last,
    )


def deadline_sentences(one: OpenWork, outlook: Outlook) -> Iterator[Message]:
    """When it is worked off, what gets late, and what is to be done about it."""
    if one.worked_off is None:
        yield say("those open now are not worked off before the plan ends")
    elif one.open_now >= A_CONTACT:
        yield say("those open now are worked off by {at}", at=_when(one.worked_off, outlook))
    yield from _late_sentences(one, outlook)
    yield _counted_sentence(one, outlook)


def _late_sentences(one: OpenWork, outlook: Outlook) -> Iterator[Message]:
    if one.late_from is None:
        yield say("nothing more gets late")
    else:
        yield say(
            "{late:,.0f} will be late, the first at {at}", late=one.late, at=_when(one.late_from, outlook)
        )
    if one.short_by is not None:
        yield say(
            "{hours:.1f} agent-hours more are needed before {at}",
            hours=one.hours_short,
            at=_when(one.short_by, outlook),
        )
    elif one.factor is not None and one.late_now < A_CONTACT and one.factor <= 1 - A_TENTH:
        yield say("up to {share:.0%} of its people can be lent until {end}", share=1 - one.factor,
                  end=f"{outlook.end:%H:%M}")  # fmt: skip


def _counted_sentence(one: OpenWork, outlook: Outlook) -> Message:
    if one.counted_at is None:
        return say("nobody counted what is open: it is as plan and rota have it")
    return say("as counted at {at}, carried on by plan and rota", at=_when(one.counted_at, outlook))


def _when(moment: datetime, outlook: Outlook) -> str:
    """The time, with its day where that is another."""
    return f"{moment:%H:%M}" if moment.date() == outlook.now.date() else f"{moment:%m-%d %H:%M}"
