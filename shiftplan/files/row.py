"""One record of a table, its cells read as what they should be; each fault recorded with line and column."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import date, datetime

from shiftplan.files.faults import Faults, cut, near_hint
from shiftplan.files.moments import parse_day, parse_moment, plain
from shiftplan.files.table import Line
from shiftplan.language import Message, say

NUMBER = re.compile(r"(?=[+-]?\.?\d)[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:[eE][+-]?\d+)?")
SEPARATORS = re.compile(r"[,;/、，；／|\s]+")
YES = frozenset({"是", "yes", "true", "1", "y", "有", "√"})
NO = frozenset({"否", "no", "false", "0", "n", "无", "×"})
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


class Row:
    """Reads cells of one line; after a fault the value is None (or the default) and `sound` is False."""

    def __init__(self, line: Line, faults: Faults) -> None:
        self.line = line.line
        self._cells = line.cells
        self._headings = line.headings
        self._faults = faults
        self.sound = True

    def text(self, column: str) -> str:
        return self._cells.get(column, "").strip()

    def heading(self, column: str) -> str:
        """The column as the file calls it."""
        return self._headings.get(column, column)

    def error(self, code: str, column: str | None, message: Message, hint: Message | None = None) -> None:
        self.sound = False
        self._faults.error(code, message, hint, self.line, column and self.heading(column))

    def warn(self, code: str, column: str | None, message: Message, hint: Message | None = None) -> None:
        self._faults.warn(code, message, hint, self.line, column and self.heading(column))

    def id(self, column: str) -> str:
        """A name that other files refer to: not empty, nothing unseen in it."""
        self._is_id(column)
        return self.text(column)

    def known(
        self,
        column: str,
        known: Collection[str],
        code: str,
        names: Mapping[str, str] | None = None,
        kind: Message | None = None,
    ) -> str:
        """An id that must be among `known`; `names` holds ids by the names that people may write instead.

        `kind` is what it is an id of, where the heading does not say so.
        """
        read = self.text(column)
        value = (names or {}).get(read, read)
        if value not in known and plain(value) in known:
            return plain(value)
        if value in known or not self._is_id(column):
            return value
        self.error(
            code,
            column,
            say(
                "there is no {column} “{read}” in this plan",
                column=kind or self.heading(column),
                read=cut(value),
            ),
            near_hint(value, known),
        )
        return value

    def _is_id(self, column: str) -> bool:
        """Whether the cell can be an id at all; if not, the fault is recorded."""
        value = self.text(column)
        if not value:
            self._missing(column)
            return False
        if value.isprintable() or not any(unicodedata.category(char) in UNSEEN for char in value):
            return True
        self.error(
            "unseen_characters",
            column,
            say(
                "{column} “{read}” holds characters that cannot be seen",
                column=self.heading(column),
                read=cut(value),
            ),
            say("type it anew with visible letters and digits"),
        )
        return False

    def many(self, column: str) -> tuple[str, ...]:
        """Several ids with ; , / or a space between them, each once."""
        return tuple(dict.fromkeys(part for part in SEPARATORS.split(self.text(column)) if part))

    def number(self, column: str, low: float, high: float, *, percent: bool = False) -> float | None:
        """A finite number from `low` to `high`; None when the cell is empty or bad."""
        read = plain(self.text(column))
        if not read:
            return None
        value = _number(read, percent=percent)
        if value is not None and low <= value <= high:
            return value
        self._unfit("number", column, _range(low, high))
        return None

    def whole(self, column: str, low: int, high: int) -> int | None:
        """A whole number from `low` to `high`; None when the cell is empty or bad."""
        read = plain(self.text(column))
        value = _number(read) if read else None
        if read and (value is None or not low <= value <= high or value != int(value)):
            self._unfit("number", column, _whole_range(low, high))
            return None
        return None if value is None else int(value)

    def flag(self, column: str, *, default: bool) -> bool:
        """yes/no, true/false, 1/0, 是/否."""
        read = plain(self.text(column)).casefold()
        if read and read not in YES | NO:
            self._unfit("flag", column, say("yes or no"))
        return read in YES if read else default

    def day(self, column: str) -> date | None:
        """A date; None when the cell is empty or bad."""
        read = self.text(column)
        try:
            return parse_day(read) if read else None
        except ValueError:
            self._unfit("date", column, say("a date such as 2027-11-01"))
            return None

    def moment(self, column: str) -> datetime | None:
        """A date and time, required; None when it is bad."""
        read = self.text(column)
        if not read:
            self._missing(column)
            return None
        try:
            return parse_moment(read)
        except ValueError:
            self._unfit("time", column, say("a date and time from 00:00 to 23:59, such as 2027-11-01 08:00"))
            return None

    def choice(self, column: str, choices: Mapping[str, str], default: str | None = None) -> str | None:
        """The value that a word stands for; `default` when the cell is empty (required when None)."""
        read = plain(self.text(column)).casefold()
        if not read and default is None:
            self._missing(column)
        elif read and read not in choices:
            self._unfit(
                "choice",
                column,
                say("one of {choices}", choices=", ".join(dict.fromkeys(filter(None, choices.values())))),
            )
        return choices.get(read, default)

    def _missing(self, column: str) -> None:
        self.error(
            "missing",
            column,
            say("{column} is empty", column=self.heading(column)),
            say("fill the cell, or remove the line"),
        )

    def _unfit(self, code: str, column: str, wanted: Message) -> None:
        read = cut(self.text(column))
        self.error(
            code,
            column,
            say(
                "{column} must be {wanted}; read “{read}”",
                column=self.heading(column),
                wanted=wanted,
                read=read,
            ),
        )


class ExactRow(Row):
    """A line that the program wrote itself: every character of an id counts, even spaces around it."""

    def text(self, column: str) -> str:
        return self._cells.get(column, "")

    def _is_id(self, column: str) -> bool:  # noqa: ARG002 - whatever stands there was an id
        return True


def _range(low: float, high: float) -> Message:
    if low == high:
        return say("the number {low}", low=f"{low:,.15g}")
    return say("a number from {low} to {high}", low=f"{low:,.15g}", high=f"{high:,.15g}")


def _whole_range(low: int, high: int) -> Message:
    if low == high:
        return _range(low, high)
    return say("a whole number from {low} to {high}", low=low, high=high)


def _number(read: str, *, percent: bool = False) -> float | None:
    """The number that a cell shows: 1200, 1,200, 12.5, with `percent` also 12.5%; None when it shows none."""
    per_cent = percent and read.endswith("%")
    digits = read.rstrip("%").strip() if per_cent else read
    if not NUMBER.fullmatch(digits):
        return None
    value = float(digits.replace(",", ""))
    return value / 100 if per_cent else value
