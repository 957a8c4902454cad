"""The sheet of a handover on the screen: written anew as the journal grows, read back point by point."""

import asyncio
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import OptionList

from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.operations.handover import HandoverView, PointView, Read
from shiftplan.planning.operations import handing_over as acts
from shiftplan.planning.operations.handover import Handovers, handover, handovers
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Page
from shiftplan.tui.handover import handover_texts as texts
from shiftplan.tui.handover.base import BoardScreen
from shiftplan.tui.incidents.fields import Field, Values
from shiftplan.tui.operations.board import Row
from shiftplan.tui.operations.dialogs import page_width

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan


class SheetScreen(BoardScreen):
    def __init__(self, at: datetime | None = None) -> None:
        super().__init__()
        self.at = at
        self.shown: HandoverView | None = None
        self.all: Handovers | None = None
        self._fault = ""
        self._reading = self._stale = False

    def on_mount(self) -> None:
        """What is pressed before the sheet is there is for the sheet."""
        self.desk.hold_keys()
        super().on_mount()

    def follow(self) -> None:
        """Write the sheet anew, in a thread, one at a time; what was overtaken meanwhile is not shown."""
        self._stale = True
        if not self._reading:
            self._reading = True
            self.run_worker(self._read(), group="sheet")

    async def _read(self) -> None:
        while self._stale and self.desk.workspace.opened is not None:
            self._stale = False
            await self._read_once(self.desk.workspace.opened, self.desk.now())
            self.show()
            self.desk.let_keys_go()
        self._reading = False

    async def _read_once(self, opened: "OpenPlan", now: datetime) -> None:
        try:
            found = await asyncio.to_thread(handovers, opened, now)
            shown = await asyncio.to_thread(handover, opened, self.at, now)
        except ShiftplanError as error:
            self.shown, self._fault = None, str(error)
            return
        if self.shown is None or not self._stale:
            self.all, self.shown, self.at, self._fault = found, shown, shown.boundary.at, ""

    @property
    def point(self) -> PointView | None:
        """The point under the cursor."""
        here = self.board.here.removeprefix(texts.POINT)
        return self.shown.view(here) if self.shown else None

    def head(self, width: int) -> Content:
        if self.shown is None:
            waiting = str(say("The handover is being written …"))
            return Content.styled(self._fault or waiting, "$error" if self._fault else "$muted")
        return texts.head(self.shown, self.desk.workspace.plan, width)

    def rows(self, width: int) -> list[Row]:
        return texts.rows(self.shown, width) if self.shown else []

    def details(self, width: int) -> Content:
        return texts.details(self.shown, self.point, width) if self.shown else Content("")

    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        self.action_details()

    def action_details(self) -> None:
        if self.shown is not None:
            self.app.push_screen(Page(str(say("Point")), self.details(page_width(self))))

    def action_read(self) -> None:
        """Tick what the cursor is on and go on, so that one key walks a sheet; or take the tick back."""
        view, shown = self.point, self.shown
        if shown is None or view is None:
            return
        if not view.wanted:
            self.tell(say("This is for information; nobody has to repeat it."))
            return
        read, now = view.read is None, self.desk.now()
        if read:
            self._go_on(view)
        write = partial(acts.tick, shown=shown, point=view.point, read=read, now=now)
        self.post_message(intentions.Record(write, partial(self._ticked, view), self._refused))

    def _ticked(self, view: PointView, read: Read) -> None:
        """It is on the disk: shown at once, while the sheet is written anew behind it."""
        if self.shown is not None:
            self.shown = self.shown.ticked(view.point, read)
            self._stale = self._stale or self._reading
            self.show()

    def _go_on(self, view: PointView) -> None:
        """The cursor goes to the next point that is to be repeated."""
        points = self.shown.points if self.shown else ()
        ids = [one.point.id for one in points]
        following = points[ids.index(view.point.id) + 1 :] if view.point.id in ids else ()
        self.go_to(next((one for one in following if one.wanted and one.read is None), None))

    def go_to(self, view: PointView | None) -> None:
        if view is not None:
            self.board.go(f"{texts.POINT}{view.point.id}")

    def action_correct(self) -> None:
        view = self.point
        if view is not None and view.wanted:
            fields = [Field("text", say("put right"), view.point.correction)]
            self.ask(
                say("Put right"), fields, partial(self._correct, view.point.id), Content(str(view.point))
            )

    def _correct(self, point: str, values: Values, opened: "OpenPlan") -> None:
        acts.read_back(opened, self.at, point, correction=values["text"], now=self.desk.now())
