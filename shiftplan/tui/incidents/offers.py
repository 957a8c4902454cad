"""Likely answers under a field: their digit typed into the empty field, or a click, takes one."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Input

from shiftplan.language import printable
from shiftplan.tui.frame.says import Clickable, Folded, clickable

MOST = 9
"""As many as there are digits."""


class Taken(Message):
    """One of the answers of the field with this id was taken."""

    def __init__(self, field: str, answer: str) -> None:
        super().__init__()
        self.field, self.answer = field, answer


class Offers(Folded, Clickable):
    """The answers with their digits, under the field that they are for."""

    DEFAULT_CSS = "Offers { padding-left: 22; margin-bottom: 1; }"

    def __init__(self, field: str, answers: Sequence[str]) -> None:
        self.field, self.answers = field, tuple(answers[:MOST])
        named = (
            clickable(Content.assemble((f"{i} ", "$key"), printable(answer)), f"take({i})")
            for i, answer in enumerate(self.answers, 1)
        )
        super().__init__(Content("   ").join(named))

    def action_take(self, number: int) -> None:
        self.post_message(Taken(self.field, self.answers[number - 1]))


class OfferedInput(Input):
    """A field that takes an answer by its digit while nothing stands in it; afterwards digits are digits."""

    answers: Sequence[str] = ()

    async def _on_key(self, event: Key) -> None:
        typed = event.character or ""
        if self.value.strip() or not typed.isdecimal() or not 0 < int(typed) <= len(self.answers[:MOST]):
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        self.post_message(Taken(self.id or "", self.answers[int(typed) - 1]))
