"""One line of a list beside what the export has there: which of its cells were edited, and what they say."""

from collections.abc import Mapping
from datetime import datetime, time

from shiftplan.files.handback.inside import Inside, parts_of
from shiftplan.files.handback.listing import Listing
from shiftplan.files.handback.names import squeezed
from shiftplan.files.handback.reader import CellReader
from shiftplan.files.moments import parse_clock, parse_moment
from shiftplan.files.row import YES
from shiftplan.files.tabular.sheet import Record

MINUTES_PER_HOUR, MINUTES_PER_DAY = 60, 1440
SAID = ("shift", "shift_name", "start", "end", "hours", "queue", "then", "breaks", "sessions", "locked")
"""The columns that say what stands in a cell."""
CLOCKS = ("start", "end")


class ListLine:
    """The line of a person and a day. `exported` are the export's cells by column, empty for a new line."""

    def __init__(self, listing: Listing, record: Record, exported: Mapping[str, str]) -> None:
        self.listing, self.record, self.exported = listing, record, exported
        there = [name for name in SAID if name in listing.columns]
        self.edited = frozenset(name for name in there if not self._is_exported(name))

    def words(self, name: str) -> str:
        return self.listing.words(self.record, name)

    def said(self, name: str) -> str:
        """The words of a cell that was edited, else ""."""
        return self.words(name) if name in self.edited else ""

    def clock(self, name: str) -> str:
        """The time of day in an edited cell as 08:00; the words themselves when they are no time."""
        if not self.said(name):
            return ""
        minute = _minute(self.listing.value(self.record, name))
        return self.said(name) if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"

    def inside(self) -> Inside:
        """The breaks and sessions that were edited."""
        breaks = tuple(map(_clock_word, parts_of(self.words("breaks")))) if "breaks" in self.edited else None
        sessions = None
        if "sessions" in self.edited:
            pairs = (one.partition("@") for one in parts_of(self.words("sessions")))
            sessions = tuple((name.strip(), at.strip()) for name, _, at in pairs)
        return Inside(breaks, sessions)

    @property
    def locked(self) -> bool:
        return self.words("locked").casefold() in YES

    def _is_exported(self, name: str) -> bool:
        text = squeezed(self.exported.get(name, ""))
        words = self.words(name)
        if words == text:
            return True
        if name in CLOCKS:
            return bool(text) and _minute(self.listing.value(self.record, name)) == _minute(text)
        if name == "locked":
            return self.locked == (text in YES)
        if name == "hours":
            return _number(words) == _number(text) is not None
        return [*map(_clock_word, parts_of(words))] == [*map(_clock_word, parts_of(text))]


def other_name(reader: CellReader, line: ListLine) -> bool:
    """Whether the shift's id and its name were both edited, and are not of one shift."""
    both = line.words("shift"), line.words("shift_name")
    told = not line.exported or {"shift", "shift_name"} <= line.edited
    if not told or not all(both):
        return False
    shifts, named = (set(reader.shifts_called(words)) for words in both)
    return bool(shifts and named and not shifts & named)


def _minute(value: object) -> int | None:
    """The minute of the day in a cell, however a spreadsheet has it."""
    if isinstance(value, datetime | time):
        return value.hour * MINUTES_PER_HOUR + value.minute
    if isinstance(value, float):
        return round(value * MINUTES_PER_DAY) % MINUTES_PER_DAY if value >= 0 else None
    text = str(value)
    try:
        return parse_clock(text) % MINUTES_PER_DAY
    except ValueError:
        pass
    try:
        moment = parse_moment(text)
    except ValueError:
        return None
    return moment.hour * MINUTES_PER_HOUR + moment.minute


def _clock_word(word: str) -> str:
    """8:00 and 08:00:00 as 08:00; other words as they are."""
    try:
        minute = parse_clock(word)
    except ValueError:
        return word
    return f"{minute // MINUTES_PER_HOUR:02d}:{minute % MINUTES_PER_HOUR:02d}"


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None
