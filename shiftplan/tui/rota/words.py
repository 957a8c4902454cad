"""Words and short marks of the rota screen."""

from datetime import date, datetime

from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.shift import BreakKind
from shiftplan.domain.spans import Activity
from shiftplan.language import say

WEEKDAYS = (say("Mo"), say("Tu"), say("We"), say("Th"), say("Fr"), say("Sa"), say("Su"))
BLOCKED_SHORT = {
    AvailabilityKind.LEAVE: say("lv"),
    AvailabilityKind.UNAVAILABLE: say("na"),
    AvailabilityKind.ABSENT: say("ab"),
    AvailabilityKind.TRAINING: say("tr"),
}
LOCK = "▪"
WISH_MET = "✓"
WISH_MISSED = "✗"
FLAW = "!"
CHANGED = "*"
OPENING = "▲"
SHORT_DAY = "▼"
DAY_OFF = "·"
LATER = "›"
CHANGES = "→"
STANDBY = "◦"
ON_THE_DAY = "+"
LEFT = "−"
BREAK_KINDS = {
    BreakKind.MEAL: say("meal"),
    BreakKind.REST: say("short rest"),
    BreakKind.GAP: say("hours off"),
}


DOINGS = {
    Activity.MEAL: BREAK_KINDS[BreakKind.MEAL],
    Activity.REST: BREAK_KINDS[BreakKind.REST],
    Activity.GAP: BREAK_KINDS[BreakKind.GAP],
    Activity.STANDBY: say("standby"),
    Activity.SESSION: say("session"),
}


def weekday(day: date) -> str:
    """A weekday in two columns."""
    return str(WEEKDAYS[day.weekday()])


def clock(moment: datetime, of_day: date) -> str:
    """A time of day; midnight at the end of `of_day` reads 24:00, later ones carry a +1."""
    if moment.date() == of_day:
        return f"{moment:%H:%M}"
    return "24:00" if moment.hour == moment.minute == 0 else f"{moment:%H:%M}+1"


def amount(value: float) -> str:
    """A number of agents or hours without needless decimals: 41, 2.5."""
    return f"{value:.1f}".removesuffix(".0")


def span(begin: datetime, end: datetime, of_day: date) -> str:
    return f"{clock(begin, of_day)}–{clock(end, of_day)}"
