"""What the meeting functions share: the journal, the clock, and refusals that name the nearest."""

from collections.abc import Iterable
from datetime import datetime

from shiftplan.errors import BadInput
from shiftplan.files.drills import read_drill
from shiftplan.files.faults import FEW_NAMES, near, near_hint
from shiftplan.journal import Journal
from shiftplan.language import Message, say
from shiftplan.plan_clock import clock_in, now_in
from shiftplan.planning.opening import OpenPlan


def journal_of(opened: OpenPlan, now: datetime | None = None) -> Journal:
    return Journal(opened.folder) if now is None else Journal(opened.folder, lambda: now)


def right_now(opened: OpenPlan) -> datetime:
    """The instant it is for this plan; a drill has a clock of its own."""
    return now_in(opened.folder)


def drill_begins(opened: OpenPlan) -> datetime | None:
    """When the drill in this folder begins, local wall time; None where there is none to be read."""
    if clock_in(opened.folder) is None:
        return None
    try:
        return read_drill(opened.folder).begins
    except BadInput:
        return None


def unknown(sentence: Message, read: str, known: Iterable[str]) -> BadInput:
    names = list(known)
    meant, hint = near(read, names), near_hint(read, names)
    if meant and len(names) <= FEW_NAMES:
        hint = say("the nearest is {nearest}; there are: {known}", nearest=meant, known=", ".join(names))
    return BadInput(say("{sentence}: {read}", sentence=sentence, read=read), hint)


def must_wait(name: str, first: str) -> BadInput:
    return BadInput(
        say("{name} has to wait", name=name),
        say("settle this first: {first}", first=first),
    )
