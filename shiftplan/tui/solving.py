"""Solving beside the screen: the child process, its progress, its end. The child saves the rota itself."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message as Event

from shiftplan.errors import ShiftplanError
from shiftplan.tui import intentions
from shiftplan.tui.desk import Failed
from shiftplan.tui.editing import Editing
from shiftplan.tui.keeping import Opened, Saved

if TYPE_CHECKING:
    from shiftplan.domain.outcome import Outcome, Progress
    from shiftplan.domain.rota import Rota
    from shiftplan.planning import OpenPlan
    from shiftplan.planning.solver_process import SolverProcess


class SolveMoved(Event):
    """The solver has something new to tell."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.moved = progress


class SolveEnded(Event):
    """The child has ended; `opened` is the folder as it left it, None when that cannot be read."""

    def __init__(self, outcome: Outcome | None, opened: OpenPlan | None) -> None:
        super().__init__()
        self.outcome, self.opened = outcome, opened


class Solving(Editing):
    """`leaving` says that the app closes as soon as the solve has ended."""

    leaving = False
    solver: SolverProcess | None = None

    @on(intentions.Solve)
    def solve(self, event: intentions.Solve) -> None:
        opened, rota = self.workspace.opened, self.workspace.rota
        if opened is None or self.workspace.solving:
            return
        unsaved = rota if self.workspace.unsaved else None
        self.progress = ()
        self.workspace = self.workspace.but(solving=True, outcome=None)
        self.run_worker(self._solve(opened, unsaved, event.seconds), group="solve", exit_on_error=False)

    @on(intentions.StopSolving)
    def stop_solving(self) -> None:
        if self.solver is not None:
            self.solver.stop()

    async def _solve(self, opened: OpenPlan, unsaved: Rota | None, seconds: float) -> None:
        """Save what is on the screen, for the child starts from the folder; then follow the child."""
        outcome = None
        try:
            if unsaved is not None:
                self.post_message(Saved(await asyncio.to_thread(_save, opened, unsaved)))
            outcome = await self._follow(opened, seconds)
        except ShiftplanError as error:
            self.post_message(Failed(error))
        finally:
            self.solver = None
            self.post_message(SolveEnded(outcome, await asyncio.to_thread(_read_again, opened)))

    async def _follow(self, opened: OpenPlan, seconds: float) -> Outcome | None:
        from shiftplan.domain.outcome import Outcome  # noqa: PLC0415 - values load after the first paint
        from shiftplan.planning.solver_process import SolverProcess  # noqa: PLC0415 - not before it is needed

        self.solver, outcome = SolverProcess(opened.folder, seconds), None
        await self.solver.start()
        async for event in self.solver.events():
            if isinstance(event, Outcome):
                outcome = event
            else:
                self.post_message(SolveMoved(event))
        return outcome

    @on(SolveMoved)
    def keep_progress(self, event: SolveMoved) -> None:
        if self.workspace.solving:
            self.progress = (*self.progress, event.moved)

    @on(SolveEnded)
    def keep_outcome(self, event: SolveEnded) -> None:
        self.workspace = self.workspace.but(solving=False, outcome=event.outcome)
        if self.leaving:
            self.exit()
        elif event.opened is not None and event.opened.plan is self.workspace.plan:
            failed = event.outcome is None and self.workspace.unsaved
            rota = self.workspace.rota if failed else event.opened.rota
            self.workspace = self.workspace.but(opened=event.opened, rota=rota, judgement=None)
            self.judge_again()
        elif event.opened is not None:
            self.post_message(Opened(event.opened))


def _save(opened: OpenPlan, rota: Rota) -> OpenPlan:
    from shiftplan import planning  # noqa: PLC0415 - see above

    return planning.save_rota(opened, rota)


def _read_again(before: OpenPlan) -> OpenPlan | None:
    """The folder now; the plan stays the same value when nobody changed it."""
    from shiftplan import planning  # noqa: PLC0415 - see above

    try:
        now = planning.open_plan(before.folder)
    except ShiftplanError:
        return None
    return replace(now, plan=before.plan) if now.plan == before.plan else now
