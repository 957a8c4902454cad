"""The window to paste rows into: they are shown as understood before they are taken."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Static, TextArea

from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.planning.operations import follow
from shiftplan.tui.figures import texts
from shiftplan.tui.frame.says import Clickable, clickable
from shiftplan.tui.operations.dialogs import Writer

if TYPE_CHECKING:
    from datetime import datetime

    from shiftplan.files.measured import MeasuredRead
    from shiftplan.planning import OpenPlan

PASTED = "pasted"


class Previewed(Event):
    """What the rows say, or why they cannot be read; `text` is what was pasted."""

    def __init__(self, text: str, read: MeasuredRead | None, error: ShiftplanError | None) -> None:
        super().__init__()
        self.text, self.read, self.error = text, read, error


class TakeThem(Clickable):
    """The words that take the rows when clicked."""

    DEFAULT_CSS = "TakeThem { height: 1; }"

    def render(self) -> Content:
        key = Content.styled(" ^d ", "$background on $key bold")
        return clickable(key + f" {say('take these figures')}", "screen.take")


class PasteWindow(Writer):
    CSS_PATH = "../operations/writers.tcss"
    BINDINGS: ClassVar = [Binding("ctrl+d", "take", show=False, priority=True)]

    def __init__(self, opened: OpenPlan, now: datetime) -> None:
        super().__init__()
        self.opened, self.now = opened, now
        self.read: MeasuredRead | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = str(say("Paste rows of figures"))
            dialog.border_subtitle = str(say("^d takes · esc leaves"))
            yield TextArea(id="rows", tab_behavior="indent")
            with VerticalScroll(id="preview-box", can_focus=False):
                yield Static(id="preview", markup=False)
            yield Static(id="fault", markup=False)
            yield TakeThem()

    def on_mount(self) -> None:
        self.query_one("#rows", TextArea).focus()
        self._show(None)

    @on(TextArea.Changed)
    def look(self, event: TextArea.Changed) -> None:
        """Read what stands there, in a thread; the newest text wins."""
        text = event.text_area.text
        self.read = None
        if not text.strip():
            self._show(None)
            return
        work = partial(self._look, text)
        self.run_worker(work, group="preview", description="preview", thread=True, exclusive=True)

    def _look(self, text: str) -> None:
        read, error = None, None
        try:
            read = follow.figures_in(self.opened, follow.rows_of(text), PASTED, self.now)
        except ShiftplanError as fault:
            error = fault
        self.post_message(Previewed(text, read, error))

    @on(Previewed)
    def keep(self, event: Previewed) -> None:
        if event.text == self.query_one("#rows", TextArea).text:
            self.read = event.read
            self.refuse(event.error)
            self._show(event.read)

    def _show(self, read: MeasuredRead | None) -> None:
        width = max(20, self.query_one("#preview-box").size.width - 1)
        hint = say(
            "Copy rows from a table or a chat; with headings, or: time, queue, contacts, first reply, rate."
        )
        content = (
            texts.preview(self.opened.plan, read, width) if read else Content.styled(str(hint), "$muted")
        )
        self.query_one("#preview", Static).update(content)

    def action_take(self) -> None:
        """Take the rows as they were shown."""
        if self.read is not None and self.read.actuals:
            self.write(partial(_take, self.read, self.now))


def _take(read: MeasuredRead, now: datetime, opened: OpenPlan) -> int:
    return len(follow.keep(opened, read, now))
