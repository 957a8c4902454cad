"""The differences as lines, and which of them are chosen: values that answer the window's questions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, Self

from shiftplan.domain.edit import CellEdit, Edit
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell
from shiftplan.tui.differences.outlook import Outlook

Cells = tuple[Cell, ...]


class PersonLine(NamedTuple):
    """The heading over a person's cells."""

    agent: str
    cells: Cells


class CellLine(NamedTuple):
    one: CellEdit

    @property
    def agent(self) -> str:
        return self.one.agent

    @property
    def cells(self) -> Cells:
        return (self.one.cell,)


Line = PersonLine | CellLine


@dataclass(frozen=True, eq=False)
class Listing:
    """The cells of an edit under their people, who stand in the order of the plan; strangers come last."""

    plan: Plan
    edit: Edit

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        of_person: dict[str, list[CellEdit]] = defaultdict(list)
        for one in self.edit.cells:
            of_person[one.agent].append(one)
        found: list[Line] = []
        for agent in sorted(of_person, key=self._place):
            found.append(PersonLine(agent, tuple(one.cell for one in of_person[agent])))
            found += [CellLine(one) for one in of_person[agent]]
        return tuple(found)

    def _place(self, agent: str) -> int:
        return self._order.get(agent, len(self._order))

    @cached_property
    def _order(self) -> dict[str, int]:
        return {agent.id: place for place, agent in enumerate(self.plan.agents)}

    @cached_property
    def cells(self) -> frozenset[Cell]:
        return frozenset(one.cell for one in self.edit.cells)

    @cached_property
    def of_day(self) -> dict[date, Cells]:
        found: dict[date, list[Cell]] = defaultdict(list)
        for cell in self.cells:
            found[cell.day].append(cell)
        return {day: tuple(cells) for day, cells in found.items()}

    @cached_property
    def of_person(self) -> dict[str, Cells]:
        return {line.agent: line.cells for line in self.lines if isinstance(line, PersonLine)}


@dataclass(frozen=True, eq=False)
class View:
    """`stale` are cells that no longer stand as the edit found them: they cannot be chosen.

    `cursor` is the number of a line; `outlook` what was judged last, of this choice or the one before.
    """

    listing: Listing
    chosen: frozenset[Cell] = frozenset()
    stale: frozenset[Cell] = frozenset()
    cursor: int = 0
    outlook: Outlook | None = None

    def but(self, **changes: Any) -> Self:
        return replace(self, **changes)

    @property
    def line(self) -> Line:
        return self.listing.lines[self.cursor]

    @property
    def can(self) -> frozenset[Cell]:
        """The cells that can be chosen."""
        return self.listing.cells - self.stale

    @cached_property
    def part(self) -> Edit:
        """The edit of the cells chosen."""
        edit = self.listing.edit
        kept = tuple(one for one in edit.cells if one.cell in self.chosen)
        return edit.model_copy(update={"cells": kept})

    @property
    def judged(self) -> bool:
        """Whether the outlook is that of this choice."""
        return self.outlook is not None and self.outlook.chosen == self.chosen

    def marked(self, line: Line) -> bool | None:
        """Whether a line is chosen: all of it, nothing of it, or (None) some."""
        on = sum(cell in self.chosen for cell in line.cells)
        return None if 0 < on < len(line.cells) else on > 0

    def at(self, number: int) -> Self:
        """The cursor on another line; the ends hold it."""
        return self.but(cursor=max(0, min(number, len(self.listing.lines) - 1)))

    def turned(self, cells: Iterable[Cell]) -> Self:
        """These cells on; off when all that can be are on."""
        able = self.can.intersection(cells)
        return self.but(chosen=self.chosen - able if able <= self.chosen else self.chosen | able)

    def without(self, stale: frozenset[Cell]) -> Self:
        """The same after these cells were changed otherwise."""
        return self.but(stale=stale, chosen=self.chosen - stale)

    def turned_day(self) -> Self:
        """All of the cursor's day; on a person's heading, of that person's days."""
        days = {cell.day for cell in self.line.cells}
        return self.turned(cell for day in days for cell in self.listing.of_day[day])

    def turned_person(self) -> Self:
        return self.turned(self.listing.of_person[self.line.agent])
