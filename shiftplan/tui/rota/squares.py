"""What one cell of the grid shows, and one person's totals."""

from typing import NamedTuple

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.on_the_day import AS_PLANNED
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.tui.rota import words
from shiftplan.tui.rota.worked import Band, Worked

UNKNOWN = "??"
"""Shown for an assignment to a shift that the plan no longer has."""
RANK = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.NOTE: 0}


class Square(NamedTuple):
    """`wish`: met, missed, or None for none; `second_queue`: not the person's first; `changed`: not as told.

    `mark`: begins later than the shift can, changes the queue, is on standby, or was changed on the day.
    """

    text: str
    band: Band | None
    blocked: AvailabilityKind | None
    employed: bool
    locked: bool
    wish: bool | None
    flaw: Severity | None
    second_queue: bool
    mark: str = ""
    changed: bool = False


class Totals(NamedTuple):
    hours: float
    nights: int
    wishes_met: int
    wishes: int


def mark_of(found: Assignment, worked: Worked) -> str:
    """What stands behind the name of a shift."""
    if found.on_the_day.left is not None:
        return words.LEFT
    if found.on_the_day != AS_PLANNED:
        return words.ON_THE_DAY
    if not worked.shift.serves:
        return words.STANDBY
    if found.then:
        return words.CHANGES
    return words.LATER if worked.later else ""


def cells_of(finding: Finding) -> frozenset[Cell]:
    """The cells that a finding speaks of; none when it names no people or no days."""
    return frozenset(Cell(agent, day) for agent in finding.agents for day in finding.days)
