"""One log of the day: whatever happened, from every part of the journal, as lines in the order of time."""

from datetime import datetime
from enum import StrEnum

from shiftplan.domain.base import Frozen
from shiftplan.language import Message


class LogKind(StrEnum):
    """What a line is about. OTHER: an event that a newer program wrote."""

    LOG = "log"
    INCIDENT = "incident"
    ITEM = "item"
    READING = "reading"
    LEVEL = "level"
    EDIT = "edit"
    PUBLISHED = "published"
    RELIEF = "relief"
    CASE = "case"
    CHANGE = "change"
    HANDOVER = "handover"
    SIGNATURE = "signature"
    SCRIPT = "script"
    FINDING = "finding"
    OTHER = "other"


class LogEntry(Frozen):
    """One line; `at` is local wall time of the plan, `who` a login name, empty where the app noticed itself.

    `subject` says which one it is about: the number of an incident or a case, the id of an item or a queue.
    `what` may hold what people typed: it is safe to print, since a Message prints its values so.
    """

    at: datetime
    who: str
    what: Message
    kind: LogKind
    subject: str = ""


def as_typed(text: str) -> Message:
    """A text that somebody wrote, in whatever language it was written."""
    return Message("{text}", (("text", text),))
