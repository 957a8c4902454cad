"""What a debrief found, and whether the next plan takes it over."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from shiftplan.domain.base import Frozen


class LessonKind(StrEnum):
    """NOTE: somebody wrote it. The others are measured."""

    HIGH_SCENARIO = "high_scenario"
    LOW_SCENARIO = "low_scenario"
    PRODUCTIVITY = "productivity"
    ABSENCE = "absence"
    HANDLING = "handling"
    OPENING = "opening"
    LAST_EVENT = "last_event"
    CHECKLIST = "checklist"
    NOTE = "note"


class Decision(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Default(Frozen):
    """A number of plan.toml or several: the way there (`scenarios`, `high`), what was and what should be."""

    path: tuple[str, ...] = Field(min_length=1)
    before: float | tuple[float, ...]
    after: float | tuple[float, ...]


class Lesson(Frozen):
    """`subject` is what it is about (a tier, a queue, an item); `text` what somebody wrote, `evidence` the
    numbers it was found in, in the order in which its sentence names them.
    """

    id: str
    kind: LessonKind
    subject: str = ""
    evidence: tuple[float, ...] = ()
    change: Default | None = None
    text: str = ""
    decision: Decision = Decision.OPEN
    who: str = ""
    at: datetime | None = None
