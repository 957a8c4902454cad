"""One incident, over the live screen: steps to tick, scripts to copy, a log to write."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList

from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.operations import IncidentView, StepView
from shiftplan.planning import operations
from shiftplan.tui import intentions
from shiftplan.tui.commands import Command, bindings
from shiftplan.tui.dialogs import Confirm, Page
from shiftplan.tui.frame.bars import KeyLine, Rail, StatusLine, TitleLine
from shiftplan.tui.operations import incident_texts as texts
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Board, Row
from shiftplan.tui.operations.dialogs import LineDialog, page_width
from shiftplan.tui.operations.drawn import Drawn

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan
    from shiftplan.tui.app import ShiftplanApp

KEYS = (
    Command("tick", "space", say("Tick"), say("Tick the step, or take its tick back."), footer=True),
    Command("line", "l", say("Log"), say("Write a line into the log; it counts as the update."), footer=True),
    Command(
        "copy", "c", say("Copy script"), say("Copy the script of the step to the clipboard."), footer=True
    ),
    Command("close", "x", say("Close"), say("Close the incident; asks first."), footer=True),
    Command("step", "enter", say("Details"), say("All about the step."), palette=False),
    Command(
        "back",
        "escape,backspace",
        say("Back"),
        say("Back to the level and the other incidents."),
        footer=True,
    ),
)

NOTHING = "-"
"""Stands for a step that no card has."""


class IncidentScreen(Screen[None]):
    ABOUT: ClassVar = say(
        "One incident, walked step by step. A step with ‖ waits for others: it cannot be ticked and its "
        "script is held back until they are done. The log says what happened and what was decided; each line "
        "starts the time to the next update anew."
    )
    KEYS: ClassVar = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    CSS_PATH = "operations.tcss"

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self._being_written: frozenset[str] = frozenset()
        self._ticked = ""
        self._lines = -1

    @property
    def desk(self) -> "ShiftplanApp":
        return cast("ShiftplanApp", self.app)

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

    @property
    def view(self) -> IncidentView | None:
        """The incident as read last; None until it has been read."""
        return self.desk.live.incident(self.number) if self.desk.live else None

    @property
    def step(self) -> StepView | None:
        """The step under the cursor."""
        return self.view.of(self.query_one(Board).here) if self.view else None

    def show(self) -> None:
        live, view = self.desk.live, self.view
        if live is None or view is None:
            return
        board = self.query_one(Board)
        board.draw_with(self._rows)
        self._place(view)
        self._draw_around()

    def _place(self, view: IncidentView) -> None:
        """At first, and when a tick of one's own is seen to be done, the cursor goes to the next step."""
        ticked = view.of(self._ticked)
        if view.next_step is not None and (not self._ticked or (ticked is not None and ticked.done)):
            self._ticked = NOTHING
            self.call_after_refresh(self.query_one(Board).go, view.next_step.item.id)

    def _rows(self, width: int) -> list[Row]:
        live, view = self.desk.live, self.view
        return texts.rows(view, live, self._being_written, width) if live and view else []

    @on(OptionList.OptionHighlighted)
    def _draw_around(self) -> None:
        """Head, step and log; a new line of the log comes into sight."""
        live, view, step = self.desk.live, self.view, self.step
        if live is None or view is None:
            return
        self.query_one("#incident-head", Drawn).draw_with(partial(texts.head, view, live))
        if step is not None:
            self.query_one("#step-box Drawn", Drawn).draw_with(partial(texts.step_text, step))
        log_box = self.query_one("#log-box")
        log_box.query_one(Drawn).draw_with(partial(texts.log_text, view))
        if len(view.lines) != self._lines:
            self._lines = len(view.lines)
            self.call_after_refresh(log_box.scroll_end, animate=False)

    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        self.action_step()

    def action_step(self) -> None:
        if self.step is not None:
            self.app.push_screen(Page(str(say("Step")), texts.step_text(self.step, page_width(self))))

    def action_back(self) -> None:
        self.dismiss()

    def action_tick(self) -> None:
        """Ask for the tick; until it is on the disk the step shows that it is being written.

        Then the cursor goes to the next step, so that a card is walked with one key.
        """
        step = self.step
        if step is None or step.item.id in self._being_written:
            return
        if step.waits_for and not step.done:
            self.notify(str(say("This waits for: {item}", item=step.waits_for[0])), markup=False)
            return
        name = step.item.id
        self._being_written |= {name}
        self._ticked = NOTHING if step.done else name
        self.show()
        write = partial(_tick, self.number, name, not step.done)
        self.post_message(
            intentions.Record(write, partial(self._written, name), partial(self._refused, name))
        )

    def _written(self, name: str, _: object) -> None:
        self._being_written -= {name}

    def _refused(self, name: str, error: ShiftplanError) -> None:
        self._being_written -= {name}
        self.show()
        self.desk.tell(error)

    def action_line(self) -> None:
        write = partial(_log, self.number)
        what = say("what happened or was decided")
        self.app.push_screen(
            LineDialog(say("A line for the log of #{number}", number=self.number), what, write)
        )

    def action_copy(self) -> None:
        marks.copy(self.app, self.step.script if self.step else None)

    def action_close(self) -> None:
        view = self.view
        if view is None or not view.open:
            return
        left = len(view.steps) - view.done
        what = (
            say(
                "{count} {count:step is|steps are} open; {count:it stays|they stay} visible as open.",
                count=left,
            )
            if left
            else say("Every step is done.")
        )
        question = Confirm(
            say("Close #{number}?", number=self.number), what, say("close it"), say("keep it open")
        )
        self.app.push_screen(question, self._close)

    def _close(self, sure: bool | None) -> None:  # noqa: FBT001 - Textual hands the answer over so
        if sure:
            self.post_message(intentions.Record(partial(_close, self.number)))


def _tick(number: int, step: str, done: bool, opened: "OpenPlan") -> None:  # noqa: FBT001 - the value itself
    operations.tick_step(opened, number, step, done=done)


def _log(number: int, text: str, opened: "OpenPlan") -> None:
    operations.log_line(opened, number, text)


def _close(number: int, opened: "OpenPlan") -> None:
    operations.close_incident(opened, number)
