"""Asks for a part of a name."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from shiftplan.language import say


class NameField(ModalScreen[str | None]):
    """Gives the text, "" to show everybody again, or None on escape."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", show=False)]
    CSS_PATH = "../dialogs.tcss"

    def __init__(self, here: str) -> None:
        super().__init__()
        self.here = here

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = str(say("Name or id holds"))
            dialog.border_subtitle = str(say("nothing shows everybody"))
            yield Input(self.here, select_on_focus=True)

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())
