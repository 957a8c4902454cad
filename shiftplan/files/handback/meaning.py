"""What the words in a cell may mean, as values."""

from dataclasses import dataclass
from enum import Enum

from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.rota import Assignment
from shiftplan.language import Message


class Off(Enum):
    """A day off."""

    OFF = "off"


@dataclass(frozen=True)
class Unread:
    """Words that cannot be taken: why, and how to mend them. `code` is short and stable."""

    code: str
    message: Message
    hint: Message


@dataclass(frozen=True)
class Worked:
    """A shift; `remark` is what stands in brackets behind it and says nothing of the shift."""

    work: Assignment
    remark: str = ""


Meaning = Off | AvailabilityKind | Worked | Unread
