"""Days × hours as a table of warmth: a number in every cell, so that it reads without colour too.

Pure functions to lines of `Content`, and the widget that shows them. Days lie under each other and scroll;
a column before each number has the colour of the phase, and says where one begins (`▏`) or opens (`▲`).
"""

from dataclasses import dataclass
from datetime import date

from textual.content import Content

from shiftplan.tui import words
from shiftplan.tui.drawing.heat_strip import SHADES, shade

HOURS = 24
NARROW_LABEL, WIDE_LABEL = 6, 10
LEAST_CELL, MOST_CELL = 2, 6
MOST_LINES = 3
NOTHING = "·"
CHOSEN = "$block-cursor-foreground on $block-cursor-background bold"


@dataclass(frozen=True)
class Margin:
    """What stands before the number of an hour: the phase's colour ("" for none) and a sign."""

    colour: str = ""
    sign: str = " "


@dataclass(frozen=True)
class Heat:
    """`amounts[day][hour]` with a margin each; `here` is the day and hour looked at."""

    dates: tuple[date, ...]
    amounts: tuple[tuple[float, ...], ...]
    margins: tuple[tuple[Margin, ...], ...]
    here: tuple[int, int] = (0, 0)

    @property
    def top(self) -> float:
        return max((max(row) for row in self.amounts), default=0.0)


def label_width(width: int) -> int:
    """Columns for the date at the left."""
    return WIDE_LABEL if width >= WIDE_LABEL + HOURS * 4 else NARROW_LABEL


def cell_width(width: int) -> int:
    """Columns an hour, its margin with it."""
    return max(LEAST_CELL, min(MOST_CELL, (width - label_width(width)) // HOURS))


def unit(top: float, width: int) -> int:
    """What a shown 1 stands for: the power of ten with which `top` fits beside the margin of a cell."""
    found = 1
    while len(f"{top / found:.0f}") > cell_width(width) - 1:
        found *= 10
    return found


def tall(days: int, height: int) -> int:
    """Lines a day: more than one where there is room for all days so."""
    return max(1, min(MOST_LINES, (height - 1) // max(1, days)))


def first_shown(days: int, here: int, room: int) -> int:
    """The first day of the window of `room` days that keeps the day looked at in the middle where it can."""
    return max(0, min(here - room // 2, days - room))


def steps(heat: Heat, width: int) -> list[tuple[int, str]]:
    """The scale: each shade that is not nothing, with the most that it stands for, as the cells write it."""
    each = unit(heat.top, width)
    bounds = (heat.top * level / (SHADES - 1) / each for level in range(1, SHADES))
    return [(level, f"{bound:,.0f}") for level, bound in enumerate(bounds, 1)]


def table(heat: Heat, width: int, height: int) -> list[Content]:
    """The hours, and under them as many days as there are lines for."""
    lines = tall(len(heat.dates), height)
    shown = _days_shown(heat, height)
    rows = (_row(heat, day, width, written=line == lines // 2) for day in shown for line in range(lines))
    return [_head(heat, width, shown), *rows][: max(0, height)]


def _days_shown(heat: Heat, height: int) -> range:
    days = len(heat.dates)
    room = max(1, (height - 1) // tall(days, height))
    first = first_shown(days, heat.here[0], room)
    return range(first, min(days, first + room))


def place_at(heat: Heat, x: int, y: int, width: int, height: int) -> tuple[int, int] | None:
    """The day and hour drawn at a place of the table, or None beside it."""
    shown = _days_shown(heat, height)
    day = shown.start + (y - 1) // tall(len(heat.dates), height)
    hour = (x - label_width(width)) // cell_width(width)
    inside = y >= 1 and day in shown and 0 <= hour < HOURS
    return (day, hour) if inside else None


def _head(heat: Heat, width: int, shown: range) -> Content:
    """The hours; at the left how many days lie above and below those shown."""
    above, below = shown.start, len(heat.dates) - shown.stop
    hidden = (f"↑{above}" if above else "") + (f"↓{below}" if below else "")
    each = cell_width(width)
    cells = [_styled(f"{hour:02}".rjust(each), here=hour == heat.here[1]) for hour in range(HOURS)]
    return Content("").join([Content.styled(f"{hidden:<{label_width(width)}}", "$accent"), *cells])


def _row(heat: Heat, day: int, width: int, *, written: bool) -> Content:
    """A line of a day: that with its date and numbers, or one that only carries the colours on."""
    date_text = _label(heat.dates[day], label_width(width), here=day == heat.here[0])
    label = date_text if written else Content(" " * label_width(width))
    return Content("").join([label, *(_cell(heat, day, hour, width, written) for hour in range(HOURS))])


def _label(day: date, width: int, *, here: bool) -> Content:
    texts = (words.day(day), f"{day:%d} {words.weekday(day)}", f"{day:%d}{words.weekday(day)}")
    fitting = (text for text in map(Content, texts) if text.cell_length <= width)
    content = next(fitting, Content(f"{day:%d}")).truncate(width, pad=True)
    return content.stylize(CHOSEN if here else "$muted")


def _cell(heat: Heat, day: int, hour: int, width: int, written: bool) -> Content:  # noqa: FBT001 - as _row's
    amount, margin = heat.amounts[day][hour], heat.margins[day][hour]
    room = cell_width(width) - 1
    number = f"{amount / unit(heat.top, width):.0f}" if amount > 0 else NOTHING
    chosen = (day, hour) == heat.here
    style = CHOSEN if chosen else f"$heat-text on $heat-{shade(amount, heat.top)}"
    before = f"$phase-text on {margin.colour}" if margin.colour else "$accent"
    texts = (margin.sign, number.rjust(room)) if written else (" ", " " * room)
    return Content.assemble((texts[0], before), (texts[1], style))


def _styled(text: str, *, here: bool) -> Content:
    return Content.styled(text, "$accent bold" if here else "$muted")
