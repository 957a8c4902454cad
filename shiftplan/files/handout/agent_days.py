"""What somebody's calendar shows of a day: as it is now, and what every version before had there."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.domain.spans import Span, parts, spans
from shiftplan.files.handout.handout import Handout


class Part(NamedTuple):
    """A stretch of work without hours off in it: a split shift has several a day."""

    assignment: Assignment
    spans: tuple[Span, ...]

    @property
    def begin(self) -> datetime:
        return self.spans[0].begin

    @property
    def end(self) -> datetime:
        return self.spans[-1].end


class Entry(NamedTuple):
    """One entry of a calendar. `sequence` counts how often the day was changed since it was first told;
    `cancelled`: it was told once and is no more.
    """

    uid: str
    sequence: int
    part: Part
    cancelled: bool


Views = list[tuple[Part, ...]]


def entries(handout: Handout, agent: str) -> Iterator[Entry]:
    """The entries of a person by day; of changed days alone when only changes are handed out."""
    changed = {change.cell for change in handout.changes}
    for day in handout.plan.grid.dates:
        cell = Cell(agent, day)
        if handout.since is None or cell in changed:
            states = [*(version.get(cell, ()) for version in handout.at_before), handout.at.get(cell, ())]
            yield from _of_day(handout.plan, cell, [_parts(handout.plan, state) for state in states])


def _of_day(plan: Plan, cell: Cell, views: Views) -> Iterator[Entry]:
    first = next((i for i, view in enumerate(views) if view), len(views))
    sequence = sum(_differ(before, after) for before, after in pairwise(views[first:]))
    shown = {number: part for view in views for number, part in enumerate(view)}
    for number, part in sorted(shown.items()):
        yield Entry(_uid(plan, cell, number), sequence, part, cancelled=number >= len(views[-1]))


def _differ(before: Sequence[Part], after: Sequence[Part]) -> bool:
    """Whether a calendar shows them differently; a lock, for one, is not shown."""
    return [(part.assignment.shift, part.spans) for part in before] != [
        (part.assignment.shift, part.spans) for part in after
    ]


def _parts(plan: Plan, work: Sequence[Assignment]) -> tuple[Part, ...]:
    found = [Part(one, part) for one in work for part in parts(spans(plan, one))]
    return tuple(sorted(found, key=lambda part: part.begin))


def _uid(plan: Plan, cell: Cell, number: int) -> str:
    """The same for the same plan, person, day and part of the day, whatever is worked in it."""
    told = ("shiftplan", plan.settings.name, cell.agent, cell.day.isoformat(), str(number))
    return str(uuid5(NAMESPACE_URL, "\n".join(told)))
