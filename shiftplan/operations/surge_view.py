"""The surge ladder as a screen asks for it: level, reasons, actions, and how far up and down it is."""

from datetime import datetime, timedelta
from math import isfinite

from shiftplan.domain.actuals import SlotFigures
from shiftplan.domain.base import Frozen
from shiftplan.domain.surge import Action, Colour, Ladder, Level, Measure
from shiftplan.language import Message, say
from shiftplan.operations.names import colour_name, role_name

RANKING = say("in the ladder's own order")


class Measured(Frozen):
    """A slot against the plan: `planned` contacts of the minutes told reach people (after the bot).

    `runs`: the slot has not ended, and what is told of it may yet change.
    """

    figures: SlotFigures
    planned: float
    values: dict[Measure, float]
    runs: bool = False

    @property
    def until(self) -> datetime:
        """The end of the minutes that are told (wall time)."""
        return self.figures.start + timedelta(minutes=self.figures.minutes)

    @property
    def load(self) -> float | None:
        return self.values.get(Measure.LOAD)


class QueueSurge(Frozen):
    """One queue: its level after all readings, why, and how far the way up and down is.

    `looming` are rules that hold now and raise the level when the next slots are no better; `way_down`
    counts the good slots, None on green; `stale`: the last reading is too old to go by.
    """

    queue: str
    name: str
    level: Colour
    before: Colour
    since: datetime | None = None
    latest: Measured | None = None
    reasons: tuple[Message, ...] = ()
    looming: tuple[Message, ...] = ()
    way_down: Message | None = None
    good_slots: int = 0
    stale: bool = False


class ActionView(Frozen):
    """An action due now. `level` is the rung it stands on."""

    action: Action
    level: Colour
    owner: str

    @property
    def whose(self) -> Message:
        role = role_name(self.action.role)
        return say("{role} {name}", role=role, name=self.owner) if self.owner else role


class SurgeView(Frozen):
    """The shop's level is that of its worst queue. `stale`: a queue that stands on it was read too long ago.

    `rehearsal`: the plan has not begun, so the readings are somebody's trial.
    """

    ladder: Ladder
    level: Colour
    queues: tuple[QueueSurge, ...]
    actions: tuple[ActionView, ...]
    now: datetime
    as_of: datetime | None = None
    stale: bool = False
    rehearsal: bool = False

    @property
    def level_name(self) -> Message:
        return colour_name(self.level)

    @property
    def rung(self) -> Level:
        return self.ladder.level(self.level)

    @property
    def ranking(self) -> Message:
        """In what order the actions stand."""
        return RANKING

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why the level is what it is: the reasons of the queues that stand on it."""
        return tuple(reason for queue in self.queues if queue.level is self.level for reason in queue.reasons)

    def of(self, queue: str) -> QueueSurge | None:
        return next((view for view in self.queues if view.queue == queue), None)

    def facts(self, queue: str = "") -> dict[str, str]:
        """What the gaps of a script may take: since when, how slow, how much more than planned; of the queue
        meant, else of the worst.
        """
        worst = max(self.queues, key=lambda one: one.level.rank, default=None)
        meant = self.of(queue) or worst
        if meant is None or meant.latest is None:
            return {}
        seconds, load = meant.latest.figures.first_reply_seconds, meant.latest.load
        return {
            "since": f"{meant.since:%H:%M}" if meant.since else "",
            "seconds": "" if seconds is None else f"{seconds:.0f}",
            "share": "" if load is None or not isfinite(load) else f"{load:.0%}",
        }
