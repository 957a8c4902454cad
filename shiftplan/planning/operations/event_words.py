"""Events of the journal in words. What a newer program wrote is told as well as can be, never refused."""

import json
from typing import Any

from shiftplan.domain.day_log import LogKind, as_typed
from shiftplan.domain.plan import Plan
from shiftplan.domain.record import EventRecord
from shiftplan.language import Message, say

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


def words_of(plan: Plan, record: EventRecord) -> Message:  # noqa: ARG001 - some kinds name people
    content, kind = content_of(record), kind_of(record)
    told = _told(content)
    if kind is LogKind.LOG:
        return as_typed(told or record.subject)
    text = " · ".join(part for part in (record.subject, told) if part)
    return say("{kind}: {text}", kind=record.kind, text=text)


def _told(content: dict[str, Any]) -> str:
    """The first of its texts that says something."""
    texts = (content.get(name) for name in TEXTS)
    return next((text for text in texts if isinstance(text, str) and text.strip()), "")
