"""The days of the plan as a strip of warmth: one cell a day, walked with the arrow keys or the mouse."""

from dataclasses import dataclass
from datetime import date

from textual.content import Content
from textual.events import Click
from textual.message import Message as Event
from textual.reactive import reactive
from textual.widget import Widget

from shiftplan.tui import words

SHADES = 7
LEAST_CELL = 4
LONG_DATE = 9
SHORT_DATE = 6


@dataclass(frozen=True)
class Days:
    """An amount for each day; `here` is the index of the day looked at."""

    dates: tuple[date, ...]
    amounts: tuple[float, ...]
    here: int = 0


def shade(amount: float, top: float) -> int:
    """0 (cold, nothing) to 6 (the warmest)."""
    return 0 if amount <= 0 or top <= 0 else min(SHADES - 1, 1 + int((SHADES - 1) * amount / top))


def cell_width(width: int, days: int) -> int:
    """Columns a day; never below 4, so a long plan shows a window around the day looked at."""
    return max(LEAST_CELL, min(LONG_DATE + 1, width // max(1, days)))


def first_shown(width: int, days: Days) -> int:
    """The first day of the window that keeps the day looked at in the middle where it can."""
    room = max(1, width // cell_width(width, len(days.dates)))
    return max(0, min(days.here - room // 2, len(days.dates) - room))


def strip(days: Days, width: int) -> list[Content]:
    """Two lines: amounts on their shades, and the dates under them."""
    each, top = cell_width(width, len(days.dates)), max(days.amounts, default=0.0)
    first = first_shown(width, days)
    shown = range(first, min(len(days.dates), first + width // each))
    amounts = [_amount(days.amounts[i], top, each) for i in shown]
    dates = [_date(days.dates[i], each, here=i == days.here) for i in shown]
    return [Content("").join(amounts), Content("").join(dates)]


def _amount(amount: float, top: float, width: int) -> Content:
    text = f"{amount:,.0f}" if width > SHORT_DATE else short_number(amount)
    return Content.styled(text[:width].center(width), f"$heat-text on $heat-{shade(amount, top)}")


def short_number(amount: float) -> str:
    """At most four characters: `840`, `1.2k`, `41k`."""
    if amount < 1000:  # noqa: PLR2004 - from here on thousands
        return f"{amount:.0f}"
    thousands = amount / 1000
    return f"{thousands:.1f}k" if thousands < 10 else f"{thousands:.0f}k"  # noqa: PLR2004 - two digits are enough


def _date(day: date, width: int, *, here: bool) -> Content:
    text = f"{day:%m/%d} {words.weekday(day)}" if width >= LONG_DATE else f"{day:%m/%d}"
    text = f"{day:%d}" if width < SHORT_DATE else text
    content = Content(text)
    gap = max(0, width - content.cell_length)
    content = content.pad(gap // 2, gap - gap // 2)
    chosen = "$block-cursor-foreground on $block-cursor-background bold"
    return content.stylize(chosen if here else "$muted")


class HeatStrip(Widget):
    """`show` some days; listen to `Walked`."""

    DEFAULT_CSS = "HeatStrip { height: 2; width: 1fr; text-wrap: nowrap; }"

    days: reactive[Days | None] = reactive(None)

    class Walked(Event):
        """A day was clicked; its index."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def show(self, days: Days) -> None:
        """Show these days, drawn anew even when equal: the language may have changed."""
        self.days = days
        self.refresh()

    def render(self) -> Content:
        if self.days is None:
            return Content("")
        return Content("\n").join(strip(self.days, self.content_size.width))

    def on_click(self, event: Click) -> None:
        if self.days is None:
            return
        width = self.content_size.width
        index = first_shown(width, self.days) + event.x // cell_width(width, len(self.days.dates))
        if index < len(self.days.dates):
            self.post_message(self.Walked(index))
