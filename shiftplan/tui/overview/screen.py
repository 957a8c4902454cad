"""Overview: how far the plan is and what comes next."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from shiftplan.language import say
from shiftplan.tui.overview.texts import path_text
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace


class OverviewScreen(StageScreen):
    STAGE = "overview"
    ABOUT: ClassVar = say(
        "The sale on one line, how far the plan is from forecast to checklist, where the rota is shortest, "
        "and the one thing to do next."
    )
    CSS_PATH = "overview.tcss"

    def body(self) -> ComposeResult:
        yield Static(id="path")

    def show(self, workspace: Workspace) -> None:
        self.query_one("#path", Static).update(path_text(workspace))
