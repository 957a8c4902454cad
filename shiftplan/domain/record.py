"""What the journal keeps: ticks, incidents, events and their log. Instants are UTC with their zone."""

from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from shiftplan.domain.base import Frozen
from shiftplan.domain.incident_events import Happening, Told

Kind = TypeVar("Kind", bound=Happening)


class ItemState(StrEnum):
    """What a person has set; an item nobody touched is open."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    SKIPPED = "skipped"


class LogLine(Frozen):
    text: str
    who: str
    at: datetime


class Mark(Frozen):
    """The newest word on a step: its state since `since`, set again (or a note written) at `at`.

    `reason` says why it was skipped, or which option was chosen; `notes` is all evidence ever written to it.
    """

    state: ItemState
    reason: str = ""
    who: str
    at: datetime
    since: datetime | None = None
    notes: tuple[LogLine, ...] = ()

    @property
    def done(self) -> bool:
        return self.state is ItemState.DONE

    @property
    def began(self) -> datetime:
        """When it came to stand so."""
        return self.since or self.at


class ItemRecord(Mark):
    """The newest word on an item of a checklist."""

    playbook: str
    item: str


class StepRecord(Mark):
    """The newest word on a step of an incident, or of a run of any other card."""

    step: str


class Incident(Frozen):
    """An incident, or a run of any other card, with the newest state of its steps and its log in order.

    `id` counts all of them, `number` those of the same card from 1: people see the `name` alone. `changes` is
    every change of a step in order, `told` what happened beside steps and log.
    """

    id: int
    number: int = 1
    card: str
    title: str
    opened_by: str
    opened_at: datetime
    closed_by: str | None = None
    closed_at: datetime | None = None
    steps: tuple[StepRecord, ...] = ()
    changes: tuple[StepRecord, ...] = ()
    lines: tuple[LogLine, ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def open(self) -> bool:
        return self.closed_at is None

    def name(self, code: str) -> str:
        """What it is called, aloud and in the log: `E2-1` is the first of card E2."""
        return f"{code or self.card}-{self.number}"

    def all(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """What was told of one kind, in order."""
        return tuple(one.content for one in self.told if isinstance(one.content, kind))


class Confirmation(Frozen):
    """Somebody has read a published rota; `who` noted it, `rota_digest` names the rota that was read."""

    version: int
    rota_digest: str
    agent: str
    who: str
    at: datetime


class EventRecord(Frozen):
    """What happened while a sale was run; `content` is the JSON of the value of its kind, or text."""

    id: int
    kind: str
    subject: str
    content: str
    who: str
    at: datetime


class AuditLine(Frozen):
    """One change: who (login name), when, and what, as `verb object detail`."""

    who: str
    at: datetime
    what: str
