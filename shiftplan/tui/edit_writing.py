"""Edits written one after another in a thread, and moves in the history.

What is on the screen runs ahead of the folder by the edits that are being written; until they are, the
rota counts as unsaved. A move in the history waits for them, and edits made meanwhile wait for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message as Event

from shiftplan.errors import ShiftplanError
from shiftplan.tui import intentions
from shiftplan.tui.keeping import Keeping, Saved

if TYPE_CHECKING:
    from shiftplan.domain.edit import Edit
    from shiftplan.domain.rota import Rota
    from shiftplan.planning import Edited, FitsNoLonger, OpenPlan


@dataclass(frozen=True)
class Job:
    """Something to write; `move`: it moves in the history, and the screen shows it only when it is done."""

    work: Callable[[OpenPlan], Edited]
    move: bool


class CameIn(Event):
    """Somebody else had written: `before` is the folder as it was known here, `now` as it was found."""

    def __init__(self, before: OpenPlan, now: OpenPlan) -> None:
        super().__init__()
        self.before, self.now = before, now


class Met(Event):
    """Edits that were not written, for somebody else has changed their cells."""

    def __init__(self, refused: tuple[FitsNoLonger, ...]) -> None:
        super().__init__()
        self.refused = refused


class EditWriting(Keeping):
    """`_disk` is the folder as the last of the jobs left it, None while it is as the workspace says;
    `_refused` are the edits that met another's, `_behind`: the screen does not show what others wrote yet.
    """

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self._jobs: list[Job] = []
        self._writes_edits = False
        self._held: list[Event] = []
        self._disk: OpenPlan | None = None
        self._refused: tuple[FitsNoLonger, ...] = ()
        self._behind = False

    def take(self, opened: OpenPlan, edited: Rota | None = None) -> None:
        self._jobs, self._disk, self._refused, self._behind = [], None, (), False
        super().take(opened, edited)

    def _show(self, opened: OpenPlan, rota: Rota, edits: tuple[Edit, ...]) -> None:
        """Put the folder as it is on the screen; `edits` are those to tell of."""

    def _put(self, job: Job) -> None:
        self._jobs.append(job)
        self._write()

    def _write(self) -> None:
        if not self._writes_edits:
            self._writes_edits = self.saving = True
            self.run_worker(self._write_all(), group="edits", exit_on_error=False)

    @on(intentions.SaveRota)
    def try_again(self, event: intentions.SaveRota) -> None:
        """Edits that the disk refused are written before anything else."""
        if self._jobs:
            event.prevent_default()
            self._write()

    @on(Saved)
    def forget_refused(self) -> None:
        """The rota with the edits that were refused has been saved as a whole."""
        if not self._writes_edits:
            self._jobs, self._disk = [], None

    async def _write_all(self) -> None:
        try:
            while self._jobs and await self._write_first():
                pass
        finally:
            self._writes_edits = self.saving = False
        self._let_go()

    async def _write_first(self) -> bool:
        """Write the first of the jobs; whether the next may follow."""
        jobs, base = self._jobs, self._disk or self.workspace.opened
        if base is None:
            return False
        await self.let_the_judge_speak()
        try:
            edited = await asyncio.to_thread(jobs[0].work, base)
        except ShiftplanError as error:
            return jobs is self._jobs and (self._refuse(error, base) or self._give_up(error))
        if jobs is self._jobs:  # else the plan was opened anew meanwhile
            self._keep_written(edited, jobs.pop(0), base)
        return True

    def _keep_written(self, edited: Edited, job: Job, base: OpenPlan) -> None:
        """What is written now, and what somebody else had written before that."""
        if edited.before is not base:
            self._come_in(base, edited.before)
        self._disk = edited.opened
        if self._jobs:
            return
        if job.move or self._behind:
            self._show_folder(edited.opened, edited.edits if job.move else ())
        else:
            self._disk = None
            plan, rota = self.workspace.plan, self.workspace.rota
            self.workspace = self.workspace.but(opened=replace(edited.opened, plan=plan, rota=rota))

    def _refuse(self, error: ShiftplanError, base: OpenPlan) -> bool:
        """Whether it is an edit that met another's: the next are written all the same, then all is shown."""
        from shiftplan.planning import FitsNoLonger  # noqa: PLC0415 - see below

        if not isinstance(error, FitsNoLonger):
            return False
        self._jobs.pop(0)
        self._come_in(base, error.opened)
        self._refused, self._disk = (*self._refused, error), error.opened
        if not self._jobs:
            self._show_folder(error.opened, ())
        return True

    def _come_in(self, base: OpenPlan, now: OpenPlan) -> None:
        """Somebody else has written: it is told, and shown when all that waits here is written."""
        self._behind = True
        if now is not base:
            self.post_message(CameIn(base, now))

    def _show_folder(self, opened: OpenPlan, edits: tuple[Edit, ...]) -> None:
        """The folder as it is now, in place of what was on the screen before it was written."""
        from shiftplan.domain.rota import Rota  # noqa: PLC0415 - values load after the first paint

        refused, self._refused, self._behind, self._disk = self._refused, (), False, None
        self._show(opened, opened.rota or Rota(), edits)
        if refused:
            self.post_message(Met(refused))

    def _give_up(self, error: ShiftplanError) -> bool:
        """Say what could not be written. An edit that the disk or a broken folder refused stays on the
        screen, to be saved later, and those behind it; none is written before it.
        """
        self.tell(error)
        if self._jobs[0].move:
            self._jobs.pop(0)
        return False

    def _let_go(self) -> None:
        held, self._held = self._held, []
        for event in held:
            self.post_message(event)
