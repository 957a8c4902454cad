"""The scenario sweep: the need under other assumptions side by side, worked out while one watches."""

from functools import partial
from threading import Event as Flag
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.message import Message as Event
from textual.screen import ModalScreen
from textual.widgets import Static

from shiftplan.domain.sweep import Sweep
from shiftplan.errors import ShiftplanError, Stopped
from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.need.sweep_texts import Count, fault, table, working

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan


class SweepWindow(ModalScreen[None]):
    BINDINGS: ClassVar = [Binding("escape,q,enter", "leave", show=False)]
    CSS_PATH = "need.tcss"

    class Moved(Event):
        """So much of the sweep is through."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    def __init__(self) -> None:
        super().__init__()
        self._stop = Flag()
        self._told = 0

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog sweep") as dialog:
            dialog.border_title = str(say("Scenarios side by side"))
            dialog.border_subtitle = str(say("esc closes"))
            yield Static(working(0.0), markup=False)

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
        work = partial(_sweep, count=self._count, stop=self._stop)
        self.post_message(intentions.Ask(work, self._show, self._fail))

    def _count(self, done: int, total: int) -> None:
        """Called in the thread that works; tells whole per cents only."""
        if self._stop.is_set():
            raise Stopped
        percent = 100 * done // max(1, total)
        if percent != self._told:
            self._told = percent
            self.post_message(self.Moved(percent / 100))

    @on(Moved)
    def tell(self, event: Moved) -> None:
        if not self._stop.is_set():
            self.query_one(Static).update(working(event.share))

    def _show(self, found: Sweep) -> None:
        self._stop.set()
        if self.is_attached:
            self.query_one(Static).update(table(found))

    def _fail(self, error: ShiftplanError) -> None:
        if self.is_attached:
            self.query_one(Static).update(fault(error))

    def action_leave(self) -> None:
        """Close; a sweep that still runs stops at its next step."""
        self._stop.set()
        self.dismiss(None)


def _sweep(opened: "OpenPlan", count: Count, stop: Flag) -> Sweep:
    from shiftplan import planning  # noqa: PLC0415 - brings numpy and scipy

    if stop.is_set():
        raise Stopped
    return planning.sweep(opened.plan, count)
