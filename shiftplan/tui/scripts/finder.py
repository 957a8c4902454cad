"""The field of the script window: words to find, or the text of an order pasted into it."""

from typing import ClassVar

from textual.binding import Binding
from textual.events import Paste
from textual.message import Message
from textual.widgets import Input


class Finder(Input):
    """It leaves to the window the keys that a field would take for itself."""

    BINDINGS: ClassVar = [
        Binding("tab", "screen.turn(1)", show=False),
        Binding("shift+tab", "screen.turn(-1)", show=False),
        Binding("ctrl+d", "screen.details", show=False),
        Binding("ctrl+e", "screen.edit", show=False),
    ]

    class OrderPasted(Message):
        """Several lines were pasted: an order's text, not words to find."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def _on_paste(self, event: Paste) -> None:
        if len(event.text.strip().splitlines()) > 1:
            self.post_message(self.OrderPasted(event.text))
            event.prevent_default()
            event.stop()
