"""A page of Markdown to read over a stage."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Markdown

from shiftplan.language import say


class MarkdownPage(ModalScreen[None]):
    """The text as it reads; any of escape, q, enter or ? closes it. Links are not followed."""

    BINDINGS: ClassVar = [Binding("escape,q,enter,question_mark", "dismiss(None)", show=False)]
    CSS_PATH: ClassVar = ["../dialogs.tcss", "page.tcss"]

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog") as dialog:
            dialog.border_subtitle = str(say("esc closes"))
            yield Markdown(self.text, open_links=False)

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
