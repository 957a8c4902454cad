"""After publishing: the text for the chat group to copy, where it lies, the export of only the changes."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from shiftplan.language import Message, printable, say
from shiftplan.tui.frame.says import Clickable, clickable
from shiftplan.tui.publishing.work import Told


class ToldKeys(Clickable):
    """What can be done with it, a key each, to press or to click."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = told

    def render(self) -> Content:
        since = self.told.since
        hand_out = say("export only the changes") if since else say("export")
        parts: list[tuple[str, str, Message]] = [
            ("c", "copy", say("copy the text")),
            ("e", "hand_out", hand_out),
        ]
        if since:
            parts.insert(1, ("tab", "turn", say("changes or the whole")))
        parts.append(("esc", "leave", say("close")))
        return Content("   ").join(
            [
                clickable(Content.assemble((key, "$key bold"), f" {text}"), f"screen.{do}")
                for key, do, text in parts
            ]
        )


class ToldWindow(ModalScreen[bool]):
    """Gives whether the changes are to be exported now."""

    BINDINGS: ClassVar = [
        Binding("escape,q,enter", "leave", show=False),
        Binding("tab", "turn", show=False, priority=True),
        Binding("c", "copy", show=False),
        Binding("e", "hand_out", show=False),
    ]
    CSS_PATH = "publishing.tcss"

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told, self.whole = told, not told.since

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = str(say("Published as {name}", name=self.told.published.name))
            file = say("for everybody to read: {file}", file=printable(self.told.file))
            yield Static(str(file), id="told-file", markup=False)
            if self.told.closed is not None:
                yield Static(printable(str(self.told.closed)), id="told-closed", markup=False)
            with VerticalScroll():
                yield Static(self.text, id="told-text", markup=False)
            yield ToldKeys(self.told)

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    @property
    def text(self) -> str:
        """The text that is shown and copied."""
        return self.told.whole if self.whole else self.told.changes

    def action_turn(self) -> None:
        if self.told.since:
            self.whole = not self.whole
            self.query_one("#told-text", Static).update(self.text)

    def action_copy(self) -> None:
        """By the terminal's own clipboard, which not every terminal gives."""
        self.app.copy_to_clipboard(self.text)
        said = say("copied, where the terminal allows it; else from {file}", file=printable(self.told.file))
        self.notify(str(said), markup=False)

    def action_hand_out(self) -> None:
        self.dismiss(True)  # noqa: FBT003 - the answer itself

    def action_leave(self) -> None:
        self.dismiss(False)  # noqa: FBT003 - the answer itself
