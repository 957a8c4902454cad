"""How the app writes scenarios, days, times and numbers; the words of the domain are `domain.words`."""

from datetime import date, datetime

from shiftplan.domain.words import WEEKDAYS
from shiftplan.language import printable, say

SCENARIOS = {"low": say("low"), "base": say("base"), "high": say("high")}


def scenario(name: str) -> str:
    return str(SCENARIOS.get(name, printable(name)))


def weekday(day: date) -> str:
    return str(WEEKDAYS[day.weekday()])


def day(value: date) -> str:
    """`11/10 Wed`."""
    return f"{value:%m/%d} {weekday(value)}"


def moment(value: datetime) -> str:
    """`11/10 Wed 20:00`."""
    return f"{day(value.date())} {value:%H:%M}"


def hours(value: float) -> str:
    """`14.5 h`."""
    return f"{value:,.1f} h"


def percent(value: float, digits: int = 0) -> str:
    return f"{value * 100:.{digits}f}%"
