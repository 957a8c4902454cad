"""The window that shows the files before they are written."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from shiftplan.language import printable, say
from shiftplan.tui.dialogs import Answers

if TYPE_CHECKING:
    from shiftplan.planning import Leaf

MOST_LINES, MOST_FILES, MOST_COLUMNS = 400, 5, 400


class PreviewWindow(ModalScreen[bool]):
    """What would be written, to scroll through: y (or enter) writes it, n (or escape) does not."""

    BINDINGS: ClassVar = [
        Binding("y,enter", "dismiss(True)", show=False),
        Binding("n,escape", "dismiss(False)", show=False),
    ]
    CSS_PATH = "exporting.tcss"

    def __init__(self, leaves: "tuple[Leaf, ...]") -> None:
        super().__init__()
        self.leaves = leaves

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = str(say("To be written"))
            with VerticalScroll():
                yield Static(Content("\n").join(preview_text(self.leaves)))
            yield Answers(say("write"), say("leave it"))

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()


def preview_text(leaves: "tuple[Leaf, ...]") -> Iterator[Content]:
    """The files with their first lines; a workbook or many calendars are cut to what a look needs."""
    for leaf in leaves[:MOST_FILES]:
        yield Content.styled(_head(leaf), "bold")
        for line in leaf.lines[:MOST_LINES]:
            yield Content(line[:MOST_COLUMNS])
        more = len(leaf.lines) - MOST_LINES
        if more > 0:
            yield Content.styled(str(say("… {count} more {count:line|lines}", count=more)), "$muted")
        yield Content("")
    others = len(leaves) - MOST_FILES
    if others > 0:
        yield Content.styled(str(say("and {count} more {count:file|files}", count=others)), "$muted")


def _head(leaf: "Leaf") -> str:
    path, size = printable(str(leaf.path)), f"{leaf.size:,}"
    if leaf.replaces:
        return str(say("{path}: replaces the one there, {size} bytes", path=path, size=size))
    return str(say("{path}: new, {size} bytes", path=path, size=size))
