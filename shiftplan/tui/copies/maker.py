"""The window in which a copy is asked for: its name, and what it is to have otherwise."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from shiftplan.domain.adjusting import Adjustment
from shiftplan.domain.adjustment_words import sentence
from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput
from shiftplan.language import printable, say
from shiftplan.planning.copies.reading import WAYS, read_change
from shiftplan.tui import words
from shiftplan.tui.frame.says import Clickable, clickable

MOST_NAME = 60


class Asked(NamedTuple):
    name: str
    changes: tuple[Adjustment, ...]


class Make(Clickable):
    """What ends the window, to be clicked."""

    def render(self) -> Content:
        make = Content.assemble(("^s", "$key bold"), f" {say('make it')}")
        undo = Content.assemble(("^z", "$key bold"), f" {say('without the last change')}")
        return Content("     ").join([clickable(make, "screen.make"), clickable(undo, "screen.take_back")])


class Maker(ModalScreen[Asked | None]):
    """Changes are read by `plan`, which is what the copy is made of; gives what was asked, None on escape."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+s", "make", show=False, priority=True),
        Binding("ctrl+z", "take_back", show=False, priority=True),
    ]
    CSS_PATH = "maker.tcss"

    def __init__(self, plan: Plan, source: str = "") -> None:
        super().__init__()
        self._plan, self._source = plan, source
        self._kind = next(iter(WAYS))
        self._changes: tuple[Adjustment, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog maker") as dialog:
            title = say("A copy of “{name}”", name=self._source) if self._source else say("A what-if copy")
            dialog.border_title = Content(printable(str(title)))
            dialog.border_subtitle = str(say("tab goes on · enter chooses · esc leaves"))
            yield Input(placeholder=str(say("name; empty: as its changes")), id="name")
            yield Static(id="changes", markup=False)
            yield OptionList(*self._ways(), id="ways")
            yield Input(id="value")
            yield Static(id="fault", markup=False)
            yield Make()

    def _ways(self) -> list[Option]:
        return [
            Option(Content.styled(str(way.label), "bold") + Content(f"  {way.example}"), id=kind)
            for kind, way in WAYS.items()
        ]

    def on_mount(self) -> None:
        self.query_one("#value", Input).display = False
        self._draw()

    def _draw(self) -> None:
        told = [Content(printable(f"+ {sentence(self._plan, one)}")) for one in self._changes]
        if not told:
            told = [
                Content.styled(str(say("no change yet: choose one below, or make it as it is")), "$muted")
            ]
        self.query_one("#changes", Static).update(Content("\n").join(told))

    @on(OptionList.OptionSelected)
    def ask_value(self, event: OptionList.OptionSelected) -> None:
        """Ask how much, with an example in grey."""
        self._kind = event.option.id or self._kind
        way, field = WAYS[self._kind], self.query_one("#value", Input)
        field.placeholder = str(say("{what}, such as {example}", what=way.label, example=way.example))
        field.value, field.display = "", True
        field.focus()

    @on(Input.Submitted, "#value")
    def take_value(self, event: Input.Submitted) -> None:
        if self._take(event.value):
            event.input.display = False
            self.query_one(OptionList).focus()

    def _take(self, text: str) -> bool:
        """Add the change; False with the sentence shown when it cannot be read."""
        try:
            self._changes = (*self._changes, read_change(self._plan, self._kind, text))
        except BadInput as error:
            self._complain(words.sentence(error))
            return False
        self._complain("")
        self._draw()
        return True

    def _complain(self, text: str) -> None:
        self.query_one("#fault", Static).update(Content.styled(printable(text), "$warning"))

    @on(Input.Submitted, "#name")
    def action_make(self) -> None:
        """A value that is typed and not taken yet counts too."""
        field = self.query_one("#value", Input)
        if field.display and field.value.strip() and not self._take(field.value):
            return
        name = " ".join(self.query_one("#name", Input).value.split())
        self.dismiss(Asked(name or name_of(self._plan, self._changes, self._source), self._changes))

    def action_take_back(self) -> None:
        self._changes = self._changes[:-1]
        self._draw()

    def action_leave(self) -> None:
        """Out of the value, then out of the window."""
        field = self.query_one("#value", Input)
        if field.display:
            field.display = False
            self._complain("")
            self.query_one(OptionList).focus()
        else:
            self.dismiss(None)


def name_of(plan: Plan, changes: Sequence[Adjustment], source: str = "") -> str:
    """A name made of the changes, cut where it gets long."""
    told = words.listed(str(sentence(plan, one)) for one in changes) or source or str(say("as the plan"))
    return told if len(told) <= MOST_NAME else told[: MOST_NAME - 1] + "…"
