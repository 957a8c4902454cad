"""What was measured of the queues while the sale ran: intervals as told, and slots as they follow."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from shiftplan.domain.base import Frozen

TYPED = "typed"
PASTED = "pasted"
MOST_CONTACTS = 10_000_000
MOST_SECONDS = 86_400
MOST_PEOPLE = 100_000


class Figure(StrEnum):
    """What can be told of a queue; `Actual` and `SlotFigures` have a field of each name."""

    CONTACTS = "contacts"
    FIRST_REPLY = "first_reply_seconds"
    THREE_MINUTE = "three_minute_rate"
    WAITING = "waiting"
    PRESENT = "present"


class Figures(Frozen):
    """Figures of an interval.

    Contacts that came in, their average seconds to the first reply, the share of them answered within
    three minutes, how many wait at the end, how many people are present; None: nobody told.
    """

    contacts: float | None = Field(default=None, ge=0, le=MOST_CONTACTS, allow_inf_nan=False)
    first_reply_seconds: float | None = Field(default=None, ge=0, le=MOST_SECONDS, allow_inf_nan=False)
    three_minute_rate: float | None = Field(default=None, ge=0, le=1, allow_inf_nan=False)
    waiting: float | None = Field(default=None, ge=0, le=MOST_CONTACTS, allow_inf_nan=False)
    present: float | None = Field(default=None, ge=0, le=MOST_PEOPLE, allow_inf_nan=False)

    def of(self, figure: Figure) -> float | None:
        value: float | None = getattr(self, figure.value)
        return value

    @property
    def told(self) -> tuple[Figure, ...]:
        """The figures that there are."""
        return tuple(figure for figure in Figure if self.of(figure) is not None)


class Actual(Figures):
    """One interval of a queue: it begins at `start` (local wall time of the plan) and lasts `minutes`.

    0 minutes are one slot of the grid. An interval that still `runs` when it is told has the minutes that had
    gone by. `source` is `typed`, `pasted` or the name of the file.
    """

    queue: str
    start: datetime
    minutes: int = Field(default=0, ge=0, le=1440)
    runs: bool = Field(default=False, exclude=True)
    source: str = TYPED


class ActualRecord(Frozen):
    """An interval as it lies in the journal. Of what overlaps, the record written last counts, by figure."""

    actual: Actual
    who: str
    at: datetime


class SlotFigures(Figures):
    """A slot of a queue as known from all records; `start` is its local wall time.

    `minutes` of it are covered by what was told: fewer than the grid's are a slot that runs, or one that has
    gaps. The contacts are those of these minutes, not of the whole slot.
    """

    queue: str
    slot: int
    start: datetime
    minutes: int
    whole: bool


BySlot = dict[str, dict[int, SlotFigures]]
"""`[queue][slot]`; slots about which nothing is known are missing."""
