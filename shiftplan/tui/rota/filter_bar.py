"""The filter of the grid: a line to type it in, and a line that says what it hides."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Checkbox, Input

from shiftplan.language import Message as Words
from shiftplan.language import _, printable, say
from shiftplan.tui.frame.says import Clickable, clickable
from shiftplan.tui.rota.filtering import Filter
from shiftplan.tui.rota.view import GridView

SHORT, FLAWED, CHANGED = "short", "flawed", "changed"
ONLY: dict[str, Words] = {
    SHORT: say("only short days"),
    FLAWED: say("only findings"),
    CHANGED: say("only changed"),
}


class Tick(Checkbox):
    """Whether it is ticked shows without colours too."""

    BUTTON_INNER = " "

    def watch_value(self) -> None:
        self.BUTTON_INNER = "✓" if self.value else " "
        super().watch_value()


class FilterBar(Horizontal):
    """Filters while it is typed. Enter keeps the filter, escape clears it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear", show=False),
        Binding("down", "keep", show=False),
    ]

    class Changed(Message):
        def __init__(self, wanted: Filter) -> None:
            super().__init__()
            self.wanted = wanted

    class Closed(Message):
        """The filter stands; the grid has the keys again."""

    def compose(self) -> ComposeResult:
        yield Input(compact=True, select_on_focus=False)
        for name in ONLY:
            yield Tick("", id=name, compact=True)

    def open(self, wanted: Filter) -> None:
        """Show a filter to be changed, without a word of it being taken for news."""
        with self.prevent(Input.Changed, Checkbox.Changed):
            field = self.query_one(Input)
            field.value, field.placeholder = wanted.words, _("name, team, tier, queue")
            for box in self.query(Checkbox):
                box.label = str(ONLY[box.id or ""])
                box.value = bool(getattr(wanted, box.id or ""))
        self.add_class("-open")
        field.focus()

    @on(Input.Changed)
    @on(Checkbox.Changed)
    def tell(self) -> None:
        short, flawed, changed = (box.value for box in self.query(Checkbox))
        self.post_message(self.Changed(Filter(self.query_one(Input).value, short, flawed, changed)))

    @on(Input.Submitted)
    def action_keep(self) -> None:
        self.remove_class("-open")
        self.post_message(self.Closed())

    def action_clear(self) -> None:
        self.post_message(self.Changed(Filter()))
        self.action_keep()


class FilterLine(Clickable):
    """Says what is filtered and how much is shown, as long as anything is hidden; a click clears it."""

    def __init__(self) -> None:
        super().__init__()
        self._view: GridView | None = None

    def show(self, view: GridView | None) -> None:
        self._view = view
        self.set_class(view is None or not view.sight.filter.on, "-nothing")
        self.refresh()

    def render(self) -> Content:
        if self._view is None:
            return Content("")
        text = Content.styled(" · ".join(parts(self._view)), "$text-warning")
        width = self.content_size.width
        return clickable(text.truncate(width, ellipsis=True), "screen.clear_filter")


def parts(view: GridView) -> Iterator[str]:
    """What is looked for, how many people and days that leaves, and how to get rid of it."""
    wanted, table = view.sight.filter, view.table
    people = say("{shown} of {all} shown", shown=len(view.people), all=len(table.plan.agents))
    yield str(people)
    if wanted.words.strip():
        yield f"“{printable(wanted.words.strip())}”"
    yield from (str(text) for name, text in ONLY.items() if getattr(wanted, name))
    if wanted.short:
        days = say("{shown} of {all} days", shown=len(view.days), all=len(table.days))
        yield str(days if table.short_days else say("no day is short"))
    yield str(say("esc clears"))
