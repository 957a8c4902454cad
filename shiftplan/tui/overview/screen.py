"""Overview: the sale on one line, how far the plan is and what comes next."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from shiftplan.language import say
from shiftplan.tui.commands import Command
from shiftplan.tui.frame.says import Clickable
from shiftplan.tui.overview import texts
from shiftplan.tui.overview.path import next_step, steps
from shiftplan.tui.overview.plan_chart import PlanChart
from shiftplan.tui.overview.sale_line import SaleLine
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace


class Lines(Clickable, Static):
    """Lines of text, some of which go somewhere when clicked."""


class OverviewScreen(StageScreen):
    STAGE = "overview"
    ABOUT: ClassVar = say(
        "The sale on one line: phases as bars, ▲ where a rush begins, ┃ where we are now. Below it how far "
        "the plan is, where the rota is short, what the checklist asks today, and the one thing to do next."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("next", "enter,n", say("Next step"), say("Go where the next thing is done."), footer=True),
    )
    CSS_PATH = "overview.tcss"

    def body(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Lines(id="countdown")
            yield SaleLine()
            yield Lines(id="path")
            yield Static(id="worst")
            yield Lines(id="due")
        yield PlanChart()
        yield Lines(id="next")

    def on_mount(self) -> None:
        self.watch(self.app, "minute", self._clock_moved, init=False)
        self.watch(self.app, "live", self._live_changed, init=False)

    def _clock_moved(self) -> None:
        if self.workspace.opened is not None:
            self._show_clock(self.workspace)

    def _live_changed(self) -> None:
        if self.workspace.opened is not None and self in self.app.screen_stack:
            self.show(self.workspace)

    def show(self, workspace: Workspace) -> None:
        self._show_clock(workspace)
        self.query_one("#path", Lines).update(texts.path_text(steps(workspace)))
        self.query_one("#worst", Static).update(texts.worst_text(workspace))
        self.query_one("#due", Lines).update(texts.due_text(workspace))
        self.query_one(PlanChart).shown = workspace
        self.query_one("#next", Lines).update(texts.next_text(next_step(workspace, self.desk.live)))

    def _show_clock(self, workspace: Workspace) -> None:
        now = workspace.plan.grid.local(self.desk.now())
        countdown = texts.countdown(workspace.plan, now) + texts.live_text(self.desk.live)
        self.query_one("#countdown", Lines).update(countdown)
        self.query_one(SaleLine).shown = (workspace.plan, now, workspace.language)

    def action_next(self) -> None:
        """Go to the stage of the next step, if it has one."""
        stage = next_step(self.workspace, self.desk.live).stage if self.workspace.opened else ""
        if stage:
            self.desk.action_go(stage)
