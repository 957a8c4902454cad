"""What goes on now, as one value: the surge level, the incidents, and the one thing to do next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from shiftplan.domain.playbook import Playbook
from shiftplan.domain.surge import Colour
from shiftplan.language import Message, say
from shiftplan.operations import ActionView, IncidentView, QueueSurge, SurgeView

NEVER = datetime(1, 1, 1)  # noqa: DTZ001 - wall time of the plan


@dataclass(frozen=True)
class Next:
    """The next thing to do: the key that begins it, the sentence, and whether it cannot wait."""

    key: str
    says: Message
    urgent: bool = True


@dataclass(frozen=True)
class Live:
    """Read from the journal of `folder` at `surge.now`; `minutes` is the length of a slot."""

    folder: Path
    surge: SurgeView
    incidents: tuple[IncidentView, ...]
    cards: tuple[Playbook, ...]
    minutes: int

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
        return queue.latest.reading.slot_start + self._slot if queue.latest else None

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
    def blind(self) -> bool:
        """No reading to go by although the sale's plan has begun."""
        return not self.surge.rehearsal and (self.surge.as_of is None or self.surge.stale)

    @property
    def next(self) -> Next:
        return next(self._steps())

    @property
    def _slot(self) -> timedelta:
        return timedelta(minutes=self.minutes)

    def _steps(self) -> Iterator[Next]:
        """What may be next, most pressing first: promised updates, steps, a blind ladder, its actions."""
        for view in self.open_incidents:
            if view.update_overdue:
                yield Next(
                    "l", say("Write the update of #{number} {title}", number=view.id, title=view.title)
                )
        for view in self.open_incidents:
            if view.next_step is not None:
                text = say("#{number}: {step}", number=view.id, step=view.next_step.item.text)
                yield Next("enter", text)
        if self.blind:
            yield Next("r", say("Type the reading of the last full slot: nothing fresh to go by"))
        if self.surge.level is not Colour.GREEN:
            yield Next("", _task(self.surge.actions[0]))
        if self.unread and not self.surge.rehearsal:
            names = ", ".join(queue.name for queue in self.unread)
            yield Next("r", say("Type the reading of {queues}", queues=names), urgent=False)
        yield self._calm()

    def _calm(self) -> Next:
        if self.surge.rehearsal:
            text = say("The plan has not begun. Rehearse: type a reading with r, open a card with o.")
            return Next("r", text, urgent=False)
        text = say("All calm. The next reading is at {time}", time=f"{self.next_reading:%H:%M}")
        return Next("", text, urgent=False)


def _task(view: ActionView) -> Message:
    return say("{task} · {whose}", task=view.action.text, whose=view.whose)
