"""Pieces of text: labels that speak the language of the moment, texts that run an action when clicked."""

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from shiftplan.language import Message
from shiftplan.tui.frame.folding import folded

RUN = "run"


def clickable(content: Content, action: str) -> Content:
    """`content` that runs an action when clicked."""
    return content.stylize(Style.from_meta({RUN: action}))


class Clickable(Widget):
    """A widget whose `clickable` texts run their actions; unlike Textual's links they look as written."""

    async def on_click(self, event: Click) -> None:
        action = event.style.meta.get(RUN)
        if action is not None:
            await self.run_action(action)


class Says(Widget):
    """Shows a message, translated whenever it is drawn; never read as markup."""

    DEFAULT_CSS = "Says { width: auto; height: auto; }"

    def __init__(self, message: Message, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes)
        self.message = message

    def render(self) -> Content:
        return Content(str(self.message))


class Folded(Widget):
    """A long text, folded between Chinese characters too, which have no spaces to break at."""

    DEFAULT_CSS = "Folded { width: 1fr; height: auto; }"

    def __init__(self, text: Content) -> None:
        super().__init__()
        self.text = text

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        return len(folded(self.text, width))

    def render(self) -> Content:
        return Content("\n").join(folded(self.text, self.content_size.width))
