"""An incident as a screen asks for it: severity, seats, steps with their gates and scripts, timers."""

from datetime import datetime, timedelta

from shiftplan.domain.base import Frozen
from shiftplan.domain.blanks import blanks
from shiftplan.domain.incident_events import (
    Ended,
    LineKind,
    SeatTaken,
    Severities,
    Severity,
    SeveritySet,
    Titled,
    Written,
)
from shiftplan.domain.playbook import Playbook, Role, Words
from shiftplan.domain.record import Incident
from shiftplan.language import printable
from shiftplan.operations.facts import Facts
from shiftplan.operations.step import ChapterView, StepView
from shiftplan.operations.walk import Run, walk

COMMANDER = "commander"
"""The seat that is never empty: the duty lead's from the declaration on."""

WRITTEN = frozenset(kind.value for kind in LineKind)


class Entry(Frozen):
    """One line of the timeline: local wall time, printable text.

    `kind` is that of the happening (severity, seat, decision, update, observation, absent, step …), or of
    what was done meanwhile (edit, published, relief).
    """

    at: datetime
    who: str
    text: str
    kind: str


class SeatView(Frozen):
    """A seat of the table; `holder` is empty while nobody has taken it."""

    id: str
    name: Words
    duty: Words
    holder: str = ""


class IncidentView(Frozen):
    """Times are local wall time. `name` is what people call it; `card` is None when its playbook is no longer
    there.

    `update_due` is when the next update is owed, `timeline` all that happened, `facts` what the app can fill
    into the gaps of a script.
    """

    id: int
    name: str
    card: Playbook | None
    card_id: str
    title: str
    level: Severity
    opened_at: datetime
    opened_by: str
    closed_at: datetime | None
    closed_by: str
    handed_to: str
    minutes_open: int
    seats: tuple[SeatView, ...]
    commander: str
    stages: tuple[ChapterView, ...]
    update_due: datetime | None
    update_overdue: bool
    facts: dict[str, str]
    timeline: tuple[Entry, ...] = ()

    @property
    def open(self) -> bool:
        return self.closed_at is None

    @property
    def code(self) -> str:
        return self.card.code if self.card else ""

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

    @property
    def lines(self) -> tuple[Entry, ...]:
        """What people wrote: observations, decisions, updates."""
        return tuple(entry for entry in self.timeline if entry.kind in WRITTEN)

    def of(self, step_id: str) -> StepView | None:
        return next((step for step in self.steps if step.item.id == step_id), None)

    def seat(self, seat_id: str) -> SeatView | None:
        return next((seat for seat in self.seats if seat.id == seat_id), None)

    def script(self, step: StepView) -> str | None:
        """The script of a step with what is known filled in; None without one, or while it is held back."""
        return blanks(step.script, self.facts) if step.script is not None else None


def incident(
    record: Incident, card: Playbook | None, levels: Severities, facts: Facts, now: datetime
) -> IncidentView:
    """The incident at `now`, an instant with its zone."""
    local, end = facts.plan.grid.local, record.closed_at or now
    level, title = level_of(record, levels), title_of(record, card)
    due = update_due(record, card, level)
    owner = facts.plan.settings.owners.get(Role.DUTY_LEAD, "")
    commander = holders(record).get(COMMANDER) or printable(owner) or printable(record.opened_by)
    return IncidentView(
        id=record.id,
        name=record.name(card.code if card else ""),
        card=card,
        card_id=record.card,
        title=title,
        level=level,
        opened_at=local(record.opened_at),
        opened_by=printable(record.opened_by),
        closed_at=local(record.closed_at) if record.closed_at else None,
        closed_by=printable(record.closed_by or ""),
        handed_to=next((printable(one.handed_to) for one in record.all(Ended)), ""),
        minutes_open=max(0, int((end - record.opened_at) / timedelta(minutes=1))),
        seats=_seats(record, card, commander),
        commander=commander,
        stages=() if card is None else _stages(record, card, facts, now),
        update_due=local(due) if due else None,
        update_overdue=due is not None and due < now,
        facts={
            "code": card.code if card else "",
            "severity": level.id,
            "now": f"{local(now):%H:%M}",
            "since": f"{local(record.opened_at):%H:%M}",
            "title": title,
            "commander": commander,
            "owed": f"{local(due):%H:%M}" if due else "",
            "next_update": f"{local(now + pace(card, level)):%H:%M}",
        },
    )


def title_of(record: Incident, card: Playbook | None) -> str:
    given = next((one.title for one in reversed(record.all(Titled))), record.title)
    return printable(given) or (str(card.title) if card else record.card)


def level_of(record: Incident, levels: Severities) -> Severity:
    """The severity set last; an incident of an older program has that of a new one."""
    return levels.level(next((one.level for one in reversed(record.all(SeveritySet))), levels.at_first))


def holders(record: Incident) -> dict[str, str]:
    """Who sits on each seat that somebody has taken."""
    return {one.seat: printable(one.name) for one in record.all(SeatTaken)}


def update_due(record: Incident, card: Playbook | None, level: Severity) -> datetime | None:
    """When the next update is owed: counted from the last one, or from the declaration.

    A closed incident owes nothing.
    """
    return _last_update(record) + pace(card, level) if record.open else None


def pace(card: Playbook | None, level: Severity) -> timedelta:
    """How long from one update to the next: the card's own pace if it has one, else that of the severity."""
    own = card.update_minutes if card else None
    return timedelta(minutes=own or level.update_minutes)


def _last_update(record: Incident) -> datetime:
    given = (
        told.at
        for told in record.told
        if isinstance(told.content, Written) and told.content.kind is LineKind.UPDATE
    )
    return max(given, default=record.opened_at)


def _seats(record: Incident, card: Playbook | None, commander: str) -> tuple[SeatView, ...]:
    taken = holders(record) | {COMMANDER: commander}
    return tuple(
        SeatView(id=seat.id, name=seat.name, duty=seat.duty, holder=taken.get(seat.id, ""))
        for seat in (card.seats if card else ())
    )


def _stages(record: Incident, card: Playbook, facts: Facts, now: datetime) -> tuple[ChapterView, ...]:
    run = Run(number=record.id, title=record.title, began=record.opened_at, closed=not record.open)
    return walk(card, facts, {step.step: step for step in record.steps}, now, run).chapters
