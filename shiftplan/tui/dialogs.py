"""Small windows over a screen: choose one of several, confirm, read a page of help."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from shiftplan.language import Message, printable, say
from shiftplan.tui.frame.says import Clickable, Folded, Says, clickable

MANY = 8


@dataclass(frozen=True)
class Choice:
    """One line to choose: `value` is handed back, `sign` stands on its right, `found_by` is not shown."""

    value: str
    label: str
    note: str = ""
    sign: str = ""
    found_by: str = ""

    def line(self) -> Content:
        label = Content.styled(printable(self.label), "bold")
        sign = Content.styled(f" {self.sign}" if self.sign else "", "$key")
        note = Content.styled(f"  {printable(self.note)}" if self.note else "", "$muted")
        return label + sign + note

    def matches(self, words: str) -> bool:
        text = f"{self.label} {self.note} {self.sign} {self.value} {self.found_by}".casefold()
        return all(word in text for word in words.casefold().split())


class Chooser(ModalScreen[str | None]):
    """Pick a line, `here` to begin with; a long list can be narrowed. Gives the value, or None on escape."""

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("up", "walk(-1)", show=False),
    ]
    CSS_PATH = "dialogs.tcss"

    def __init__(self, title: Message, choices: Sequence[Choice], here: str = "") -> None:
        super().__init__()
        self.heading, self.here = title, here
        self.choices = tuple(choices)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(printable(str(self.heading)))
            dialog.border_subtitle = str(say("⏎ takes it · esc leaves"))
            if len(self.choices) > MANY:
                yield Input(placeholder=str(say("type to find")), select_on_focus=False)
            yield OptionList()

    def on_mount(self) -> None:
        self._fill("")

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        self._fill(event.value)

    @on(Input.Submitted)
    def take_first(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def action_walk(self, step: int) -> None:
        """Move in the list while the field keeps the focus."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if step > 0 else options.action_cursor_up()

    def _fill(self, words: str) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(c.line(), id=c.value) for c in self.choices if c.matches(words)])
        values = [option.id for option in options.options]
        options.highlighted = values.index(self.here) if self.here in values else 0 if values else None


class Answers(Clickable):
    """The two keys of a question, to press or to click."""

    def __init__(self, yes: Message, no: Message) -> None:
        super().__init__()
        self.yes, self.no = yes, no

    def render(self) -> Content:
        yes = Content.assemble(("y", "$key bold"), f" {self.yes}")
        no = Content.assemble(("n", "$key bold"), f" {self.no}")
        return Content("     ").join(
            [clickable(yes, "screen.dismiss(True)"), clickable(no, "screen.dismiss(False)")]
        )


class Confirm(ModalScreen[bool]):
    """A question with two keys: y (or enter) does it, n (or escape) does not."""

    BINDINGS: ClassVar = [
        Binding("y,enter", "dismiss(True)", show=False),
        Binding("n,escape", "dismiss(False)", show=False),
    ]
    CSS_PATH = "dialogs.tcss"

    def __init__(self, title: Message, question: Message, yes: Message, no: Message) -> None:
        super().__init__()
        self.heading, self.question, self.yes, self.no = title, question, yes, no

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(printable(str(self.heading)))
            yield Says(self.question)
            yield Answers(self.yes, self.no)


class Page(ModalScreen[None]):
    """A text to read; any of escape, q, enter or ? closes it."""

    BINDINGS: ClassVar = [Binding("escape,q,enter,question_mark", "dismiss(None)", show=False)]
    CSS_PATH = "dialogs.tcss"

    def __init__(self, title: str, text: Content) -> None:
        super().__init__()
        self.heading, self.text = title, text

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog") as dialog:
            dialog.border_title = Content(printable(self.heading))
            dialog.border_subtitle = str(say("esc closes"))
            yield Folded(self.text)

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()


class FolderField(ModalScreen[str | None]):
    """Ask where: a field with a first answer in it. Gives the text, or None on escape."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", show=False)]
    CSS_PATH = "dialogs.tcss"

    def __init__(self, title: Message, answer: str) -> None:
        super().__init__()
        self.heading, self.answer = title, answer

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(printable(str(self.heading)))
            yield Input(self.answer, select_on_focus=False)

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)
