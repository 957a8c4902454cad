"""One step of a playbook now, whatever kind of playbook it is of."""

from datetime import datetime

from shiftplan.domain.base import Frozen
from shiftplan.domain.blanks import blanks
from shiftplan.domain.playbook import Chapter, Item, Option, Role, Seat, Words
from shiftplan.language import Message, say
from shiftplan.operations.names import Standing, role_name, standing_name

SETTLED = frozenset({Standing.DONE, Standing.SKIPPED, Standing.AUTO_DONE})


class LineView(Frozen):
    """A line of a log, or a note: local wall time, printable text."""

    at: datetime
    who: str
    text: str


class TimerView(Frozen):
    """A timer that runs: it rings at `rings_at` and stays rung until the step is set or noted again."""

    began: datetime
    rings_at: datetime
    rung: bool


class StepView(Frozen):
    """Times are local wall time of the plan.

    `evidence` is the number the plan shows (auto items only), `notes` is what people wrote down;
    `contradicted` says that somebody ticked the item although the plan shows otherwise; `answer` is the
    option chosen; `dated` is off on a card that lies on the shelf, whose dues count from nothing yet. While
    `waits_for` is not empty the step cannot be ticked and its script is held back.
    """

    item: Item
    chapter: str
    owner: str
    seat: Seat | None = None
    due: datetime
    dated: bool = True
    standing: Standing
    overdue: bool
    due_today: bool
    reason: str = ""
    answer: Option | None = None
    who: str = ""
    at: datetime | None = None
    notes: tuple[LineView, ...] = ()
    evidence: Message | None = None
    contradicted: bool = False
    waits_for: tuple[Words, ...] = ()
    timer: TimerView | None = None

    @property
    def settled(self) -> bool:
        return self.standing in SETTLED

    @property
    def done(self) -> bool:
        return self.standing in {Standing.DONE, Standing.AUTO_DONE}

    @property
    def rung(self) -> bool:
        return self.timer is not None and self.timer.rung

    @property
    def script(self) -> Words | None:
        return None if self.waits_for else self.item.script

    @property
    def said(self) -> str | None:
        """The script as it is read out, with blanks where nothing is known."""
        return blanks(self.script) if self.script else None

    @property
    def standing_name(self) -> Message:
        return standing_name(self.standing)

    @property
    def whose(self) -> Message:
        """The role, with the person's name where the plan gives one."""
        role = role_name(self.item.role)
        return say("{role} {name}", role=role, name=self.owner) if self.owner else role

    def at_time(self, now: datetime) -> "StepView":
        """The same step with its timer as it is at `now`."""
        timer = self.timer
        if timer is None or timer.rung == (timer.rings_at <= now):
            return self
        return self.model_copy(update={"timer": timer.model_copy(update={"rung": timer.rings_at <= now})})

    def of_role(self, role: Role | None) -> bool:
        return role in (None, self.item.role)


class ChapterView(Frozen):
    """A pause point now: the steps that are there, in order."""

    chapter: Chapter
    due: datetime
    dated: bool = True
    steps: tuple[StepView, ...]

    @property
    def settled(self) -> int:
        return sum(step.settled for step in self.steps)

    @property
    def overdue(self) -> int:
        return sum(step.overdue for step in self.steps)

    @property
    def progress(self) -> str:
        return f"{self.settled}/{len(self.steps)}"
