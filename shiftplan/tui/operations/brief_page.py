"""The brief of the kick-off meeting over stage 6: read, copied, saved beside the plan."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import FolderField
from shiftplan.tui.operations.drawn import Drawn
from shiftplan.tui.operations.page_text import laid_out

if TYPE_CHECKING:
    from shiftplan.domain.brief import Brief
    from shiftplan.planning import OpenPlan

FILE = "brief.md"


class BriefPage(ModalScreen[None]):
    CSS_PATH: ClassVar = ["../dialogs.tcss", "brief.tcss"]
    BINDINGS: ClassVar = [
        Binding("escape,q,enter,question_mark", "dismiss(None)", show=False),
        Binding("c", "copy", show=False),
        Binding("w", "save", show=False),
    ]

    def __init__(self, brief: "Brief", text: str, folder: Path) -> None:
        super().__init__()
        self.brief, self.text, self.folder = brief, text, folder

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog") as dialog:
            ways = f"[@click=screen.copy]{say('c copies')}[/] · [@click=screen.save]{say('w saves')}[/]"
            dialog.border_subtitle = f"{ways} · {say('esc closes')}"
            yield Drawn()

    def on_mount(self) -> None:
        self.query_one(Drawn).draw_with(partial(laid_out, self.text))
        self.query_one(VerticalScroll).focus()

    def action_copy(self) -> None:
        """Hand the Markdown to the terminal's clipboard (OSC 52)."""
        self.app.copy_to_clipboard(self.text)
        self.notify(str(say("Copied.")), markup=False)

    def action_save(self) -> None:
        self.app.push_screen(FolderField(say("Save the brief as"), str(self.folder / FILE)), self._save)

    def _save(self, out: str | None) -> None:
        if out is not None:
            write = partial(_write, self.brief, Path(out))
            self.post_message(intentions.Record(write, partial(self._saved, out)))

    def _saved(self, out: str, _: object) -> None:
        self.notify(str(say("The brief is in {file}", file=out)), markup=False)


def _write(brief: "Brief", out: Path, opened: "OpenPlan") -> None:  # noqa: ARG001 - every entry is given the plan
    from shiftplan.planning import operations  # noqa: PLC0415 - after the first paint

    operations.write_brief(brief, out)
