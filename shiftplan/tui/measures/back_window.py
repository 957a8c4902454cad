"""Standing down: what is in force, the first to take back first, what that would do; then one key."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.screen import ModalScreen
from textual.widgets import OptionList

from shiftplan.domain.relief_taken import InForce
from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.planning.operations.relief.standing_down import Back, back_of
from shiftplan.tui.measures import texts
from shiftplan.tui.measures.window import Refused, key_text
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Board, Row
from shiftplan.tui.operations.drawn import Drawn
from shiftplan.tui.operations.live import Live

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan
    from shiftplan.tui.app import ShiftplanApp


class Looked(Event):
    def __init__(self, shown: Back) -> None:
        super().__init__()
        self.shown = shown


class BackWindow(ModalScreen[Back | None]):
    """Arrows choose what to take back; enter takes it back from now on."""

    CSS_PATH = "measures.tcss"
    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("enter", "take", show=False, priority=True),
        Binding("c", "copy", show=False),
    ]

    def __init__(self, opened: "OpenPlan", live: Live, first: str = "") -> None:
        super().__init__()
        self.opened, self.live, self.first = opened, live, first
        self.shown: Back | None = None

    @property
    def desk(self) -> "ShiftplanApp":
        return cast("ShiftplanApp", self.app)

    @property
    def in_force(self) -> Sequence[InForce]:
        return self.live.measures.in_force if self.live.measures else ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = str(say("Stand down"))
            yield Board(id="measure-people")
            yield Drawn(id="measure-head")
            with VerticalScroll(id="measure-text", can_focus=False):
                yield Drawn(id="measure-words")
            yield Drawn(id="measure-hint")

    def on_mount(self) -> None:
        board = self.query_one(Board)
        board.focus()
        board.draw_with(self._rows)
        board.go(self.first)
        self.query_one("#measure-hint", Drawn).draw_with(self._hint)

    def _rows(self, width: int) -> list[Row]:
        return [
            Row(f"{texts.MEASURE}{one.event}", texts.force_row(one, self.live, width))
            for one in self.in_force
        ]

    @on(OptionList.OptionHighlighted)
    def look(self) -> None:
        """Work out beside the screen what taking back the one under the cursor would do."""
        here = self.query_one(Board).here.removeprefix(texts.MEASURE)
        one = next((each for each in self.in_force if str(each.event) == here), None)
        if one is not None and (self.shown is None or self.shown.one.event != one.event):
            self.shown = None
            self.query_one("#measure-hint", Drawn).draw_with(self._hint)
            task = partial(_looked_at, self.opened, one, self.desk.now)
            self.run_worker(lambda: self.post_message(task()), group="measure", exclusive=True, thread=True)

    @on(Looked)
    def show(self, event: Looked) -> None:
        self.shown = event.shown
        level = self.live.surge.level
        self.query_one("#measure-head", Drawn).draw_with(partial(texts.back_head, event.shown, level))
        self.query_one("#measure-words", Drawn).draw_with(partial(texts.text_of, event.shown.text))
        self.query_one("#measure-hint", Drawn).draw_with(self._hint)

    @on(Refused)
    def refuse(self, event: Refused) -> None:
        hint = f"\n→ {event.error.hint}" if event.error.hint else ""
        text = Content.styled(str(event.error), "$error bold") + hint
        self.query_one("#measure-head", Drawn).draw_with(lambda width: marks.hung(Content(""), text, width))
        self.query_one("#measure-words", Drawn).draw_with(lambda _: Content(""))

    def _hint(self, width: int) -> Content:
        pieces = []
        if self.shown is not None:
            pieces = [key_text("⏎", say("take it back from now on"), "screen.take")]
            pieces.append(key_text("c", say("copy the text"), "screen.copy"))
        if len(self.in_force) > 1:
            pieces.append(Content.styled(str(say("↑↓ choose")), "$muted"))
        return marks.flowed([*pieces, key_text("esc", say("not now"), "screen.dismiss(None)")], width)

    def action_copy(self) -> None:
        if self.shown is not None:
            self.app.copy_to_clipboard(self.shown.text)
            self.notify(str(say("Copied the text for the group.")), markup=False)

    def action_take(self) -> None:
        if self.shown is not None:
            self.dismiss(self.shown)


def _looked_at(opened: "OpenPlan", one: InForce, now: Callable[[], datetime]) -> Event:
    try:
        return Looked(back_of(opened, one, now()))
    except ShiftplanError as error:
        return Refused(error)
