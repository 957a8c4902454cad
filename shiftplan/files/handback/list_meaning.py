"""What a line of a list says of its cell."""

from shiftplan.domain.plan import Plan
from shiftplan.files.faults import cut
from shiftplan.files.handback.list_line import ListLine, other_name
from shiftplan.files.handback.meaning import Meaning, Unread, Worked
from shiftplan.files.handback.reader import CellReader
from shiftplan.files.handback.shift_part import Part, Square, part_of
from shiftplan.language import say


class LineReader:
    """Reads lines of one plan."""

    def __init__(self, plan: Plan, reader: CellReader) -> None:
        self.plan, self.reader = plan, reader

    def column(self, line: ListLine) -> str:
        """The column that names the shift: the one that was edited, first the id's."""
        named = [name for name in ("shift", "shift_name") if name in line.listing.columns]
        return next((name for name in named if name in line.edited and line.words(name)), named[0])

    def read(self, line: ListLine, square: Square) -> tuple[str, Meaning]:
        """The column that decides, and what the line means."""
        if other_name(self.reader, line):
            return "shift_name", _other_name(line)
        column = self.column(line)
        same = bool(line.exported) and not {"shift", "shift_name"} & line.edited
        if same and square.present:
            return self._beside(line, square, square.present.shift, ())
        meaning = self.reader.read(line.words(column), square)
        if isinstance(meaning, Worked):
            queues = (meaning.work.queue, *filter(None, [meaning.work.then]))
            told = queues if " " in line.words(column) else ()
            return self._beside(line, square, meaning.work.shift, told)
        return column, meaning

    def _beside(
        self, line: ListLine, square: Square, shift: str, queues: tuple[str, ...]
    ) -> tuple[str, Meaning]:
        """The shift with the hours, queues, breaks and sessions that stand beside it."""
        found = self._queues(line, square) if {"queue", "then"} & line.edited else queues
        if isinstance(found, Unread):
            return "queue" if line.said("queue") else "then", found
        part = Part(shift, line.clock("start"), line.clock("end"), found, line.inside())
        return _column_of(line), part_of(self.plan, part, square)

    def _queues(self, line: ListLine, square: Square) -> tuple[str, ...] | Unread:
        """The queue and the one after the meal, where one of them was edited."""
        found: list[str] = []
        there = square.present
        now = {"queue": there.queue, "then": there.then or ""} if there else {}
        for name in ("queue", "then"):
            words = line.words(name) if name in line.edited else now.get(name, "")
            queues = self.reader.queues_of(words)
            if queues is None:
                return self.reader.no_queue(words)
            found += queues
        return tuple(found[:2])


def _column_of(line: ListLine) -> str:
    """Where a fault of times is looked for."""
    edited = (name for name in ("breaks", "sessions", "end", "start") if name in line.edited)
    return next(edited, "shift")


def _other_name(line: ListLine) -> Unread:
    return Unread(
        "other_name",
        say(
            "the shift is “{shift}”, its name “{name}” is that of another",
            shift=cut(line.words("shift")),
            name=cut(line.words("shift_name")),
        ),
        say("write the one that is meant into both, or empty the other cell"),
    )
