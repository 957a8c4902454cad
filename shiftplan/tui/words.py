"""How the app writes scenarios, days, times and numbers; the words of the domain are `domain.words`."""

from collections.abc import Iterable
from datetime import date, datetime
from math import isinf

from shiftplan.errors import ShiftplanError
from shiftplan.language import _, say


def weekday(day: date) -> str:
    from shiftplan.domain.words import WEEKDAYS  # noqa: PLC0415 - values load after the first paint

    return str(WEEKDAYS[day.weekday()])


def day(value: date) -> str:
    """`11/10 Wed`."""
    return f"{value:%m/%d} {weekday(value)}"


def moment(value: datetime) -> str:
    """`11/10 Wed 20:00`."""
    return f"{day(value.date())} {value:%H:%M}"


def hours(value: float) -> str:
    """Hours that one person works: `8.0 h`."""
    return str(say("{hours:,.1f} h", hours=value))


def agent_hours(value: float) -> str:
    """Hours of work of standard agents, needed or missing: `14.5 agent-h`."""
    return str(say("{hours:,.1f} agent-h", hours=value))


def seconds(value: float) -> str:
    """A time somebody waits: `12 s`; without end when more comes than can ever be served."""
    return "∞" if isinf(value) else str(say("{seconds:,.0f} s", seconds=value))


def percent(value: float, digits: int = 0) -> str:
    return f"{value * 100:.{digits}f}%"


def listed(names: Iterable[str]) -> str:
    """Names one after another, with the comma of the language."""
    return str(_(", ")).join(names)


def sentence(error: ShiftplanError) -> str:
    """What could not be done, and on the next line how to mend it."""
    return f"{error}\n{error.hint}" if error.hint else str(error)
