"""What the review screen looks at, as one frozen value."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from shiftplan.domain.debrief import Debrief, Deed, Point, Span
from shiftplan.domain.plan import Plan


@dataclass(frozen=True)
class Review:
    """A debrief as read of a plan; `day` and `queue` (None: all) are those of the picture."""

    plan: Plan
    view: Debrief
    day: date
    queue: str | None = None
    performance: Path | None = None

    @property
    def points(self) -> tuple[Point, ...]:
        """What was read on the day shown, of the queue shown."""
        return tuple(
            point
            for point in self.view.points
            if point.start.date() == self.day and self.queue in (None, point.queue)
        )

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """What was done about surges on the day shown, in the order of time."""
        return tuple(deed for deed in self.view.deeds if deed.at.date() == self.day)

    def by_days(self, steps: int) -> "Review":
        """Another day, kept inside what the debrief looks at."""
        last = max(self.view.begin, self.view.end - timedelta(days=1))
        return replace(self, day=max(self.view.begin, min(last, self.day + timedelta(days=steps))))

    def next_queue(self) -> "Review":
        """All queues in which people wait, then each alone."""
        served = [queue.id for queue in self.plan.settings.queues if not queue.deferred]
        views: list[str | None] = [None, *served]
        return replace(self, queue=views[(views.index(self.queue) + 1) % len(views)])


@dataclass(frozen=True)
class Question:
    """What is asked for: a debrief of this span, with this table of chats by person."""

    span: Span
    performance: Path | None = None


def first_look(plan: Plan, view: Debrief, before: Review | None, performance: Path | None) -> Review:
    """The same day and queue as before, else the worst day: the main day, all queues."""
    if before is not None and before.plan.settings.name == plan.settings.name:
        queue = before.queue if before.queue in plan.queue else None
        return replace(before, plan=plan, view=view, queue=queue, performance=performance).by_days(0)
    return Review(plan, view, plan.settings.event.day, performance=performance).by_days(0)
