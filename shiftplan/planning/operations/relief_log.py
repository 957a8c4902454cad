"""Measures of a surge as lines of the log: worded when they are read, in the reader's language."""

from collections.abc import Iterable
from pathlib import Path

from shiftplan.domain.record import EventRecord
from shiftplan.domain.surge import Ladder
from shiftplan.errors import ShiftplanError
from shiftplan.files.playbooks import read_ladder
from shiftplan.language import Message, say
from shiftplan.operations.relief_words import title_of_taken
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.relief.in_force import stood_down, taken_of


def relief_lines(opened: OpenPlan, records: Iterable[EventRecord]) -> dict[int, Message]:
    """What was taken or stood down, by the number of the event; nothing of what a newer program wrote."""
    events = tuple(records)
    taken = {one.id: measure for one in events if (measure := taken_of(one))}
    if not taken:
        return {}
    ladder = _ladder(opened.folder)
    titles = {number: title_of_taken(opened.plan, ladder, one) for number, one in taken.items()}
    lines = {number: say("measure taken: {what}", what=title) for number, title in titles.items()}
    for one in events:
        down = stood_down(one)
        if down is not None:
            lines[one.id] = say("stood down: {what}", what=titles.get(down.taken, down.action))
    return lines


def _ladder(folder: Path) -> Ladder:
    """The shop's; that which ships where it cannot be read."""
    try:
        return read_ladder(folder)
    except ShiftplanError:
        return read_ladder()
