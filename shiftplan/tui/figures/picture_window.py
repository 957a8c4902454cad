"""A queue in large: contacts, people and replies of the hours around now, and the same as a table."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from shiftplan.language import say, width
from shiftplan.operations.desk import DeskQueue, DeskSlot, DeskView
from shiftplan.tui.forecast.picture import queue_colour
from shiftplan.tui.operations.drawn import Drawn
from shiftplan.tui.operations.level_texts import queue_lines
from shiftplan.tui.operations.now_picture import PEOPLE, REPLIES, legend, picture
from shiftplan.tui.operations.pictures import contacts

if TYPE_CHECKING:
    from collections.abc import Callable

    from shiftplan.tui.operations.live import Live

BEFORE, AFTER = timedelta(hours=3), timedelta(hours=3)
HEADINGS = (
    say("time"),
    say("came"),
    say("plan"),
    say("reply s"),
    say("3 min"),
    say("waiting"),
    say("present"),
    say("on shift"),
)
COLUMN = 9
HIGH = 34


class PictureWindow(ModalScreen[str]):
    """`g` and a click go to the next queue; escape gives the queue that was looked at last."""

    CSS_PATH = "figures.tcss"
    BINDINGS: ClassVar = [
        Binding("escape,q", "leave", show=False),
        Binding("g,space", "other", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
    ]

    def __init__(self, live: Callable[[], Live | None], queue: str) -> None:
        super().__init__()
        self.live, self.queue = live, queue

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_subtitle = str(say("g next queue · ↑↓ scroll · esc leaves"))
            with VerticalScroll(id="large", can_focus=False):
                yield Drawn(id="large-pictures")

    def on_mount(self) -> None:
        self.watch(self.app, "live", self._draw, init=False)
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        live = self.live()
        queue = live.desk.of(self.queue) if live and live.desk else None
        if live is None or live.desk is None or queue is None:
            return
        self.query_one(".dialog").border_title = Content(queue.name)
        high = (14, 9, 7) if self.size.height >= HIGH else (7, 5, 5)
        view = live.desk
        self.query_one("#large-pictures", Drawn).draw_with(lambda room: large(live, view, queue, room, high))

    def action_other(self) -> None:
        live = self.live()
        names = [queue.queue for queue in live.desk.queues] if live and live.desk else []
        if self.queue in names:
            self.queue = names[(names.index(self.queue) + 1) % len(names)]
            self._draw()

    def action_scroll(self, lines: int) -> None:
        self.query_one("#large", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        self.dismiss(self.queue)

    def on_click(self) -> None:
        self.action_other()


def large(live: Live, view: DeskView, queue: DeskQueue, room: int, heights: tuple[int, int, int]) -> Content:
    """The level with its reasons, three pictures one under the other, then the slots around now."""
    colour = queue_colour(live.plan, queue.queue)
    drawings = (contacts(live, queue.queue), PEOPLE, REPLIES)
    level = live.surge.of(queue.queue)
    blocks = queue_lines(live, level, room) if level else []
    for drawing, height in zip(drawings, heights, strict=True):
        blocks.append(legend(view, queue, drawing, colour).truncate(room, ellipsis=True))
        blocks.append(picture(view, queue, drawing, colour, room, height))
    return Content("\n").join([*blocks, *_table(view, queue)])


def _table(view: DeskView, queue: DeskQueue) -> list[Content]:
    """The slots around now with their figures."""
    head = "".join(_cell(heading) for heading in HEADINGS)
    return [Content.styled(head, "$muted"), *(_row(view, slot) for slot in queue.slots if _near(view, slot))]


def _near(view: DeskView, slot: DeskSlot) -> bool:
    if view.here is None:
        return slot.figures is not None
    return view.here - BEFORE <= slot.start <= view.here + AFTER


def _row(view: DeskView, slot: DeskSlot) -> Content:
    known = slot.figures
    cells: list[object] = [
        f"{slot.start:%H:%M}",
        _number(known.contacts if known else None),
        f"{slot.planned:,.0f}",
        _number(known.first_reply_seconds if known else None),
        "" if known is None or known.three_minute_rate is None else f"{known.three_minute_rate:.1%}",
        _number(known.waiting if known else None),
        _number(known.present if known else None),
        "" if slot.on_shift is None else slot.on_shift,
    ]
    line = Content("".join(_cell(cell) for cell in cells))
    return line.stylize("bold on $cursor-shade") if slot.start == view.here else line


def _cell(text: object) -> str:
    shown = str(text)
    return " " * max(1, COLUMN - width(shown)) + shown


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.4g}"
