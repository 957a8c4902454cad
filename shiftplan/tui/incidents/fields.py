"""A window of a few lines to fill in: enter goes to the next field, and writes after the last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from shiftplan.language import Message, printable, say
from shiftplan.tui.frame.says import Folded, Says
from shiftplan.tui.incidents.long_text import LongText
from shiftplan.tui.incidents.offers import OfferedInput, Offers, Taken
from shiftplan.tui.operations.dialogs import Writer

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

Values = dict[str, str]


@dataclass(frozen=True)
class Field:
    """What it asks, what stands in it at first; `names` complete what is typed; `long` has several lines.

    `offers` are likely answers, to be taken with a digit or a click.
    """

    id: str
    label: Message
    first: str = ""
    hint: Message | None = None
    names: tuple[str, ...] = ()
    long: bool = False
    offers: tuple[str, ...] = ()


class FieldsDialog(Writer):
    """`entry(values, opened)` writes; `about` stands above the fields."""

    BINDINGS: ClassVar = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    CSS_PATH = "../operations/writers.tcss"

    def __init__(
        self,
        title: Message,
        fields: Sequence[Field],
        entry: "Callable[[Values, OpenPlan], Any]",
        about: Content | None = None,
    ) -> None:
        super().__init__()
        self.heading, self.fields, self.entry, self.about = title, tuple(fields), entry, about

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(printable(str(self.heading)))
            dialog.border_subtitle = str(say("⏎ next, then writes · esc leaves"))
            if self.about is not None:
                yield Folded(self.about)
            for field in self.fields:
                with Horizontal(classes=_classes(field)):
                    if not field.long:
                        yield Says(field.label)
                    yield self._widget(field)
                if field.offers:
                    yield Offers(field.id, field.offers)
            yield Static(id="fault", markup=False)

    @staticmethod
    def _widget(field: Field) -> Input | LongText:
        if field.long:
            return LongText(field.first, id=field.id)
        names = SuggestFromList(field.names, case_sensitive=False) if field.names else None
        hint = str(field.hint) if field.hint else ""
        made = OfferedInput(field.first, hint, id=field.id, select_on_focus=False, suggester=names)
        made.answers = field.offers
        return made

    def on_mount(self) -> None:
        """The cursor begins in the first field in which nothing stands yet."""
        empty = next((field for field in self.fields if not field.first), self.fields[-1])
        self.query_one(f"#{empty.id}").focus()

    @on(Taken)
    def put(self, event: Taken) -> None:
        """The answer stands in its field, and the cursor is where one goes on."""
        field = self.query_one(f"#{event.field}", Input)
        field.value, field.cursor_position = event.answer, len(event.answer)
        self._focus_after(event.field)

    def _focus_after(self, name: str) -> bool:
        """The cursor goes to the field after this one, wherever it is by now; whether there is one."""
        names = [field.id for field in self.fields]
        following = names[names.index(name) + 1 :]
        self.query_one(f"#{following[0] if following else name}").focus()
        return bool(following)

    @on(Input.Submitted)
    @on(LongText.Submitted)
    def go_on(self, event: Input.Submitted | LongText.Submitted) -> None:
        if self._focus_after(event.control.id or ""):
            return
        values = {field.id: self._typed(field) for field in self.fields}
        self.write(lambda opened: self.entry(values, opened))

    def _typed(self, field: Field) -> str:
        if field.long:
            return self.query_one(f"#{field.id}", LongText).text
        return self.query_one(f"#{field.id}", Input).value


def _classes(field: Field) -> str:
    return "field -long" if field.long else "field -offered" if field.offers else "field"
