"""People while the day runs, from the live desk and from an incident: who is free, who is missing."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from shiftplan.language import say
from shiftplan.planning import operations
from shiftplan.tui import intentions
from shiftplan.tui.incidents.absent_window import AbsentWindow, Gone
from shiftplan.tui.incidents.free_window import EVERYBODY, FreeWindow

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan
    from shiftplan.planning.operations.absences import Away, Rostered
    from shiftplan.tui.app import ShiftplanApp

REPAIR_SECONDS = 15.0


class People:
    """Opens the windows over `screen`; `number` is the incident to which an absence belongs."""

    def __init__(self, screen: Screen[Any], app: "ShiftplanApp", number: int | None = None) -> None:
        self.screen, self.app, self.number = screen, app, number

    def free(self) -> None:
        if self.app.workspace.opened is not None:
            plan = self.app.workspace.plan
            self.app.push_screen(FreeWindow(plan, EVERYBODY, self.app.now()))

    def absent(self) -> None:
        """Ask who is missing; those who are on shift or come soon are read beside the screen."""
        now = self.app.now()
        ask = intentions.Ask(partial(_rostered, now), partial(self._choose, now), opens=True)
        self.screen.post_message(ask)

    def _choose(self, now: datetime, people: "tuple[Rostered, ...]") -> None:
        if not people:
            self._say(say("Nobody is on shift now or in the next sixteen hours."))
            return
        plan = self.app.workspace.plan
        self.app.push_screen(AbsentWindow(plan, people, plan.grid.local(now)), self._note)

    def _note(self, gone: Gone | None) -> None:
        if gone is not None:
            change = partial(_absent, self.number, gone, self.app.now())
            what = say("noting who is missing")
            self.screen.post_message(intentions.ChangePlan(what, change, self._repair))

    def _repair(self, _: "Away") -> None:
        """Mend the rota at once; what is found waits on the rota screen to be taken and published."""
        self.screen.post_message(intentions.Solve(REPAIR_SECONDS, repair=True))
        self.screen.post_message(intentions.GoTo("rota"))

    def _say(self, text: Any) -> None:
        self.app.notify(str(text), markup=False)


def _rostered(now: datetime, opened: "OpenPlan") -> "tuple[Rostered, ...]":
    return operations.rostered(opened, now)


def _absent(number: int | None, gone: Gone, now: datetime, opened: "OpenPlan") -> "Away":
    return operations.absent(opened, gone.agents, number=number, whole=gone.whole, now=now)
