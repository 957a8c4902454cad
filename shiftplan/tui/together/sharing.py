"""Edits that met another's, and what there is to read of the others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message as Event

from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Page
from shiftplan.tui.edit_writing import CameIn, Met
from shiftplan.tui.together.coming_in import ComingIn

if TYPE_CHECKING:
    from shiftplan.domain.edit import Edit
    from shiftplan.domain.plan import Plan
    from shiftplan.domain.rota import Rota
    from shiftplan.planning import FitsNoLonger, OpenPlan
    from shiftplan.planning.arrivals import Arrivals


class ToldOf(Event):
    """What others had written before one's own edit was."""

    def __init__(self, arrivals: Arrivals) -> None:
        super().__init__()
        self.arrivals = arrivals


class Sharing(ComingIn):
    @on(CameIn)
    def tell_later(self, event: CameIn) -> None:
        moves = self._known.moves if self._known else 0
        self.in_background(partial(_between, event.before, event.now, moves), "sharing")

    @on(ToldOf)
    def keep_told(self, event: ToldOf) -> None:
        """It is on the screen already; what is needed may have to be worked out anew."""
        self.tell_of(event.arrivals)
        opened = self.workspace.opened
        if not event.arrivals.same_demand and opened is not None and not self.workspace.unsaved:
            self.take(opened)

    @on(Met)
    def show_meeting(self, event: Met) -> None:
        from shiftplan.tui.together.meeting import MeetingWindow  # noqa: PLC0415 - seldom needed

        window = MeetingWindow(self.workspace.plan, event.refused)
        self.push_screen(window, partial(self._after_meeting, event.refused))

    def _after_meeting(self, refused: tuple[FitsNoLonger, ...], chosen: str | None) -> None:
        from shiftplan.domain.editing import again  # noqa: PLC0415 - values load after the first paint
        from shiftplan.tui.together.meeting import MINE, REST  # noqa: PLC0415 - see above

        met = {clash.cell for error in refused for clash in error.clashes} if chosen == REST else set()
        edits = [error.edit for error in refused]

        def make(plan: Plan, rota: Rota) -> Edit:
            return again(plan, rota, edits, met)

        if chosen in (MINE, REST):
            self.post_message(intentions.EditCells(make))

    def action_together(self) -> None:
        """Who has the plan open, and what others changed since it was opened here."""
        if self.workspace.opened is None:
            return
        here = [str(self.sitting(one)) for one in self.company]
        here = here or [str(say("nobody else has this plan open"))]
        came = [*reversed(self.came)] or [str(say("nobody else has changed it since you opened it"))]
        self.push_screen(Page(str(say("Together")), Content("\n").join(map(Content, [*here, "", *came]))))


def _between(before: OpenPlan, now: OpenPlan, since: int) -> ToldOf:
    from shiftplan.planning.arrivals import between  # noqa: PLC0415 - not before the first paint

    return ToldOf(between(before, now, since))
