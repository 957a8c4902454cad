"""A grid read: what it says of each person's days."""

from collections.abc import Iterator
from datetime import date

from shiftplan.domain.finding import Place
from shiftplan.domain.people import Agent
from shiftplan.domain.rota import Cell
from shiftplan.files.handback.agreement import Said
from shiftplan.files.handback.grid import Grid
from shiftplan.files.handback.meaning import Unread
from shiftplan.files.handback.names import squeezed
from shiftplan.files.handback.people import People
from shiftplan.files.handback.present import Present
from shiftplan.files.handback.reader import CellReader
from shiftplan.files.handback.remarks import remark, some
from shiftplan.files.handback.shift_part import Square
from shiftplan.files.handback.stands import state_after
from shiftplan.files.tabular.notes import Notes
from shiftplan.files.tabular.sheet import Record, text_of
from shiftplan.language import say


class GridReading:
    """Reads the grids of one file."""

    def __init__(self, present: Present, people: People, notes: Notes) -> None:
        self.present, self.people, self.notes = present, people, notes
        self.reader = CellReader(present.plan)

    def said(self, grid: Grid) -> Iterator[Said]:
        """What each cell says that can be read; the others are among the faults."""
        days = self._days(grid)
        for record, agent in self._lines(grid):
            for column, day in days:
                place = grid.place(record.line, column)
                found = self._cell(Cell(agent.id, day), agent, grid, text_of(record.at(column)), place)
                if found:
                    yield found

    def _cell(self, cell: Cell, agent: Agent, grid: Grid, text: str, place: Place) -> Said | None:
        now = self.present.state[cell]
        exported = self.present.in_grid(cell, agent, spreadsheet=grid.sheet.spreadsheet)
        if squeezed(text) == squeezed(exported):
            return Said(cell, now, place)
        meaning = self.reader.read(text, Square(agent, cell, self.present.work(cell)))
        if isinstance(meaning, Unread):
            self.notes.error(meaning.code, place, meaning.message, meaning.hint)
            return None
        remark(self.notes, meaning, now, place)
        return Said(cell, state_after(now, cell, meaning), place)

    def _lines(self, grid: Grid) -> Iterator[tuple[Record, Agent]]:
        """The lines of the plan's people, each person once; all else is noted."""
        seen: dict[str, int] = {}
        for record in grid.lines():
            agent = self._agent(grid, record)
            if agent is None:
                continue
            if agent.id in seen:
                self.notes.error(
                    "person_twice",
                    grid.place(record.line),
                    say("{agent} stands in line {line} already", agent=agent.id, line=seen[agent.id]),
                    say("keep one line for each person"),
                )
                continue
            seen[agent.id] = record.line
            yield record, agent

    def _agent(self, grid: Grid, record: Record) -> Agent | None:
        id_, name = grid.id_of(record), grid.name_of(record)
        if not self.people.known(id_, name) and self.people.is_nobody(
            record, [text_of(record.at(column)) for column, _ in grid.days], grid.place(record.line)
        ):
            return None
        place = grid.place(record.line, grid.ids if id_ else grid.names)
        return self.people.named(id_, name, place, grid.place(record.line))

    def _days(self, grid: Grid) -> list[tuple[int, date]]:
        """The columns of days, each day once."""
        kept: dict[date, int] = {}
        for column, day in grid.days:
            if day in kept:
                self.notes.error(
                    "day_twice",
                    grid.place(grid.heading.line, column),
                    say("{day} stands over two columns", day=str(day)),
                    say("keep one column for each day"),
                )
            kept.setdefault(day, column)
        if grid.others:
            self.notes.warn(
                "day_outside_plan",
                grid.place(grid.heading.line),
                say(
                    "{count} {count:day is|days are} outside the plan and left out: {days}",
                    count=len(grid.others),
                    days=some([grid.title(column) for column in grid.others]),
                ),
            )
        return [(column, day) for day, column in kept.items()]
