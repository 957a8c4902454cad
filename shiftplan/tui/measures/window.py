"""Taking a measure: who does it and what the law says of each, what it costs, the text; then one key."""

from collections.abc import Callable
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

from shiftplan.errors import ShiftplanError
from shiftplan.language import say
from shiftplan.planning.operations.relief.applying import Preview, preview_of
from shiftplan.planning.operations.relief.choosing import Choice, leaving_out
from shiftplan.tui.frame.says import clickable
from shiftplan.tui.measures import texts
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Board, Row
from shiftplan.tui.operations.drawn import Drawn

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan
    from shiftplan.tui.app import ShiftplanApp


class Shown(Event):
    """What the measure would do without those left out; `whole` is the like with everybody."""

    def __init__(self, whole: Preview, less: Preview) -> None:
        super().__init__()
        self.whole, self.less = whole, less


class Refused(Event):
    def __init__(self, error: ShiftplanError) -> None:
        super().__init__()
        self.error = error


class MeasureWindow(ModalScreen[Choice | None]):
    """Enter takes the measure with those who are not left out; space leaves somebody out or takes them in."""

    CSS_PATH = "measures.tcss"
    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("enter", "take", show=False, priority=True),
        Binding("space", "turn", show=False, priority=True),
        Binding("c", "copy", show=False),
    ]

    def __init__(self, opened: "OpenPlan", choice: Choice) -> None:
        super().__init__()
        self.opened, self.choice = opened, choice
        self.out: frozenset[str] = frozenset()
        self.whole: Preview | None = None
        self.less: Preview | None = None

    @property
    def desk(self) -> "ShiftplanApp":
        return cast("ShiftplanApp", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = str(say("Take this measure?"))
            yield Drawn(id="measure-head")
            yield Board(id="measure-people")
            with VerticalScroll(id="measure-text", can_focus=False):
                yield Drawn(id="measure-words")
            yield Drawn(id="measure-hint")

    def on_mount(self) -> None:
        self.query_one(Board).focus()
        self.query_one("#measure-head", Drawn).draw_with(self._waiting)
        self.query_one("#measure-hint", Drawn).draw_with(self._hint)
        self.look()

    def look(self) -> None:
        """Work out beside the screen what it would do."""
        task = partial(_looked_at, self.opened, self.choice, self.out, self.desk.now)
        self.run_worker(lambda: self.post_message(task()), group="measure", exclusive=True, thread=True)

    @on(Shown)
    def show(self, event: Shown) -> None:
        self.whole, self.less = event.whole, event.less
        self.query_one("#measure-head", Drawn).draw_with(partial(texts.preview_head, event.less))
        self.query_one("#measure-words", Drawn).draw_with(partial(texts.text_of, event.less.text))
        self.query_one("#measure-hint", Drawn).draw_with(self._hint)
        board = self.query_one(Board)
        board.draw_with(self._rows)
        board.display = bool(event.whole.people)

    @on(Refused)
    def refuse(self, event: Refused) -> None:
        hint = f"\n→ {event.error.hint}" if event.error.hint else ""
        text = Content.styled(str(event.error), "$error bold") + hint
        self.less = None
        self.query_one("#measure-head", Drawn).draw_with(lambda width: marks.hung(Content(""), text, width))
        self.query_one("#measure-hint", Drawn).draw_with(self._hint)

    def _rows(self, width: int) -> list[Row]:
        whole, plan = self.whole, self.opened.plan
        if whole is None:
            return []
        return [
            Row(one.agent, texts.person_row(plan, whole, one, one.agent in self.out, width))
            for one in whole.people
        ]

    def _waiting(self, width: int) -> Content:
        line = marks.told("", self.choice.title, "bold", width)
        return line + "\n" + Content.styled(str(say("is being judged …")), "$muted")

    def _hint(self, width: int) -> Content:
        pieces = [key_text("⏎", say("take it"), "screen.take")] if self.less else []
        if self.whole is not None and len(self.whole.people) > 1:
            pieces.append(key_text(say("space"), say("leave out, take in"), "screen.turn"))
        if self.less is not None:
            pieces.append(key_text("c", say("copy the text"), "screen.copy"))
        return marks.flowed([*pieces, key_text("esc", say("not now"), "screen.dismiss(None)")], width)

    def action_turn(self) -> None:
        """Leave the person under the cursor out, or take them in again; somebody must stay."""
        here, whole = self.query_one(Board).here, self.whole
        if not here or whole is None:
            return
        out = self.out ^ {here}
        if len(out) == len(whole.people):
            self.notify(str(say("Somebody has to do it.")), markup=False)
            return
        self.out = out
        self.query_one(Board).draw_with(self._rows)
        self.look()

    @on(OptionList.OptionSelected)
    def click(self) -> None:
        self.action_turn()

    def action_copy(self) -> None:
        if self.less is not None:
            self.app.copy_to_clipboard(self.less.text)
            self.notify(str(say("Copied the text for the group.")), markup=False)

    def action_take(self) -> None:
        if self.less is not None:
            self.dismiss(self.less.choice)


def key_text(key: object, text: object, action: str) -> Content:
    return clickable(Content.assemble((str(key), "$key bold"), " ", str(text)), action)


def _looked_at(opened: "OpenPlan", choice: Choice, out: frozenset[str], now: Callable[[], datetime]) -> Event:
    moment = now()
    try:
        less = preview_of(opened, leaving_out(opened, choice, out), moment)
        whole = preview_of(opened, choice, moment) if out else less
    except ShiftplanError as error:
        return Refused(error)
    return Shown(whole, less)
