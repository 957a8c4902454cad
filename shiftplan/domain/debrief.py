"""The debrief of a sale: what was planned beside what came, and what the next plan takes. No blame."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from shiftplan.domain.accuracy import Errors, PeakError, Portion
from shiftplan.domain.base import Frozen
from shiftplan.domain.fair_counts import Measure
from shiftplan.domain.lesson import Lesson
from shiftplan.domain.people import Tier
from shiftplan.domain.playbook import Words
from shiftplan.domain.surge import Colour

MORNING = time(10)


class Span(StrEnum):
    """The day on which a debrief is written, counted from the main day; it looks at all days before it."""

    T1 = "T+1"
    T7 = "T+7"

    @property
    def days(self) -> int:
        return int(self.value.removeprefix("T+"))

    def end(self, main_day: date) -> date:
        """The first day that it does not look at."""
        return main_day + timedelta(days=self.days)

    def due(self, main_day: date) -> datetime:
        """When it is due: in the morning of its day."""
        return datetime.combine(self.end(main_day), MORNING)

    @classmethod
    def last_due(cls, main_day: date, now: datetime) -> "Span | None":
        """The last that is due at `now` (local wall time); None before the first."""
        return max(
            (span for span in cls if span.due(main_day) <= now), key=lambda span: span.days, default=None
        )


class Demand(Frozen):
    """Contacts that reached people, forecast against read, over the slots that were read.

    `left_out` counts slots of a queue of which no contacts were read.
    """

    whole: Errors
    peak: PeakError
    queues: tuple[Portion, ...]
    phases: tuple[Portion, ...]
    days: tuple[Portion, ...]
    left_out: int


class Staffed(Frozen):
    """Agent-hours of a phase (None: outside every phase) of a queue, in standard agents.

    `scheduled` is the rota that people had been told when the span began to count, `worked` the rota as it
    ended. `short` are the hours by which the need was missed slot by slot. `heads` compares people on shift
    with people present over the slots of which that was read: (on shift, present), None without any.
    """

    phase: str | None
    queue: str
    need: float
    scheduled: float
    worked: float
    short: float
    heads: tuple[float, float] | None = None


class Point(Frozen):
    """A slot of a queue as it was read, and the level on which the shop stood after it (None: no rule)."""

    queue: str
    start: datetime
    planned: float
    contacts: float | None = None
    first_reply_seconds: float | None = None
    three_minute_rate: float | None = None
    level: Colour | None = None


class Deed(Frozen):
    """Something done about a surge, or a line of the log, at a moment of local wall time."""

    at: datetime
    who: str
    text: str


class LevelTime(Frozen):
    """Slots on a level, and over those the mean first reply and three-minute rate weighted by contacts."""

    level: Colour
    slots: int
    first_reply_seconds: float | None
    three_minute_rate: float | None


class IncidentTold(Frozen):
    """`minutes` until closed (None: still open); `steps` are done, skipped, all."""

    id: int
    code: str
    title: str
    opened_at: datetime
    minutes: int | None
    steps: tuple[int, int, int]
    lines: int


class Overtime(Frozen):
    agent: str
    name: str
    hours: float
    nights: float


class Fair(Frozen):
    """How unevenly a burden lay (`domain.spread`): gini 0 is as expected."""

    measure: Measure
    gini: float
    most: float
    most_name: str


class MissKind(StrEnum):
    OPEN = "open"  # due, and never settled
    SKIPPED = "skipped"
    CONTRADICTED = "contradicted"  # ticked, but the plan shows otherwise


class Miss(Frozen):
    """An item of a checklist that was not done as it should have been."""

    item: str
    text: Words
    whose: str
    due: datetime
    kind: MissKind
    reason: str = ""


class Worth(Frozen):
    """What the people of a tier really got done: chats an hour on shift, against those of T3 (`real`).

    `low` to `high` holds it with 95 %; `planned` is their mean productivity in the plan. `alike`: compared
    with those who were on the same queues at the same time, not by chats an hour.
    """

    tier: Tier
    people: int
    contacts: float
    hours: float
    real: float
    low: float
    high: float
    planned: float
    alike: bool = False

    @property
    def an_hour(self) -> float:
        return self.contacts / self.hours


class Debrief(Frozen):
    """Everything at `written_at` (local wall time), looking from `begin` to `end` (exclusive)."""

    name: str
    span: Span
    written_at: datetime
    begin: date
    end: date
    zone: str
    scenario: str
    demand: Demand | None = None
    staffed: tuple[Staffed, ...] = ()
    points: tuple[Point, ...] = ()
    levels: tuple[LevelTime, ...] = ()
    deeds: tuple[Deed, ...] = ()
    incidents: tuple[IncidentTold, ...] = ()
    overtime: tuple[Overtime, ...] = ()
    fairness: tuple[Fair, ...] = ()
    misses: tuple[Miss, ...] = ()
    worth: tuple[Worth, ...] = ()
    questions: tuple[tuple[str, int], ...] = ()
    lessons: tuple[Lesson, ...] = ()

    @property
    def over(self) -> bool:
        """Whether the days that it looks at are past."""
        return self.written_at.date() >= self.end

    def with_lesson(self, lesson: Lesson) -> "Debrief":
        """With the lesson in the place of the one of its id; a new one stands last."""
        if self.lesson(lesson.id) is None:
            return self.model_copy(update={"lessons": (*self.lessons, lesson)})
        lessons = tuple(lesson if one.id == lesson.id else one for one in self.lessons)
        return self.model_copy(update={"lessons": lessons})

    def lesson(self, name: str) -> Lesson | None:
        return next((lesson for lesson in self.lessons if lesson.id == name), None)
