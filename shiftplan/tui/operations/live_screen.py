"""The screen of stage 7: the level of the shop, what to do now, readings and incidents."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from shiftplan.language import say
from shiftplan.operations import ActionView, IncidentView
from shiftplan.planning import operations
from shiftplan.tui import intentions
from shiftplan.tui.commands import Command
from shiftplan.tui.dialogs import Page
from shiftplan.tui.operations import live_texts as texts
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Board
from shiftplan.tui.operations.dialogs import CardChooser, page_width
from shiftplan.tui.operations.drawn import Drawn
from shiftplan.tui.operations.incident_screen import IncidentScreen
from shiftplan.tui.operations.level_texts import level_text
from shiftplan.tui.operations.live import Live
from shiftplan.tui.operations.reading_dialog import ReadingDialog
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

KEYS = (
    Command(
        "reading", "r", say("Reading"), say("Type what a queue showed in its last full slot."), footer=True
    ),
    Command(
        "open_card", "o", say("Incident"), say("Open an incident: choose a card by its number."), footer=True
    ),
    Command(
        "enter", "enter", say("Details"), say("Walk the incident, or read all about the action."), footer=True
    ),
    Command("next", "n", say("Next"), say("Do the next thing: what the line on top says.")),
    Command(
        "copy", "c", say("Copy script"), say("Copy the script of the action to the clipboard."), footer=True
    ),
)


class LiveScreen(StageScreen):
    STAGE = "live"
    ABOUT: ClassVar = say(
        "The day itself. On top the one thing to do next. The level of the shop is that of its worst queue; "
        "it follows from the readings you type, one a queue and slot, and says why. Below it what to do at "
        "this level, and the incidents with their timers. Points and costs are rough defaults until your own "
        "debriefs replace them."
    )
    KEYS: ClassVar[tuple[Command, ...]] = KEYS
    CSS_PATH = "operations.tcss"

    def body(self) -> ComposeResult:
        yield Static(id="next", markup=False)
        with Container(id="now"):
            with VerticalScroll(id="level", can_focus=False):
                yield Drawn()
            yield Board(id="todo")

    def on_mount(self) -> None:
        self.query_one(Board).focus()
        self.watch(self.app, "live", self._follow_live, init=False)

    def on_screen_resume(self) -> None:
        self.desk.read_live()

    @property
    def live(self) -> Live | None:
        return self.desk.live

    def _follow_live(self) -> None:
        if self.workspace.opened is not None and self in self.app.screen_stack:
            self.show(self.workspace)

    def show(self, workspace: Workspace) -> None:  # noqa: ARG002 - the readings stand in `live`
        live = self.live
        if live is None:
            self.query_one("#next", Static).update(Content(str(say("The journal is being read …"))))
            return
        self.query_one("#next", Static).update(texts.next_line(live))
        self.query_one(Board).draw_with(partial(texts.rows, live))
        self.query_one("#level Drawn", Drawn).draw_with(partial(level_text, live))

    @property
    def action(self) -> ActionView | None:
        """The action under the cursor."""
        here, live = self.query_one(Board).here, self.live
        actions = live.surge.actions if live else ()
        return next((view for view in actions if here == f"{texts.ACTION}{view.action.id}"), None)

    @property
    def incident(self) -> IncidentView | None:
        """The incident under the cursor."""
        here, live = self.query_one(Board).here, self.live
        views = live.incidents if live else ()
        return next((view for view in views if here == f"{texts.INCIDENT}{view.id}"), None)

    def action_enter(self) -> None:
        if self.incident is not None:
            self.app.push_screen(IncidentScreen(self.incident.id))
        elif self.action is not None:
            self.app.push_screen(
                Page(str(say("Action")), texts.action_details(self.action, page_width(self)))
            )

    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        self.action_enter()

    def action_next(self) -> None:
        """Begin what the line on top says."""
        found = self.live.next if self.live else None
        if found is not None and found.incident is not None:
            self.app.push_screen(IncidentScreen(found.incident))
        elif found is not None and found.key == "r":
            self.action_reading()

    def action_reading(self) -> None:
        if self.live is None:
            return
        if not self.live.surge.queues:
            self.notify(str(say("All work of this plan has a deadline; there is nothing to read.")))
            return
        self.app.push_screen(ReadingDialog(self.workspace.plan, self.live))

    def action_open_card(self) -> None:
        if self.live is not None:
            self.app.push_screen(CardChooser(self.live.cards), self._take_card)

    def _take_card(self, card: str | None) -> None:
        if card is not None:
            self.post_message(intentions.Record(partial(_open_incident, card), self._walk))

    def _walk(self, view: IncidentView) -> None:
        """Show the incident just opened."""
        if self.is_current:
            self.app.push_screen(IncidentScreen(view.id))

    def action_copy(self) -> None:
        script = self.action.action.script if self.action else None
        marks.copy(self.app, script)


def _open_incident(card: str, opened: "OpenPlan") -> IncidentView:
    return operations.open_incident(opened, card)
