"""An incident as a screen asks for it: steps with their gates and scripts, log, timers."""

from datetime import datetime, timedelta

from shiftplan.domain.base import Frozen
from shiftplan.domain.playbook import Playbook
from shiftplan.domain.record import Incident
from shiftplan.language import printable
from shiftplan.operations.facts import Facts
from shiftplan.operations.step import ChapterView, LineView, StepView
from shiftplan.operations.walk import Run, walk


class IncidentView(Frozen):
    """Times are local wall time. `card` is None when its playbook is no longer there."""

    id: int
    card: Playbook | None
    card_id: str
    title: str
    opened_at: datetime
    opened_by: str
    closed_at: datetime | None
    closed_by: str
    minutes_open: int
    stages: tuple[ChapterView, ...]
    lines: tuple[LineView, ...]
    update_due: datetime | None
    update_overdue: bool

    @property
    def open(self) -> bool:
        return self.closed_at is None

    @property
    def steps(self) -> tuple[StepView, ...]:
        return tuple(step for stage in self.stages for step in stage.steps)

    @property
    def done(self) -> int:
        """How many steps are settled: done, or left out with a reason."""
        return sum(step.settled for step in self.steps)

    @property
    def progress(self) -> str:
        return f"{self.done}/{len(self.steps)}"

    @property
    def next_step(self) -> StepView | None:
        """The first step that is not settled and waits for nothing."""
        return next((step for step in self.steps if not step.settled and not step.waits_for), None)

    def of(self, step_id: str) -> StepView | None:
        return next((step for step in self.steps if step.item.id == step_id), None)


def incident(record: Incident, card: Playbook | None, facts: Facts, now: datetime) -> IncidentView:
    """The incident at `now`, an instant with its zone."""
    local, due, end = facts.plan.grid.local, update_due(record, card), record.closed_at or now
    return IncidentView(
        id=record.id,
        card=card,
        card_id=record.card,
        title=printable(record.title) or (str(card.title) if card else record.card),
        opened_at=local(record.opened_at),
        opened_by=printable(record.opened_by),
        closed_at=local(record.closed_at) if record.closed_at else None,
        closed_by=printable(record.closed_by or ""),
        minutes_open=max(0, int((end - record.opened_at) / timedelta(minutes=1))),
        stages=() if card is None else _stages(record, card, facts, now),
        lines=tuple(
            LineView(at=local(line.at), who=printable(line.who), text=printable(line.text))
            for line in record.lines
        ),
        update_due=local(due) if due else None,
        update_overdue=due is not None and due < now,
    )


def update_due(record: Incident, card: Playbook | None) -> datetime | None:
    """When the next line of the log is owed: `update_minutes` after the last one, or after the opening."""
    if card is None or card.update_minutes is None or not record.open:
        return None
    last = record.lines[-1].at if record.lines else record.opened_at
    return last + timedelta(minutes=card.update_minutes)


def _stages(record: Incident, card: Playbook, facts: Facts, now: datetime) -> tuple[ChapterView, ...]:
    run = Run(number=record.id, title=record.title, began=record.opened_at, closed=not record.open)
    return walk(card, facts, {step.step: step for step in record.steps}, now, run).chapters
