"""What there is to say about a table that was read: each fault at its cell, many alike counted."""

from collections import Counter
from collections.abc import Sequence

from shiftplan.domain.finding import Finding, Place, Severity
from shiftplan.files.tabular.heading import Headed
from shiftplan.files.tabular.sheet import letters, text_of
from shiftplan.language import Message, say

MOST_ALIKE = 50
LINES_SHOWN = 8


class Notes:
    """Collects the findings about the sheets of one file."""

    def __init__(self, file: str, *, sheets: int = 1) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self._sheets = sheets
        self._alike: Counter[str] = Counter()

    @property
    def broken(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def error(self, code: str, place: Place, message: Message, hint: Message | None = None) -> None:
        """A fault that stops the import; of many alike the first are told, and the number of the others."""
        self._alike[code] += 1
        if self._alike[code] <= MOST_ALIKE:
            self._add(Severity.ERROR, code, place, message, hint)

    def warn(self, code: str, place: Place, message: Message, hint: Message | None = None) -> None:
        self._add(Severity.WARNING, code, place, message, hint)

    def note(self, code: str, place: Place, message: Message, hint: Message | None = None) -> None:
        self._add(Severity.NOTE, code, place, message, hint)

    def finish(self) -> tuple[Finding, ...]:
        """All findings, with how many faults were alike and not told one by one."""
        for code, count in self._alike.items():
            if count > MOST_ALIKE:
                more = count - MOST_ALIKE
                message = say(
                    "{count} more {count:fault|faults} of the same kind ({code})", count=more, code=code
                )
                self._add(Severity.ERROR, code, Place(file=self.file), message, None)
        return tuple(self.findings)

    def cell(self, headed: Headed, line: int, column: int) -> Place:
        """Where a cell is: its line and the heading of its column, or as in B7 in a spreadsheet."""
        if headed.sheet.spreadsheet:
            return Place(file=self._named(headed), line=line, column=f"{letters(column)}{line}")
        heading = text_of(headed.heading(column))
        return Place(file=self.file, line=line, column=heading or letters(column))

    def row(self, headed: Headed, line: int | None = None) -> Place:
        return Place(file=self._named(headed), line=line)

    def _named(self, headed: Headed) -> str:
        """The file, with the sheet where there are several."""
        name = headed.sheet.name
        return f"{self.file} [{name}]" if name and self._sheets > 1 else self.file

    def _add(
        self, severity: Severity, code: str, place: Place, message: Message, hint: Message | None
    ) -> None:
        self.findings.append(Finding(code=code, severity=severity, message=message, hint=hint, place=place))


def listed(lines: Sequence[int]) -> str:
    """Line numbers for a sentence: the first few, then how many more."""
    shown = ", ".join(str(line) for line in lines[:LINES_SHOWN])
    return shown if len(lines) <= LINES_SHOWN else f"{shown}, … ({len(lines)})"
