"""What every part of the incident's screen reads, and how it writes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual.content import Content
from textual.screen import Screen

from shiftplan.domain.playbook import Playbook
from shiftplan.errors import ShiftplanError
from shiftplan.language import Message
from shiftplan.operations import IncidentView
from shiftplan.tui.incidents.fields import Field, FieldsDialog, Values

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan
    from shiftplan.tui.app import ShiftplanApp


NOT_YET = 0
"""Of an incident that is being declared: the journal has no row of it yet."""


class IncidentBase(Screen[None]):
    """One incident by its number; it may become another's while the screen stays.

    With NOT_YET it is one of `card` that is being declared.
    """

    def __init__(self, number: int, card: Playbook | None = None) -> None:
        super().__init__()
        self.number, self.card = number, card

    def declared(self, view: IncidentView) -> None:
        """It is on the disk."""
        self.number = view.id
        self.desk.keep_incident(view)

    def refused(self, error: ShiftplanError) -> None:
        """It could not be written: nothing typed meanwhile may reach another screen."""
        self.desk.let_keys_go(drop=True)
        self.dismiss()
        self.desk.tell(error)

    @property
    def desk(self) -> "ShiftplanApp":
        return cast("ShiftplanApp", self.app)

    @property
    def view(self) -> IncidentView | None:
        """The incident as read last; None until it has been read."""
        return self.desk.live.incident(self.number) if self.desk.live else None

    @property
    def called(self) -> str:
        return self.view.name if self.view else ""

    def tell(self, text: Message) -> None:
        self.notify(str(text), markup=False)

    def ask(
        self,
        title: Message,
        fields: list[Field],
        entry: "Callable[..., Any]",
        about: Content | None = None,
        after: "Callable[[Values], None] | None" = None,
    ) -> None:
        """A window of fields that writes `entry(opened, number, values, now=…)`; then `after(values)`."""
        if self.number == NOT_YET:
            return
        kept: list[Values] = []

        def write(values: Values, opened: "OpenPlan") -> None:
            entry(opened, self.number, values, now=self.desk.now())
            kept.append(values)

        def done(written: bool | None) -> None:  # noqa: FBT001 - Textual hands the answer over so
            if written and after is not None and kept:
                after(kept[-1])

        self.app.push_screen(FieldsDialog(title, fields, write, about), done)
