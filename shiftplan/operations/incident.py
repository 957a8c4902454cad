"""An incident as a screen asks for it: steps with their gates and scripts, log, timers."""

from datetime import datetime, timedelta

from shiftplan.domain.base import Frozen
from shiftplan.domain.plan import Plan
from shiftplan.domain.playbook import Chapter, Item, Playbook, Seat, Words
from shiftplan.domain.record import Incident, StepRecord
from shiftplan.language import Message, printable, say
from shiftplan.operations.due import due_at
from shiftplan.operations.names import role_name


class StepView(Frozen):
    """A step of the card. While `waits_for` is not empty it cannot be ticked and `script` is None."""

    item: Item
    owner: str
    seat: Seat | None
    due: datetime
    overdue: bool
    done: bool
    who: str = ""
    at: datetime | None = None
    waits_for: tuple[Words, ...] = ()

    @property
    def script(self) -> Words | None:
        return None if self.waits_for else self.item.script

    @property
    def whose(self) -> Message:
        role = role_name(self.item.role)
        return say("{role} {name}", role=role, name=self.owner) if self.owner else role


class StageView(Frozen):
    chapter: Chapter
    due: datetime
    steps: tuple[StepView, ...]

    @property
    def progress(self) -> str:
        return f"{sum(step.done for step in self.steps)}/{len(self.steps)}"


class LineView(Frozen):
    """A line of the log: local wall time, printable text."""

    at: datetime
    who: str
    text: str


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
    stages: tuple[StageView, ...]
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
        return sum(step.done for step in self.steps)

    @property
    def progress(self) -> str:
        return f"{self.done}/{len(self.steps)}"

    @property
    def next_step(self) -> StepView | None:
        """The first step that is not done and waits for nothing."""
        return next((step for step in self.steps if not step.done and not step.waits_for), None)

    def of(self, step_id: str) -> StepView | None:
        return next((step for step in self.steps if step.item.id == step_id), None)


def incident(record: Incident, card: Playbook | None, plan: Plan, now: datetime) -> IncidentView:
    """The incident at `now`, an instant with its zone."""
    local, due, end = plan.grid.local, update_due(record, card), record.closed_at or now
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
        stages=() if card is None else _stages(record, card, plan, local(now)),
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


def _stages(record: Incident, card: Playbook, plan: Plan, now: datetime) -> tuple[StageView, ...]:
    declared, event = plan.grid.local(record.opened_at), plan.settings.event
    return tuple(
        StageView(
            chapter=chapter,
            due=due_at(chapter.due, event, declared),
            steps=tuple(
                _step(record, card, item, plan, due_at(item.due or chapter.due, event, declared), now)
                for item in chapter.items
            ),
        )
        for chapter in card.chapters
    )


def _step(record: Incident, card: Playbook, item: Item, plan: Plan, due: datetime, now: datetime) -> StepView:
    newest: StepRecord | None = next((step for step in record.steps if step.step == item.id), None)
    done = newest is not None and newest.done
    before = [card.item(name) for name in item.needs if not record.done(name)]
    return StepView(
        item=item,
        owner=printable(plan.settings.owners.get(item.role, "")),
        seat=next((seat for seat in card.seats if seat.id == item.seat), None),
        due=due,
        overdue=record.open and not done and due < now,
        done=done,
        who=printable(newest.who) if newest else "",
        at=plan.grid.local(newest.at) if newest else None,
        waits_for=tuple(other.text for other in before if other),
    )
