"""The lines of a list as records with named cells, each knowing where it stands."""

from collections.abc import Iterable, Iterator

from shiftplan.domain.finding import Severity
from shiftplan.domain.people import Agent
from shiftplan.files.faults import Faults, cut
from shiftplan.files.handback.names import Names, squeezed
from shiftplan.files.people_lists.columns import WHO
from shiftplan.files.people_lists.mapping import Layout
from shiftplan.files.row import Row
from shiftplan.files.table import Line
from shiftplan.files.tabular.days import Calendar, order_of
from shiftplan.files.tabular.sheet import Book, Record, letters, text_of
from shiftplan.files.tabular.words import is_total, key
from shiftplan.language import Message, say

DAYS = ("hired", "leaves", "pattern_start", "date", "from", "until")


class ListFaults(Faults):
    """Faults of a list; in a workbook they name the sheet, where there are several, and the cell as in B7."""

    def __init__(self, book: Book, layout: Layout) -> None:
        name = layout.headed.sheet.name
        super().__init__(f"{book.file} [{name}]" if name and len(book.sheets) > 1 else book.file)
        self._letters = (
            {title(layout, name): letters(column) for name, column in layout.places.items()}
            if layout.headed.sheet.spreadsheet
            else {}
        )

    def _add(
        self,
        severity: Severity,
        code: str,
        message: Message,
        hint: Message | None,
        line: int | None,
        column: str | None,
    ) -> None:
        letter = self._letters.get(column or "")
        super()._add(severity, code, message, hint, line, f"{letter}{line}" if letter and line else column)


def title(layout: Layout, name: str) -> str:
    """What stands over a column; its letter when nothing does."""
    column = layout.places[name]
    return text_of(layout.headed.heading(column)).strip() or letters(column)


def lines(layout: Layout, calendar: Calendar, faults: Faults) -> Iterator[Line]:
    """The lines below the heading that say something of a person; sums, remarks and headings are left out."""
    orders = {
        name: calendar.ordered(order_of(layout.headed.values(column), calendar)[0])
        for name, column in layout.places.items()
        if name in DAYS
    }
    headings = {name: title(layout, name) for name in layout.places}
    for record in layout.headed.body:
        if _is_nobody(record, layout, faults):
            continue
        cells = {name: text_of(record.at(column)).strip() for name, column in layout.places.items()}
        for name, own in orders.items():
            day = own.read(record.at(layout.places[name]))
            cells[name] = str(day) if day else cells[name]
        yield Line(record.line, {**layout.mapping.constants, **cells}, headings)


def _is_nobody(record: Record, layout: Layout, faults: Faults) -> bool:
    filled = [cell for cell in record.cells if cell != ""]
    if is_total(filled[0]) or {key(cell) for cell in filled} <= {key(cell) for cell in layout.heading.cells}:
        return True
    said = [record.at(column) for column in layout.places.values() if record.at(column) != ""]
    if len(set(map(text_of, filled))) > 1 and said:
        return False
    if len(layout.heading.cells) == 1:
        return False
    faults.warn(
        "no_person",
        say("“{read}” stands alone on its line, which is left out", read=cut(text_of(filled[0]))),
        None,
        record.line,
    )
    return True


class Whose:
    """Finds the plan's person of a line, by id, also without the zeros that spreadsheets drop, or by name."""

    def __init__(self, agents: Iterable[Agent], kind_columns: tuple[str, ...]) -> None:
        people = tuple(agents)
        self._id, self._name = kind_columns
        self._ids = Names((one.id, one.id) for one in people)
        self._bare = Names((one.id.lstrip("0"), one.id) for one in people)
        self._names = Names((one.name, one.id) for one in people)
        self._people = {one.id: one for one in people}

    @classmethod
    def of(cls, agents: Iterable[Agent], layout: Layout) -> "Whose":
        return cls(agents, WHO[layout.mapping.kind])

    def find(self, row: Row) -> str | None:
        """The person's id; None for a stranger or after a fault, which is recorded in the row."""
        id_, name = squeezed(row.text(self._id)), squeezed(row.text(self._name))
        called = self._names.of(name) if name else ()
        if id_:
            found = self._ids.of(id_) or self._bare.of(id_.lstrip("0") or id_)
            if len(found) == 1:
                self._check(row, found[0], called)
                return found[0] if row.sound else None
            return None
        if len(called) == 1:
            return called[0]
        if called:
            row.error(
                "ambiguous_person",
                self._name,
                say("more than one person is called {read}: {ids}", read=cut(name), ids=", ".join(called)),
                say("write the id of the one that is meant into a column headed id"),
            )
        return None

    def stranger(self, row: Row) -> None:
        """Record that nobody is called as this line says."""
        id_, name = squeezed(row.text(self._id)), squeezed(row.text(self._name))
        column = self._id if id_ else self._name
        if not id_ and not name:
            row.error(
                "missing_person",
                None,
                say("the line has neither an id nor a name"),
                say("write whose it is, or remove the line"),
            )
            return
        near = self._ids.nearest(id_) if id_ else self._names.nearest(name)
        row.error(
            "unknown_person",
            column,
            say("nobody in agents.csv is called “{read}”", read=cut(" ".join(filter(None, (id_, name))))),
            say("the nearest is {nearest}; add new people to agents.csv first", nearest=near),
        )

    def _check(self, row: Row, found: str, called: tuple[str, ...]) -> None:
        """A name that is another person's, as after sorting one column alone."""
        if called and found not in called:
            row.error(
                "id_and_name",
                self._name,
                say(
                    "the id is that of {agent}, the name that of {other}",
                    agent=f"{found} {self._people[found].name}",
                    other=f"{called[0]} {self._people[called[0]].name}",
                ),
                say("look whether a column was sorted alone; id and name must be one person's"),
            )
