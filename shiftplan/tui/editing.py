"""Edits by hand: on the screen at once, judged beside it; `edit_writing` writes them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message as Event

from shiftplan.language import Message, say
from shiftplan.tui import intentions
from shiftplan.tui.edit_writing import EditWriting, Job
from shiftplan.tui.working_out import Judged
from shiftplan.tui.workspace import EditNews

if TYPE_CHECKING:
    from shiftplan.domain.edit import Edit
    from shiftplan.domain.outcome import Judgement
    from shiftplan.domain.rota import Rota
    from shiftplan.planning import Edited, OpenPlan


class Editing(EditWriting):
    """`_judged_before` is the judgement that the next news are compared with, `_edits` what they tell of,
    `_move` the name of the move in the history that made them.
    """

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        self._judged_before: Judgement | None = None
        self._edits: tuple[Edit, ...] = ()
        self._move: Message | None = None

    def take(self, opened: OpenPlan, edited: Rota | None = None) -> None:
        self._judged_before, self._edits = None, ()
        super().take(opened, edited)

    @on(intentions.EditCells)
    def edit_cells(self, event: intentions.EditCells) -> None:
        """Make an edit of what is on the screen now; a move in the history is waited for."""
        from shiftplan.domain.editing import applied  # noqa: PLC0415 - values load after the first paint
        from shiftplan.domain.rota import Rota  # noqa: PLC0415 - values load after the first paint

        opened = self.workspace.opened
        if opened is None or self._must_wait(event):
            return
        rota = self.workspace.rota or Rota()
        edit = event.make(opened.plan, rota)
        if not edit.cells:
            self.notify(str(say("nothing to change: the cells stand so already")), markup=False)
            return
        self._move = None
        self._disk = self._disk or opened
        plan, after = applied(edit, opened.plan, rota)
        self._show(replace(opened, plan=plan), after, (edit,))
        self._put(Job(lambda folder: _carry_out(folder, edit), move=False))

    @on(intentions.MoveInHistory)
    def move_in_history(self, event: intentions.MoveInHistory) -> None:
        if self.workspace.opened is not None and not self._must_wait(event):
            self._move = event.name
            self._put(Job(event.move, move=True))

    def _must_wait(self, event: Event) -> bool:
        """Whether this is no time to edit: a solve runs, or a rota is not saved; or it is kept for later."""
        if self.wait_for_solver():
            return True
        if any(job.move for job in self._jobs):
            self._held.append(event)
            return True
        if self.workspace.unsaved and not self._jobs:
            self.notify(str(say("The rota is not saved; ctrl+s saves it, then edit.")), markup=False)
            return True
        return False

    def _show(self, opened: OpenPlan, rota: Rota, edits: tuple[Edit, ...]) -> None:
        """Put it on the screen; the judgement before stays until the new one is there."""
        if self._judged_before is None:
            self._judged_before, self._edits = self.workspace.judgement or self._of_nothing(), ()
        self._edits = (*self._edits, *edits)
        self.workspace = self.workspace.but(opened=opened, rota=rota)
        self.judge_again()

    def _of_nothing(self) -> Judgement | None:
        """The judgement of a plan without a rota, to compare its first edit with."""
        need = self.workspace.need
        if need is None or self.workspace.rota is not None:
            return None
        from shiftplan import planning  # noqa: PLC0415 - see above
        from shiftplan.domain.rota import Rota  # noqa: PLC0415 - values load after the first paint

        return planning.judge(self.workspace.plan, need, Rota())

    @on(Judged)
    def tell_what_it_did(self, event: Judged) -> None:
        """With the judgement of an edit comes what it broke, mended and cost."""
        if event.rota is not self.workspace.rota or self._judged_before is None:
            return
        from shiftplan.domain.effect import Effect  # noqa: PLC0415 - values load after the first paint

        effect = Effect(before=self._judged_before, after=event.judgement)
        news = EditNews(edits=self._edits, effect=effect, move=self._move)
        self._judged_before, self._edits = None, ()
        self.workspace = self.workspace.but(news=news)


def _carry_out(opened: OpenPlan, edit: Edit) -> Edited:
    from shiftplan import planning  # noqa: PLC0415 - brings numpy and scipy, after the first paint

    return planning.carry_out(opened, edit)
