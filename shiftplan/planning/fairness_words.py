"""How fairness is told: measures, amounts and bars, for screen and command line alike."""

from collections.abc import Iterable
from functools import reduce

from shiftplan.domain.chances import Bar
from shiftplan.domain.fair_counts import Measure
from shiftplan.language import Message, say

NAMES: dict[Measure, Message] = {
    Measure.NIGHTS: say("nights"),
    Measure.WEEKENDS: say("weekend days"),
    Measure.PEAKS: say("peak shifts"),
    Measure.HOURS: say("working hours"),
    Measure.WISHES: say("wishes not met"),
}
LABELS: dict[Measure, Message] = {
    Measure.NIGHTS: say("Nights"),
    Measure.WEEKENDS: say("Weekends"),
    Measure.PEAKS: say("Peaks"),
    Measure.HOURS: say("Hours"),
    Measure.WISHES: say("Wishes"),
}
MEAN = "┃"
FULL = "█"


def figure(amount: float) -> str:
    """An amount with a decimal where it has one: 3, 2.5."""
    return f"{round(amount, 1) + 0.0:,.1f}".removesuffix(".0")  # + 0.0: never "-0"


def signed(amount: float) -> str:
    """The like of a difference: +2.1, -0.5, 0."""
    shown = round(amount, 1)
    return f"{shown:+,.1f}".removesuffix(".0") if shown else "0"


def listed(messages: Iterable[Message]) -> Message:
    """Words one after another, with the comma of the language."""
    return reduce(lambda one, other: say("{one}, {other}", one=one, other=other), messages)


def barred(bar: Bar, count: int) -> Message:
    """How many people something keeps from having any."""
    if bar is Bar.LAW:
        return say("the law forbids it to {count}", count=count)
    if bar is Bar.CONTRACT:
        return say("ruled out by contract for {count}", count=count)
    if bar is Bar.SHIFTS:
        return say("{count} {count:has|have} other shifts by list, turn or entry", count=count)
    return say("{count} {count:is|are} away on those days", count=count)


def bar(have: float, mark: float, most: float, columns: int) -> tuple[str, int]:
    """A bar of `columns` for what somebody has, and the column of the mark on it; `most` fills it."""
    if columns < 1:
        return "", 0
    scale = columns / most if most > 0 else 0.0
    length = min(columns, max(1 if have > 0 else 0, round(have * scale)))
    return (FULL * length).ljust(columns), min(columns - 1, round(mark * scale))
