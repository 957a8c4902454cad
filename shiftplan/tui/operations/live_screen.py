"""The screen of stage 7: the layout, and what its keys begin.

From top to bottom: the next thing to do; the level with its reasons, the lines of `parts.HEAD` and the
pictures of the queues (one queue where there is little room); the board of `parts.SECTIONS`; the newest
lines of the log. On a wide screen the board stands on the right. `parts` says how another part is added.
"""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList

from shiftplan.language import say
from shiftplan.operations import ActionView
from shiftplan.operations.relief_words import filled_script
from shiftplan.tui.commands import Command
from shiftplan.tui.dialogs import Page
from shiftplan.tui.handover import keys as handover_keys
from shiftplan.tui.handover.keys import HandoverKeys, open_handover
from shiftplan.tui.incidents import on_live
from shiftplan.tui.incidents.on_live import IncidentKeys
from shiftplan.tui.measures import keys as measure_keys
from shiftplan.tui.measures.keys import MeasureKeys
from shiftplan.tui.measures.texts import best_line
from shiftplan.tui.operations import figure_keys, marks, parts
from shiftplan.tui.operations import live_texts as texts
from shiftplan.tui.operations.board import Board
from shiftplan.tui.operations.dialogs import page_width
from shiftplan.tui.operations.drawn import Draw, Drawn
from shiftplan.tui.operations.figure_keys import FigureKeys
from shiftplan.tui.operations.incident_screen import IncidentScreen
from shiftplan.tui.operations.level_texts import level_text
from shiftplan.tui.operations.log_texts import log_lines
from shiftplan.tui.operations.pictures import pictures
from shiftplan.tui.outlook import keys as outlook_keys
from shiftplan.tui.outlook.keys import OutlookKeys
from shiftplan.tui.scripts.keys import TO_SCRIPTS
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace

WIDE = 120
"""Columns from which on all queues have room."""
HIGH = 30
"""Lines from which on the picture of a queue stays while there is much to do; `g` shows it in large."""
WIDE_LOG = 4
"""Lines of the log where there is room."""
KEYS = (
    Command(
        "enter", "enter", say("Details"), say("Walk the incident, or read all about the action."), footer=True
    ),
    Command("next", "n", say("Next"), say("Do the next thing: what the line on top says.")),
    Command(
        "copy", "c", say("Copy script"), say("Copy the script of the action to the clipboard."), footer=True
    ),
    TO_SCRIPTS,
)


class LiveScreen(FigureKeys, HandoverKeys, IncidentKeys, MeasureKeys, OutlookKeys, StageScreen):
    STAGE = "live"
    ABOUT: ClassVar = say(
        "The day itself. On top the one thing to do next. The level of the shop is that of its worst queue; "
        "it follows from what was measured of the queues and says why. The picture has what came as blocks, "
        "the plan as a line, what is expected as a broken line, ▲ is now. Below it what to do at this level, "
        "the incidents with their timers, and at the foot the log of the day."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        *figure_keys.KEYS,
        *handover_keys.KEYS,
        *on_live.KEYS,
        *measure_keys.KEYS,
        *outlook_keys.KEYS,
        *KEYS,
    )
    CSS_PATH = "operations.tcss"

    def body(self) -> ComposeResult:
        yield Drawn(id="next")
        yield Drawn(id="best")
        with Container(id="now"):
            with VerticalScroll(id="level", can_focus=False):
                yield Drawn(id="level-text")
                yield Drawn(id="head-lines")
                yield Drawn(id="pictures")
            yield Board(id="todo")
        yield Drawn(id="log")

    def on_mount(self) -> None:
        self.query_one(Board).focus()
        self.watch(self.app, "live", self._follow_live, init=False)

    def on_resize(self) -> None:
        if self.live is not None:
            self.show(self.workspace)

    def on_screen_resume(self) -> None:
        self.desk.read_live()

    def _follow_live(self) -> None:
        if self.workspace.opened is not None and self in self.app.screen_stack:
            self.show(self.workspace)

    def show(self, workspace: Workspace) -> None:  # noqa: ARG002 - the readings stand in `live`
        live = self.live
        if live is None:
            waiting = Content(str(say("The journal is being read …")))
            self.query_one("#next", Drawn).draw_with(lambda _: waiting)
            return
        self._draw("#next", partial(texts.next_line, live))
        self._draw("#best", partial(best_line, live))
        wide = self.size.width >= WIDE
        self.draw_board(live, partial(parts.rows, live))
        only = "" if wide else self.queue
        close = bool(only) and self.size.height < HIGH and live.pressed
        self._draw("#level-text", lambda width: level_text(live, width, only, close=close))
        self._draw("#head-lines", partial(parts.head_lines, live))
        self._draw("#pictures", partial(pictures, live, only) if not close else lambda _: Content(""))
        self._draw("#log", partial(log_lines, live, WIDE_LOG if wide else 1))

    def _draw(self, name: str, draw: Draw) -> None:
        """A part with nothing to say takes no line."""
        drawn = self.query_one(name, Drawn)
        drawn.display = draw(max(1, self.size.width)).cell_length > 0
        drawn.draw_with(draw)

    @property
    def action(self) -> ActionView | None:
        """The action under the cursor."""
        here, live = self.query_one(Board).here, self.live
        actions = live.surge.actions if live else ()
        return next((view for view in actions if here == f"{texts.ACTION}{view.action.id}"), None)

    def action_enter(self) -> None:
        """Open what stands under the cursor."""
        here, live = self.query_one(Board).here, self.live
        for begins, opener in parts.OPENERS.items():
            if live is not None and here.startswith(begins):
                opener(self, live, here.removeprefix(begins))
                return

    def show_action(self, view: ActionView) -> None:
        """All about an action."""
        facts = self.live.surge.facts() if self.live else {}
        self.app.push_screen(Page(str(say("Action")), texts.action_details(view, facts, page_width(self))))

    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        self.action_enter()

    def action_next(self) -> None:
        """Begin what the line on top says."""
        found = self.live.next if self.live else None
        if found is not None and found.incident is not None:
            self.app.push_screen(IncidentScreen(found.incident))
        elif found is not None and found.handover is not None:
            open_handover(self, found.handover)
        elif found is not None:
            begins = {"r": self.action_reading, "a": self.action_best, "u": self.action_stand_down}
            begins.get(found.key, lambda: None)()

    def action_copy(self) -> None:
        here, live = self.query_one(Board).here.removeprefix(texts.ACTION), self.live
        choice = live.weighed.of(here) if live and live.weighed else None
        action = choice.action if choice else self.action.action if self.action else None
        facts = live.surge.facts(choice.relief.queue if choice and choice.relief else "") if live else {}
        marks.copy(self.app, filled_script(action, facts) or None)
