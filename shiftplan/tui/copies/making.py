"""Making copies from the window: what is asked for, and a lever at once."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from shiftplan import planning
from shiftplan.domain.adjusting import Adjustment
from shiftplan.language import say
from shiftplan.planning import copies
from shiftplan.planning.copies import Copy, Doing
from shiftplan.tui import intentions
from shiftplan.tui.copies.intentions import ChangeCopies
from shiftplan.tui.copies.maker import Asked, Maker, name_of
from shiftplan.tui.copies.running import Running


class Making(Running):
    def action_new(self) -> None:
        self._ask_for_copy(None)

    def action_from_this(self) -> None:
        self._ask_for_copy(self._row.copy if self._row else None)

    def _ask_for_copy(self, source: Copy | None) -> None:
        """Read what it is made of, then ask what it is to have otherwise."""
        if self.workspace.unsaved:
            self.notify(
                str(say("The rota on the screen is not saved; the saved one is copied.")), markup=False
            )
        folder = source.folder if source else self._plan_folder
        read = intentions.Ask(lambda _: planning.open_plan(folder).plan, partial(self._ask, source))
        self.post_message(read)

    def _ask(self, source: Copy | None, plan: Any) -> None:
        def made(asked: Asked | None) -> None:
            if asked is not None:
                self._make(asked.name, asked.changes, source)

        self.app.push_screen(Maker(plan, source.name if source else ""), made)

    def _make(
        self, name: str, changes: Sequence[Adjustment], source: Copy | None, *, solve: bool = False
    ) -> None:
        folder, origin = self._plan_folder, source.name if source else ""
        work = partial(_add, folder, name, changes, origin)
        self.post_message(ChangeCopies(folder, work, partial(self._come_to, solve=solve)))

    def _come_to(self, made: Copy, *, solve: bool) -> None:
        self._here = made.folder.resolve()
        if self.is_attached:
            self._draw()
        if solve:
            self._run(Doing.SOLVE, [made])

    def make_of_lever(self, change: Adjustment) -> None:
        """A lever is made a copy of what is open."""
        source = None
        if self._opened != self._plan_folder.resolve():
            source = next(
                one for one in copies.copies(self._plan_folder) if one.folder.resolve() == self._opened
            )
        self._make(name_of(self.workspace.plan, [change]), [change], source, solve=True)


def _add(folder: Path, name: str, changes: Sequence[Adjustment], source: str) -> Copy:
    free = copies.free_name(folder, name)
    return copies.add_copy(folder, free, changes, source=source)
