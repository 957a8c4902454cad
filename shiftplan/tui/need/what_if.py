"""What if: other assumptions typed in, the need of the day looked at moving along."""

from functools import partial
from threading import Event as Flag
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
from shiftplan.errors import ShiftplanError, Stopped
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
        self._stop = Flag()
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
        """Ask for the need of the day under what is typed; an older question still open is stopped."""
        self._stop.set()
        self._stop = Flag()
        typed = {name: self.query_one(f"#{name}", Input).value.strip() for name in FIELDS}
        changes = tuple(f"{name}={value}" for name, value in typed.items() if value)
        if not changes:
            self._show(None)
            return
        self._say(answer(self.plan, self.need, None, self.place), waiting=True)
        ask = intentions.Ask(
            partial(_work_out, day=self.place.day, changes=changes, stop=self._stop),
            partial(self._take, self._stop),
            partial(self._take_fault, self._stop),
        )
        self.post_message(ask)

    def on_unmount(self) -> None:
        self._stop.set()

    def _take(self, asked: Flag, found: Need) -> None:
        if not asked.is_set() and self.is_attached:
            self._show(found)

    def _take_fault(self, asked: Flag, error: ShiftplanError) -> None:
        if not asked.is_set() and self.is_attached:
            self._say(Content.styled(words.sentence(error), "$warning"))

    def _show(self, found: Need | None) -> None:
        self._say(answer(self.plan, self.need, found, self.place))

    def _say(self, text: Content, *, waiting: bool = False) -> None:
        note = Content.styled(str(say("working it out …")), "$accent") if waiting else Content("")
        self.query_one("#answer", Static).update(text + "\n" + note)


def _work_out(opened: "OpenPlan", day: int, changes: tuple[str, ...], stop: Flag) -> Need:
    from shiftplan import planning  # noqa: PLC0415 - brings numpy and scipy

    def look_up(_done: int, _total: int) -> None:
        if stop.is_set():
            raise Stopped

    variants = [planning.read_variant(change) for change in changes]
    return planning.what_if(opened.plan, day, variants, look_up)
