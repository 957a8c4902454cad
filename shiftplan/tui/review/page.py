"""A page of Markdown to read over a stage."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from shiftplan.language import say
from shiftplan.tui.operations.drawn import Drawn
from shiftplan.tui.operations.page_text import laid_out


class MarkdownPage(ModalScreen[None]):
    """The text as it reads; any of escape, q, enter or ? closes it."""

    BINDINGS: ClassVar = [Binding("escape,q,enter,question_mark", "dismiss(None)", show=False)]
    CSS_PATH: ClassVar = ["../dialogs.tcss", "page.tcss"]

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog") as dialog:
            dialog.border_subtitle = str(say("esc closes"))
            yield Drawn()

    def on_mount(self) -> None:
        self.query_one(Drawn).draw_with(partial(laid_out, self.text))
        self.query_one(VerticalScroll).focus()
