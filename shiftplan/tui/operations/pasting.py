"""A window to paste rows into: they are shown as understood before they are taken."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Static, TextArea

from shiftplan.errors import ShiftplanError
from shiftplan.language import Message, say
from shiftplan.tui.frame.says import Clickable, clickable
from shiftplan.tui.operations.dialogs import Writer

if TYPE_CHECKING:
    from datetime import datetime

    from shiftplan.planning import OpenPlan

PASTED = "pasted"


class Previewed(Event):
    """What the rows say, or why they cannot be read; `text` is what was pasted."""

    def __init__(self, text: str, read: Any, error: ShiftplanError | None) -> None:
        super().__init__()
        self.text, self.read, self.error = text, read, error


class TakeThem(Clickable):
    """The words that take the rows when clicked."""

    DEFAULT_CSS = "TakeThem { height: 1; }"

    def __init__(self, words: Message) -> None:
        super().__init__()
        self.words = words

    def render(self) -> Content:
        key = Content.styled(" ^d ", "$background on $key bold")
        return clickable(key + f" {self.words}", "screen.take")


class Pasting(Writer):
    """What is pasted is `understood`, the outcome `told`; `taking` it writes, None where there is nothing."""

    HEADING: ClassVar[Message]
    HINT: ClassVar[Message]
    TAKES: ClassVar[Message]
    CSS_PATH = "../operations/writers.tcss"
    BINDINGS: ClassVar = [
        Binding("ctrl+d", "take", show=False, priority=True),
        Binding("escape", "dismiss(False)", show=False, priority=True),  # the rows' field would keep it
    ]

    def __init__(self, opened: OpenPlan, now: datetime) -> None:
        super().__init__()
        self.opened, self.now = opened, now
        self.read: Any = None

    def understood(self, text: str) -> Any:
        """What the rows say; called in a thread."""
        raise NotImplementedError

    def told(self, read: Any, width: int) -> Content:
        raise NotImplementedError

    def taking(self, read: Any) -> Callable[[OpenPlan], Any] | None:
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = str(self.HEADING)
            dialog.border_subtitle = str(say("^d takes · esc leaves"))
            yield TextArea(id="rows", tab_behavior="indent")
            with VerticalScroll(id="preview-box", can_focus=False):
                yield Static(id="preview", markup=False)
            yield Static(id="fault", markup=False)
            yield TakeThem(self.TAKES)

    def on_mount(self) -> None:
        self.query_one("#rows", TextArea).focus()
        self._show(None)

    @on(TextArea.Changed)
    def look(self, event: TextArea.Changed) -> None:
        """Read what stands there, in a thread; the newest text wins."""
        text = event.text_area.text
        self.read = None
        if not text.strip():
            self.refuse(None)
            self._show(None)
            return
        work = partial(self._look, text)
        self.run_worker(work, group="preview", description="preview", thread=True, exclusive=True)

    def _look(self, text: str) -> None:
        read, error = None, None
        try:
            read = self.understood(text)
        except ShiftplanError as fault:
            error = fault
        self.post_message(Previewed(text, read, error))

    @on(Previewed)
    def keep(self, event: Previewed) -> None:
        if event.text == self.query_one("#rows", TextArea).text:
            self.read = event.read
            self.refuse(event.error)
            self._show(event.read)

    def _show(self, read: Any) -> None:
        width = max(20, self.query_one("#preview-box").size.width - 1)
        content = Content.styled(str(self.HINT), "$muted") if read is None else self.told(read, width)
        self.query_one("#preview", Static).update(content)

    def action_take(self) -> None:
        """Take the rows as they were shown."""
        write = None if self.read is None else self.taking(self.read)
        if write is not None:
            self.write(write)
