"""A queue around now as a picture: what came as blocks, the plan as a line, what is expected broken."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from textual.content import Content

from shiftplan.language import Message, say
from shiftplan.operations.desk import DeskQueue, DeskSlot, DeskView
from shiftplan.tui.drawing.chart import Area, Curve, Picture, column_of, draw, nice_top

AXIS = 6
BEFORE = 1 / 3
"""The share of the width for what has been."""
HOUR_ROOM = 6
NOW = "▲"
Value = Callable[[DeskSlot], float | None]


@dataclass(frozen=True)
class Drawing:
    """What of a queue is drawn: blocks, a line, and a broken line, each with its word."""

    title: Message
    blocks: tuple[Message, Value]
    line: tuple[Message, Value] | None = None
    broken: tuple[Message, Value] | None = None


def contacts_of(expected: dict[datetime, float] | None = None) -> Drawing:
    """Contacts that came, planned for people, and expected now; without an outlook the forecast."""
    outlook = expected or {}
    return Drawing(
        title=say("contacts"),
        blocks=(say("came"), lambda slot: slot.figures.contacts if slot.figures else None),
        line=(say("plan"), lambda slot: slot.planned),
        broken=(
            (say("expected"), lambda slot: outlook.get(slot.start))
            if outlook
            else (say("forecast before the bot"), lambda slot: slot.forecast)
        ),
    )


PEOPLE = Drawing(
    title=say("people"),
    blocks=(say("present"), lambda slot: slot.figures.present if slot.figures else None),
    line=(say("on shift"), lambda slot: slot.on_shift),
)

REPLIES = Drawing(
    title=say("first reply, seconds"),
    blocks=(say("first reply"), lambda slot: slot.figures.first_reply_seconds if slot.figures else None),
)


def legend(view: DeskView, queue: DeskQueue, drawing: Drawing, colour: str) -> Content:
    """Whose picture it is and what its signs mean."""
    signs = [("█", drawing.blocks[0], colour)]
    if drawing.line:
        signs.append(("─", drawing.line[0], "$low-line"))
    if drawing.broken:
        signs.append(("╌", drawing.broken[0], "$accent"))
    parts = [Content.styled(queue.name, "bold"), Content(str(drawing.title))]
    parts += [
        Content.styled(sign, style) + Content.styled(f" {word}", "$muted") for sign, word, style in signs
    ]
    if view.here is not None:
        parts.append(Content.styled(f"{NOW} {view.now:%H:%M}", "$key"))
    return Content("  ").join(parts)


def picture(
    view: DeskView, queue: DeskQueue, drawing: Drawing, colour: str, width: int, height: int
) -> Content:
    """`height` lines with an axis and the times below; as many slots as have a whole number of columns."""
    room = width - AXIS
    if room < 1 or height < 2 or not queue.slots:  # noqa: PLR2004 - a line of the picture and the times
        return Content("")
    slots, here = window(view, queue, room)
    wide = room // len(slots) * len(slots)
    drawn = Picture(
        areas=(Area(_series(slots, drawing.blocks[1]), colour),),
        curves=tuple(
            Curve(_series(slots, value), style, dotted=broken) for value, style, broken in _curves(drawing)
        ),
        mark=here,
    )
    top = nice_top(drawn.top())
    labels = {0: f"{top:,.0f}"} | ({(height - 1) // 2: f"{top / 2:,.4g}"} if height > 4 else {})  # noqa: PLR2004 - room for two
    lines = [
        Content.styled(f"{labels.get(row, ''):>{AXIS - 1}} ", "$muted") + line
        for row, line in enumerate(draw(drawn, wide, height - 1, top))
    ]
    return Content("\n").join([*lines, Content(" " * AXIS) + _times(slots, here, wide)])


def _curves(drawing: Drawing) -> list[tuple[Value, str, bool]]:
    curves = [(drawing.broken[1], "$accent", True)] if drawing.broken else []
    return [*curves, *([(drawing.line[1], "$low-line", False)] if drawing.line else [])]


def window(view: DeskView, queue: DeskQueue, room: int) -> tuple[tuple[DeskSlot, ...], int | None]:
    """The slots drawn on `room` columns, and which of them is now; a third of them have gone by."""
    per_slot = max(1, room // len(queue.slots))
    count = min(len(queue.slots), room // per_slot)
    here = next((i for i, slot in enumerate(queue.slots) if slot.start == view.here), None)
    middle = here if here is not None else 0
    first = min(max(0, middle - round(count * BEFORE)), len(queue.slots) - count)
    return queue.slots[first : first + count], None if here is None else here - first


def _series(slots: tuple[DeskSlot, ...], value: Value) -> tuple[float, ...]:
    return tuple(float(value(slot) or 0) for slot in slots)


def _times(slots: tuple[DeskSlot, ...], here: int | None, width: int) -> Content:
    """Hours under the columns, and where now is."""
    line = [" "] * width
    at = None if here is None else column_of(here, width, len(slots))
    last = -1
    for i, slot in enumerate(slots):
        column = column_of(i, width, len(slots))
        text = f"{slot.start:%H:%M}"
        clear = at is None or not column - 1 <= at <= column + len(text)
        if not slot.start.minute and column > last and clear and column + len(text) <= width:
            line[column : column + len(text)] = text
            last = column + HOUR_ROOM
    if at is not None:
        line[at] = NOW
    text = "".join(line)
    found = Content.styled(text, "$muted")
    return found if at is None else found.stylize("$key bold", at, at + 1)
