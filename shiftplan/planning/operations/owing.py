"""What is late in any playbook that is being walked, the oldest first."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from shiftplan.domain.playbook import PlaybookKind
from shiftplan.errors import ShiftplanError
from shiftplan.files.playbooks import LADDER, playbook_paths
from shiftplan.operations import Facts, StepView, Walk
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.books import book_of, runs, walked
from shiftplan.planning.operations.common import journal_of


@dataclass(frozen=True)
class Owed:
    """A step that is overdue, or whose timer has rung, in the walk that it is of."""

    walk: Walk
    step: StepView

    @property
    def since(self) -> datetime:
        """Local wall time of the plan."""
        return self.step.timer.rings_at if self.step.timer and not self.step.overdue else self.step.due


def owing(opened: OpenPlan, facts: Facts, now: datetime | None = None) -> tuple[Owed, ...]:
    """Over all checklists and open cases; incidents are told live. A playbook that cannot be read is left out
    here: whoever opens it is told.
    """
    found = [Owed(walk, step) for walk in _walks(opened, facts, now) for step in _late(walk)]
    return tuple(sorted(found, key=lambda owed: owed.since))


def _late(walk: Walk) -> Iterable[StepView]:
    return (step for step in walk.steps if step.overdue or step.rung)


def _walks(opened: OpenPlan, facts: Facts, now: datetime | None) -> Iterator[Walk]:
    running = {record.card for record in journal_of(opened).incidents.all() if record.open}
    for name in playbook_paths(opened.folder):
        if name != LADDER:
            with suppress(ShiftplanError):
                yield from _of_book(opened, name, running, facts, now)


def _of_book(
    opened: OpenPlan, name: str, running: set[str], facts: Facts, now: datetime | None
) -> Iterator[Walk]:
    book = book_of(opened, name)
    if not book.has_runs:
        yield walked(opened, name, facts=facts, now=now)
    elif name in running and book.kind is not PlaybookKind.INCIDENT:
        yield from (walk for walk in runs(opened, name, facts, now) if walk.run and not walk.run.closed)
