"""How a table from elsewhere is to be read as a forecast, and what reading it so would give."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.traffic import Forecast
from shiftplan.language import Message

MINUTES_PER_HOUR, MINUTES_PER_DAY = 60, 1440


class Layout(StrEnum):
    """`long`: an amount a line; otherwise the headings over amounts are days, hours, queues, scenarios."""

    LONG = "long"
    DAYS_ACROSS = "days_across"
    HOURS_ACROSS = "hours_across"
    QUEUES_ACROSS = "queues_across"
    SCENARIOS_ACROSS = "scenarios_across"


class ColumnField(StrEnum):
    """What a column may hold. `start` is date and time in one cell."""

    DATE = "date"
    TIME = "time"
    START = "start"
    QUEUE = "queue"
    CONTACTS = "contacts"
    VISITORS = "visitors"
    INQUIRY_RATE = "inquiry_rate"
    SCENARIO = "scenario"


class DayOrder(StrEnum):
    """Which number comes first in a date such as 10.11.2027 that does not begin with the year."""

    MONTH_FIRST = "month_first"
    DAY_FIRST = "day_first"


class Label(StrEnum):
    """Whether the time of a line is the start or the end of what its amount covers."""

    START = "start"
    END = "end"


class Unit(StrEnum):
    """What the amount of a line covers, for people; `Mapping.minutes` is exact."""

    SLOT = "slot"
    HOUR = "hour"
    DAY = "day"


class Mapping(Frozen):
    """Which cells of a table are what.

    `columns` names columns by their heading, or by letter behind `#` (`#C`) where no heading is its own.
    `header` is the line of the headings (from 1; 0: there are none). `sheets` has those that are read, all of
    one layout; () in a text file. Without a queue column, `queue` is the id of them all; when that is empty
    too, sheets are named by queues. `queues` gives the id for a name in the file; "" leaves its lines out.
    `minutes` are covered by an amount: 1440, 60, the plan's slot, …
    """

    layout: Layout
    columns: dict[ColumnField, str]
    header: int = Field(default=1, ge=0)
    sheets: tuple[str, ...] = ()
    queue: str = ""
    scenario: str = "base"
    queues: dict[str, str] = Field(default_factory=dict)
    minutes: int = Field(ge=1, le=MINUTES_PER_DAY)
    order: DayOrder = DayOrder.MONTH_FIRST
    label: Label = Label.START
    decimal: str = Field(default=".", pattern=r"^[.,]$")

    @property
    def unit(self) -> Unit:
        known = {MINUTES_PER_DAY: Unit.DAY, MINUTES_PER_HOUR: Unit.HOUR}
        return known.get(self.minutes, Unit.SLOT)


class Sureness(StrEnum):
    """`unsure` must be asked before anything is written."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class Guess(Frozen):
    """One line of the proposal: the field as `--map` names it, what is proposed, how sure, and why.

    A name of a queue in the file has the field `queue-map` and the name in `key`.
    """

    field: str
    value: str
    sureness: Sureness
    why: Message | None = None
    key: str = ""


class SheetRow(Frozen):
    """A row as read, before anything is made of it."""

    line: int
    cells: tuple[str, ...]


class Proposal(Frozen):
    """What a file seems to be. `mapping` is None for lists of people, absences and shifts, whose headings say
    all, and where no table could be found (then a finding is an error).

    `canonical`: the file is in the plan's own form and is read without a mapping.
    """

    file: str
    kind: str
    sheets: tuple[str, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    mapping: Mapping | None = None
    guesses: tuple[Guess, ...] = ()
    remembered: bool = False
    canonical: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def unsure(self) -> tuple[Guess, ...]:
        return tuple(guess for guess in self.guesses if guess.sureness is Sureness.UNSURE)

    @property
    def sure(self) -> bool:
        """Whether it can be taken without asking."""
        return not self.unsure and not any(finding.severity is Severity.ERROR for finding in self.findings)


class DayChange(Frozen):
    """Contacts of a day and queue in the present forecast (None: there is none) and in the new one."""

    day: date
    queue: str
    scenario: str
    before: float | None
    after: float


class Preview(Frozen):
    """What an import would do. `forecast` is None when a finding is an error.

    `rows_read` lines gave an amount, `rows_left_out` did not: totals, titles, days outside the plan.
    """

    forecast: Forecast | None
    days: tuple[DayChange, ...]
    rows_read: int
    rows_left_out: int
    findings: tuple[Finding, ...]
