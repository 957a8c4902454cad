"""Events of the journal in words. What a newer program wrote is told as well as can be, never refused."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from pydantic import ValidationError

from shiftplan.domain.case import DEEDS, KINDS, CaseDeed, CaseEvent
from shiftplan.domain.day_log import LogKind, as_typed
from shiftplan.domain.handover import SIDES, ReadBack, RuleChange, Signature, Skip
from shiftplan.domain.record import EventRecord
from shiftplan.language import Message, say
from shiftplan.operations.handover_points import change_line

TEXTS = ("text", "what", "title", "name", "note", "reason")
"""Names under which an event of any kind may say what it is, the best first."""


def kind_of(record: EventRecord) -> LogKind:
    return LogKind(record.kind) if record.kind in set(LogKind) else LogKind.OTHER


def content_of(record: EventRecord) -> dict[str, Any]:
    """The content as a table; plain text stands under `text`."""
    try:
        read = json.loads(record.content)
    except ValueError:
        read = None
    return read if isinstance(read, dict) else {"text": record.content}


def words_of(record: EventRecord, titles: Mapping[str, str]) -> Message:
    """What a line of the log says of it. `titles` are those of the shop's scripts by their id."""
    if record.kind == LogKind.SCRIPT:
        return say("script used: {title}", title=titles.get(record.subject, record.subject))
    known = READERS.get(kind_of(record))
    if known is not None:
        with suppress(ValidationError):  # what a newer program wrote is told as it stands
            return known(record)
    told = _told(content_of(record))
    if record.kind == LogKind.LOG:
        return as_typed(told or record.subject)
    text = " · ".join(part for part in (record.subject, told) if part)
    return say("{kind}: {text}", kind=record.kind, text=text)


def _told(content: dict[str, Any]) -> str:
    """The first of its texts that says something."""
    texts = (content.get(name) for name in TEXTS)
    return next((text for text in texts if isinstance(text, str) and text.strip()), "")


def _case(record: EventRecord) -> Message:
    event = CaseEvent.model_validate_json(record.content)
    if event.deed is CaseDeed.ADD:
        text = say("case noted ({kind}): {what}", kind=KINDS[event.kind], what=event.what)
        return say("{what} · {customer}", what=text, customer=event.customer) if event.customer else text
    due = f"{event.due:%m-%d %H:%M}" if event.due else ""
    said = " ".join(part for part in (due, event.owner, event.note) if part)
    text = say("case #{number} {deed}", number=record.subject, deed=DEEDS[event.deed])
    return say("{what}: {note}", what=text, note=said) if said else text


def _change(record: EventRecord) -> Message:
    return say("changed: {what}", what=change_line(RuleChange.model_validate_json(record.content)))


def _handover(record: EventRecord) -> Message:
    time = record.subject.replace("T", " ")
    if '"skip"' in record.content:
        skip = Skip.model_validate_json(record.content)
        return say("handover of {time} passed over: {reason}", time=time, reason=skip.reason)
    mark = ReadBack.model_validate_json(record.content)
    facts = {"time": time, "point": mark.point}
    if not mark.read:
        return say("handover of {time}: {point} is to be read back again", **facts)
    text = say("handover of {time}: {point} read back", **facts)
    return say("{what}; put right: {text}", what=text, text=mark.correction) if mark.correction else text


def _signature(record: EventRecord) -> Message:
    signature = Signature.model_validate_json(record.content)
    text = say(
        "handover of {time} signed ({side}): {name}",
        time=record.subject.replace("T", " "),
        side=SIDES[signature.side],
        name=signature.name,
    )
    return say("{what}; reason: {reason}", what=text, reason=signature.reason) if signature.reason else text


READERS: dict[LogKind, Callable[[EventRecord], Message]] = {
    LogKind.CASE: _case,
    LogKind.CHANGE: _change,
    LogKind.HANDOVER: _handover,
    LogKind.SIGNATURE: _signature,
}
