"""What if: other assumptions typed in, the need of the day looked at moving along."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.tui import intentions, words
from shiftplan.tui.frame.says import Says
from shiftplan.tui.need.what_if_texts import answer
from shiftplan.tui.place import Place

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

FIELDS = {
    "contacts": (say("contacts"), "+20%"),
    "aht": (say("handling time"), "+10%"),
    "patience": (say("patience"), "*0.5"),
    "bot": (say("the bot's share"), "20%"),
    "shrinkage": (say("shrinkage"), "20%"),
}
PAUSE_SECONDS = 0.25
"""Of quiet before the answer is worked out: a number is typed whole first."""


class WhatIf(ModalScreen[None]):
    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down,enter", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    CSS_PATH = "need.tcss"

    def __init__(self, plan: Plan, need: Need, place: Place) -> None:
        super().__init__()
        self.plan, self.need, self.place = plan, need, place
        self._asked = 0
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = str(say("What if"))
            dialog.border_subtitle = str(say("esc closes; nothing is written"))
            for name, (label, example) in FIELDS.items():
                with Horizontal(classes="field"):
                    yield Says(label)
                    example_text = str(say("such as {example}", example=example))
                    yield Input("", example_text, id=name, select_on_focus=False)
            yield Static(id="answer", markup=False)

    def on_mount(self) -> None:
        self.query_one("#aht", Input).focus()
        self._show(None)

    @on(Input.Changed)
    def wait_a_moment(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE_SECONDS, self.work_out)

    def work_out(self) -> None:
        """Ask for the need of the day under what is typed; an answer to an older question is dropped."""
        self._asked += 1
        typed = {name: self.query_one(f"#{name}", Input).value.strip() for name in FIELDS}
        changes = tuple(f"{name}={value}" for name, value in typed.items() if value)
        if not changes:
            self._show(None)
            return
        self.query_one("#answer", Static).add_class("-waiting")
        ask = intentions.Ask(
            partial(_work_out, day=self.place.day, changes=changes),
            partial(self._take, self._asked),
            partial(self._take_fault, self._asked),
        )
        self.post_message(ask)

    def _take(self, asked: int, found: Need) -> None:
        if asked == self._asked and self.is_attached:
            self._show(found)

    def _take_fault(self, asked: int, error: ShiftplanError) -> None:
        if asked == self._asked and self.is_attached:
            self._say(Content.styled(words.sentence(error), "$warning"))

    def _show(self, found: Need | None) -> None:
        self._say(answer(self.plan, self.need, found, self.place))

    def _say(self, text: Content) -> None:
        shown = self.query_one("#answer", Static)
        shown.remove_class("-waiting")
        shown.update(text)


def _work_out(opened: "OpenPlan", day: int, changes: tuple[str, ...]) -> Need:
    from shiftplan import planning  # noqa: PLC0415 - brings numpy and scipy

    return planning.what_if(opened.plan, day, [planning.read_variant(change) for change in changes])
