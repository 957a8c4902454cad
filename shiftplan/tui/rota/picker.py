"""The picker of shifts: what could stand in the cells, with what each would do."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList

from shiftplan.language import Message, printable, say
from shiftplan.tui.dialogs import Choice, Chooser


class ShiftPicker(Chooser):
    """Opens at once and is filled when the prices are known; typing narrows it, by code or by name."""

    CSS_PATH = "../dialogs.tcss"

    def __init__(self, title: Message) -> None:
        super().__init__(title, ())

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(printable(str(self.heading)))
            dialog.border_subtitle = str(say("working out what each would do …"))
            yield Input(placeholder=str(say("type to find")), select_on_focus=False)
            yield OptionList()

    def fill(self, choices: Sequence[Choice]) -> None:
        self.choices = tuple(choices)
        self.query_one(".dialog").border_subtitle = str(say("enter takes it, esc leaves all as it is"))
        self._fill(self.query_one(Input).value)
