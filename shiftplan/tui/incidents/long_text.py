"""A field in which a longer text is seen whole; enter is done with it, as in a field of one line."""

from dataclasses import dataclass

from textual.events import Key
from textual.message import Message
from textual.widgets import TextArea


class LongText(TextArea):
    @dataclass
    class Submitted(Message):
        """Enter was pressed."""

        field: "LongText"

        @property
        def control(self) -> "LongText":
            return self.field

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(text, id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self))
            return
        await super()._on_key(event)
