"""What happened in an incident as lines in the order of time, for its timeline and the log of the day."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from shiftplan.domain.day_log import as_typed
from shiftplan.domain.incident_events import (
    Ended,
    Happening,
    LineKind,
    Missing,
    SeatTaken,
    Severities,
    SeveritySet,
    Titled,
    Written,
)
from shiftplan.domain.plan import Plan
from shiftplan.domain.playbook import Playbook, PlaybookKind
from shiftplan.domain.record import Incident, ItemState, StepRecord
from shiftplan.domain.words import day_name
from shiftplan.language import Message, say
from shiftplan.operations import COMMANDER

STATES = {
    ItemState.OPEN: say("open again: {step}"),
    ItemState.DOING: say("under way: {step}"),
    ItemState.DONE: say("done: {step}"),
    ItemState.SKIPPED: say("skipped: {step}"),
}


ENDS = frozenset({"declared", "closed"})
"""The kinds of the first and the last line."""


class Told(NamedTuple):
    """One line: an instant, a login name, a sentence that is safe to print, and what kind of thing it is."""

    at: datetime
    who: str
    what: Message
    kind: str


class Around(NamedTuple):
    """What gives the names in the sentences; the card is None when its file is no longer there."""

    plan: Plan
    card: Playbook | None
    levels: Severities


def told_of(record: Incident, around: Around) -> tuple[Told, ...]:
    """Everything of one incident, its opening and its closing included, the oldest first."""
    return tuple(sorted(_told(record, around), key=lambda line: line.at))


def _told(record: Incident, around: Around) -> Iterator[Told]:
    incident = around.card is None or around.card.kind is PlaybookKind.INCIDENT
    declared = say("incident declared") if incident else say("begun")
    yield Told(record.opened_at, record.opened_by, declared, "declared")
    for happened in record.told:
        content = happened.content
        kind = content.kind.value if isinstance(content, Written) else content.what
        yield Told(happened.at, happened.who, words_of(content, around), kind)
    for line in record.lines:
        yield Told(line.at, line.who, as_typed(line.text), LineKind.OBSERVATION.value)
    for change in record.changes:
        yield Told(change.at, change.who, _step(change, around.card), "step")
    if record.closed_at is not None:
        closed = say("incident closed") if incident else say("finished")
        yield Told(record.closed_at, record.closed_by or "", closed, "closed")


def _step(change: StepRecord, card: Playbook | None) -> Message:
    """A step set: what it is, which option was chosen or why it was left out, and a note written with it."""
    item = card.item(change.step) if card else None
    chosen = item.option(change.reason) if item else None
    text = Message(STATES[change.state].template, (("step", item.text if item else change.step),))
    if change.reason:
        text = say("{what} ({reason})", what=text, reason=chosen.text if chosen else change.reason)
    written = [note.text for note in change.notes if note.at == change.at]
    return say("{what}; note: {note}", what=text, note=written[-1]) if written else text


def words_of(content: Happening, around: Around) -> Message:
    """A happening in a sentence."""
    match content:
        case SeveritySet():
            return _severity(content, around)
        case Titled():
            return say("it is called {title}", title=content.title)
        case SeatTaken():
            return _seat(content, around)
        case Written():
            return _written(content)
        case Missing():
            return missing_words(content, around.plan)
        case Ended():
            return _ended(content)


def _severity(content: SeveritySet, around: Around) -> Message:
    level = around.levels.level(content.level)
    if content.reason:
        return say("severity {level} {name}: {why}", level=level.id, name=level.name, why=content.reason)
    return say("severity {level} {name}", level=level.id, name=level.name)


def _seat(content: SeatTaken, around: Around) -> Message:
    if content.seat == COMMANDER:
        return say("said aloud: {name} commands", name=content.name)
    seats = around.card.seats if around.card else ()
    seat = next((one.name for one in seats if one.id == content.seat), None)
    return say("{seat}: {name}", seat=seat or content.seat, name=content.name)


def _written(content: Written) -> Message:
    if content.kind is LineKind.UPDATE:
        return say("update: {text}", text=content.text)
    if content.kind is LineKind.OBSERVATION:
        return as_typed(content.text)
    text = say("decision of {who}: {text}", who=content.decided_by, text=content.text)
    return say("{what}; why: {why}", what=text, why=content.why) if content.why else text


def _ended(content: Ended) -> Message:
    text = say("handed over aloud to {name}", name=content.handed_to)
    if content.reason:
        return say("{what}; closed before the good slots: {why}", what=text, why=content.reason)
    return text


def missing_words(content: Missing, plan: Plan) -> Message:
    """Who is missing since when or on which day, and why."""
    names = ", ".join(plan.agent[one].name if one in plan.agent else one for one in content.agents)
    if content.since is not None:
        text = say("left at {time}: {names}", time=f"{content.since:%H:%M}", names=names)
    else:
        text = say("missing on {day}: {names}", day=day_name(content.day), names=names)
    return say("{what} ({reason})", what=text, reason=content.note) if content.note else text
