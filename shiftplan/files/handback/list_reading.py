"""A list read: what its lines say of people and days, and what days without a line say."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from shiftplan.domain.rota import Cell
from shiftplan.files.faults import cut
from shiftplan.files.handback.agreement import Said
from shiftplan.files.handback.list_line import ListLine
from shiftplan.files.handback.list_meaning import LineReader
from shiftplan.files.handback.listing import Listing
from shiftplan.files.handback.meaning import Unread
from shiftplan.files.handback.people import People
from shiftplan.files.handback.present import Present
from shiftplan.files.handback.reader import CellReader
from shiftplan.files.handback.remarks import remark, some
from shiftplan.files.handback.shift_part import Square
from shiftplan.files.handback.stands import state_after
from shiftplan.files.tabular.days import Calendar, calendar_of, order_of
from shiftplan.files.tabular.notes import Notes
from shiftplan.files.tabular.sheet import Record, text_of
from shiftplan.language import say

Lines = dict[Cell, list[Record]]


class ListReading:
    """Reads the lists of one file; `days` are those of which its other sheets speak."""

    def __init__(
        self, present: Present, people: People, notes: Notes, days: frozenset[date] = frozenset()
    ) -> None:
        self.present, self.people, self.notes, self.days = present, people, notes, days
        self.line_reader = LineReader(present.plan, CellReader(present.plan))

    def said(self, listing: Listing) -> Iterator[Said]:
        """What each cell says that can be read; the others are among the faults.

        People with a line are off on the days of the file on which they have none; people without any
        line stay as they are.
        """
        lines = self._lines(listing)
        for cell, records in lines.items():
            found = self._cell(listing, cell, records)
            if found:
                yield found
        yield from self._off(listing, lines)

    def _off(self, listing: Listing, lines: Lines) -> Iterator[Said]:
        """The days without a line of those who have one on another day."""
        self._tell_quiet(listing, {cell.agent for cell in lines})
        days = sorted({cell.day for cell in lines} | self.days)
        for agent in dict.fromkeys(cell.agent for cell in lines):
            for cell in (Cell(agent, day) for day in days):
                if cell not in lines:
                    now = self.present.state[cell]
                    yield Said(cell, now.model_copy(update={"works": ()}), listing.place(listing.heading))

    def _cell(self, listing: Listing, cell: Cell, records: list[Record]) -> Said | None:
        exported, now = self.present.in_list(cell), self.present.state[cell]
        if len(records) > 1:
            return self._several(listing, cell, records)
        line = ListLine(listing, records[0], exported[0] if len(exported) == 1 else {})
        place = listing.place(records[0])
        if exported and len(exported) == 1 and not line.edited:
            return Said(cell, now, place)
        square = Square(self.present.plan.agent[cell.agent], cell, self.present.work(cell))
        column, meaning = self.line_reader.read(line, square)
        place = listing.place(records[0], column)
        if isinstance(meaning, Unread):
            self.notes.error(meaning.code, place, meaning.message, meaning.hint)
            return None
        remark(self.notes, meaning, now, place)
        after = state_after(now, cell, meaning)
        if "locked" in line.edited:
            after = after.model_copy(update={"locked": line.locked})
        return Said(cell, after, place)

    def _several(self, listing: Listing, cell: Cell, records: list[Record]) -> Said | None:
        """Lines as the rota has them stay; others are two shifts on a day."""
        exported = self.present.in_list(cell)
        if len(exported) == len(records) and not any(
            ListLine(listing, record, row).edited for record, row in zip(records, exported, strict=True)
        ):
            return Said(cell, self.present.state[cell], listing.place(records[0]))
        first, second = records[:2]
        self.notes.error(
            "two_shifts",
            listing.place(second, "date"),
            say(
                "{agent} has a shift on {day} already in line {line}",
                agent=cell.agent,
                day=str(cell.day),
                line=first.line,
            ),
            say("keep one of them; a person has one shift a day"),
        )
        return None

    def _lines(self, listing: Listing) -> Lines:
        """The lines by person and day; all else is noted."""
        values = [listing.value(record, "date") for record in listing.lines()]
        calendar = calendar_of(self.present.plan.settings)
        calendar = calendar.ordered(order_of(values, calendar)[0])
        found: Lines = defaultdict(list)
        outside: list[str] = []
        for record in listing.lines():
            cell = self._whose(listing, record, calendar)
            if cell is None:
                continue
            if calendar.holds(cell.day):
                found[cell].append(record)
            else:
                outside.append(str(cell.day))
        self._tell_outside(listing, outside)
        return found

    def _whose(self, listing: Listing, record: Record, calendar: Calendar) -> Cell | None:
        """The person and the day of a line; None for a line that is nobody's, or has a fault."""
        id_, name = listing.words(record, "agent"), listing.words(record, "name")
        there = [listing.words(record, one) for one in ("date", "shift", "shift_name")]
        doubtful = not any(there) or not self.people.known(id_, name)
        if doubtful and self.people.is_nobody(record, there, listing.place(record)):
            return None
        cell = listing.place(record, "agent" if id_ else "name")
        agent = self.people.named(id_, name, cell, listing.place(record))
        day = self._day(listing, record, calendar)
        return Cell(agent.id, day) if agent and day else None

    def _day(self, listing: Listing, record: Record, calendar: Calendar) -> date | None:
        day = calendar.read(listing.value(record, "date"))
        if day is None:
            read = text_of(listing.value(record, "date"))
            self.notes.error(
                "date",
                listing.place(record, "date"),
                say("“{read}” is no day", read=cut(read)) if read else say("the day is missing"),
                say("write it like {day}", day=str(calendar.first)),
            )
        return day

    def _tell_outside(self, listing: Listing, days: list[str]) -> None:
        if days:
            self.notes.warn(
                "day_outside_plan",
                listing.place(listing.heading, "date"),
                say(
                    "{count} {count:line is|lines are} of days outside the plan and left out: {days}",
                    count=len(days),
                    days=some(sorted(set(days))),
                ),
            )

    def _tell_quiet(self, listing: Listing, agents: set[str]) -> None:
        """People who work and have no line, though other sheets of the file name them."""
        plan = self.present.plan
        working = {cell.agent for cell, state in self.present.state.items() if state.works}
        quiet = [one.name or one.id for one in plan.agents if one.id in working - agents]
        if self.days and quiet:
            self.notes.warn(
                "people_missing",
                listing.place(listing.heading),
                say("people without any line in this list stay as they are: {people}", people=some(quiet)),
                say("for a day off write their line with an empty shift"),
            )
