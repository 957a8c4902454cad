"""The figures of a slot as short sentences, those that are known."""

from shiftplan.language import Message, say
from shiftplan.operations.surge_view import Measured


def figure_words(point: Measured) -> tuple[Message, ...]:
    """Contacts against plan, first reply, three-minute rate, queue length, people."""
    figures = point.figures
    contacts, reply, rate = figures.contacts, figures.first_reply_seconds, figures.three_minute_rate
    told: list[Message] = []
    if contacts is not None:
        told.append(
            say("{contacts:,.0f} contacts, {planned:,.0f} planned", contacts=contacts, planned=point.planned)
        )
    if reply is not None:
        told.append(say("first reply {seconds:.4g} s", seconds=reply))
    if rate is not None:
        told.append(say("three-minute rate {rate:.1%}", rate=rate))
    if figures.waiting is not None:
        told.append(say("{waiting:,.0f} waiting", waiting=figures.waiting))
    if figures.present is not None:
        told.append(say("{present:,.4g} {present:person|people} present", present=figures.present))
    return tuple(told)
