"""The figures of an interval as short sentences, those that are known."""

from shiftplan.domain.actuals import Figures
from shiftplan.language import Message, say
from shiftplan.operations.surge_view import Measured


def figure_words(point: Measured) -> tuple[Message, ...]:
    """The figures of a slot, its contacts against the plan."""
    return figures_said(point.figures, point.planned)


def figures_said(figures: Figures, planned: float | None = None) -> tuple[Message, ...]:
    """Contacts (against plan where that is given), first reply, three-minute rate, queue length, people."""
    contacts, reply, rate = figures.contacts, figures.first_reply_seconds, figures.three_minute_rate
    told: list[Message] = []
    if contacts is not None and planned is None:
        told.append(say("{contacts:,.0f} contacts", contacts=contacts))
    elif contacts is not None:
        told.append(
            say("{contacts:,.0f} contacts, {planned:,.0f} planned", contacts=contacts, planned=planned)
        )
    if reply is not None:
        told.append(say("first reply {seconds:,.0f} s", seconds=reply))
    if rate is not None:
        told.append(say("three-minute rate {rate:.1%}", rate=rate))
    if figures.waiting is not None:
        told.append(say("{waiting:,.0f} waiting", waiting=figures.waiting))
    if figures.present is not None:
        told.append(say("{present:,.4g} {present:person|people} present", present=figures.present))
    return tuple(told)
