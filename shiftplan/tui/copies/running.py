"""Solving and simulating copies from the window, one or all."""

from collections.abc import Sequence
from pathlib import Path

from shiftplan.language import say
from shiftplan.planning.copies import Copy, Doing
from shiftplan.tui import words
from shiftplan.tui.copies.intentions import RunCopies, StopCopies
from shiftplan.tui.copies.table_screen import TableScreen

LIMITS = (30, 60, 180, 600)
"""Seconds that each copy may take."""


class Running(TableScreen):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._seconds = LIMITS[0]

    def action_solve(self) -> None:
        copy = self.chosen(say("the plan is solved on the rota's own screen; choose a copy"))
        if copy is not None:
            self._run(Doing.SOLVE, [copy])

    def action_solve_all(self) -> None:
        self._run(Doing.SOLVE, [row.copy for row in self.rows if row.copy and row.fault is None])

    def action_simulate(self) -> None:
        if self._row is not None:
            self._run(Doing.SIMULATE, [self._row.copy])

    def action_simulate_all(self) -> None:
        self._run(Doing.SIMULATE, [row.copy for row in self.rows if row.has_rota and row.fault is None])

    def _run(self, doing: Doing, those: Sequence[Copy | None]) -> None:
        if those:
            self.app.post_message(RunCopies(self._plan_folder, doing, those, self._seconds))
        else:
            self.notify(str(say("there is nothing to run yet; n makes a copy")), markup=False)

    def action_stop(self) -> None:
        self.post_message(StopCopies())

    def action_longer(self) -> None:
        self._seconds = next((limit for limit in LIMITS if limit > self._seconds), LIMITS[0])
        self.notify(str(say("each copy may take {time}", time=words.seconds(self._seconds))), markup=False)
