"""A field with its name before it, on one line."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from shiftplan.language import Message, say
from shiftplan.tui.frame.says import Says

MOST = 500


class Field(Horizontal):
    """`name` is the id of the input in it, and a class of the whole."""

    def __init__(self, name: str, label: Message) -> None:
        super().__init__(classes=f"field {name}")
        self._field, self._label = name, label

    def compose(self) -> ComposeResult:
        yield Says(self._label)
        yield Input(id=self._field, max_length=MOST, select_on_focus=False)


NOTE, REASON = "note", "reason"
LABELS = {NOTE: say("Note"), REASON: say("Reason")}
