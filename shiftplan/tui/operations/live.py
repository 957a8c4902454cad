"""What goes on now, as one value: the surge level, the incidents, and the one thing to do next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from shiftplan.domain.day_log import LogEntry
from shiftplan.domain.outlook import Outlook
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.playbook import Playbook
from shiftplan.domain.surge import Colour
from shiftplan.language import Message, _, say
from shiftplan.operations import ActionView, IncidentView, QueueSurge, SurgeView
from shiftplan.operations.desk import DeskView
from shiftplan.planning.operations.handover import Signs

if TYPE_CHECKING:
    from shiftplan.planning.operations.follow import Followed
    from shiftplan.planning.operations.relief.choosing import Choice, Measures

RUSH = frozenset({PhaseKind.SPOT, PhaseKind.MAIN})
NEVER = datetime(1, 1, 1)  # noqa: DTZ001 - wall time of the plan


@dataclass(frozen=True)
class Next:
    """The next thing to do: the key that begins it, the sentence, whether it cannot wait, its incident or
    the moment of its handover.
    """

    key: str
    says: Message
    urgent: bool = True
    incident: int | None = None
    handover: datetime | None = None


@dataclass(frozen=True)
class Live:
    """Read from the journal of `folder` at `surge.now`."""

    folder: Path
    plan: Plan
    surge: SurgeView
    incidents: tuple[IncidentView, ...]
    cards: tuple[Playbook, ...]
    desk: DeskView | None = None
    log: tuple[LogEntry, ...] = ()
    signs: Signs | None = None
    outlook: Outlook | None = None
    followed: "Followed | None" = None
    measures: "Measures | None" = None

    @property
    def now(self) -> datetime:
        """Local wall time of the plan."""
        return self.surge.now

    @property
    def open_incidents(self) -> tuple[IncidentView, ...]:
        return tuple(view for view in self.incidents if view.open)

    def incident(self, number: int) -> IncidentView | None:
        return next((view for view in self.incidents if view.id == number), None)

    def read_until(self, queue: QueueSurge) -> datetime | None:
        """The end of the newest slot that was read on a queue."""
        return queue.latest.until if queue.latest else None

    def is_behind(self, queue: QueueSurge) -> bool:
        """Whether a whole slot has gone by without a reading of this queue."""
        until = self.read_until(queue)
        return until is None or until + self._slot <= self.now

    @property
    def unread(self) -> tuple[QueueSurge, ...]:
        """The queues whose last full slot has not been read, the longest silent first."""
        behind = (queue for queue in self.surge.queues if self.is_behind(queue))
        return tuple(sorted(behind, key=lambda queue: self.read_until(queue) or NEVER))

    @property
    def next_reading(self) -> datetime:
        """When the slot that runs now is full."""
        midnight = self.now.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + ((self.now - midnight) // self._slot + 1) * self._slot

    @property
    def running(self) -> bool:
        """Whether the plan has begun and has not ended: readings count."""
        return not self.surge.rehearsal and self.now < self.plan.grid.end

    @property
    def rush(self) -> bool:
        """The hours in which nobody should be without a reading."""
        phase = self.plan.settings.event.phase_at(self.now)
        return phase is not None and phase.kind in RUSH

    @property
    def blind(self) -> bool:
        """No reading to go by while it matters: in the rush, or when the last level was not green."""
        silent = self.surge.as_of is None or self.surge.stale
        return self.running and silent and (self.rush or self.surge.level is not Colour.GREEN)

    @property
    def pressed(self) -> bool:
        """Whether there is much to do: the level is up, or an incident is open."""
        return self.surge.level is not Colour.GREEN or bool(self.open_incidents)

    @property
    def weighed(self) -> "Measures | None":
        """The measures worked out for the level as it is; None while there are none of it."""
        found = self.measures
        return found if found is not None and found.surge.level is self.surge.level else None

    @property
    def best(self) -> "Choice | None":
        """The measure to take first, when the level asks for any."""
        found = self.weighed if self.surge.level is not Colour.GREEN else None
        return next(iter(found.choices), None) if found else None

    @property
    def next(self) -> Next:
        return next(self._steps())

    @property
    def _slot(self) -> timedelta:
        return timedelta(minutes=self.plan.grid.minutes)

    def _steps(self) -> Iterator[Next]:
        """What may be next, most pressing first: updates and steps, a blind ladder, its actions, signatures,
        readings.
        """
        yield from self._of_incidents()
        if self.blind:
            yield Next("r", say("Type the reading of the last full slot: nothing fresh to go by"))
        yield from self._of_measures()
        yield from self._of_handovers()
        if self.unread and self.running:
            names = _(", ").join(queue.name for queue in self.unread)
            yield Next("r", say("Type the reading of {queues}", queues=names), urgent=False)
        yield self._calm()

    def _of_incidents(self) -> Iterator[Next]:
        for view in self.open_incidents:
            if view.update_overdue:
                text = say("Write the update of {name} {title}", name=view.name, title=view.title)
                yield Next("n", text, incident=view.id)
        for view in self.open_incidents:
            if view.next_step is not None:
                text = say("{name}: {step}", name=view.name, step=view.next_step.item.text)
                yield Next("n", text, incident=view.id)

    def _of_measures(self) -> Iterator[Next]:
        """What to look at again, what to do at this level, what to take back."""
        found, level = self.measures, self.surge.level
        if level is not Colour.GREEN:
            best = self.best
            key, what = ("a", best.title) if best else ("", _task(self.surge.actions[0]))
            yield Next(key, what, urgent=self.running)
        elif found is not None and found.in_force:
            yield Next("u", say("The level has fallen: stand down what is in force"), urgent=False)

    def _of_handovers(self) -> Iterator[Next]:
        """The handover whose signatures are late, then one that nobody ever signed."""
        signs = self.signs
        for turn in (*signs.late, *signs.overdue[-1:]) if signs else ():
            at = turn.boundary.at
            text = say("The handover of {time} is not signed: read it back, sign it", time=f"{at:%H:%M}")
            yield Next("h", text, handover=at)

    def _calm(self) -> Next:
        if self.surge.rehearsal:
            text = say("The plan has not begun. Rehearse: type a reading with r, open a card with o.")
        elif not self.running:
            text = say("The plan is over.")
        else:
            text = say("All calm. The next reading is at {time}", time=f"{self.next_reading:%H:%M}")
        return Next("", text, urgent=False)


def _task(view: ActionView) -> Message:
    return say("{task} · {whose}", task=view.action.text, whose=view.whose)
