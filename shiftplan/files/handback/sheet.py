"""A grid of people and days as what stands in each cell after it, beside what stands there now."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shiftplan.domain.edit import CellState, states
from shiftplan.domain.finding import Finding, Place
from shiftplan.domain.people import Agent, Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.errors import BadInput
from shiftplan.files.export_grid import brief, cell_text
from shiftplan.files.faults import BadPlan, cut
from shiftplan.files.handback.grid import Grid, grid_in
from shiftplan.files.handback.meaning import Meaning, Off, Unread, Worked
from shiftplan.files.handback.names import squeezed
from shiftplan.files.handback.people import People
from shiftplan.files.handback.reader import CellReader
from shiftplan.files.handback.shift_part import Square
from shiftplan.files.handout.safe_text import visible
from shiftplan.files.tabular.book import open_book
from shiftplan.files.tabular.days import calendar_of
from shiftplan.files.tabular.notes import Notes
from shiftplan.files.tabular.sheet import Book, text_of
from shiftplan.language import say

SHOWN = 6


@dataclass(frozen=True)
class HandedBack:
    """What stood in the cells that the file speaks of, and what stands there after it."""

    before: dict[Cell, CellState]
    after: dict[Cell, CellState]
    findings: tuple[Finding, ...]


def read_back(path: Path, plan: Plan, rota: Rota) -> HandedBack:
    """A rota edited elsewhere, read from a CSV file or a workbook with a grid of people and days.

    Cells, people and days of which it does not speak stay as they are, and so do locks and what
    availability.csv says. Raises `BadPlan` with every fault, `BadInput` when the file holds no such grid,
    `MissingFile` or `StorageFailed`.
    """
    book = open_book(path)
    if book.formulas:
        raise _formulas(book)
    file = str(path)
    several = len(book.sheets) > 1
    calendar = calendar_of(plan.settings)
    grids = [
        grid_in(sheet, f"{file} [{sheet.name}]" if several and sheet.name else file, calendar)
        for sheet in book.sheets
    ]
    found = [grid for grid in grids if grid]
    if not found:
        raise _no_grid(book, plan)
    return _Reading(plan, rota, Notes(file)).read(found)


class _Reading:
    """One file being read; owns what is found on the way."""

    def __init__(self, plan: Plan, rota: Rota, notes: Notes) -> None:
        self.plan, self.rota, self.notes = plan, rota, notes
        cells = [Cell(agent.id, day) for agent in plan.agents for day in plan.grid.dates]
        self.now = states(plan, rota, cells)
        self.reader = CellReader(plan)
        self.after: dict[Cell, CellState] = {}
        self.told: dict[Cell, Place] = {}

    def read(self, grids: list[Grid]) -> HandedBack:
        people = People(self.plan, self.notes)
        for grid in grids:
            days = self._days(grid)
            for record, agent in people.lines(grid):
                for column, day in days:
                    self._cell(
                        Cell(agent.id, day), agent, grid, record.line, column, text_of(record.at(column))
                    )
        if self.notes.broken:
            raise BadPlan(self.notes.finish())
        self._missing(grids)
        before = {cell: self.now[cell] for cell in self.after}
        return HandedBack(before, self.after, self.notes.finish())

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
                    days=_some([grid.title(column) for column in grid.others]),
                ),
            )
        return [(column, day) for day, column in kept.items()]

    def _cell(self, cell: Cell, agent: Agent, grid: Grid, line: int, column: int, text: str) -> None:
        now, place = self.now[cell], grid.place(line, column)
        state = now
        if squeezed(text) != squeezed(self._exported(cell, agent, spreadsheet=grid.sheet.spreadsheet)):
            present = now.works[0] if len(now.works) == 1 else None
            meaning = self.reader.read(text, Square(agent, cell, present))
            if isinstance(meaning, Unread):
                self.notes.error(meaning.code, place, meaning.message, meaning.hint)
                return
            self._remark(meaning, now, place)
            state = _state(now, cell, meaning)
        self._keep(cell, state, place)

    def _keep(self, cell: Cell, state: CellState, place: Place) -> None:
        """Of two sheets the one that was edited counts; two that were edited must agree."""
        before = self.after.get(cell)
        if before is None or before == self.now[cell]:
            self.after[cell], self.told[cell] = state, place
        elif state not in (before, self.now[cell]):
            self.notes.error(
                "two_sheets",
                place,
                say("another sheet says otherwise of this cell: {place}", place=str(self.told[cell])),
                say("write the same into both, or delete one of the sheets"),
            )

    def _exported(self, cell: Cell, agent: Agent, *, spreadsheet: bool) -> str:
        """What an export of the rota as it is now has in this cell, where shifts stand."""
        works = self.now[cell].works
        if not works or not spreadsheet:
            return cell_text(self.plan, self.rota, agent, cell.day)
        known = [one for one in works if one.shift in self.plan.shift]
        return " + ".join(visible(brief(self.plan, agent, one)) for one in known)

    def _remark(self, meaning: Meaning, now: CellState, place: Place) -> None:
        if isinstance(meaning, Worked) and meaning.remark:
            self.notes.warn("remark", place, say("the remark “{read}” is left out", read=cut(meaning.remark)))
        if now.away and not isinstance(meaning, AvailabilityKind):
            self.notes.warn(
                "away_stays",
                place,
                say("availability.csv says that this person is away; that stays"),
                say("to take leave or absence back: shiftplan edit PLAN back AGENT DAY"),
            )

    def _missing(self, grids: list[Grid]) -> None:
        """Who and which days the file does not speak of."""
        seen = {day for grid in grids for _, day in grid.days}
        days = [f"{day:%m-%d}" for day in self.plan.grid.dates if day not in seen]
        told = {cell.agent for cell in self.after}
        people = [one.name or one.id for one in self.plan.agents if one.id not in told]
        if days:
            self.notes.warn(
                "days_missing",
                Place(file=self.notes.file),
                say("days that are not in the file stay as they are: {days}", days=_some(days)),
            )
        if people and told:
            self.notes.warn(
                "people_missing",
                Place(file=self.notes.file),
                say("people who are not in the file stay as they are: {people}", people=_some(people)),
            )


def _state(now: CellState, cell: Cell, meaning: Off | AvailabilityKind | Worked) -> CellState:
    if isinstance(meaning, Worked):
        same = now.works == (meaning.work,)
        return now if same else now.model_copy(update={"works": (meaning.work,)})
    off = now.model_copy(update={"works": ()})
    if isinstance(meaning, Off) or any(entry.kind is meaning for entry in now.away):
        return off
    entry = Availability(agent=cell.agent, day=cell.day, kind=meaning)
    return off.model_copy(update={"away": (*now.away, entry)})


def _some(words: list[str]) -> str:
    shown = ", ".join(words[:SHOWN])
    return shown if len(words) <= SHOWN else f"{shown}, … ({len(words)})"


def _formulas(book: Book) -> BadInput:
    return BadInput(
        say(
            "{path} holds {count} {count:formula|formulas} without results, which would read as days off",
            path=book.file,
            count=book.formulas,
        ),
        say("open it in the spreadsheet and save it, or write the shifts in place of the formulas"),
    )


def _no_grid(book: Book, plan: Plan) -> BadInput:
    first = book.sheets[0].records[0]
    return BadInput(
        say(
            "{path} holds no grid of people and days; line {line} reads “{read}”",
            path=book.file,
            line=first.line,
            read=cut(", ".join(text_of(cell) for cell in first.cells)),
        ),
        say(
            "a heading with id or name and days from {first} to {last} is needed, as in the -grid.csv or "
            "-rota.xlsx that shiftplan export writes",
            first=str(plan.grid.dates[0]),
            last=str(plan.grid.dates[-1]),
        ),
    )
