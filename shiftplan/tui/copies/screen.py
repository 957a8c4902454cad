"""What-if copies over the rota, side by side: opened as plans, adopted, dropped."""

from functools import partial
from pathlib import Path
from typing import Any

from textual import on

from shiftplan.domain.adjusting import Adjustment
from shiftplan.errors import BadInput
from shiftplan.language import Message, printable, say
from shiftplan.planning import copies
from shiftplan.planning.copies import Copy, Row
from shiftplan.tui import intentions, words
from shiftplan.tui.copies.board import Board
from shiftplan.tui.copies.intentions import ChangeCopies
from shiftplan.tui.copies.keys import ABOUT, KEYS
from shiftplan.tui.copies.making import Making
from shiftplan.tui.dialogs import Confirm


class CopiesScreen(Making):
    STAGE = "rota"
    ABOUT = ABOUT
    KEYS = KEYS
    CSS_PATH = "copies.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-high")]  # noqa: RUF012 - Textual's own field

    def __init__(self, folder: Path, first: Adjustment | None = None) -> None:
        """`first` is to be made a copy of at once, and solved."""
        super().__init__(folder)
        self._first = first

    def on_mount(self) -> None:
        super().on_mount()
        if self._first is not None:
            self.make_of_lever(self._first)

    @on(Board.Moved)
    def _moved(self, event: Board.Moved) -> None:
        self._go_to(max(0, min(len(self.rows) - 1, event.row)))
        if event.open_it:
            self.action_open()

    def action_open(self) -> None:
        """Open what is under the cursor as a plan; what is open already is just gone back to."""
        row = self._row
        if row is None:
            return
        folder = row.folder
        if folder.resolve() == self._opened:
            self.dismiss()
        elif self.workspace.unsaved:
            self.notify(
                str(say("The rota is not saved; ctrl+s saves it, then open the other.")), markup=False
            )
        else:
            self.app.post_message(intentions.OpenFolder(folder))
            self.dismiss()

    def action_adopt(self) -> None:
        copy, row = self.chosen(say("that is the plan itself; choose a copy")), self._row
        if copy is None or row is None:
            return
        if self.workspace.unsaved:
            self.notify(str(say("The rota is not saved; ctrl+s saves it, then adopt.")), markup=False)
            return
        title = say("Adopt “{name}”?", name=printable(copy.name))
        question = Confirm(title, _cost(row), say("adopt it"), say("leave the plan"))
        self.app.push_screen(question, partial(self._adopt, copy, bool(row.changed)))

    def _adopt(self, copy: Copy, anyway: bool, sure: bool | None) -> None:  # noqa: FBT001 - Textual hands the answer over so
        if not sure:
            return
        if self.workspace.solving:
            self.desk.tell(BadInput(say("A rota is being solved; stop that first.")))
            return
        work = partial(copies.adopt, copy, anyway=anyway)
        self.app.post_message(ChangeCopies(self._plan_folder, work, self._adopted))

    def _adopted(self, _: Any) -> None:
        """The plan as it is now is what is open."""
        self.app.post_message(intentions.OpenFolder(self._plan_folder))
        text = say("adopted; u takes the rota back, what was replaced is in replaced/")
        self.app.notify(str(text), markup=False)
        if self.is_attached:
            self._opened = self._here = self._plan_folder.resolve()
            self._draw()

    def action_drop(self) -> None:
        copy = self.chosen(say("that is the plan itself; choose a copy"))
        if copy is None:
            return
        if copy.folder.resolve() == self._opened:
            self.notify(str(say("this copy is open; open the plan first, then drop it")), markup=False)
            return
        title = say("Drop “{name}”?", name=printable(copy.name))
        what = say("The copy and its rota are gone then; the plan stays as it is.")
        question = Confirm(title, what, say("drop it"), say("keep it"))
        self.app.push_screen(question, partial(self._drop, copy))

    def _drop(self, copy: Copy, sure: bool | None) -> None:  # noqa: FBT001 - see above
        if sure:
            self.post_message(ChangeCopies(self._plan_folder, partial(copies.drop_copy, copy)))

    def action_back(self) -> None:
        self.dismiss()


def _cost(row: Row) -> Message:
    """What adopting does, and what it takes back of what was changed since."""
    if not row.changed:
        return say("Its plan and its rota take the place of those there are; they are kept in replaced/.")
    return say(
        "The plan was changed since this copy was made, in {files}. Adopting takes that back; what is "
        "replaced is kept in replaced/.",
        files=words.listed(row.changed),
    )
