"""The order's details: its text pasted above, what was read of it below, each to be corrected."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from shiftplan.domain.blanks import GAPS
from shiftplan.language import _, printable, say
from shiftplan.planning.operations.scripts import OrderDetails, read_order
from shiftplan.tui.frame.says import Says


class DetailsWindow(ModalScreen[dict[str, str] | None]):
    """Gives what is known, by the names of gaps; None when it was left."""

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("ctrl+d", "take", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    CSS_PATH = "scripts.tcss"

    def __init__(self, details: Mapping[str, str], wanted: tuple[str, ...]) -> None:
        """`wanted`: the gaps of the script in sight, which stand first."""
        super().__init__()
        self.details = dict(details)
        self.order = (*wanted, *(gap for gap in GAPS if gap not in wanted))
        self.wanted = wanted
        self._read: Mapping[str, str] = {}

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = str(say("The order's details"))
            dialog.border_subtitle = str(say("⏎ next · ^d takes · esc leaves"))
            yield Says(say("paste the order's text here"))
            yield TextArea(id="pasted")
            yield Static(id="unclear", markup=False)
            with VerticalScroll(can_focus=False):
                for gap in self.order:
                    with Horizontal(classes="field"):
                        yield Says(GAPS[gap], classes="wanted" if gap in self.wanted else None)
                        yield Input(self.details.get(gap, ""), id=f"gap-{gap}", select_on_focus=False)

    def on_mount(self) -> None:
        self.query_one("#unclear").display = False
        empty = [gap for gap in self.wanted if not self.details.get(gap)]
        first = f"#gap-{empty[0]}" if self.details and empty else "#pasted"
        self.query_one(first).focus()

    @on(TextArea.Changed)
    def read(self, event: TextArea.Changed) -> None:
        """Put what is read into the fields that nobody has typed into."""
        order = read_order(event.text_area.text)
        for gap in {*self._read, *order.values}:
            field = self.query_one(f"#gap-{gap}", Input)
            if field.value in ("", self._read.get(gap, "")):
                field.value = order.values.get(gap, "")
        self._read = order.values
        unclear = self.query_one("#unclear", Static)
        unclear.update(_unclear(order))
        unclear.display = bool(order.unclear)

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """To the next gap of the script that is empty; when there is none, take them."""
        empty = [gap for gap in self.wanted if not self._typed(gap)]
        if not empty or (event.input.id == f"gap-{empty[0]}" and len(empty) == 1):
            self.action_take()
            return
        here = event.input.id or ""
        others = [gap for gap in empty if f"gap-{gap}" != here]
        self.query_one(f"#gap-{others[0]}").focus()

    def action_take(self) -> None:
        self.dismiss({gap: text for gap in self.order if (text := self._typed(gap))})

    def _typed(self, gap: str) -> str:
        return self.query_one(f"#gap-{gap}", Input).value.strip()


def _unclear(order: OrderDetails) -> Content:
    lines = [
        say(
            "the order's text has several for {gap}: {values}; none was taken",
            gap=GAPS[gap],
            values=printable(_(", ").join(values)),
        )
        for gap, values in order.unclear.items()
    ]
    return Content.styled("\n".join(map(str, lines)), "$warning")
