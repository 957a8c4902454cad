"""One incident, over the live screen: steps to walk, people to lead, a log that is its timeline."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import OptionList

from shiftplan.domain.playbook import Playbook
from shiftplan.language import say
from shiftplan.operations import IncidentView
from shiftplan.tui.commands import bindings
from shiftplan.tui.dialogs import Page
from shiftplan.tui.frame.bars import KeyLine, Rail, StatusLine, TitleLine
from shiftplan.tui.incidents.base import NOT_YET
from shiftplan.tui.incidents.ending import Ending
from shiftplan.tui.incidents.keys import KEYS
from shiftplan.tui.incidents.leading import Leading
from shiftplan.tui.incidents.people import People
from shiftplan.tui.incidents.walking import NOTHING, Walking
from shiftplan.tui.operations import incident_texts as texts
from shiftplan.tui.operations.board import Board, Row
from shiftplan.tui.operations.dialogs import page_width
from shiftplan.tui.operations.drawn import Drawn


class IncidentScreen(Leading, Ending, Walking):
    ABOUT: ClassVar = say(
        "One incident, walked step by step. A step with ‖ waits for others: it cannot be ticked and its "
        "script is held back until they are done; leaving one of them out opens nothing. A step with ? asks. "
        "The timeline holds all that happened, the edits of the rota made meanwhile as well. An update is "
        "owed as often as the severity says: u writes it and starts the time anew."
    )
    KEYS: ClassVar = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    CSS_PATH = "operations.tcss"

    def __init__(self, number: int, card: Playbook | None = None) -> None:
        super().__init__(number, card)
        self._entries = -1

    def compose(self) -> ComposeResult:
        yield TitleLine()
        yield Rail("live")
        with Container(id="body"):
            yield Drawn(id="incident-head")
            with Container(id="work"):
                yield Board(id="steps")
                with Vertical(id="side"):
                    with VerticalScroll(id="step-box", can_focus=False):
                        yield Drawn()
                    with VerticalScroll(id="log-box", can_focus=True):
                        yield Drawn()
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Board).focus()
        self.watch(self.app, "live", self.show)
        self.watch(self.app, "workspace", self.show, init=False)

    def show(self) -> None:
        live, view = self.desk.live, self.view
        if self.number == NOT_YET and self.card is not None:
            self.query_one("#incident-head", Drawn).draw_with(partial(texts.being_declared, self.card))
        if live is None or view is None:
            return
        self.query_one(Board).draw_with(self._rows)
        self._place(view)
        self._draw_around()

    def _place(self, view: IncidentView) -> None:
        """At first, and when a step set here is seen to be settled, the cursor goes to the next step."""
        mine = view.of(self._settled)
        if view.next_step is not None and (not self._settled or (mine is not None and mine.settled)):
            self._settled = NOTHING
            self.call_after_refresh(self.query_one(Board).go, view.next_step.item.id)

    def _rows(self, width: int) -> list[Row]:
        live, view = self.desk.live, self.view
        return texts.rows(view, live, self._being_written, width) if live and view else []

    @on(OptionList.OptionHighlighted)
    def _draw_around(self) -> None:
        """Head, step and timeline; what is new in the timeline comes into sight."""
        live, view, step = self.desk.live, self.view, self.step
        if live is None or view is None:
            return
        self.query_one("#incident-head", Drawn).draw_with(partial(texts.head, view, live))
        if step is not None:
            self.query_one("#step-box Drawn", Drawn).draw_with(partial(texts.step_text, view, step))
        log_box = self.query_one("#log-box")
        log_box.query_one(Drawn).draw_with(partial(texts.log_text, view))
        if len(view.timeline) != self._entries:
            self._entries = len(view.timeline)
            self.call_after_refresh(log_box.scroll_end, animate=False)

    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        self.action_step()

    def action_step(self) -> None:
        view, step = self.view, self.step
        if view is not None and step is not None:
            self.app.push_screen(Page(str(say("Step")), texts.step_text(view, step, page_width(self))))

    def action_back(self) -> None:
        self.dismiss()

    def action_other(self, step: int) -> None:
        """Go to the next open incident, each with its own log."""
        live = self.desk.live
        numbers = sorted(view.id for view in live.open_incidents) if live else []
        others = [number for number in numbers if number != self.number]
        if not others:
            self.tell(say("no other incident is open"))
            return
        later = [number for number in others if (number > self.number) == (step > 0)]
        ahead = later or others
        self.number = ahead[0] if step > 0 else ahead[-1]
        self._settled, self._entries = "", -1
        self.show()

    def action_free(self) -> None:
        People(self, self.desk, self.number).free()

    def action_absent(self) -> None:
        if self.view is not None and self.view.open:
            People(self, self.desk, self.number).absent()
