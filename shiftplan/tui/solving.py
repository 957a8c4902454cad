"""Solving beside the screen: the child process, its progress, its end.

The child keeps its best itself: as a proposal beside the rota, or as the rota of a plan that has none yet.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message as Event

from shiftplan.errors import ShiftplanError
from shiftplan.tui import intentions
from shiftplan.tui.desk import Failed
from shiftplan.tui.keeping import Opened, Saved
from shiftplan.tui.proposing import Proposing, proposal_of

if TYPE_CHECKING:
    from shiftplan.domain.outcome import Outcome, Progress
    from shiftplan.domain.rota import Rota
    from shiftplan.planning import OpenPlan, Proposal
    from shiftplan.planning.repair_process import RepairProcess
    from shiftplan.planning.solver_process import SolverProcess


class SolveMoved(Event):
    """The solver has something new to tell."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.moved = progress


class SolveEnded(Event):
    """The child has ended; `opened` is the folder as it left it, None when that cannot be read, `proposal`
    what lies beside its rota.
    """

    def __init__(self, outcome: Outcome | None, opened: OpenPlan | None, proposal: Proposal | None) -> None:
        super().__init__()
        self.outcome, self.opened, self.proposal = outcome, opened, proposal


class Solving(Proposing):
    """`leaving` says that the app closes as soon as the solve has ended."""

    leaving = False
    solver: SolverProcess | RepairProcess | None = None

    @on(intentions.Solve)
    def solve(self, event: intentions.Solve) -> None:
        opened, rota = self.workspace.opened, self.workspace.rota
        if opened is None or self.workspace.solving:
            return
        unsaved = rota if self.workspace.unsaved else None
        self.progress = ()
        self.workspace = self.workspace.but(solving=True, outcome=None, scope=event.scope)
        work = self._solve(opened, unsaved, event)
        self.run_worker(work, group="solve", exit_on_error=False)

    @on(intentions.StopSolving)
    def stop_solving(self) -> None:
        if self.solver is not None:
            self.solver.stop()

    async def _solve(self, opened: OpenPlan, unsaved: Rota | None, event: intentions.Solve) -> None:
        """Save what is on the screen, for the child starts from the folder; then follow the child."""
        outcome = None
        try:
            if unsaved is not None:
                self.post_message(Saved(await asyncio.to_thread(_save, opened, unsaved)))
            outcome = await self._follow(opened, unsaved or opened.rota, event)
        except ShiftplanError as error:
            self.post_message(Failed(error))
        finally:
            self.solver = None
            self.post_message(SolveEnded(outcome, *await asyncio.to_thread(_read_again, opened)))

    async def _follow(self, opened: OpenPlan, rota: Rota | None, event: intentions.Solve) -> Outcome | None:
        """Run the child to its end. It proposes where there is a rota, and writes the first one itself."""
        from shiftplan.domain.outcome import Outcome  # noqa: PLC0415 - values load after the first paint

        propose, outcome = bool(rota and rota.assignments), None
        self.solver = _child(opened, event, propose=propose)
        await self.solver.start()
        async for told in self.solver.events():
            if isinstance(told, Outcome):
                outcome = told
            else:
                self.post_message(SolveMoved(told))
        return outcome

    @on(SolveMoved)
    def keep_progress(self, event: SolveMoved) -> None:
        if self.workspace.solving:
            self.progress = (*self.progress, event.moved)

    @on(SolveEnded)
    def keep_outcome(self, event: SolveEnded) -> None:
        ended: dict[str, object] = {"solving": False, "scope": None, "outcome": event.outcome}
        if self.leaving:
            self.workspace = self.workspace.but(**ended)
            self.exit()
        elif event.opened is not None and event.opened.plan is self.workspace.plan:
            self._keep_folder(event, ended)
        else:
            self.workspace = self.workspace.but(**ended)
            if event.opened is not None:
                self.post_message(Opened(event.opened))

    def _keep_folder(self, event: SolveEnded, ended: dict[str, object]) -> None:
        """Show what the child left: another rota is judged anew; a proposal waits to be looked at."""
        failed = event.outcome is None and self.workspace.unsaved
        left = event.opened.rota if event.opened else None
        same = failed or left == self.workspace.rota
        rota = self.workspace.rota if same else left
        opened = event.opened if failed or event.opened is None else replace(event.opened, rota=rota)
        judgement = self.workspace.judgement if same else None
        found = {"opened": opened, "rota": rota, "judgement": judgement, "proposal": event.proposal}
        self.workspace = self.workspace.but(**ended, **found)
        if judgement is None:
            self.judge_again()


def _child(opened: OpenPlan, event: intentions.Solve, *, propose: bool) -> SolverProcess | RepairProcess:
    """The process that does what is asked, not started yet."""
    from shiftplan.planning.repair_process import RepairProcess  # noqa: PLC0415 - not before it is needed
    from shiftplan.planning.solver_process import SolverProcess  # noqa: PLC0415 - see above

    if event.repair:
        return RepairProcess(opened.folder, event.seconds)
    return SolverProcess(opened.folder, event.seconds, scope=event.scope, propose=propose)


def _save(opened: OpenPlan, rota: Rota) -> OpenPlan:
    from shiftplan import planning  # noqa: PLC0415 - see above

    return planning.save_rota(opened, rota)


def _read_again(before: OpenPlan) -> tuple[OpenPlan | None, Proposal | None]:
    """The folder now, and what is proposed in it; the plan stays the same value when nobody changed it."""
    from shiftplan import planning  # noqa: PLC0415 - see above

    now, proposal = None, None
    with suppress(ShiftplanError):
        now = planning.open_plan(before.folder)
        proposal = proposal_of(now)
    if now is None:
        return None, None
    return (replace(now, plan=before.plan) if now.plan == before.plan else now), proposal
