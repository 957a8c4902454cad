"""What a check or a reader of files has to say, as a value."""

from datetime import date
from enum import StrEnum

from shiftplan.domain.base import Frozen
from shiftplan.domain.rules import RuleKind
from shiftplan.language import Message


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(Frozen):
    """Where in a file: lines count from 1 and include the header; `column` is its heading or number."""

    file: str
    line: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


class Finding(Frozen):
    """`code` is a short stable name (`rest_between_shifts`); `source` the article or origin of a rule.

    `kind` says whether that source is national law, local law or our own default; None when no rule speaks.
    """

    code: str
    severity: Severity
    message: Message
    hint: Message | None = None
    place: Place | None = None
    source: str = ""
    kind: RuleKind | None = None
    agents: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
